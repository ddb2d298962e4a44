"""Go on with a file of results that a run before did not finish: by id, and only with the same lists."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from riskctl.cli.guard import UsageProblem
from riskctl.reports.screening import CSV_HEAD, csv_head
from riskctl.text.display import safe

HEADER = csv_head()


def begun_only(path: Path) -> bool:
    """Whether a file holds nothing yet but, at most, the beginning of a first line of ours."""
    with path.open("rb") as file:
        start = file.read(len(HEADER))
        cut = b"\n" not in start + file.read()
    first_key = b'{"country": "'
    ours = HEADER.encode().startswith(start) or start[: len(first_key)] == first_key[: len(start)]
    return cut and ours


class Finished:
    """The ids that a file of results already answers.

    The last name of the file may have been cut off while it was written: its lines are taken away and it is screened
    again. Raises :class:`UsageProblem` for a file of another kind or of other lists.
    """

    def __init__(self, path: Path, lists: tuple[str, ...], kind: str) -> None:
        self.path = path
        self.ids: set[str] = set()
        self._lists = lists
        rows = self._csv_rows() if kind == "csv" else self._json_rows()
        last, start, end = "", 0, 0
        for key, listed, at, after in rows:
            self._check(key, listed)
            if key != last:
                last, start = key, at
            self.ids.add(key)
            end = after
        whole = end
        if kind == "csv":  # a name may have several lines, of which the last are missing
            whole = start or len(HEADER)
            self.ids.discard(last)
        with path.open("r+b") as file:
            file.truncate(whole)

    def _check(self, key: str, listed: str) -> None:
        if not key:
            raise UsageProblem(
                f"{self._named()}: a row has no id; --resume needs a column id in the file of names"
            )
        if listed != "; ".join(self._lists):
            raise UsageProblem(
                f"{self._named()} was made with other lists ({safe(listed, 200)}); start anew without --resume"
            )

    def _named(self) -> str:
        return safe(str(self.path), 120)

    def _lines(self) -> Iterator[tuple[str, int, int]]:
        """Whole lines with the places where they begin and end."""
        at = 0
        with self.path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line.decode("utf-8", "backslashreplace"), at, at + len(line)
                at += len(line)

    def _json_rows(self) -> Iterator[tuple[str, str, int, int]]:
        for line, at, after in self._lines():
            try:
                answer = json.loads(line)
                yield str(answer["id"]), "; ".join(answer["lists"]), at, after
            except (ValueError, KeyError, TypeError):
                raise UsageProblem(
                    f"{self._named()} holds no results of `screen --format jsonl`; start anew without --resume"
                ) from None

    def _csv_rows(self) -> Iterator[tuple[str, str, int, int]]:
        lines = self._lines()
        head = next(lines, None)
        if head is None or head[0] != HEADER:
            raise UsageProblem(
                f"{self._named()} holds no results of `screen --format csv`; start anew without --resume"
            )
        yield from self._csv_cells(lines)

    def _csv_cells(
        self, lines: Iterator[tuple[str, int, int]]
    ) -> Iterator[tuple[str, str, int, int]]:
        column = CSV_HEAD.index("lists")
        for line, at, after in lines:
            cells = next(csv.reader([line]))
            if len(cells) == len(CSV_HEAD):
                yield cells[0].removeprefix("'"), cells[column], at, after
