"""A stress test as blocks, from its document alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from riskctl.reports.pages import pictures
from riskctl.reports.pages.model import (
    Line,
    PageBlock,
    PageReport,
    decimal,
    listed,
    plain_number,
    whole,
)
from riskctl.reports.pages.standing import notice_blocks
from riskctl.reports.pages.stress_overview import overview

Json = Mapping[str, Any]
SIGNS = {"holds": ".", "fallback-lost": "f", "primary-lost": "P", "all-lost": "X"}
LEGEND = "X loses all, P loses the primary, f loses a fallback, . holds; ? the loss is possible"
IN_TIME = {True: "yes", False: "too late", None: "no notice is stated"}


def stress_report(document: Json) -> PageReport:
    """Overview, matrix, switches, concentration, single points of failure."""
    title = f"{document['portfolio']['title']}, as of {document['as_of']}"
    names = [scenario["id"] for scenario in document["scenarios"]]
    blocks = (
        PageBlock(title, tuple(overview(document)), name="Overview"),
        *notice_blocks(document.get("standing")),
        _matrix(document, names),
        _scenarios(document),
        _switches(document),
        _concentration(document),
        _points(document),
    )
    return PageReport(title, document["as_of"], blocks, document)


def _matrix(document: Json, names: list[str]) -> PageBlock:
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
    heading = "What each scenario takes from each use case"
    picture = pictures.matrix(heading, description, names, drawn)
    return PageBlock(heading, (LEGEND,), tuple(table), picture, "Matrix")


def _mark(cell: Json) -> str:
    return SIGNS[cell["state"]] + ("?" if cell["uncertain"] else "")


def _scenarios(document: Json) -> PageBlock:
    """The scenarios by their numbers, with how many use cases lose what, and the warning expected."""
    head = ("no.", "scenario", "lose all", "primary", "fallback", "notice, hours", "title")
    rows = []
    for number, scenario in enumerate(document["scenarios"], 1):
        cells = [cell for cell in document["matrix"] if cell["scenario"] == scenario["id"]]
        states = Counter(cell["state"] for cell in cells)
        notices = {cell["notice_hours"] for cell in cells} - {None}
        counts = (states[name] for name in ("all-lost", "primary-lost", "fallback-lost"))
        shown = (whole(count) if count else "" for count in counts)
        hours = plain_number(min(notices)) if notices else ""
        rows.append((str(number), scenario["id"], *shown, hours, scenario.get("title", "")))
    return PageBlock("Scenarios", (), (head, *rows), name="Scenarios")


def _switches(document: Json) -> PageBlock:
    """Every switch that a scenario forces, those that come too late first."""
    switches = [cell for cell in document["matrix"] if cell["state"] == "primary-lost"]
    # The sort is stable: within each half the order of the matrix stays.
    switches.sort(key=lambda cell: cell["in_time"] is not False)
    heading = "Time to switch against the notice"
    if not switches:
        lines = ("no scenario takes a primary route alone",)
        return PageBlock(heading, lines, name="Switches")
    head = ("use case", "scenario", "switch to", "hours", "notice", "in time")
    return PageBlock(heading, (), (head, *map(_switch, switches)), name="Switches")


def _switch(cell: Json) -> Line:
    notice = cell["notice_hours"]
    return (
        cell["use_case"],
        cell["scenario"],
        cell["switch_to"],
        plain_number(cell["switch_hours"]),
        "" if notice is None else plain_number(notice),
        IN_TIME[cell["in_time"]],
    )


def _concentration(document: Json) -> PageBlock:
    table: list[Line] = [("kind", "HHI", "effective number", "largest shares")]
    drawn = []
    for row in document["concentration"]:
        shares = [(share["node"], share["share"]) for share in row["shares"]]
        largest = ", ".join(f"{node} {share:.0%}" for node, share in shares[:4])
        figures = (decimal(row["hhi"], 2), decimal(row["effective_number"], 1))
        table.append((row["kind"], *figures, largest))
        drawn.append((row["kind"], shares))
    heading = "Concentration of primary routes, weighted by criticality"
    description = "A bar for each kind of node, cut into the shares of its nodes, largest first."
    picture = pictures.bars(heading, description, drawn) if drawn else None
    return PageBlock(heading, (), tuple(table), picture, "Concentration")


def _points(document: Json) -> PageBlock:
    heading = "Single points of failure: every route of these needs it"
    points = document["single_points_of_failure"]
    if not points:
        return PageBlock(heading, listed(()), name="Points of failure")
    table: list[Line] = [("kind", "node", "weight", "use cases")]
    for point in points:
        cases = ", ".join(point["use_cases"])
        table.append((point["kind"], point["node"], whole(point["weight"]), cases))
    return PageBlock(heading, (), tuple(table), name="Points of failure")
