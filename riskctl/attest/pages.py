"""Whether the pages of a report are those that its assessment makes: reports are the same to the byte each time."""

from __future__ import annotations

from riskctl import __version__
from riskctl.attest.extract import Carrier, Json
from riskctl.document.errors import DocumentError
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render


def pages_agree(carrier: Carrier) -> bool | None:
    """True when the file is what this riskctl makes of its assessment, to the last byte; false when it is not.

    None when that cannot be known: the file was made by another version, or does not say how it was asked for.
    Raises ReportError where an extra is missing.
    """
    made_with = {_version(document) for document in carrier.documents}
    if made_with != {__version__} or (carrier.kind != "json" and carrier.options is None):
        return None
    options = _options(carrier.options or {})
    return render(carrier.documents, carrier.kind, options) == carrier.content


def _version(document: Json) -> str:
    tool = document.get("tool")
    return str(tool.get("version")) if isinstance(tool, dict) else ""


def _options(data: Json) -> ReportOptions:
    try:
        return ReportOptions(**{**data, "since": tuple(data.get("since", ()))})
    except TypeError as error:
        raise DocumentError("the file does not say how its report was asked for") from error
