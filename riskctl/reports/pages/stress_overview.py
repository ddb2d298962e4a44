"""The first sentences of a stress test: what is lost, what comes too late, on what most hangs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskctl.document.outcomes import ALLOWED
from riskctl.reports.pages.counting import counted

Json = Mapping[str, Any]
_NAMED = 3
_LISTED = 6


def overview(document: Json) -> Iterator[str]:
    """Sentences, from the document alone."""
    cases = document["use_cases"]
    routes = {route["route"] for case in cases for route in case["routes"]}
    size = (counted(len(cases), "use case"), counted(len(routes), "route"))
    scenarios = counted(len(document["scenarios"]), "scenario")
    yield f"{size[0]} on {size[1]}, under {scenarios}"
    yield from _not_allowed(cases)
    yield from _lost(document)
    yield from _switches(document["matrix"])
    points = document["single_points_of_failure"]
    if points:
        first = points[0]
        reach = counted(len(first["use_cases"]), "use case")
        heaviest = f"the heaviest is {first['kind']} {first['node']} ({reach})"
        yield f"{counted(len(points), 'single point')} of failure; {heaviest}"


def _not_allowed(cases: Sequence[Json]) -> Iterator[str]:
    """Routes in use that an assessment does not let through as things stand, before any scenario."""
    named: dict[tuple[str, str], list[str]] = {}
    for case in cases:
        for route in case["routes"]:
            if route["today"] not in ALLOWED:
                named.setdefault((route["today"], route["route"]), []).append(case["id"])
    for (outcome, route), ids in list(named.items())[:_LISTED]:
        yield f"{outcome} today, and in use: {route} ({', '.join(ids)})"
    if len(named) > _LISTED:
        yield f"and {counted(len(named) - _LISTED, 'route')} more that may not be used today"


def _lost(document: Json) -> Iterator[str]:
    cells = [cell for cell in document["matrix"] if cell["state"] == "all-lost"]
    if not cells:
        yield "no use case loses every route under any of them"
        return
    lost = {cell["use_case"] for cell in cells}
    for criticality in ("critical", "high", "medium", "low"):
        named = [
            case["id"]
            for case in document["use_cases"]
            if case["criticality"] == criticality and case["id"] in lost
        ]
        if named:
            yield f"loses every route under some scenario, {criticality}: {', '.join(named)}"
    worst = Counter(cell["scenario"] for cell in cells).most_common(_NAMED)
    named = [f"{name} ({counted(count, 'use case')})" for name, count in worst]
    yield f"takes every route from most: {', '.join(named)}"


def _switches(matrix: Sequence[Json]) -> Iterator[str]:
    needed = [cell for cell in matrix if cell["state"] == "primary-lost"]
    late = sum(cell["in_time"] is False for cell in needed)
    if needed:
        yield f"{counted(len(needed), 'switch')} to a fallback needed; {late} longer than the notice"
