"""The proof of an ownership finding as a tree: one step a row, each below the company it holds something of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.messages.language import say

DEEPEST, MOST = 12, 60
"""Levels and rows that are drawn; the sentences of the proof and the JSON go further."""
_WIDEST = 84
"""Columns of one line in a drawing; what is cut there stands whole in the table below it."""
_LINES = {True: ("├─ ", "└─ ", "│  "), False: ("|- ", "`- ", "|  ")}


@dataclass(frozen=True, slots=True)
class Step:
    """A party in the tree. `parent` is the row of the company it holds something of, -1 for the party asked about.

    `guides` says for each level above whether more follows below there; `kind` is target, listed, passes or out.
    `title` and `detail` are the same in short for a drawing.
    """

    label: str
    holds: str
    because: str
    kind: str
    depth: int
    parent: int
    guides: tuple[bool, ...]
    title: str = ""
    detail: str = ""


_KINDS = {"target": "target", "top": "listed", "passes-on": "passes"}


def steps(nodes: Sequence[Node]) -> tuple[tuple[Step, ...], bool]:
    """The rows of a proof, whose first node is the party asked about, and whether some were left out.

    A party met before is not drawn out again, so that circles end. Raises DocumentError.
    """
    if not nodes:
        return (), False
    known = {node.text("party"): node for node in reversed(nodes)}
    root = nodes[0]
    rows = [_step(root.text("label"), "", root.text("because"), "target", -1, ())]
    met = {root.text("party")}
    waiting = _above(root, 0, ())
    cut = False
    while waiting:
        stake, parent, guides = waiting.pop()
        if len(rows) >= MOST:
            return tuple(rows), True
        holder = stake.text("holder")
        node = known.get(holder)
        again = holder in met
        rows.append(_row(stake, node, again, parent, guides))
        if node is None or again or not stake.flag("counts"):
            continue
        met.add(holder)
        if len(guides) >= DEEPEST:
            cut = cut or bool(node.nodes("stakes"))
            continue
        waiting += _above(node, len(rows) - 1, guides)
    return tuple(rows), cut


def _above(
    node: Node, depth: int, guides: tuple[bool, ...]
) -> list[tuple[Node, int, tuple[bool, ...]]]:
    """Holders of a company, the last first: they are taken from the end."""
    stakes = node.nodes("stakes")
    return [
        (stake, depth, (*guides, index < len(stakes) - 1))
        for index, stake in reversed(list(enumerate(stakes)))
    ]


def _row(
    stake: Node, node: Node | None, again: bool, parent: int, guides: tuple[bool, ...]
) -> Step:
    counts = stake.flag("counts")
    why = node.text("because") if node and not again else ""
    kind = (
        _KINDS.get(node.text("role"), "out") if node and counts else "passes" if counts else "out"
    )
    if again:
        why = say("as drawn above")
    elif not counts:
        why = say("not counted")
    return _step(stake.text("label"), stake.text("holds"), why, kind, parent, guides)


def _step(
    label: str, holds: str, because: str, kind: str, parent: int, guides: tuple[bool, ...]
) -> Step:
    room = _WIDEST - 3 * len(guides)
    detail = ": ".join(
        part for part in (say("holds {share}", share=holds) if holds else "", because) if part
    )
    return Step(
        label,
        holds,
        because,
        kind,
        len(guides),
        parent,
        guides,
        short(label, room),
        short(detail, room),
    )


def short(text: str, width: int) -> str:
    """Text of at most `width` columns, cut with three dots; wide characters count two."""
    if text.isascii() and len(text) <= width:
        return text
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 3).rstrip() + "..."


def lead(step: Step, unicode: bool = True) -> str:
    """What stands before a row of the tree as text."""
    if not step.guides:
        return ""
    branch, last, through = _LINES[unicode]
    return "".join(through if more else "   " for more in step.guides[:-1]) + (
        branch if step.guides[-1] else last
    )


def words(step: Step) -> str:
    """A row of the tree as text, without its lead."""
    head = f"{step.holds}  {step.label}" if step.holds else step.label
    return f"{head}: {step.because}" if step.because else head
