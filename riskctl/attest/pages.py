"""Whether the pages of a report are those that its assessment makes: reports are the same to the byte each time."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl import __version__
from riskctl.attest.extract import Carrier, Json
from riskctl.document.errors import DocumentError
from riskctl.reports.custom.model import CustomTemplate, hashes
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render
from riskctl.text.display import safe


@dataclass(frozen=True, slots=True)
class PagesState:
    """``agree`` is true when the file is what this riskctl makes of its assessment, to the last byte.

    It is None where that cannot be known; ``why`` says what it would take.
    """

    agree: bool | None
    why: str = ""


def pages_state(carrier: Carrier, templates: tuple[CustomTemplate, ...] = ()) -> PagesState:
    """Make the report again and compare. Raises ReportError where an extra is missing."""
    made_with = sorted({_version(document) for document in carrier.documents})
    # Another version lays pages out otherwise; that they differ would prove nothing.
    if made_with != [__version__]:
        return PagesState(None, f"riskctl {', '.join(made_with)} made them, this is {__version__}")
    if carrier.kind != "json" and carrier.options is None:
        return PagesState(False, "it no longer says how it was asked for")
    stated, wanted = _stated(carrier.options or {})
    used = tuple(entry for entry in templates if entry.name in wanted)
    if hashes(used) != wanted:
        names = ", ".join(safe(name, 60) for name in sorted(wanted))
        return PagesState(
            None, f"templates that are not at hand made them ({names}); name their --template-dir"
        )
    options = _options(stated, used)
    return PagesState(render(carrier.documents, carrier.kind, options) == carrier.content)


def _stated(options: Json) -> tuple[Json, Json]:
    """The choices, and hashes of templates by name. Raises DocumentError."""
    wanted = options.get("templates", {})
    if not isinstance(wanted, dict):
        raise DocumentError("the file does not say how its report was asked for")
    return {key: value for key, value in options.items() if key != "templates"}, wanted


def _version(document: Json) -> str:
    tool = document.get("tool")
    return str(tool.get("version")) if isinstance(tool, dict) else ""


def _options(data: Json, templates: tuple[CustomTemplate, ...]) -> ReportOptions:
    try:
        since = tuple(data.get("since", ()))
        return ReportOptions(**{**data, "since": since, "templates": templates})
    except TypeError as error:
        raise DocumentError("the file does not say how its report was asked for") from error
