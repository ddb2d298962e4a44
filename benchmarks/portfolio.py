"""Plan a generated portfolio: 50 use cases, 200 routes, 30 scenarios.

python benchmarks/portfolio.py [--seed N] [--limit SECONDS]

Prints the time to a first plan that the checker accepts, the cost and proven gap within the limit, and, where scipy
is installed, the same programme given to scipy.optimize.milp. Times are of the wall clock, so that other work on the
machine counts; ``benchmarks/large_portfolio.py`` writes a portfolio file of the same size.
"""

from __future__ import annotations

import argparse
import random
import time

from riskctl.portfolio import matrix as matrices
from riskctl.portfolio.checker import violations
from riskctl.portfolio.problem import Contract, Limits, NodeCap, Option, PlanCase, PlanProblem
from riskctl.portfolio.solve import solve

SEATS = ("US", "CN", "EU", "KR", "SG", "MY")
CASES, ROUTES, SCENARIOS = 50, 200, 30


def generate(seed: int, cases: int = CASES, routes: int = ROUTES, scenarios: int = SCENARIOS):
    """A portfolio drawn from a seed: each scenario takes out a seat, an operator, or a mixed lot of routes."""
    draw = random.Random(seed)
    names = [f"route-{number:03}" for number in range(routes)]
    seat = {name: draw.choice(SEATS) for name in names}
    operator = {name: f"operator-{draw.randrange(max(2, routes // 6))}" for name in names}
    contracts = {
        name: Contract(
            name,
            round(draw.uniform(200, 9000), 2),
            frozenset({f"seat:{seat[name]}", f"operator:{operator[name]}"}),
        )
        for name in names
    }
    hit = {}
    for number in range(scenarios):
        kind = number % 3
        if kind == 0:
            struck = {name for name in names if seat[name] == SEATS[number % len(SEATS)]}
        elif kind == 1:
            lost = draw.choice(sorted(set(operator.values())))
            struck = {name for name in names if operator[name] == lost}
        else:
            struck = set(draw.sample(names, routes // 3))
        hit[f"scenario-{number:02}"] = struck
    price = {name: draw.uniform(0.2, 8.0) for name in names}
    rows = tuple(_case(draw, number, names, price, hit) for number in range(cases))
    caps = (NodeCap("seat:US", 0.4), NodeCap("seat:CN", 0.4))
    return PlanProblem(rows, contracts, tuple(hit), Limits(max_routes=24, caps=caps))


def _case(draw, number, names, price, hit):
    volume = draw.lognormvariate(6.0, 1.0)
    weight = draw.choice((1.0, 2.0, 4.0, 8.0))
    fitting = sorted(draw.sample(names, max(6, len(names) * draw.randrange(20, 61) // 100)))
    options = tuple(
        Option(
            name,
            round(volume * price[name], 2),
            round(0.05 * volume * price[name], 2),
            frozenset(scenario for scenario, struck in hit.items() if name not in struck),
        )
        for name in fitting
    )
    return PlanCase(f"case-{number:02}", weight, 2 if weight == 8.0 else 1, options)


def by_scipy(problem: PlanProblem, limit: float) -> tuple[float, float, float] | None:
    """Seconds, cost and gap of scipy.optimize.milp on the same programme; None without scipy."""
    try:
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array
    except ImportError:
        return None
    built = matrices.build(problem)
    entries = [(row, *part) for row, parts in enumerate(built.rows) for part in parts]
    rows, columns, values = zip(*entries, strict=True)
    size = (len(built.rows), len(built.costs))
    start = time.perf_counter()
    result = milp(
        built.costs,
        integrality=numpy.ones(len(built.costs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(
            csr_array((values, (rows, columns)), shape=size), built.lows, built.highs
        ),
        options={"time_limit": limit},
    )
    return time.perf_counter() - start, result.fun, result.mip_gap


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=10.0)
    options = parser.parse_args()
    problem = generate(options.seed)
    pairs = sum(len(case.options) for case in problem.cases)
    print(f"{len(problem.cases)} use cases, {len(problem.contracts)} routes, {pairs} options")
    start = time.perf_counter()
    first = solve(problem, exact=False)
    seconds = time.perf_counter() - start
    wrong = violations(problem, first.plan, first.cost or 0.0)
    checked = wrong or "passes"
    print(f"greedy: {first.status}, cost {first.cost:.2f}, {seconds:.2f} s, checker {checked}")
    for limit in (2.0, options.limit):
        start = time.perf_counter()
        found = solve(problem, limit, clock=time.perf_counter)
        seconds = time.perf_counter() - start
        wrong = violations(problem, found.plan, found.cost or 0.0)
        gap = "none" if found.gap is None else f"{found.gap:.2%}"
        print(
            f"{found.solver}, limit {limit:g} s: {found.status}, cost {found.cost:.2f}, gap {gap}, "
            f"{seconds:.2f} s, checker {wrong or 'passes'}"
        )
    if first.cost and found.bound:
        print(f"greedy against the proven bound: {first.cost / found.bound:.3f}")
    other = by_scipy(problem, options.limit)
    if other is None:
        print("scipy is not installed")
    else:
        print(f"scipy.milp: cost {other[1]}, gap {other[2]:.2%}, {other[0]:.2f} s")
        print(f"cost of ours against scipy: {(found.cost or 0) / other[1]:.4f}")


if __name__ == "__main__":
    main()
