"""Escape text for GitHub-flavoured Markdown, so that it is shown and does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# Beside the signs of markup those of extensions: `$` of formulas, `:` of emoji, `^` of notes.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~$&:^]")
# A number with a dot begins a list, a dash a list or a rule, only at the start of a line.
_START = re.compile(r"\A(\d{1,9}(?=[.)])|(?=[-+=#]))")
_WEB = re.compile(r"(?i)(www)(?=\.)")
_LIVE = re.compile(r"[@#](?=\w)")


def escape(text: str) -> str:
    """One line of text as Markdown: no markup, no link, no table cell, no live mention or issue reference.

    A backslash does not stop GitHub from linking ``@name`` and ``#1``, so those signs stand in an element of their own.
    """
    shown = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    shown = _WEB.sub(r"\1<span></span>", shown)
    shown = _LIVE.sub(r"<span>\g<0></span>", shown)
    return _START.sub(r"\1\\", shown)


def code(text: str) -> str:
    """A text as inline code, for ids; its fence is longer than any run of backticks in it."""
    # A table is cut at each `|` before anything else is read, inside code too.
    line = " ".join(text.split()).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    # A fence that touches a backtick would take it for its own.
    pad = " " if line.startswith("`") or line.endswith("`") or not line else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def link(text: str, address: str) -> str:
    """Escaped text, linked when `address` is not empty; the address must come from ``links.href``."""
    return f"[{escape(text)}](<{address}>)" if address else escape(text)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table from cells that are Markdown already."""
    lines = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    lines.extend(f"| {' | '.join(cells)} |" for cells in rows)
    return lines
