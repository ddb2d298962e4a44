"""A sheet of plain text: every line is made safe and wrapped to the width, with hanging indents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from riskctl.text.display import safe

NARROWEST, WIDEST = 40, 120
_LABEL = 14
"""Columns of a label before its text."""
_ROOM = 24
"""Columns that the text after an indent has at least, whatever the width."""


def cells(text: str) -> int:
    """Terminal columns of a text: East Asian wide characters take two, marks none, a joined emoji two in all."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` columns, broken at blanks. Words too long are cut, web addresses never.

    A cut address could neither be followed nor copied, so it stands on a line of its own and may stick out.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width):
            if line and cells(line) + 1 + cells(piece) > width:
                lines.append(line)
                line = piece
            else:
                line = f"{line} {piece}" if line else piece
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    if cells(word) <= width or "://" in word:
        yield word
        return
    piece = ""
    for char in word:
        if piece and cells(piece + char) > width:
            # A path is parted behind one of its folders, where a reader looks for its end.
            cut = piece.rfind("/") + 1 or len(piece)
            yield piece[:cut]
            piece = piece[cut:]
        piece += char
    yield piece


@dataclass(slots=True)
class Paper:
    """Lines written one after the other; nothing a caller passes can move the cursor or break out of its line."""

    width: int = 80
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.width = min(max(self.width, NARROWEST), WIDEST)

    def text(self) -> str:
        """Everything written, ending in one newline."""
        return "\n".join(self.lines).rstrip("\n") + "\n"

    def blank(self) -> None:
        """One empty line, never two in a row or at the top."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def head(self, text: str) -> None:
        """A heading after an empty line."""
        self.blank()
        self.say(text)

    def say(self, text: str, indent: int = 0, lead: str = "") -> None:
        """A paragraph at an indent; ``lead`` stands before its first line and the rest hangs below it."""
        lead = safe(lead)
        left = " " * indent
        hang = " " * (indent + cells(lead))
        room = max(self.width - cells(hang), _ROOM)
        first, *following = wrap(safe(text), room)
        self.lines.append((left + lead + first).rstrip())
        self.lines.extend((hang + line).rstrip() for line in following)

    def pair(self, label: str, text: str, indent: int = 2) -> None:
        """A labelled text; nothing at all when the text is empty. On a narrow sheet the text hangs less far."""
        if not text:
            return
        if self.width < 60:
            self.say(f"{label}: {text}", indent, "")
            return
        self.say(text, indent, label.ljust(_LABEL) if len(label) < _LABEL else f"{label} ")
