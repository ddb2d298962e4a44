"""Reports of stress tests, plans and comparisons: the same in every format, inert, and the same bytes each time."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from riskctl.document.errors import UnknownFormat
from riskctl.portfolio.nodes import UNKNOWN_NODE
from riskctl.reports.pages import pictures
from riskctl.reports.pages.model import PageReport
from riskctl.reports.pages.plan import plan_report
from riskctl.reports.pages.stress import stress_report
from riskctl.reports.pages.text import markdown, plain
from riskctl.reports.pages.write import SUFFIXES, check_suffixes, render_page, write_pages
from riskctl.text.display import safe

HOSTILE = "<script>alert(1)</script> \x1b[31m=1+1"
FRAME = {
    "as_of": "2026-11-28",
    "portfolio": {"id": "p", "title": HOSTILE},
    "scenarios": [{"id": "s-one", "title": "One"}, {"id": "s-two", "title": "Two"}],
}


def cell(scenario: str, state: str, uncertain: bool = False) -> dict:
    late = state == "primary-lost"
    return {
        "use_case": "chat",
        "scenario": scenario,
        "state": state,
        "uncertain": uncertain,
        "lost": [],
        "switch_to": "b@y" if late else "",
        "switch_hours": 24 if late else None,
        "notice_hours": 6,
        "in_time": False if late else None,
    }


STRESS = {
    **FRAME,
    "use_cases": [{"id": "chat", "title": "Chat", "criticality": "high", "routes": []}],
    "matrix": [cell("s-one", "all-lost", True), cell("s-two", "primary-lost")],
    "concentration": [
        {
            "kind": "maker",
            "hhi": 0.625,
            "effective_number": 1.6,
            "shares": [{"node": "x", "share": 0.75}, {"node": HOSTILE, "share": 0.25}],
        }
    ],
    "single_points_of_failure": [
        {"kind": "maker", "node": "x", "use_cases": ["chat"], "weight": 4.0}
    ],
}
ROUTE = {"part": "primary", "outcome": "approve-with-conditions", "stands_under": 1}
PLAN = {
    **FRAME,
    "solver": {"name": "HiGHS", "status": "optimal", "note": ""},
    "cost_usd_month": 1234.0,
    "gap": 0.0,
    "assignments": [
        {"use_case": "chat", "routes": [{**ROUTE, "route": "a@x", "conditions": [HOSTILE]}]}
    ],
    "unserved": ["ghost"],
    "uncoverable": [{"use_case": "chat", "scenario": "s-two"}],
    "migration": [{"use_case": "chat", "step": "primary", "from": "b@y", "to": "a@x"}],
    "prices": [
        {
            "change": "without self-hosting",
            "cost_usd_month": 2000.0,
            "difference_usd_month": 766.0,
            "unserved": ["ghost"],
            "uncoverable": 2,
        }
    ],
    "frontier": [
        {"demanded": "no use case", "cost_usd_month": 800.0, "resilience": 0.5},
        {"demanded": "use cases from low up", "cost_usd_month": 1234.0, "resilience": 1.0},
    ],
    "barred": [{"use_case": "chat", "route": "c@z", "reasons": ["blocked: r"]}],
}
REPORTS = [stress_report(STRESS), plan_report(PLAN)]
IDS = ["stress", "plan"]


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += f" {data}"


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_is_the_same_each_time(report: PageReport, suffix: str):
    if suffix == ".pdf":
        pytest.importorskip("typst")
    assert render_page(report, suffix) == render_page(report, suffix)


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_the_page_is_inert_and_carries_its_document(report: PageReport):
    page = render_page(report, ".html").decode()
    words = Words()
    words.feed(page)
    assert words.tags.count("script") == 3  # document, words of the script, and our one script
    assert "default-src 'none'" in page and "unsafe-inline" not in page
    assert "alert(1)</script>" not in page
    data = re.search(r'id="document">\n(.*?)</script>', page, re.S)
    assert data and json.loads(data.group(1)) == report.document
    for block in report.blocks[1:]:
        assert block.heading in words.text
    assert words.tags.count("svg") == sum(block.picture is not None for block in report.blocks)


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_pictures_say_what_they_show_and_stand_beside_a_table(report: PageReport):
    drawn = [block for block in report.blocks if block.picture]
    assert drawn
    for block in drawn:
        root = ElementTree.fromstring(block.picture.svg)
        names = [child.tag.rpartition("}")[2] for child in root]
        assert names[:2] == ["title", "desc"]
        assert root[1].text == block.picture.description
        assert "script" not in names
        assert len(block.table) > 1


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_a_sheet_for_each_block_and_no_formula(report: PageReport):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(render_page(report, ".xlsx")))
    assert book.sheetnames == [block.name for block in report.blocks]
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_numbers_stay_numbers_in_a_workbook_and_no_line_beside_a_table_is_left_out():
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(render_page(REPORTS[1], ".xlsx")))
    values = [[cell.value for cell in row] for row in book["Prices"].iter_rows()]
    assert values[1] == ["self-hosting", 2000, 766, "1 pair less covered"]
    for report in REPORTS:
        book = openpyxl.load_workbook(io.BytesIO(render_page(report, ".xlsx")))
        for block in report.blocks:
            texts = {cell.value for row in book[block.name].iter_rows() for cell in row}
            assert set(map(safe, block.lines)) <= texts


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_the_pdf_carries_its_document(report: PageReport):
    pytest.importorskip("typst")
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(io.BytesIO(render_page(report, ".pdf"))) as file:
        carried = file.attachments["document.json"].get_file().read_bytes()
    assert json.loads(carried) == report.document


def test_text_for_people_is_safe_and_whole():
    shown = plain(REPORTS[0])
    assert "\x1b" not in shown
    assert "X?" in shown and "24" in shown
    assert "\\<script\\>" in markdown(REPORTS[1])
    prices = next(row for row in plain(REPORTS[1]).splitlines() if "self-hosting" in row)
    assert prices.split() == ["self-hosting", "2,000", "+766", "1", "pair", "less", "covered"]


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int):
    for document, report in ((STRESS, stress_report), (PLAN, plan_report)):
        title = "A group with a title of many words that no narrow terminal has room for in a line"
        shown = plain(report({**document, "portfolio": {"id": "p", "title": title}}), width)
        assert max(map(len, shown.splitlines())) <= width


def test_a_table_too_wide_for_the_terminal_becomes_cards():
    wide = [row for row in plain(REPORTS[1], 60).splitlines() if len(row) > 120]
    assert not wide


def test_no_point_or_bar_leaves_its_drawing():
    picture = pictures.points("t", "d", [("a", 1.0, 0.0)])
    assert ElementTree.fromstring(picture.svg) is not None
    picture = pictures.bars("t", "d", [("k" * 80, [("n", 1.0)])])
    assert "k" * 30 not in picture.svg


def test_what_is_not_known_is_drawn_in_grey_and_by_its_name_in_documents():
    assert pictures.UNKNOWN_NODE == UNKNOWN_NODE
    picture = pictures.bars("t", "d", [("k", [(UNKNOWN_NODE, 0.7), ("x", 0.3)])])
    assert picture.svg.count(pictures._UNKNOWN) == 1


def test_other_suffixes_are_refused_before_anything_is_written(tmp_path: Path):
    with pytest.raises(UnknownFormat, match="known"):
        check_suffixes([tmp_path / "a.docx"])
    lines = write_pages(REPORTS[0], [tmp_path / "a.json", tmp_path / "a.md"])
    assert len(lines) == 2
    assert json.loads((tmp_path / "a.json").read_text()) == STRESS


def test_a_matrix_of_many_use_cases_stays_on_its_page():
    """A drawing as wide as the page that is taller than it would lose its lower rows."""
    pytest.importorskip("typst")
    pikepdf = pytest.importorskip("pikepdf")
    cases = [f"case-{number:02}" for number in range(60)]
    many = {
        **STRESS,
        "use_cases": [{**STRESS["use_cases"][0], "id": name} for name in cases],
        "matrix": [{**row, "use_case": name} for row in STRESS["matrix"] for name in cases],
    }
    with pikepdf.open(io.BytesIO(render_page(stress_report(many), ".pdf"))) as file:
        for page in file.pages:
            height = float(page.MediaBox[3])
            places = re.findall(
                rb"[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ ([-\d.]+) cm", page.Contents.read_bytes()
            )
            assert all(0 <= float(place) <= height for place in places)
