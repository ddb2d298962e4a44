"""Screen many names, row by row: results come as they are made, in order, in memory that does not grow."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing.pool import AsyncResult, Pool

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
    if workers > 1 and _can_fork():
        first = list(islice(rows, LEAST_TO_SHARE))
        if len(first) == LEAST_TO_SHARE:
            yield from _shared(screener.for_many(), _chained(first, rows), workers)
            return
        rows = iter(first)
    for query in islice(rows, LEAST_TO_MERGE):
        yield screener.screen(query)
    for place, query in enumerate(rows):
        if not place:
            screener = screener.for_many()
        yield screener.screen(query)


def _chained(first: list[Query], rows: Iterator[Query]) -> Iterator[Query]:
    yield from first
    yield from rows


def _can_fork() -> bool:
    """Whether workers can inherit the open indexes, and this process may have children."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return forks and not multiprocessing.current_process().daemon


def _shared(screener: Screener, rows: Iterator[Query], workers: int) -> Iterator[Result]:
    gc.freeze()  # what is loaded stays shared with the workers, and is not looked through again
    context = multiprocessing.get_context("fork")
    with context.Pool(workers, _start, (screener,)) as pool:
        pending: deque[AsyncResult[list[Result]]] = deque()
        for _ in range(workers * AHEAD):
            _hand_out(pool, rows, pending)
        while pending:
            yield from pending.popleft().get()
            _hand_out(pool, rows, pending)
    gc.unfreeze()


def _hand_out(pool: Pool, rows: Iterator[Query], pending: deque[AsyncResult[list[Result]]]) -> None:
    if chunk := list(islice(rows, CHUNK)):
        pending.append(pool.apply_async(_screen_chunk, (chunk,)))


_inherited: list[Screener] = []
"""The screener of a worker process, set once when it starts."""


def _start(screener: Screener) -> None:
    _inherited[:] = [screener]


def _screen_chunk(chunk: list[Query]) -> list[Result]:
    return [_inherited[0].screen(query) for query in chunk]
