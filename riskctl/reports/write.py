"""Render completely, then put files in place at once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from riskctl.document.errors import ReportError
from riskctl.reports.formats.registry import SUFFIXES, WRITERS, writer_for, writer_named
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.text.display import safe

__all__ = ["SUFFIXES", "WRITERS", "render", "replace", "write", "writer_for"]


def render(documents: Documents, fmt: str, options: ReportOptions = STANDARD) -> bytes:
    """The bytes of a report on one or several assessments in a named format. Raises ReportError."""
    writer = writer_named(fmt)
    if not documents:
        raise ReportError("there is no assessment to report on")
    return writer.render(documents, options)


def write(
    documents: Documents, paths: Iterable[Path], options: ReportOptions = STANDARD
) -> tuple[str, ...]:
    """Write a report to each path in the format of its suffix; a line on each file written.

    All are rendered before the first is written, and each replaces its file in one step, so a failure to render
    leaves every old file as it was. Raises ReportError.
    """
    targets = [(path, writer_for(path)) for path in paths]
    made: dict[str, bytes] = {}
    for _, writer in targets:
        if writer.format not in made:
            made[writer.format] = render(documents, writer.format, options)
    for path, writer in targets:
        replace(path, made[writer.format])
    return tuple(
        f"wrote {safe(str(path), 200)} ({writer.format}, {_size(made[writer.format])})"
        for path, writer in targets
    )


def _size(content: bytes) -> str:
    return f"{max(1, round(len(content) / 1024)):,} kB"


def replace(path: Path, content: bytes) -> None:
    """Write a file in one step, beside the old one and then in its place. Raises ReportError."""
    name = safe(str(path), 200)
    if path.exists() and not path.is_file():
        raise ReportError(f"{name}: not an ordinary file")
    target = path.resolve() if path.is_symlink() else path
    beside = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:  # noqa: PTH123
            file.write(content)
        beside.replace(target)
    except OSError as error:
        if beside.parent.is_dir():
            beside.unlink(missing_ok=True)
        raise ReportError(f"{name}: cannot be written: {error.strerror}") from error
