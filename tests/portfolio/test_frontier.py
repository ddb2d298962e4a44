"""Cost against resilience."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from test_portfolio import problems

from riskctl.portfolio.frontier import frontier_levels
from riskctl.portfolio.solve import solve
from riskctl.portfolio.worth import valued


@settings(max_examples=25, deadline=None)
@given(problems())
def test_more_resilience_never_costs_less_and_the_last_point_is_the_plan(problem):
    points = valued(problem, solve(problem), (), frontier_levels(problem))[1].frontier
    costs = [point.cost for point in points]
    assert all(low <= high + 1e-6 for low, high in pairwise(costs))
    assert costs[-1] == pytest.approx(solve(problem).cost)
    assert points[-1].resilience == pytest.approx(1.0)
    assert all(0 <= point.resilience <= 1 for point in points)
