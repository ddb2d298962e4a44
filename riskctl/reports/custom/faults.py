"""Where in a template something went wrong, and what."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping

from riskctl.reports.custom.model import CustomTemplate

Fault = tuple[str, int, str]
"""File, line (0 where there is none) and message."""

_LONGEST = 300


def located(error: BaseException, templates: Mapping[str, CustomTemplate]) -> Fault:
    """The innermost place in a template of theirs, with the message."""
    from riskctl.document.errors import ReportError

    message = _message(error)
    if isinstance(error, ReportError) and error.__cause__ is not None:
        return _in_typst(error.__cause__, templates)
    places = {entry.place for entry in templates.values()}
    for place, line in _frames(error):
        if place in places:
            return place, line, message
    return _being_compiled(error, places), 1, message


def _being_compiled(error: BaseException, places: set[str]) -> str:
    """The file whose constants were too much for the compiler, which tells no line."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if frame.f_locals.get("filename") in places:
            return str(frame.f_locals["filename"])
    return ""


def _message(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "it needs more memory than a template may use"
    if isinstance(error, RecursionError):
        return "it goes round in a circle: a template reads itself, or a macro calls itself"
    kind = type(error).__name__
    if kind == "TemplateNotFound":
        return f"there is no template '{str(error)[:80]}'; `riskctl template list` names them"
    text = str(error) or kind
    if "No filter named 'safe'" in text:
        text = "no filter 'safe' here: what a document says is always escaped"
    return text[:_LONGEST]


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    """Files and lines, innermost first; a mistake in the syntax tells its own."""
    filename, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(filename, str) and isinstance(line, int):
        yield filename, line
    for frame, number in reversed(list(traceback.walk_tb(error.__traceback__))):
        yield frame.f_code.co_filename, number


def _in_typst(error: BaseException, templates: Mapping[str, CustomTemplate]) -> Fault:
    """The line of a template that the engine shows in its message; the source it sets is made of all of them."""
    shown = str(getattr(error, "diagnostic", ""))
    quoted = ""
    message = f"the PDF engine says: {getattr(error, 'message', error)}"[:_LONGEST]
    # The source that the engine sets is made of all templates: its line numbers are of none of
    # them.
    for quoted in re.findall(r"^\s*\d+ │ (.*)$", shown, re.M):
        for entry in templates.values():
            for number, line in enumerate(entry.text.split("\n"), 1):
                if len(quoted.strip()) > 2 and quoted.strip() in line:
                    return entry.place, number, message
    return "", 0, f"{message} near: {quoted.strip()[:80]}" if quoted else message
