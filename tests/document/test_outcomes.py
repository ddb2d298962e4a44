"""One order of outcomes and one order of routes."""

from __future__ import annotations

import ast
from itertools import pairwise
from pathlib import Path

import riskctl
from riskctl.document.outcomes import ALLOWED, OUTCOMES, Place, has_star, severity, worst
from riskctl.explanations import words

ROOT = Path(riskctl.__file__).parent
MILD = Place(0, 0, (0, 0), 10.0, 20.0, 0)


def test_outcomes_are_ordered_from_mild_to_severe():
    assert [severity(outcome) for outcome in OUTCOMES] == [0, 1, 2, 3, 4]
    assert all(worst(mild, severe) == severe for mild, severe in pairwise(OUTCOMES))
    assert ALLOWED == ("approve", "approve-with-conditions")


def test_an_outcome_of_a_later_version_is_worse_than_all():
    assert severity("suspend") > severity("reject")


def test_words_for_outcomes_come_in_their_order():
    assert tuple(words.OUTCOMES) == OUTCOMES


def test_the_order_is_spelled_once():
    """A sequence of three or more outcomes anywhere else is a second order."""
    spelled = []
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set):
                texts = [part.value for part in node.elts if isinstance(part, ast.Constant)]
                if len(set(texts) & set(OUTCOMES)) > 3:
                    spelled.append(path.relative_to(ROOT).as_posix())
    assert set(spelled) == {"document/outcomes.py"}


def test_places_are_compared_field_by_field():
    worse = (
        MILD._replace(questions=1),
        MILD._replace(high=20.5),
        MILD._replace(likely=10.5),
        MILD._replace(possible_blocks=(0, 1)),
        MILD._replace(possible_blocks=(1, 0)),
        MILD._replace(blocks=1),
        MILD._replace(outcome=1),
    )
    assert all(better < worse for better, worse in pairwise((MILD, *worse)))


def test_the_star_goes_to_one_that_is_allowed_and_before_every_other():
    asks = MILD._replace(outcome=severity("needs-information"))
    assert has_star([MILD]) and has_star([MILD, asks])
    assert not has_star([]) and not has_star([MILD, MILD]) and not has_star([asks])
