"""The routes of a plan, with their conditions and reasons, as rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.explanations.words import outcome_word
from riskctl.reports.pages.model import Line, whole

Json = Mapping[str, Any]


def routes(document: Json) -> Iterator[Line]:
    """Each route of each use case, the primary first."""
    yield ("use case", "part", "route", "stands under", "conditions", "outcome")
    total = len(document["scenarios"])
    for case in document["assignments"]:
        for route in case["routes"]:
            yield (
                case["use_case"],
                route["part"],
                route["route"],
                f"{route['stands_under']} of {total}",
                whole(len(route["conditions"])),
                outcome_word(route["outcome"]),
            )


def conditions(document: Json) -> Iterator[Line]:
    """What must be done for a route to be used, once for all use cases that need it."""
    cases: dict[tuple[str, str], list[str]] = {}
    for case in document["assignments"]:
        for route in case["routes"]:
            for text in route["conditions"]:
                cases.setdefault((route["route"], text), []).append(case["use_case"])
    yield ("route", "condition", "for")
    for (route, text), names in cases.items():
        yield route, text, ", ".join(names)


def reasons(document: Json) -> Iterator[Line]:
    """Why each route was chosen."""
    yield ("use case", "part", "route", "because")
    for case in document["assignments"]:
        for route in case["routes"]:
            why = "; ".join(route.get("reasons", ()))
            yield case["use_case"], route["part"], route["route"], why
