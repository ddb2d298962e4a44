"""The verdict path: 100 rules on 1,000 sets of facts, against the same number of plain dictionary look-ups."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from timing import Result, medians

from riskctl.facts.values import Between, Known, Partial, Unknown, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import leaves
from riskctl.rules.judge import CompiledBook
from riskctl.workspace.layers import bundled_layer
from riskctl.workspace.workspace import open_workspace

RULES, FACT_SETS = 100, 1000


def verdicts(rounds: int) -> Iterator[Result]:
    """Verdicts without traces on random facts, one core."""
    workspace = open_workspace([bundled_layer()])
    rules = list(itertools.islice(itertools.cycle(workspace.rules), RULES))
    book = CompiledBook(rules, workspace.references, "2026-11-23")
    shuffler = random.Random(20261123)
    sets = [_facts(shuffler) for _ in range(FACT_SETS)]
    paths = [leaf.fact for rule in rules for leaf in leaves(rule.condition)]

    def judge() -> None:
        for facts in sets:
            book.verdicts(facts)

    def look_up() -> None:
        for facts in sets:
            for path in paths:
                facts.get(path)

    taken = medians({"judge": judge, "look up": look_up}, rounds)
    name = f"{RULES} rules x {FACT_SETS:,} fact sets"
    yield Result(
        name,
        taken["judge"],
        f"{len(paths)} dict look-ups each",
        taken["look up"],
        1.0,
        absolute=True,
    )


def _facts(shuffler: random.Random) -> dict[str, Value]:
    return {path: _value(path, shuffler) for path in VOCABULARY if shuffler.random() < 0.8}


def _value(path: str, shuffler: random.Random) -> Value:
    spec = VOCABULARY[path]
    if shuffler.random() < 0.2:
        return Unknown()
    if spec.type == "bool":
        return Known(shuffler.random() < 0.5)
    if spec.type == "set":
        some = frozenset(shuffler.sample(spec.choices or ("MY", "CN", "US", "DE", "SG"), 2))
        return Known(some) if shuffler.random() < 0.5 else Partial(some)
    if spec.type in ("integer", "number", "percent"):
        low = shuffler.randrange(100)
        return Between(low, low + 5) if shuffler.random() < 0.3 else Known(low)
    if spec.type == "choice":
        return Known(shuffler.choice(spec.choices))
    return Known(shuffler.choice(("2026-01-01", "2020-01-01")) if spec.type != "text" else "MY")
