"""Documents of many subjects as JSON, as they are made, on several processes: the same bytes whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from riskctl.processes.pool import can_fork, worked_in_pool
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
    if workers > 1 and len(models) > 1 and len(subjects) >= LEAST_TO_SHARE and can_fork():
        yield from worked_in_pool(_write, asked, models, min(workers, len(models)), AHEAD)
    else:
        yield from asked.written(subjects)


def _written(document: Assessment) -> WrittenDocument:
    return WrittenDocument(part(document), document["decision"]["outcome"], bool(document["stale"]))


def _write(asked: OneRequest, subjects: Subjects) -> list[WrittenDocument]:
    return list(asked.written(subjects))
