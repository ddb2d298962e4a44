"""Assessments on stdout: as a panel or table for people, or in a format."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from riskctl.cli import console

if TYPE_CHECKING:
    from riskctl.reports.options import ReportOptions

Documents = Sequence[Mapping[str, Any]]


def render_on_stdout(documents: Documents, format_: str, options: ReportOptions) -> None:
    """Write the documents in a format, byte for byte. Raises ReportError."""
    from riskctl.reports.write import render

    if format_ == "svg":
        from riskctl.reports.terminal.picture import picture

        console.write_bytes(picture(documents))
        return
    console.write_bytes(render(documents, format_, options))


def show(documents: Documents, written: bool, quiet: bool, no_color: bool) -> None:
    """The panel of one subject, or the table of several; ``written`` says that files were written too."""
    if quiet:
        return
    from riskctl.reports.terminal import Look, render_many
    from riskctl.reports.terminal import render as panel

    stream = sys.stdout
    look = Look(
        console.columns(stream),
        console.wants_color(stream, no_color),
        console.speaks_unicode(stream),
        written,
    )
    text = panel(documents[0], look) if len(documents) == 1 else render_many(documents, look)
    console.write_text(text)
