"""Blocks: the section model of reports whose content is tables and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Line = tuple[str, ...]


class Figure(str):
    """A number as it is shown, which is still a number to a spreadsheet, with the pattern to show it in."""

    value: float
    pattern: str

    def __new__(cls, shown: str, value: float, pattern: str) -> Figure:
        """The text of a cell with its value."""
        figure = super().__new__(cls, shown)
        figure.value, figure.pattern = value, pattern
        return figure


def whole(value: float) -> Figure:
    """A number without decimals: ``1,234``."""
    return Figure(f"{value:,.0f}", value, "#,##0")


def signed(value: float) -> Figure:
    """A difference without decimals: ``+1,234``."""
    return Figure(f"{value:+,.0f}", value, "+#,##0;-#,##0;0")


def plain_number(value: float) -> Figure:
    """A number with the decimals it has: ``0.5``, ``24``."""
    return Figure(f"{value:g}", value, "General")


def decimal(value: float, digits: int) -> Figure:
    """A number with so many decimals."""
    return Figure(f"{value:.{digits}f}", value, "0." + "0" * digits)


def percent(value: float, digits: int = 0) -> Figure:
    """A share from 0 to 1 in percent."""
    pattern = "0." + "0" * digits if digits else "0"
    return Figure(f"{value:.{digits}%}", value, f"{pattern}%")


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG drawing with what it shows in words; the table of its block holds the same figures."""

    title: str
    description: str
    svg: str


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A heading, paragraphs, a table whose first row is its head, and a picture of the table.

    Texts are as the document has them: each format escapes them for itself. ``name`` is short, for a sheet of a
    workbook.
    """

    heading: str
    lines: Line = ()
    table: tuple[Line, ...] = ()
    picture: Picture | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class PageReport:
    """A whole report; ``document`` is the JSON that it was made from, which every file carries."""

    title: str
    as_of: str
    blocks: tuple[PageBlock, ...]
    document: Mapping[str, object]


def listed(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, or the word that there are none."""
    return lines or ("none",)
