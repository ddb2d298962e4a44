"""The one call of the PDF engine: in memory, with fonts that are handed to it, and no file of this machine in reach."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.document.errors import MissingExtra, ReportError
from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.formats.pdf_text import fewer_gaps

if TYPE_CHECKING:
    from types import ModuleType

_STANDARDS = ["a-3a", "ua-1"]
_SUSPECTS = b"/MarkInfo<</Marked true/Suspects false>>"
"""What the engine writes of its tags. False is what a file means that says nothing, and poppler calls it an error."""
_TOO_DEEP = "maximum grouping depth"
"""What the engine says of a paragraph with more places to break than it can take."""


def require_engine() -> ModuleType:
    """The engine. Raises MissingExtra where it is not installed."""
    try:
        import typst
    except ImportError as error:
        raise MissingExtra("PDF output", "pdf") from error
    return typst


def set_pdf(source: str, inputs: dict[str, str], folders: Sequence[Path]) -> bytes:
    """The PDF (PDF/A-3a and PDF/UA-1) of a source and its inputs. Raises MissingExtra, ReportError.

    ``inputs`` hold the texts as JSON under ``report`` and the day as an ISO date under ``day``, which dates the file;
    ``folders`` hold the fonts beside those of the engine.
    """
    try:
        return _compiled(source, inputs, folders)
    except ReportError as error:
        # The engine has no kind for it: its words are all there is to tell it by.
        if _TOO_DEEP not in str(error):
            raise
    # Long words in several texts of one paragraph: each is cut shorter, and says so.
    thinned = map_texts(json.loads(inputs["report"]), fewer_gaps)
    report = json.dumps(thinned, ensure_ascii=False)
    return _compiled(source, {**inputs, "report": report}, folders)


def _compiled(source: str, inputs: dict[str, str], folders: Sequence[Path]) -> bytes:
    typst = require_engine()
    day = date.fromisoformat(inputs["day"])
    try:
        made = typst.compile(
            source.encode(),
            format="pdf",
            sys_inputs=inputs,
            # Fonts of the machine would make pages differ from one machine to the next.
            ignore_system_fonts=True,
            font_paths=list(folders),
            pdf_standards=_STANDARDS,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise ReportError(f"the PDF could not be set: {error}") from error
    if not isinstance(made, bytes):
        raise ReportError("the PDF engine returned no file")
    # As many blanks as bytes taken away: the table at the end of a PDF counts bytes.
    return made.replace(_SUSPECTS, _SUSPECTS.replace(b"/Suspects false", b" " * 15))


def day_of(as_of: str) -> str:
    """The day as an ISO date; the first of 1970 for a text that is none, so that a file is still dated the same."""
    try:
        return date.fromisoformat(as_of).isoformat()
    except ValueError:
        return date(1970, 1, 1).isoformat()
