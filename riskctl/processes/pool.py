"""Chunks of work handed to forked workers as they become free; the answers come in the order of the chunks."""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from multiprocessing.pool import AsyncResult
from typing import Any, TypeVar

State = TypeVar("State")
Chunk = TypeVar("Chunk")
Answer = TypeVar("Answer")


def can_fork() -> bool:
    """Whether workers can inherit what is open here, and this process may have children."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return forks and not multiprocessing.current_process().daemon


def worked_in_pool(
    work: Callable[[State, Chunk], list[Answer]],
    state: State,
    chunks: Iterable[Chunk],
    workers: int,
    ahead: int,
) -> Iterator[Answer]:
    """The answers of all chunks, in their order.

    ``state`` is inherited by the workers, never sent; ``ahead`` chunks for each worker are under way at once, which
    bounds what is read ahead and what is held. For where :func:`can_fork` holds.
    """
    gc.freeze()  # what is loaded stays shared with the workers, and is not looked through again
    waiting = iter(chunks)
    # Forked, so that indexes that are mapped here need not be opened, let alone sent.
    context = multiprocessing.get_context("fork")
    with context.Pool(workers, _start, (work, state)) as pool:
        pending: deque[AsyncResult[list[Answer]]] = deque()

        def hand_out(most: int) -> None:
            for chunk in islice(waiting, most):
                pending.append(pool.apply_async(_answers, (chunk,)))

        hand_out(workers * ahead)
        while pending:
            yield from pending.popleft().get()
            hand_out(1)
    gc.unfreeze()


_inherited: list[tuple[Callable[[Any, Any], list[Any]], Any]] = []
"""What a worker process does and by what, set once when it starts."""


def _start(work: Callable[[Any, Any], list[Any]], state: object) -> None:
    _inherited[:] = [(work, state)]


def _answers(chunk: object) -> list[Any]:
    work, state = _inherited[0]
    return work(state, chunk)
