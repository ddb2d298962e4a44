"""One figure with its goal and the peer's, and the table of all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

WORDS = {None: "", True: "reached", False: "MISSED"}
PEER = "nomenklatura"


@dataclass(frozen=True)
class Figure:
    """A measured value in ``unit``. ``least`` and ``most`` are goals; the peer's value is measured in the same run.

    ``detail`` says on how many rows it rests, or why there is no value.
    """

    group: str
    name: str
    value: float | None
    unit: str = ""
    least: float | None = None
    most: float | None = None
    peer: float | None = None
    detail: str = ""

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; ``None`` without a goal or without a value."""
        if self.value is None or (self.least is None and self.most is None):
            return None
        if math.isnan(self.value):
            return False
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )

    @property
    def goal(self) -> str:
        if self.least is not None:
            return f">= {self.least:g} {self.unit}".rstrip()
        return "" if self.most is None else f"<= {self.most:g} {self.unit}".rstrip()

    def cells(self) -> tuple[str, ...]:
        verdict = "NOT MEASURED" if self.value is None else WORDS[self.reached]
        return (
            self.name,
            self._number(self.value),
            self._number(self.peer),
            self.goal,
            verdict,
            self.detail,
        )

    def _number(self, value: float | None) -> str:
        return (
            "-"
            if value is None or math.isnan(value)
            else f"{value:.{3 if not self.unit else 2}f} {self.unit}".strip()
        )

    def to_json(self) -> dict[str, object]:
        number = None if self.value is None or math.isnan(self.value) else self.value
        return {**asdict(self), "value": number, "reached": self.reached}


def table(figures: Iterable[Figure]) -> Iterator[str]:
    """The lines of the table, a heading for each group."""
    found = list(figures)
    head = ("", "ours", PEER, "goal", "", "")
    rows = [head, *(one.cells() for one in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    group = ""
    yield _line(head, widths)
    for figure in found:
        if figure.group != group:
            group = figure.group
            yield f"-- {group}"
        yield _line(figure.cells(), widths)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *rest = (
        cell.ljust(width) if place in (0, 3, 4, 5) else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join((name, *rest)).rstrip()
