"""Screening results written as they come: JSON, JSON lines, CSV or blocks for people."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from typing import Any, Protocol

from riskctl.reports.screening import Totals, csv_head, csv_lines, write_result, write_totals

Json = dict[str, Any]
Put = Callable[[str], None]


class Output(Protocol):
    """What takes the rows one by one; nothing is held back."""

    def row(self, answer: Json) -> None:
        """Write one row."""

    def end(self) -> None:
        """Write what comes after the last row."""


class JsonLines:
    """One object a line."""

    def __init__(self, put: Put) -> None:
        self._put = put

    def row(self, answer: Json) -> None:
        """Write one line."""
        self._put(json.dumps(answer, ensure_ascii=False, sort_keys=True) + "\n")

    def end(self) -> None:
        """Nothing comes after the last row."""


class JsonList:
    """One list of objects."""

    def __init__(self, put: Put) -> None:
        self._put, self._lead = put, "[\n"

    def row(self, answer: Json) -> None:
        """Write one object of the list."""
        text = json.dumps(answer, ensure_ascii=False, sort_keys=True, indent=2)
        self._put(self._lead + textwrap.indent(text, "  "))
        self._lead = ",\n"

    def end(self) -> None:
        """Close the list."""
        # Without a row the list was never opened.
        self._put("[]\n" if self._lead.startswith("[") else "\n]\n")


class Csv:
    """A header, then one line a match and one for a name without any."""

    def __init__(self, put: Put, header: bool = True) -> None:
        self._put = put
        if header:
            put(csv_head())

    def row(self, answer: Json) -> None:
        """Write the lines of one name."""
        self._put(csv_lines(answer))

    def end(self) -> None:
        """Nothing comes after the last row."""


class Table:
    """Blocks for people, and at the end what all of them say."""

    def __init__(self, put: Put, columns: int) -> None:
        self._put, self._columns, self._totals = put, columns, Totals()
        self._lead = ""

    def row(self, answer: Json) -> None:
        """Write one block."""
        from riskctl.explanations.paper import Paper

        paper = Paper(self._columns)
        write_result(paper, answer)
        self._put(self._lead + paper.text())
        self._lead = "\n"
        self._totals.add(answer)

    def end(self) -> None:
        """Write the totals."""
        from riskctl.explanations.paper import Paper

        paper = Paper(self._columns)
        write_totals(paper, self._totals)
        self._put(self._lead + paper.text())
