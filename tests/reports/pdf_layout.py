"""How a PDF breaks into pages, read from its tags: which heading, row or paragraph stands on which page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise

import pikepdf

HEADING = re.compile(r"H[1-6]")


@dataclass
class Element:
    """A tagged element: its kind, the pages it has content on in reading order, and its parts."""

    kind: str
    pages: list[int] = field(default_factory=list)
    parts: list[Element] = field(default_factory=list)

    @property
    def spread(self) -> set[int]:
        """All pages it stands on, with its parts."""
        return set(self.pages).union(*(part.spread for part in self.parts))

    def walk(self) -> Iterator[Element]:
        """Itself and all its parts in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read_tags(content: bytes) -> tuple[Element, int]:
    """The tree of tags, and the number of pages."""
    with pikepdf.open(BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        root = Element("Root")
        _read(pdf.Root.StructTreeRoot, None, root, numbers)
        return root, len(pdf.pages)


def _read(
    node: pikepdf.Object, page: int | None, into: Element, numbers: dict[tuple[int, int], int]
) -> None:
    if "/Pg" in node:
        page = numbers[node.Pg.objgen]
    kids = node.get("/K", pikepdf.Array([]))
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            into.pages.append(page)
        elif "/S" in kid:
            part = Element(str(kid.S)[1:])
            into.parts.append(part)
            _read(kid, page, part, numbers)
        elif "/Pg" in kid:
            into.pages.append(numbers[kid.Pg.objgen])


def parted_headings(root: Element) -> list[int]:
    """Pages that end with a heading whose body begins on the next."""
    leaves = list(_leaves(root, False))
    return [
        pages[-1] + 1
        for (pages, in_heading), (following, _) in pairwise(leaves)
        if in_heading and following[0] > pages[-1]
    ]


def _leaves(element: Element, in_heading: bool) -> Iterator[tuple[list[int], bool]]:
    """The pages of each element with content of its own, and whether a heading holds it."""
    in_heading = in_heading or HEADING.fullmatch(element.kind) is not None
    if element.pages:
        yield element.pages, in_heading
    for part in element.parts:
        yield from _leaves(part, in_heading)


def cut_rows(root: Element) -> list[int]:
    """Pages on which a row of a table begins that ends on another."""
    rows = [element.spread for element in root.walk() if element.kind == "TR"]
    return [min(spread) + 1 for spread in rows if len(spread) > 1]


def cut_sections(root: Element, kind: str) -> list[int]:
    """Pages on which something under a heading of this kind begins that ends on another."""
    sections: list[set[int]] = []
    for heading, pages in _under_headings(root, ""):
        if heading == kind:
            sections[-1].update(pages)
        elif heading == f"{kind} begins":
            sections.append(set(pages))
    return [min(spread) + 1 for spread in sections if len(spread) > 1]


def _under_headings(root: Element, kind: str) -> Iterator[tuple[str, list[int]]]:
    """The pages of each element with content, and the kind of the heading before it."""
    last = kind
    for element in root.walk():
        if HEADING.fullmatch(element.kind):
            last = element.kind
            yield f"{last} begins", element.pages or sorted(element.spread)
        elif element.pages:
            yield last, element.pages
