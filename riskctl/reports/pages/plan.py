"""A plan as blocks, from its document alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from riskctl.reports.pages import pictures
from riskctl.reports.pages.model import PageBlock, PageReport, listed
from riskctl.reports.pages.standing import notice_blocks

Json = Mapping[str, Any]


def plan_report(document: Json) -> PageReport:
    """Cost, assignments, conditions, what cannot be covered, migration, prices, frontier, barred routes."""
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    blocks = [
        *notice_blocks(document.get("standing")),
        PageBlock(title, tuple(_cost(document)), tuple(_assignments(document)), name="Plan"),
        PageBlock(
            "Conditions that come with the routes",
            listed(tuple(_conditions(document))),
            name="Conditions",
        ),
        PageBlock("What no plan can cover", listed(tuple(_open(document))), name="Not covered"),
        PageBlock("Why each route", (), tuple(_reasons(document)), name="Reasons"),
        PageBlock(
            "From today's routes",
            tuple(_today(document)),
            tuple(_migration(document)),
            name="Migration",
        ),
        PageBlock(
            "What each constraint costs",
            listed(tuple(_price(price) for price in document["prices"])),
            name="Prices",
        ),
    ]
    if document.get("frontier"):
        blocks.append(_frontier(document["frontier"]))
    blocks.append(PageBlock("Barred", listed(tuple(_barred(document))), name="Barred"))
    return PageReport(title, document["as_of"], tuple(blocks), document)


def _cost(document: Json) -> Iterator[str]:
    solver = document["solver"]
    yield f"solver {solver['name']}: {solver['status']}. {solver['note']}".rstrip(". ")
    if document["cost_usd_month"] is not None:
        gap = "not proven" if document["gap"] is None else f"{document['gap']:.1%}"
        yield f"cost {document['cost_usd_month']:,.0f} USD a month, gap {gap}"


def _assignments(document: Json) -> Iterator[tuple[str, ...]]:
    if not document["assignments"]:
        return
    yield ("use case", "part", "route", "outcome", "stands under", "conditions")
    total = len(document["scenarios"])
    for case in document["assignments"]:
        for route in case["routes"]:
            yield (
                case["use_case"],
                route["part"],
                route["route"],
                route["outcome"],
                f"{route['stands_under']} of {total}",
                str(len(route["conditions"])),
            )


def _conditions(document: Json) -> Iterator[str]:
    cases: dict[str, list[str]] = {}
    for case in document["assignments"]:
        for route in case["routes"]:
            for text in route["conditions"]:
                cases.setdefault(f"{route['route']}: {text}", []).append(case["use_case"])
    for text, names in cases.items():
        yield f"{text} ({', '.join(names)})"


def _open(document: Json) -> Iterator[str]:
    for pair in document["uncoverable"]:
        yield f"{pair['use_case']} under {pair['scenario']}"
    for case in document["unserved"]:
        yield f"{case}: every route is barred"


def _reasons(document: Json) -> Iterator[tuple[str, ...]]:
    rows = [
        (case["use_case"], route["part"], route["route"], "; ".join(route.get("reasons", ())))
        for case in document["assignments"]
        for route in case["routes"]
    ]
    if any(line[-1] for line in rows):
        yield ("use case", "part", "route", "because")
        yield from rows


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


def _migration(document: Json) -> Iterator[tuple[str, ...]]:
    if not document["migration"]:
        return
    yield ("use case", "step", "from", "to", "hours")
    for line in document["migration"]:
        hours = line.get("switch_hours")
        shown = "" if hours is None else f"{hours:g}"
        yield (line["use_case"], line["step"], line["from"], line["to"], shown)


def _price(price: Json) -> str:
    left = f"; {len(price['unserved'])} use cases unserved" if price["unserved"] else ""
    left += f"; {price['uncoverable']} pairs not covered" if price["uncoverable"] else ""
    if price["cost_usd_month"] is None or price["difference_usd_month"] is None:
        return f"{price['change']}: no plan was found{left}"
    cost, difference = price["cost_usd_month"], price["difference_usd_month"]
    return f"{price['change']}: {cost:,.0f} USD a month ({difference:+,.0f}){left}"


def _frontier(rows: Sequence[Json]) -> PageBlock:
    table = [("point", "must survive", "USD a month", "covered")]
    drawn = []
    for number, point in enumerate(rows, 1):
        cost, share = point["cost_usd_month"], point["resilience"]
        table.append((str(number), point["demanded"], f"{cost:,.0f}", f"{share:.1%}"))
        drawn.append((point["demanded"], share, cost))
    heading = "Cost against resilience"
    description = (
        f"From {rows[0]['cost_usd_month']:,.0f} USD a month with {rows[0]['resilience']:.0%} covered "
        f"to {rows[-1]['cost_usd_month']:,.0f} with {rows[-1]['resilience']:.0%}."
    )
    picture = pictures.points(heading, description, drawn)
    return PageBlock(heading, (description,), tuple(table), picture, "Frontier")


def _barred(document: Json) -> Iterator[str]:
    for barred in document["barred"]:
        yield f"{barred['use_case']}: {barred['route']}: {'; '.join(barred['reasons'])}"
