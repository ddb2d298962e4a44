"""Many routes side by side: a matrix of a few pages, sorted, with what separates the first from the second."""

from __future__ import annotations

import copy
import io
import json
from pathlib import Path
from typing import Any

import pdf_reader
import pikepdf
import pytest

from riskctl.attest.extract import read_carrier
from riskctl.attest.pages import pages_state
from riskctl.document.canonical import digest
from riskctl.document.errors import ReportError
from riskctl.reports.comparison import comparison, in_order, sides
from riskctl.reports.formats.html import embedded
from riskctl.reports.formats.json_ import canonical
from riskctl.reports.formats.pooling import pooled, unpooled
from riskctl.reports.sections import build
from riskctl.reports.write import render
from riskctl.workspace.session import Session

ROOT = Path(__file__).parents[2]
ROUTES = 20


@pytest.fixture(scope="module")
def routes() -> list[dict[str, Any]]:
    session = Session.open("2026-11-23")
    case = session.use_case(ROOT / "data" / "examples" / "malaysian-bank.yaml")
    names = [f"deepseek-v4-pro@{name}" for name in ("deepseek-api", "alibaba-model-studio-sg")]
    made = session.compare(names, case)
    for number in range(ROUTES - len(made)):
        made.append(_renamed(made[number % 2], number))
    return made


def _renamed(document: dict[str, Any], number: int) -> dict[str, Any]:
    other = copy.deepcopy(document)
    other["subject"]["id"] += f"-{number}"
    other["digest"] = digest({key: value for key, value in other.items() if key != "digest"})
    return other


def test_twenty_routes_fit_on_six_pages_and_in_a_megabyte(routes: list[dict[str, Any]]) -> None:
    content = render(routes, "pdf")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) <= 6
    assert len(render(routes, "html")) < 1_000_000
    assert len(render(routes, "markdown")) < 60_000


def test_every_finding_and_citation_of_every_route_is_shown(routes: list[dict[str, Any]]) -> None:
    shown = {
        "pdf": "".join(pdf_reader.text(render(routes, "pdf")).split()),
        "markdown": "".join(render(routes, "markdown").decode().replace("\\", "").split()),
    }
    for kind, text in shown.items():
        for finding in (finding for document in routes for finding in document["findings"]):
            assert finding["id"] in text, kind
            for source in finding["sources"]:
                assert "".join(source["citation"].split()) in text, (kind, source["citation"])


def test_routes_are_sorted_and_the_first_two_told_apart(routes: list[dict[str, Any]]) -> None:
    reports = in_order(build(document) for document in (routes[0], routes[1]))
    assert reports[0].cover.subject.endswith("alibaba-model-studio-sg")
    told = sides(reports).separates
    assert told[0] == "Outcome: Approve with conditions against Reject."
    assert any(sentence.startswith("Only for the second: ") for sentence in told)
    assert comparison(reports[:1]) is None


def test_findings_that_differ_come_first(routes: list[dict[str, Any]]) -> None:
    lines = sides(in_order(build(document) for document in routes[:2])).lines
    same = [line.same for line in lines]
    assert same == sorted(same) and not same[0] and same[-1]


def test_a_page_of_many_routes_carries_and_proves_them(
    routes: list[dict[str, Any]], tmp_path: Path
) -> None:
    page = render(routes, "html").decode()
    assert embedded(page) == canonical(routes).decode()
    path = tmp_path / "many.html"
    path.write_text(page, encoding="utf-8")
    carrier = read_carrier(path)
    assert [document["digest"] for document in carrier.documents] == [
        document["digest"] for document in routes
    ]
    assert pages_state(carrier).agree is True


def test_a_pool_gives_back_what_was_put_in(routes: list[dict[str, Any]]) -> None:
    value = pooled(routes)
    assert unpooled(json.loads(json.dumps(value))) == routes
    assert len(json.dumps(value)) < len(json.dumps(routes)) / 4


@pytest.mark.parametrize(
    ("pool", "problem"),
    [
        ([{"$": 0}], "not there"),
        ([{"$": -1}], "not there"),
        ([{"$": "x"}], "not there"),
        ([["x" * 50] * 10] + [[{"$": n}] * 10 for n in range(12)], "too large"),
    ],
)
def test_a_pool_that_leads_astray_is_refused(pool: list[Any], problem: str) -> None:
    with pytest.raises(ReportError, match=problem):
        unpooled({"pool": pool, "documents": [{"$": len(pool) - 1}]})
