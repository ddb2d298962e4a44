"""Every format writes every document that the engine can make: empty, crowded, odd."""

from __future__ import annotations

import copy
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
OUTCOMES = ("approve", "approve-with-conditions", "needs-information", "escalate", "reject")


def many_findings(document: dict[str, Any], number: int) -> list[dict[str, Any]]:
    patterns = document["findings"]
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
