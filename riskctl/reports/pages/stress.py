"""A stress test as blocks, from its document alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.reports.pages import pictures
from riskctl.reports.pages.model import PageBlock, PageReport, listed
from riskctl.reports.pages.standing import notice_blocks

Json = Mapping[str, Any]
SIGNS = {"holds": ".", "fallback-lost": "f", "primary-lost": "P", "all-lost": "X"}
LEGEND = "X loses all, P loses the primary, f loses a fallback, . holds; ? the loss is possible"


def stress_report(document: Json) -> PageReport:
    """Matrix, what comes too late, concentration, single points of failure."""
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    names = [scenario["id"] for scenario in document["scenarios"]]
    blocks = (
        *notice_blocks(document.get("standing")),
        _matrix(document, title, names),
        PageBlock(
            "Scenarios",
            tuple(f"{number} {name}" for number, name in enumerate(names, 1)),
            name="Scenarios",
        ),
        _late(document),
        _concentration(document),
        PageBlock(
            "Single points of failure: every route of these needs it",
            listed(tuple(_points(document))),
            name="Points of failure",
        ),
    )
    return PageReport(title, document["as_of"], blocks, document)


def _matrix(document: Json, title: str, names: list[str]) -> PageBlock:
    cells = {(cell["use_case"], cell["scenario"]): cell for cell in document["matrix"]}
    numbers = tuple(str(number) for number, _ in enumerate(names, 1))
    table = [("use case", "criticality", *numbers)]
    drawn = []
    for case in document["use_cases"]:
        marks = tuple(_mark(cells[case["id"], name]) for name in names)
        table.append((case["id"], case["criticality"], *marks))
        drawn.append((case["id"], marks))
    lost = sum(cell["state"] == "all-lost" for cell in document["matrix"])
    description = (
        f"{len(drawn)} use cases by {len(names)} scenarios; in {lost} places a use case loses all. "
        "The table beside it has every cell."
    )
    picture = pictures.matrix("What each scenario takes", description, names, drawn)
    return PageBlock(title, (LEGEND,), tuple(table), picture, "Matrix")


def _mark(cell: Json) -> str:
    return SIGNS[cell["state"]] + ("?" if cell["uncertain"] else "")


def _late(document: Json) -> PageBlock:
    rows = tuple(
        (
            switch["use_case"],
            switch["scenario"],
            switch["switch_to"],
            f"{switch['switch_hours']:g}",
            f"{switch['notice_hours']:g}",
        )
        for switch in document["matrix"]
        if switch["in_time"] is False
    )
    head = ("use case", "scenario", "switch to", "hours", "notice")
    heading = "Switches that take longer than the notice"
    if not rows:
        return PageBlock(heading, listed(()), name="Late switches")
    return PageBlock(heading, (), (head, *rows), name="Late switches")


def _concentration(document: Json) -> PageBlock:
    table = [("kind", "HHI", "effective number", "largest shares")]
    drawn = []
    for row in document["concentration"]:
        shares = [(share["node"], share["share"]) for share in row["shares"]]
        largest = ", ".join(f"{node} {share:.0%}" for node, share in shares[:4])
        table.append((row["kind"], f"{row['hhi']:.2f}", f"{row['effective_number']:.1f}", largest))
        drawn.append((row["kind"], shares))
    heading = "Concentration of primary routes, weighted by criticality"
    description = "A bar for each kind of node, cut into the shares of its nodes, largest first."
    picture = pictures.bars(heading, description, drawn) if drawn else None
    return PageBlock(heading, (), tuple(table), picture, "Concentration")


def _points(document: Json) -> Iterator[str]:
    for point in document["single_points_of_failure"]:
        yield f"{point['kind']} {point['node']}: {', '.join(point['use_cases'])}"
