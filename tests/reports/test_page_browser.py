"""Pages of stress, plan and compare in a browser: no fault for axe, nothing beside a phone, matrices stay tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser import Visit, chromium, needs_axe, needs_chromium
from test_pages import PLAN, STRESS, cell

from riskctl.reports.pages.comparison import routes_report
from riskctl.reports.pages.model import PageReport
from riskctl.reports.pages.plan import plan_report
from riskctl.reports.pages.stress import stress_report
from riskctl.reports.pages.write import render_page

pytestmark = needs_chromium
NAMES = [f"scenario-{number}" for number in range(30)]
WIDE = {
    **STRESS,
    "scenarios": [{"id": name, "title": "A title of some words"} for name in NAMES],
    "matrix": [cell(name, "primary-lost" if number % 3 else "all-lost") for number, name in
               enumerate(NAMES)],
}  # fmt: skip
ROUTES = {
    "use_case": "bank",
    "as_of": "2026-11-28",
    "verdict": "Best: a-model-with-a-long-name@some-route.",
    "routes": [
        {
            "subject": f"a-model-with-a-long-name-{number}@some-route",
            "rank": number,
            "best": number == 1,
            "outcome": "approve-with-conditions",
            "scores": {"overall": {"low": 1.0, "likely": 35.4, "high": 60.0}},
            "blocks": 0,
            "possible_blocks": 1,
            "questions": [],
            "conditions": ["x"],
            "separated": None if number == 1 else
            {"text": "the same outcome", "only_here": ["us.ear.some-rule"] * 4, "only_there": []},
        }
        for number in (1, 2, 3)
    ],
    "findings": [],
    "facts": [],
}  # fmt: skip
SUBJECTS = [route["subject"] for route in ROUTES["routes"]]
ROUTES["findings"] = [
    {"finding": "us.ear.some-rule", "states": dict.fromkeys(SUBJECTS, "triggered")}
]
ROUTES["facts"] = [
    {"fact": "route.deployment", "values": dict(zip(SUBJECTS, ("a", "b", "b"), strict=True))}
]
REPORTS = {
    "stress": stress_report(WIDE),
    "plan": plan_report(PLAN),
    "compare": routes_report(ROUTES),
}


@pytest.fixture(scope="module")
def browser() -> Any:
    with chromium() as opened:
        yield opened


def visited(browser: Any, folder: Path, report: PageReport, width: int) -> Visit:
    path = folder / "page.html"
    path.write_bytes(render_page(report, ".html"))
    return Visit(browser, path, viewport={"width": width, "height": 800})


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [320, 1200])
def test_nothing_stands_beside_the_page(browser, tmp_path, name, width):
    visit = visited(browser, tmp_path, REPORTS[name], width)
    assert visit.page.evaluate("document.documentElement.scrollWidth") == width
    assert visit.errors == [] and len(visit.requests) == 1
    visit.close()


@needs_axe
@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_nothing_in_pages(browser, tmp_path, name):
    visit = visited(browser, tmp_path, REPORTS[name], 320)
    assert visit.violations() == []
    visit.close()


@pytest.mark.parametrize("name", ["stress", "compare"])
def test_a_matrix_stays_a_table_on_a_phone(browser, tmp_path, name):
    """A card of thirty marks below each other says less than a table that is scrolled."""
    visit = visited(browser, tmp_path, REPORTS[name], 320)
    row = visit.page.locator("table.matrix tbody tr").first
    assert row.evaluate("element => getComputedStyle(element).display") == "table-row"
    first = visit.page.locator("table.matrix tbody td").first
    assert first.evaluate("element => getComputedStyle(element).position") == "sticky"
    visit.close()


def test_facts_that_differ_are_rows_with_the_routes_that_have_them():
    facts = next(block for block in REPORTS["compare"].blocks if block.name == "Facts")
    assert facts.table[1:] == (
        ("route.deployment", "a", "1"),
        ("route.deployment", "b", "2, 3"),
    )
