"""Every format writes every document that the engine can make: empty, crowded, odd."""

from __future__ import annotations

import copy
import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_samples import load

from riskctl.reports.options import DETAILS, ReportOptions
from riskctl.reports.write import WRITERS, render

FORMATS = [writer.format for writer in WRITERS]
LISTS = (
    "findings",
    "gaps",
    "screening",
    "ownership",
    "ownership_findings",
    "horizon",
    "alternatives",
    "sensitivity",
    "waivers",
    "hypothetical",
)
MORE: dict[str, list[dict[str, Any]]] = {
    "stale": [{"kind": "ruleset", "id": "us", "date": None}],
    "not_assessed": [{"id": "x", "title": "A regime", "why": "no rule covers it"}],
    "not_looked_up": [
        {"list": "us.sdn", "title": "SDN", "parties": ["A, B"], "why": "not installed"}
    ],
    "departures": [{"kind": "ruleset", "id": "us", "change": "replaced", "sha256": "0" * 64}],
}
OUTCOMES = ("approve", "approve-with-conditions", "needs-information", "escalate", "reject")


def many_findings(document: dict[str, Any], number: int) -> list[dict[str, Any]]:
    patterns = document["findings"] or load("reject")["findings"]
    return [
        {**patterns[index % len(patterns)], "id": f"made.up.rule-{index}"}
        for index in range(number)
    ]


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    document = copy.deepcopy(load(draw(st.sampled_from(("reject", "conditions")))))
    for key in draw(st.sets(st.sampled_from(LISTS))):
        document[key] = []
    if draw(st.booleans()):
        document["use_case"] = None
    if draw(st.booleans()):
        document["inputs"] = {"rulesets": [], "watchlists": [], "profiles": []}
    for key, rows in MORE.items():
        document[key] = rows if draw(st.booleans()) else []
    document["as_of"] = draw(
        st.dates(datetime.date(2013, 1, 1), datetime.date(2030, 12, 31))
    ).isoformat()
    if draw(st.booleans()):
        document["findings"] = many_findings(document, draw(st.sampled_from((1, 200))))
    document["decision"]["outcome"] = draw(st.sampled_from(OUTCOMES))
    if draw(st.booleans()):
        document["decision"].update(reasons=[], conditions=[], summary="")
    for finding in document["findings"]:
        for key in draw(st.sets(st.sampled_from(("sources", "evidence", "mitigations", "gaps")))):
            finding[key] = []
    return document


@pytest.mark.parametrize("kind", [name for name in FORMATS if name != "pdf"])
@settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(document=documents(), detail=st.sampled_from(DETAILS))
def test_every_format_writes_every_document(
    kind: str, document: dict[str, Any], detail: str
) -> None:
    assert render([document], kind, ReportOptions(detail=detail))


@settings(max_examples=8, deadline=None, derandomize=True)
@given(document=documents(), detail=st.sampled_from(DETAILS))
def test_a_pdf_of_every_document(document: dict[str, Any], detail: str) -> None:
    assert render([document], "pdf", ReportOptions(detail=detail)).startswith(b"%PDF-")


@pytest.mark.parametrize("kind", FORMATS)
def test_two_hundred_findings(kind: str, reject: dict[str, Any]) -> None:
    reject["findings"] = many_findings(reject, 200)
    assert render([reject], kind)


@pytest.mark.parametrize("kind", FORMATS)
def test_nothing_in_any_list(kind: str, reject: dict[str, Any]) -> None:
    for key in LISTS:
        reject[key] = []
    reject["inputs"] = {"rulesets": [], "watchlists": [], "profiles": []}
    for score in reject["scores"]["dimensions"].values():
        score["contributions"] = []
    assert render([reject], kind)
    assert render([reject, reject], kind)
