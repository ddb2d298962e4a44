"""Documents of many subjects as JSON, as they are made, on several processes: the same bytes whatever their number."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from multiprocessing.pool import AsyncResult, Pool
from operator import attrgetter
from typing import TYPE_CHECKING

from riskctl.reports.formats.json_ import part

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Subject
    from riskctl.assessment.request import Request
    from riskctl.document.model import Assessment
    from riskctl.workspace.session import Session

LEAST_TO_SHARE = 60
"""Fewer subjects than this are assessed in this process: starting others would take longer."""
AHEAD = 2
"""Models for each worker that are under way at once; what is held is bounded by it."""

Subjects = Sequence["Subject"]


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """The bytes of one document in a stream, with what decides the exit code."""

    content: bytes
    outcome: str
    stale: bool


@dataclass(frozen=True, slots=True)
class OneRequest:
    """What stays the same over the subjects."""

    session: Session
    request: Request

    def written(self, subjects: Subjects) -> Iterator[WrittenDocument]:
        """The documents of some subjects, in their order."""
        for document in self.session.documents(self.request, subjects):
            yield _written(document)


def written_documents(
    asked: OneRequest, subjects: Subjects, workers: int
) -> Iterator[WrittenDocument]:
    """The documents of all subjects, in their order.

    The routes of one model share most of their work, so that a model is never split; where there is only one, or the
    system cannot fork, this process does everything.
    """
    models = [list(rows) for _, rows in groupby(subjects, key=attrgetter("model_id"))]
    if workers > 1 and len(models) > 1 and len(subjects) >= LEAST_TO_SHARE and _can_fork():
        yield from _shared(asked, models, min(workers, len(models)))
    else:
        yield from asked.written(subjects)


def _written(document: Assessment) -> WrittenDocument:
    return WrittenDocument(part(document), document["decision"]["outcome"], bool(document["stale"]))


def _can_fork() -> bool:
    """Whether workers can inherit the open workspace, and this process may have children."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return forks and not multiprocessing.current_process().daemon


def _shared(
    asked: OneRequest, models: Iterable[list[Subject]], workers: int
) -> Iterator[WrittenDocument]:
    gc.freeze()  # what is loaded stays shared with the workers, and is not looked through again
    rows = iter(models)
    context = multiprocessing.get_context("fork")
    with context.Pool(workers, _start, (asked,)) as pool:
        pending: deque[AsyncResult[list[WrittenDocument]]] = deque()
        for _ in range(workers * AHEAD):
            _hand_out(pool, rows, pending)
        while pending:
            yield from pending.popleft().get()
            _hand_out(pool, rows, pending)
    gc.unfreeze()


def _hand_out(
    pool: Pool,
    rows: Iterator[list[Subject]],
    pending: deque[AsyncResult[list[WrittenDocument]]],
) -> None:
    for subjects in islice(rows, 1):
        pending.append(pool.apply_async(_write, (subjects,)))


_inherited: list[OneRequest] = []
"""What a worker process was asked, set once when it starts."""


def _start(asked: OneRequest) -> None:
    _inherited[:] = [asked]


def _write(subjects: list[Subject]) -> list[WrittenDocument]:
    return list(_inherited[0].written(subjects))
