"""Lines of styled text that never exceed the width, whatever the text holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

_TONES = {
    "good": "green",
    "fair": "cyan",
    "open": "yellow",
    "warn": "dark_orange",
    "bad": "red",
    "calm": "",
}


def style(tone: str) -> str:
    """The terminal style of a tone; empty for one without colour."""
    return _TONES.get(tone, "")


_LEAST = 8
"""Columns that a text needs beside its lead."""


@dataclass(slots=True)
class Page:
    """Lines written one after the other, `width` columns wide; `unicode` allows shapes beyond ASCII."""

    console: Console
    width: int
    unicode: bool
    lines: list[Text] = field(default_factory=list)

    def blank(self) -> None:
        """One empty line, never two in a row or at the top."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Text())

    def write(self, body: Text | str, *, lead: Text | str = "") -> None:
        """Write `body` after `lead`, wrapped, its further lines below its first; below a lead that leaves no room."""
        first = lead if isinstance(lead, Text) else Text(lead)
        text = body if isinstance(body, Text) else Text(body)
        if first.cell_len + _LEAST > self.width:
            self.write(first)
            first = Text("  ")
        wrapped = list(text.wrap(self.console, self.width - first.cell_len)) or [Text()]
        for index, line in enumerate(wrapped):
            whole = Text.assemble(Text(" " * first.cell_len) if index else first, line)
            whole.rstrip()
            self.lines.append(whole)

    def ends(self, left: Text, right: Text, *, lead: Text | str = "") -> None:
        """Write `left` and, at the right edge of its line, `right`; below and indented when both do not fit."""
        first = lead if isinstance(lead, Text) else Text(lead)
        gap = self.width - first.cell_len - left.cell_len - right.cell_len
        if right.plain and gap >= 2:
            self.write(Text.assemble(left, " " * gap, right), lead=first)
            return
        self.write(left, lead=first)
        if right.plain:
            self.write(right, lead=" " * first.cell_len)

    def sign(self, shape: str) -> str:
        """A shape with the blank after it, or nothing where only ASCII may be shown."""
        return f"{shape} " if shape and (self.unicode or shape.isascii()) else ""


def fit(text: str, width: int) -> str:
    """Text padded with blanks to `width` columns; wide characters count two."""
    return text + " " * max(width - cell_len(text), 0)
