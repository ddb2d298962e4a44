"""Screen many names, row by row: results come as they are made, in order, in memory that does not grow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from riskctl.processes.pool import can_fork, worked_in_pool
from riskctl.screening.query import Query, Result
from riskctl.screening.screen import Screener

CHUNK = 100
"""Names handed to a worker at a time."""
AHEAD = 3
"""Chunks for each worker that are under way at once: what is read ahead is bounded by it."""
LEAST_TO_SHARE = 2_000
"""Fewer names than this are screened in this process: starting others would take longer."""

LEAST_TO_MERGE = 200
"""From so many names on, merging the keys of all lists pays."""


def screen_many(screener: Screener, queries: Iterable[Query], workers: int = 1) -> Iterator[Result]:
    """The results of all queries, in their order.

    Linear in the queries, of which a few hundred are held at once. With more ``workers`` than one, and names enough
    to be worth it, other processes take part where the system can fork; the results are the same.
    """
    rows = iter(queries)
    if workers > 1 and can_fork():
        first = list(islice(rows, LEAST_TO_SHARE))
        if len(first) == LEAST_TO_SHARE:
            chunks = _chunks(chain(first, rows))
            yield from worked_in_pool(_screen_chunk, screener.for_many(), chunks, workers, AHEAD)
            return
        rows = iter(first)
    for query in islice(rows, LEAST_TO_MERGE):
        yield screener.screen(query)
    for place, query in enumerate(rows):
        if not place:
            screener = screener.for_many()
        yield screener.screen(query)


def _chunks(rows: Iterator[Query]) -> Iterator[list[Query]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _screen_chunk(screener: Screener, chunk: list[Query]) -> list[Result]:
    return [screener.screen(query) for query in chunk]
