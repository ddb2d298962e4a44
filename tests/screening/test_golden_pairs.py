"""About a hundred pairs of names of every kind, each with the outcome it must keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.screening import compare_names

LINES = (Path(__file__).parent / "golden_pairs.txt").read_text("utf-8").splitlines()
PAIRS = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize(("outcomes", "kind", "left", "right"), PAIRS)
def test_a_pair_keeps_its_outcome_both_ways(
    outcomes: str, kind: str, left: str, right: str
) -> None:
    for one, other in ((left, right), (right, left)):
        compared = compare_names(one, other, kind=kind)
        assert compared.outcome in outcomes.split("/"), (compared.score, compared.reasons)


def test_there_are_pairs_of_both_outcomes_for_every_kind() -> None:
    assert len(PAIRS) >= 95
    for kind in ("organisation", "person", "vessel"):
        outcomes = {pair[0] for pair in PAIRS if pair[1] == kind}
        assert {"match", "clear"} <= outcomes
