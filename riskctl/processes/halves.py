"""Many independent pieces of work on two cores without the cost of a pool: the process is split once, in halves."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Job = TypeVar("Job")
Result = TypeVar("Result")


def run_in_two(work: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    """The results in the order of the jobs. A half that fails elsewhere is done here, so that nothing is lost."""
    if not hasattr(os, "fork") or os.cpu_count() == 1:
        return [work(job) for job in jobs]
    import multiprocessing

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, jobs[1::2], there), daemon=True)
    process.start()
    # Else this end stays open, and a second process that died is waited for for ever.
    there.close()
    mine = [work(job) for job in jobs[::2]]
    second: list[Result] | None = _received(here)
    process.join()
    if second is None:
        second = [work(job) for job in jobs[1::2]]
    results: list[Result] = [*mine, *second]
    # Dealt out in turn, put back in turn.
    results[::2], results[1::2] = mine, second
    return results


def _received(pipe: Connection) -> list[Any] | None:
    try:
        answer: list[Any] | None = pipe.recv()
    except EOFError:
        return None
    return answer


def _answer(work: Callable[[Job], Result], jobs: Sequence[Job], pipe: Connection) -> None:
    """The second process: work and send the results; None when anything went wrong."""
    try:
        pipe.send([work(job) for job in jobs])
    except Exception:
        pipe.send(None)
