"""What other programs read: spreadsheets, code scanning, build servers, control systems."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import openpyxl
from report_samples import load

from riskctl.reports.write import render

FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "  =cmd|' /C calc'!A0")


def test_no_cell_of_a_spreadsheet_is_a_formula_or_a_link(reject: dict[str, Any]) -> None:
    for text in FORMULAS:
        reject["findings"][0]["title"] = text
        book = openpyxl.load_workbook(io.BytesIO(render([reject], "xlsx")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        rows = list(csv.reader(io.StringIO(render([reject], "csv").decode())))
        assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in "=+@" and cell]


def test_the_workbook_has_its_sheets_and_numbers(reject: dict[str, Any]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render([reject], "xlsx")))
    assert book.sheetnames == ["Summary", "Findings", "Evidence", "Lists", "Actions"]
    heads, *rows = [[cell.value for cell in row] for row in book["Findings"].iter_rows()]
    low = heads.index("Points low")
    scored = [row for row in rows if row[heads.index("Record")] != "notice"]
    assert len(scored) > 10
    assert all(isinstance(row[low], int | float) for row in scored)
    assert [row[0] for row in rows].count("finding") == len(reject["findings"])


def test_a_text_longer_than_a_cell_is_cut_and_says_so(reject: dict[str, Any]) -> None:
    reject["findings"][0]["because"] = "x" * 40_000
    book = openpyxl.load_workbook(io.BytesIO(render([reject], "xlsx")))
    longest = max(str(cell.value) for row in book["Findings"].iter_rows() for cell in row)
    assert len(longest) < 32_767 and "cut here" in longest


def test_not_knowing_is_never_a_pass() -> None:
    document = load("reject")
    unknown = [entry for entry in document["findings"] if entry["verdict"] == "unknown"]
    suite = ElementTree.fromstring(render([document], "junit"))[0]
    errors = [case for case in suite.iter("testcase") if case.find("error") is not None]
    assert len(errors) >= len(unknown) > 0
    assert suite.get("errors") == str(len(errors))
    assert int(suite.get("failures", "0")) > 0
    results = json.loads(render([document], "sarif"))["runs"][0]["results"]
    assert {entry["kind"] for entry in results} <= {"fail", "open", "review", "informational"}
    assert all(entry["level"] == "none" for entry in results if entry["kind"] != "fail")


def test_sarif_rules_and_fingerprints_belong_to_their_results(document: dict[str, Any]) -> None:
    run = json.loads(render([document], "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    prints = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        prints.add(result["partialFingerprints"]["riskctlFinding/v1"])
    assert len(prints) == len({finding["id"] for finding in document["findings"]})


def test_oscal_points_only_to_what_it_holds(document: dict[str, Any]) -> None:
    content = json.loads(render([document], "oscal"))["assessment-results"]
    assert content["import-ap"]["href"] == f"#{content['back-matter']['resources'][0]['uuid']}"
    for result in content["results"]:
        seen = {entry["uuid"] for entry in result.get("observations", [])}
        for finding in result.get("findings", []):
            named = finding.get("related-observations", [])
            assert {entry["observation-uuid"] for entry in named} <= seen


def test_the_feeder_sheet_says_what_it_is_not(reject: dict[str, Any]) -> None:
    text = render([reject], "dora-csv").decode()
    assert "not ready to be filed" in text
    assert "not known to this assessment" in text
