"""Screen rows as they are read and write them as they are answered, on all cores, in memory that does not grow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from riskctl.cli.guard import UsageProblem
from riskctl.cli.screen_state import row_state
from riskctl.screening.many import screen_many
from riskctl.screening.query import Query
from riskctl.screening.query_rows import BadRow
from riskctl.screening.rows import bad_row, result_row
from riskctl.text.display import safe

if TYPE_CHECKING:
    from riskctl.screening.whitelist import Whitelist
    from riskctl.workspace.screener import OpenLists

Json = dict[str, Any]
HITS = frozenset({"match", "review"})


@dataclass(slots=True)
class ScreenTally:
    """What decides the exit code, gathered as the rows pass."""

    outcomes: set[str] = field(default_factory=set)
    gaps: bool = False
    bad_rows: int = 0

    def add(self, answer: Json) -> None:
        """Note one row."""
        self.outcomes.add(answer["outcome"])
        self.gaps = self.gaps or bool(answer["open"] or answer["not_looked_up"])

    def add_answered(self, outcome: str, is_bad: bool, gap: bool) -> None:
        """Note one row that an earlier run has answered: it counts for the exit code as well."""
        self.outcomes.add(outcome)
        self.bad_rows += is_bad
        self.gaps = self.gaps or gap


@dataclass(slots=True)
class Run:
    """One run over rows. ``name`` is what problems call the file.

    ``done`` are the ids that need no answer any more, with the hash of what they asked; ``state`` is that of the run.
    """

    opened: OpenLists
    aside: Whitelist
    date: str
    name: str = ""
    workers: int = 1
    done: Mapping[str, str] = field(default_factory=dict)
    state: str = ""
    tell: Callable[[str], None] = print
    tally: ScreenTally = field(default_factory=ScreenTally)

    def rows(self, queries: Iterable[Query | BadRow]) -> Iterator[Json]:
        """The answers in the order of the rows; bad rows are told, and stand in their place as unknown."""
        waiting: deque[Query | BadRow] = deque()
        results = screen_many(self.opened.screener, self._good(queries, waiting), self.workers)
        for result in results:
            yield from self._bad(waiting)
            asked = waiting.popleft()
            answer = self.aside.apply(result, self.date)
            row = result_row(answer, self.opened.searched, self.opened.absent)
            yield self._noted(row, asked)
        yield from self._bad(waiting)

    def _good(
        self, queries: Iterable[Query | BadRow], waiting: deque[Query | BadRow]
    ) -> Iterator[Query]:
        for query in queries:
            if self._is_done(query):
                continue
            # Bad rows wait among the good, which come back in order: each is told in its place.
            waiting.append(query)
            if isinstance(query, Query):
                yield query

    def _bad(self, waiting: deque[Query | BadRow]) -> Iterator[Json]:
        while waiting and isinstance(waiting[0], BadRow):
            row = waiting.popleft()
            assert isinstance(row, BadRow)
            problem = f"{self.name}:{row.line}:1: {row.message}"
            self.tally.bad_rows += 1
            self.tell(problem)
            answer = bad_row(row.line, row.message, row.id, row.name, self.opened.searched)
            yield self._noted(answer, row)

    def _is_done(self, row: Query | BadRow) -> bool:
        """Whether the file that is gone on with answers the row. Raises :class:`UsageProblem` for another question."""
        answered = self.done.get(row.id, "") if row.id else ""
        if answered and answered != row_state(self.state, row).rpartition(" ")[2]:
            name = safe(row.name, 60)
            raise UsageProblem(
                f"{self.name}: id {safe(row.id, 40)} ({name}) is answered for another name, country, kind or number;"
                " give it an id of its own, or start anew without --resume"
            )
        return bool(answered)

    def _noted(self, answer: Json, row: Query | BadRow) -> Json:
        answer["state"] = row_state(self.state, row)
        self.tally.add(answer)
        return answer
