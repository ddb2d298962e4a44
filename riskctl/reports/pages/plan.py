"""A plan as blocks, from its document alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskctl.reports.pages import pictures
from riskctl.reports.pages.model import (
    Line,
    PageBlock,
    PageReport,
    listed,
    percent,
    plain_number,
    whole,
)
from riskctl.reports.pages.plan_prices import price_block
from riskctl.reports.pages.plan_routes import conditions, reasons, routes
from riskctl.reports.pages.standing import notice_blocks

Json = Mapping[str, Any]
_NO_PLAN = {
    True: "no plan keeps to all limits; what would make one possible stands below",
    False: "no plan was found that keeps to all limits; whether there is one is not known",
}
_ASKED = 20
"""Questions shown; the document has all."""


def plan_report(document: Json) -> PageReport:
    """Cost, routes, conditions, what cannot be covered, migration, prices, frontier, barred routes."""
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    blocks = [
        PageBlock(title, tuple(_cost(document)), name="Overview"),
        *notice_blocks(document.get("standing")),
    ]
    if document["assignments"]:
        blocks += [
            _block("Routes", routes(document), "Plan"),
            _block("Conditions that come with the routes", conditions(document), "Conditions"),
        ]
    blocks.append(_block("What no plan can cover", _open(document), "Not covered"))
    if document.get("questions"):
        blocks.append(_block("What to find out first", _questions(document), "Questions"))
    if document["assignments"]:
        blocks += [
            _block("Why each route", reasons(document), "Reasons"),
            _block("From today's routes", _steps(document), "Migration"),
        ]
    # Without a plan too: there it says which limits stand in the way.
    blocks.append(price_block(document))
    if document.get("frontier"):
        blocks.append(_frontier(document["frontier"]))
    blocks.append(_block("Barred", _barred(document), "Barred"))
    return PageReport(title, document["as_of"], tuple(blocks), document)


def _block(heading: str, table: Iterator[Line], name: str) -> PageBlock:
    """A block with a table; where only its head is left, the word that there is none."""
    rows = tuple(table)
    if len(rows) > 1:
        return PageBlock(heading, (), rows, name=name)
    return PageBlock(heading, listed(()), name=name)


def _cost(document: Json) -> Iterator[str]:
    solver = document["solver"]
    yield f"solver {solver['name']}: {solver['status']}. {solver['note']}".rstrip(". ")
    if document["cost_usd_month"] is not None:
        gap = "not proven" if document["gap"] is None else f"{document['gap']:.1%}"
        yield f"cost {document['cost_usd_month']:,.0f} USD a month, gap {gap}"
    if document["unserved"]:
        counts = f"{len(document['unserved'])} of {_all_cases(document)} use cases"
        yield f"{counts} have no usable route: every one is barred, for reasons that stand below"
    elif not document["assignments"]:
        yield _NO_PLAN[solver["status"] == "infeasible"]
    yield from _today(document)


def _all_cases(document: Json) -> int:
    return len(document["unserved"]) + len(document["assignments"])


def _questions(document: Json) -> Iterator[Line]:
    """The first of the facts that barred routes wait for."""
    yield ("fact", "known by", "routes that wait", "question")
    for asked in document["questions"][:_ASKED]:
        yield asked["fact"], asked["known_by"], whole(asked["waiting"]), asked["question"]


def _open(document: Json) -> Iterator[Line]:
    yield ("use case", "is not covered")
    for case in document["unserved"]:
        yield case, "by any route: every one is barred"
    for pair in document["uncoverable"]:
        yield pair["use_case"], f"under {pair['scenario']}"
    for case in document.get("short_of_fallbacks", ()):
        usable = f"{case['usable']} of the {case['wanted']}"
        yield case["use_case"], f"by {usable} fallbacks wanted: no more routes are usable"


def _today(document: Json) -> Iterator[str]:
    """Cost of today's routes against the plan's; the figures are the portfolio's own."""
    today = document.get("today")
    if today is None:
        return
    cost, planned = today["cost_usd_month"], document["cost_usd_month"]
    line = f"today's routes cost {cost:,.0f} USD a month"
    if planned is not None:
        line += f", those of the plan {planned:,.0f} ({planned - cost:+,.0f})"
    yield line
    for label, key in (("to be taken up", "taken_up"), ("to be given up", "given_up")):
        if today[key]:
            yield f"{label}: {', '.join(today[key])}"


def _steps(document: Json) -> Iterator[Line]:
    yield ("use case", "step", "from", "to", "hours")
    for step in document["migration"]:
        hours = step.get("switch_hours")
        shown = "" if hours is None else plain_number(hours)
        yield (step["use_case"], step["step"], step["from"], step["to"], shown)


def _frontier(rows: Sequence[Json]) -> PageBlock:
    table: list[Line] = [("point", "must survive", "USD a month", "covered")]
    drawn = []
    for number, point in enumerate(rows, 1):
        cost, share = point["cost_usd_month"], point["resilience"]
        table.append((str(number), point["demanded"], whole(cost), percent(share, 1)))
        drawn.append((point["demanded"], share, cost))
    heading = "Cost against resilience"
    description = (
        f"From {rows[0]['cost_usd_month']:,.0f} USD a month with {rows[0]['resilience']:.1%} covered "
        f"to {rows[-1]['cost_usd_month']:,.0f} with {rows[-1]['resilience']:.1%}."
    )
    picture = pictures.points(heading, description, drawn)
    return PageBlock(heading, (description,), tuple(table), picture, "Frontier")


def _barred(document: Json) -> Iterator[Line]:
    """Routes with each reason, and the use cases they are barred for by it."""
    cases: dict[tuple[str, str], list[str]] = {}
    for barred in document["barred"]:
        for why in barred["reasons"]:
            cases.setdefault((barred["route"], why), []).append(barred["use_case"])
    yield ("route", "because", "for")
    for (route, why), named in sorted(cases.items()):
        yield route, why, ", ".join(named)
