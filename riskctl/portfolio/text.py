"""Stress and plan as blocks of text and tables, from their documents alone; written as plain text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from riskctl.text.display import safe

Json = dict[str, Any]
SIGNS = {"holds": ".", "fallback-lost": "f", "primary-lost": "P", "all-lost": "X"}
LEGEND = "X loses all, P loses the primary, f loses a fallback, . holds; ? the loss is possible"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraphs, and a table whose first row is its head."""

    heading: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def stress_blocks(document: Json) -> Iterator[Block]:
    """The stress test: matrix, what comes too late, concentration, single points of failure."""
    scenarios = [row["id"] for row in document["scenarios"]]
    cells = {(row["use_case"], row["scenario"]): row for row in document["matrix"]}
    numbers = tuple(str(index) for index, _ in enumerate(scenarios, 1))
    rows = [("use case", "criticality", *numbers)]
    for case in document["use_cases"]:
        marks = [_mark(cells[case["id"], name]) for name in scenarios]
        rows.append((case["id"], case["criticality"], *marks))
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    yield Block(title, (LEGEND,), tuple(rows))
    yield Block("Scenarios", tuple(f"{i} {name}" for i, name in enumerate(scenarios, 1)))
    late = [row for row in document["matrix"] if row["in_time"] is False]
    head = ("use case", "scenario", "switch to", "hours", "notice")
    table = [
        (
            row["use_case"],
            row["scenario"],
            row["switch_to"],
            _n(row["switch_hours"]),
            _n(row["notice_hours"]),
        )
        for row in late
    ]
    yield Block(
        "Switches that take longer than the notice", _none(late), (head, *table) if late else ()
    )
    rows = [("kind", "HHI", "effective number", "largest shares")]
    for row in document["concentration"]:
        shares = ", ".join(f"{one['node']} {one['share']:.0%}" for one in row["shares"][:4])
        rows.append((row["kind"], f"{row['hhi']:.2f}", f"{row['effective_number']:.1f}", shares))
    yield Block("Concentration of primary routes, weighted by criticality", (), tuple(rows))
    points = document["single_points_of_failure"]
    lines = [f"{row['kind']} {row['node']}: {', '.join(row['use_cases'])}" for row in points]
    yield Block(
        "Single points of failure: every route of these needs it", tuple(lines) or _none(())
    )


def plan_blocks(document: Json) -> Iterator[Block]:
    """The plan: cost, assignments, what cannot be covered, migration, prices, barred routes."""
    solver = document["solver"]
    lines = [f"solver {solver['name']}: {solver['status']}. {solver['note']}".rstrip(". ")]
    if document["cost_usd_month"] is not None:
        gap = "not proven" if document["gap"] is None else f"{document['gap']:.1%}"
        lines.append(f"cost {document['cost_usd_month']:,.0f} USD a month, gap {gap}")
    rows = [("use case", "part", "route", "outcome", "stands under", "conditions")]
    scenarios = len(document["scenarios"])
    for case in document["assignments"]:
        for row in case["routes"]:
            stands = f"{row['stands_under']} of {scenarios}"
            rows.append(
                (
                    case["use_case"],
                    row["part"],
                    row["route"],
                    row["outcome"],
                    stands,
                    str(len(row["conditions"])),
                )
            )
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    yield Block(title, tuple(lines), tuple(rows) if len(rows) > 1 else ())
    conditions: dict[str, list[str]] = {}
    for case in document["assignments"]:
        for row in case["routes"]:
            for text in row["conditions"]:
                conditions.setdefault(f"{row['route']}: {text}", []).append(case["use_case"])
    texts = tuple(f"{text} ({', '.join(cases)})" for text, cases in conditions.items())
    yield Block("Conditions that come with the routes", texts or _none(()))
    pairs = [f"{row['use_case']} under {row['scenario']}" for row in document["uncoverable"]]
    pairs += [f"{case}: every route is barred" for case in document["unserved"]]
    yield Block("What no plan can cover", tuple(pairs) or _none(()))
    steps = [("use case", "step", "from", "to")]
    steps += [
        (row["use_case"], row["step"], row["from"], row["to"]) for row in document["migration"]
    ]
    yield Block("From today's routes", (), tuple(steps) if len(steps) > 1 else ())
    yield Block("What each constraint costs", tuple(_price(row) for row in document["prices"]))
    barred = [
        f"{row['use_case']}: {row['route']}: {'; '.join(row['reasons'])}"
        for row in document["barred"]
    ]
    yield Block("Barred", tuple(barred) or _none(()))


def _mark(cell: Json) -> str:
    return SIGNS[cell["state"]] + ("?" if cell["uncertain"] else "")


def _n(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _none(rows: Any) -> tuple[str, ...]:
    return () if rows else ("none",)


def _price(row: Json) -> str:
    left = f"; {len(row['unserved'])} use cases unserved" if row["unserved"] else ""
    left += f"; {row['uncoverable']} pairs not covered" if row["uncoverable"] else ""
    if row["cost_usd_month"] is None or row["difference_usd_month"] is None:
        return f"{row['change']}: no plan was found{left}"
    return (
        f"{row['change']}: {row['cost_usd_month']:,.0f} USD a month "
        f"({row['difference_usd_month']:+,.0f}){left}"
    )


def plain(blocks: Iterator[Block]) -> str:
    """Blocks as text with aligned columns."""
    lines: list[str] = []
    for block in blocks:
        lines += [safe(block.heading), ""]
        lines += [f"  {safe(line)}" for line in block.lines]
        lines += _aligned(block.table)
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _aligned(table: tuple[tuple[str, ...], ...]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    return [
        (
            "  "
            + "  ".join(safe(cell).ljust(width) for cell, width in zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]


def markdown(blocks: Iterator[Block]) -> str:
    """Blocks as Markdown."""
    lines: list[str] = []
    for block in blocks:
        lines += [f"## {_escaped(block.heading)}", ""]
        lines += [f"- {_escaped(line)}" for line in block.lines]
        if block.lines and block.table:
            lines.append("")
        for index, row in enumerate(block.table):
            lines.append("| " + " | ".join(_escaped(cell) for cell in row) + " |")
            if index == 0:
                lines.append("|" + " --- |" * len(row))
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _escaped(text: str) -> str:
    for sign in ("\\", "|", "<", "[", "*", "_", "`"):
        text = text.replace(sign, "\\" + sign)
    return safe(text)
