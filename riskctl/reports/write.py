"""Render completely, then put files in place at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from riskctl.document.errors import ReportError
from riskctl.reports.formats.registry import SUFFIXES, WRITERS, writer_for, writer_named
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.text.atomic import write_all
from riskctl.text.display import safe

__all__ = ["SUFFIXES", "WRITERS", "render", "replace_all", "write", "writer_for"]


def render(documents: Documents, fmt: str, options: ReportOptions = STANDARD) -> bytes:
    """The bytes of a report on one or several assessments in a named format. Raises ReportError."""
    writer = writer_named(fmt)
    if not documents:
        raise ReportError("there is no assessment to report on")
    return writer.render(documents, options)


Companion = Callable[[Path, bytes], tuple[Path, bytes]]
"""Makes the file that goes with a report, such as its signature: its path and bytes."""


def write(
    documents: Documents,
    paths: Iterable[Path],
    options: ReportOptions = STANDARD,
    companion: Companion | None = None,
) -> tuple[str, ...]:
    """Write a report to each path in the format of its suffix; a line on each file written.

    All are rendered before the first is written, and a failure at any of them leaves all old files as they were.
    Raises ReportError.
    """
    targets = [(path, writer_for(path)) for path in paths]
    made: dict[str, bytes] = {}
    for _, writer in targets:
        # Two paths of one format hold the same bytes: they are rendered once.
        if writer.format not in made:
            made[writer.format] = render(documents, writer.format, options)
    contents = [(path, made[writer.format]) for path, writer in targets]
    beside = [companion(path, content) for path, content in contents] if companion else []
    replace_all([*contents, *beside])
    lines = [_line(path, writer.format, made[writer.format]) for path, writer in targets]
    return (*lines, *(_line(path, "signature", content) for path, content in beside))


def _line(path: Path, kind: str, content: bytes) -> str:
    return f"wrote {safe(str(path), 200)} ({kind}, {_size(content)})"


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1024)):,} kB"


def replace_all(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Put all files in place or none. Raises ReportError."""
    for path, _ in contents:
        if path.exists() and not path.is_file():
            raise ReportError(f"{safe(str(path), 200)}: not an ordinary file")
    try:
        write_all(contents)
    except OSError as error:
        name = safe(str(error.filename), 200)
        raise ReportError(f"{name}: cannot be written: {error.strerror}") from error
