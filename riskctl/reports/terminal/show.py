"""From documents to the text that a terminal, a pipe or a log receives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import cast

from rich.console import Console

from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.sections import Report, build
from riskctl.reports.table import compare
from riskctl.reports.terminal.many import write_many
from riskctl.reports.terminal.page import Page
from riskctl.reports.terminal.panel import write_panel
from riskctl.text.display import safe

_NARROWEST = 30
_LONGEST = 300
"""Characters of one text that a panel shows; reports show all."""
_WIDEST = 104
"""Columns beyond which a line of prose is hard to read."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the reader's terminal can show: its columns, colour, and characters beyond ASCII.

    ``written`` is whether a report was written beside the panel, which then need not be recommended.
    """

    width: int = 80
    color: bool = False
    unicode: bool = True
    written: bool = False


def render(document: Mapping[str, object], look: Look = Look()) -> str:
    """The panel of one assessment, ending in a newline. Raises DocumentError."""
    page = _page(look, _WIDEST)
    write_panel(page, _report(document, look), look.written)
    return _text(page, look)


def render_many(documents: Iterable[Mapping[str, object]], look: Look = Look()) -> str:
    """Several assessments side by side, the best one marked, ending in a newline. Raises DocumentError."""
    page = _page(look, 160)
    write_many(page, compare(_report(document, look) for document in documents))
    return _text(page, look)


def _report(document: Mapping[str, object], look: Look) -> Report:
    return build(
        cast(Mapping[str, object], map_texts(document, _short if look.unicode else _ascii))
    )


def _short(text: str) -> str:
    return safe(text, _LONGEST)


def _ascii(text: str) -> str:
    from anyascii import anyascii

    return anyascii(_short(text))


def _page(look: Look, widest: int) -> Page:
    width = min(max(look.width, _NARROWEST), widest)
    return Page(_console(StringIO(), width, look), width, look.unicode)


def _console(file: StringIO, width: int, look: Look) -> Console:
    return Console(
        file=file,
        width=width,
        height=100,
        force_terminal=look.color,
        color_system="256" if look.color else None,
        no_color=not look.color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def recorder(width: int) -> Console:
    """A console that shows nothing and keeps what is printed, in colour."""
    return Console(
        file=StringIO(),
        width=width,
        record=True,
        force_terminal=True,
        color_system="256",
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )


def _text(page: Page, look: Look) -> str:
    out = StringIO()
    # Lines are broken already; the console must not break them again.
    console = _console(out, 10_000, look)
    for line in page.lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()
