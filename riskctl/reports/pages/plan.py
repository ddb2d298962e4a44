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
            listed(tuple(_price(row) for row in document["prices"])),
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
        for row in case["routes"]:
            yield (
                case["use_case"],
                row["part"],
                row["route"],
                row["outcome"],
                f"{row['stands_under']} of {total}",
                str(len(row["conditions"])),
            )


def _conditions(document: Json) -> Iterator[str]:
    cases: dict[str, list[str]] = {}
    for case in document["assignments"]:
        for row in case["routes"]:
            for text in row["conditions"]:
                cases.setdefault(f"{row['route']}: {text}", []).append(case["use_case"])
    for text, names in cases.items():
        yield f"{text} ({', '.join(names)})"


def _open(document: Json) -> Iterator[str]:
    for row in document["uncoverable"]:
        yield f"{row['use_case']} under {row['scenario']}"
    for case in document["unserved"]:
        yield f"{case}: every route is barred"


def _reasons(document: Json) -> Iterator[tuple[str, ...]]:
    rows = [
        (case["use_case"], row["part"], row["route"], "; ".join(row.get("reasons", ())))
        for case in document["assignments"]
        for row in case["routes"]
    ]
    if any(row[-1] for row in rows):
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
    for row in document["migration"]:
        hours = row.get("switch_hours")
        shown = "" if hours is None else f"{hours:g}"
        yield (row["use_case"], row["step"], row["from"], row["to"], shown)


def _price(row: Json) -> str:
    left = f"; {len(row['unserved'])} use cases unserved" if row["unserved"] else ""
    left += f"; {row['uncoverable']} pairs not covered" if row["uncoverable"] else ""
    if row["cost_usd_month"] is None or row["difference_usd_month"] is None:
        return f"{row['change']}: no plan was found{left}"
    cost, difference = row["cost_usd_month"], row["difference_usd_month"]
    return f"{row['change']}: {cost:,.0f} USD a month ({difference:+,.0f}){left}"


def _frontier(rows: Sequence[Json]) -> PageBlock:
    table = [("point", "must survive", "USD a month", "covered")]
    drawn = []
    for number, row in enumerate(rows, 1):
        cost, share = row["cost_usd_month"], row["resilience"]
        table.append((str(number), row["demanded"], f"{cost:,.0f}", f"{share:.1%}"))
        drawn.append((row["demanded"], share, cost))
    heading = "Cost against resilience"
    description = (
        f"From {rows[0]['cost_usd_month']:,.0f} USD a month with {rows[0]['resilience']:.0%} covered "
        f"to {rows[-1]['cost_usd_month']:,.0f} with {rows[-1]['resilience']:.0%}."
    )
    picture = pictures.points(heading, description, drawn)
    return PageBlock(heading, (description,), tuple(table), picture, "Frontier")


def _barred(document: Json) -> Iterator[str]:
    for row in document["barred"]:
        yield f"{row['use_case']}: {row['route']}: {'; '.join(row['reasons'])}"
