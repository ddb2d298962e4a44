"""Blocks: the section model of reports whose content is tables and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Line = tuple[str, ...]


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
