"""The assessment document: the one JSON object that every report, the gate and the history are made from."""

from riskctl.assessment.document.build import Outlook, build_document

__all__ = ["Outlook", "build_document"]
