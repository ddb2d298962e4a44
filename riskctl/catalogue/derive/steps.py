"""Derivations one by one, with what each looked at and wrote: after a change only those that it reaches run again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.catalogue.derive.board import Board, Trace
from riskctl.facts.values import Fact


@dataclass(frozen=True, slots=True)
class Derivation:
    """One derivation. ``writes`` are all paths that it may write, whatever it finds; none where it reads no fact."""

    run: Callable[[Board], object]
    writes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DerivationStep:
    """A derivation that ran. On no fact that it did not look at does what it wrote depend."""

    derivation: Derivation
    trace: Trace

    def depends_on(self, paths: set[str], overridden: Mapping[str, Fact]) -> bool:
        """Whether other facts at these paths may change what it writes."""
        if not self.trace.read.isdisjoint(paths):
            return True
        deferred = self.trace.deferred
        return not deferred.isdisjoint(paths) and bool((deferred & paths) - overridden.keys())


def derivation(run: Callable[[Board], object], *writes: str) -> Derivation:
    """A derivation that may write these paths."""
    return Derivation(run, frozenset(writes))


def run_all(board: Board, derivations: Iterable[Derivation]) -> tuple[DerivationStep, ...]:
    """Run derivations in their order. Linear in the facts that they look at and write."""
    return tuple(_run(board, each) for each in derivations)


def _run(board: Board, each: Derivation) -> DerivationStep:
    board.trace = Trace()
    each.run(board)
    return DerivationStep(each, board.trace)


def run_again(
    board: Board,
    steps: Sequence[DerivationStep],
    overrides: Mapping[str, Fact],
    changed: Iterable[str],
) -> tuple[tuple[DerivationStep, ...], set[str]]:
    """The steps on a board that differs at the changed paths, and every path at which facts differ in the end.

    ``overrides`` are those of the board. What no difference reaches is taken over as it was written.
    """
    differing = set(changed)
    before: dict[str, Fact] = {}
    again = []
    for step in steps:
        written = step.trace.written
        before.update(written)
        if not step.depends_on(differing, overrides):
            board.take_over(written)
            # The step as it ran before: its trace holds, since nothing it looked at differs.
            again.append(step)
            differing.difference_update(written.keys() - overrides.keys())
            continue
        repeated = _run(board, step.derivation)
        again.append(repeated)
        for path in written.keys() | repeated.trace.written.keys():
            if path in overrides:
                continue
            # A step may write what it wrote before, and then nothing behind it has to run.
            if board.facts.get(path) == before.get(path):
                differing.discard(path)
            else:
                differing.add(path)
    return tuple(again), differing
