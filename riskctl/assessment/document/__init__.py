"""The assessment document: the one JSON object that every report, the gate and the history are made from."""

from riskctl.assessment.document.build import SCHEMA_VERSION, Outlook, build_document

__all__ = ["SCHEMA_VERSION", "Outlook", "build_document"]
