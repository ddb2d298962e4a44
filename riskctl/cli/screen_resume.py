"""Go on with a file of results that a run before did not finish: by id, with the same day, lists and whitelist."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from riskctl.cli.guard import UsageProblem
from riskctl.reports.screening import CSV_HEAD, csv_head
from riskctl.text.display import safe

HEADER = csv_head()
_BAD_ROW = re.compile(r"line \d+: ")
"""How the reason of a row that could not be read begins."""


def begun_only(path: Path) -> bool:
    """Whether a file holds nothing yet but, at most, the beginning of a first line of ours."""
    with path.open("rb") as file:
        start = file.read(len(HEADER))
        cut = b"\n" not in start + file.read()
    first_key = b'{"country": "'
    ours = HEADER.encode().startswith(start) or start[: len(first_key)] == first_key[: len(start)]
    return cut and ours


class Answered(NamedTuple):
    """What one line of a file of results says, and where it begins and ends."""

    id: str
    state: str
    outcome: str
    is_bad: bool
    gap: bool
    start: int
    end: int


class Finished:
    """The ids that a file of results already answers, each with the state it was answered in, and the answers.

    The last name of the file may have been cut off while it was written: its lines are taken away and it is screened
    again. Raises :class:`UsageProblem` for a file of another kind, and for one made in another state: on another day,
    with other lists, another whitelist or another version. Nothing of the file is touched then.
    """

    def __init__(self, path: Path, state: str, kind: str) -> None:
        self.path = path
        self.states: dict[str, str] = {}
        self.answers: set[tuple[str, bool, bool]] = set()
        self._state = state
        # Read whole before anything is cut: a file that is refused stays as it is.
        whole = self._csv_end() if kind == "csv" else self._json_end()
        with path.open("r+b") as file:
            file.truncate(whole)

    def _json_end(self) -> int:
        end = 0
        for row in self._json_rows():
            self._note(row)
            end = row.end
        return end

    def _csv_end(self) -> int:
        """Where the last name begins: it may have several lines, of which the last are missing."""
        lines: list[Answered] = []
        start = len(HEADER)
        for row in self._csv_rows():
            self._check(row)
            if lines and row.id != lines[0].id:
                for line in lines:
                    self._note(line)
                lines = []
            if not lines:
                start = row.start
            lines.append(row)
        return start

    def _note(self, row: Answered) -> None:
        self._check(row)
        self.states[row.id] = row.state.rpartition(" ")[2]
        self.answers.add((row.outcome, row.is_bad, row.gap))

    def _check(self, row: Answered) -> None:
        if not row.id:
            raise UsageProblem(
                f"{self._named()}: a row has no id; --resume needs a column id in the file of names"
            )
        then, now = row.state.split(" "), self._state.split(" ")
        # The day first, since it is the one that the user can set back by an option.
        if then[:1] != now[:1]:
            raise UsageProblem(
                f"{self._named()} was made as of {safe(then[0], 20)}, this run is as of {now[0]};"
                f" add --as-of {safe(then[0], 20)}, or start anew without --resume"
            )
        if then[:2] != now:
            raise UsageProblem(
                f"{self._named()} was made with other lists, another whitelist, other --list or --jurisdiction, or"
                " another version of riskctl; start anew without --resume"
            )

    def _named(self) -> str:
        return safe(str(self.path), 120)

    def _lines(self) -> Iterator[tuple[str, int, int]]:
        """Whole lines with the places where they begin and end."""
        at = 0
        with self.path.open("rb") as file:
            for line in file:
                # A line without an end was cut off while it was written.
                if line.endswith(b"\n"):
                    yield line.decode("utf-8", "backslashreplace"), at, at + len(line)
                at += len(line)

    def _json_rows(self) -> Iterator[Answered]:
        for line, start, end in self._lines():
            try:
                answer = json.loads(line)
                gap = bool(answer["open"] or answer["not_looked_up"])
                number, state, outcome = answer["id"], str(answer["state"]), str(answer["outcome"])
                yield Answered(str(number), state, outcome, "problem" in answer, gap, start, end)
            except (ValueError, KeyError, TypeError):
                raise UsageProblem(
                    f"{self._named()} holds no results of this `screen --format jsonl`; start anew without --resume"
                ) from None

    def _csv_rows(self) -> Iterator[Answered]:
        lines = self._lines()
        head = next(lines, None)
        if head is None or head[0] != HEADER:
            raise UsageProblem(
                f"{self._named()} holds no results of this `screen --format csv`; start anew without --resume"
            )
        for line, start, end in lines:
            cells = dict(zip(CSV_HEAD, next(csv.reader([line])), strict=False))
            if len(cells) == len(CSV_HEAD):
                # The apostrophe that keeps a spreadsheet from running a cell was never part of the
                # id.
                number = cells["id"].removeprefix("'")
                is_bad = bool(_BAD_ROW.match(cells["reasons"]))
                gap = bool(cells["not_looked_up"])
                yield Answered(number, cells["state"], cells["outcome"], is_bad, gap, start, end)
