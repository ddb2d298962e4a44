"""Spreadsheets as lists: read whole, bounded, refused in words; files of no format are called by what they are."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
import sheet_samples as sheets

from riskctl.sources.errors import BadList
from riskctl.sources.formats import guess
from riskctl.sources.formats.sheets_xlsx import number_text
from riskctl.sources.importing import import_file
from riskctl.sources.update import Choices
from riskctl.watchlists.snapshots import read_entries

CHOICES = Choices(date="2026-11-20")
SHEET = "xl/worksheets/sheet1.xml"


def members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def changed(content: bytes, member: str, pattern: str, to: str) -> bytes:
    parts = members(content)
    parts[member] = re.sub(pattern, to, parts[member], count=1)
    return sheets.archive(parts)


def bring(tmp_path, root, content: bytes, **choices):
    (tmp_path / "list.bin").write_bytes(content)
    asked = Choices(date="2026-11-20", **choices)
    return import_file(tmp_path / "list.bin", "au.dfat", None, root, "2026-11-25", asked)


def test_a_workbook_is_told_from_other_zip_files_and_installed(tmp_path, root):
    done = bring(tmp_path, root, sheets.dfat_xlsx())
    names = {name for entry in read_entries(done.snapshot) for name in entry.names()}
    assert {"Max Mustermann", "Maks", "Beispiel Stahl", "Muster Star"} <= names
    (tmp_path / "x").write_bytes(sheets.uk_ods([]))
    assert guess(tmp_path / "x", "x.zip") == "uk-ods"


def test_a_workbook_inside_a_zip_is_the_list_too(tmp_path, root):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("dfat.xlsx", sheets.dfat_xlsx())
    assert bring(tmp_path, root, held.getvalue()).snapshot.entries == 4


@pytest.mark.parametrize(
    ("member", "pattern", "to", "words"),
    [
        (SHEET, "<v>0</v>", "<v>9999</v>", "a text that is not there"),
        (SHEET, 'r="B2"', 'r="A2"', "out of order"),
        (SHEET, 'r="B2"', 'r="ZZZ2"', "beyond all measure"),
        (SHEET, "<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", "DOCTYPE"),
        (SHEET, "<worksheet(.*)", r"<sheet\1", "mismatched tag|another format"),
        (SHEET, "</worksheet>", "", "truncated"),
        ("xl/sharedStrings.xml", "<t>Reference</t>", "<t>Ref</t>", "no sheet has the columns"),
        ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet9.xml", "has no xl/worksheets/sheet9"),
        ("xl/_rels/workbook.xml.rels", "rId1", "rId7", "no sheet has the columns"),
    ],
)
def test_damaged_workbooks_are_refused_in_words(member, pattern, to, words, tmp_path, root):
    with pytest.raises(BadList, match=words):
        bring(tmp_path, root, changed(sheets.dfat_xlsx(), member, pattern, to), format="dfat-xlsx")


def test_a_sheet_that_grows_beyond_measure_is_refused(tmp_path, root):
    bomb = changed(sheets.dfat_xlsx(), SHEET, "</sheetData>", " " * (40 << 20) + "</sheetData>")
    with pytest.raises(BadList, match="grows beyond all measure"):
        bring(tmp_path, root, bomb)


def test_a_cell_that_stands_for_thousands_is_refused(tmp_path, root):
    content = sheets.ods({"S": [["Unique ID", "x"]]})
    hostile = changed(
        content, "content.xml", "<table:table-cell ", "<table:table-cell table:number-columns-repeated='16000' "
    )  # fmt: skip
    with pytest.raises(BadList, match="beyond all measure"):
        bring(tmp_path, root, hostile, format="uk-ods")


@pytest.mark.parametrize("cut", [30, 200, -30])
def test_a_truncated_workbook_is_refused(cut, tmp_path, root):
    with pytest.raises(BadList):
        bring(tmp_path, root, sheets.dfat_xlsx()[:cut])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("x", "Kelmar", "Entity", "aka"), "'x' is no reference"),
        (("9", "", "Entity", "aka"), "row 2 has no name"),
    ],
)  # fmt: skip
def test_rows_that_cannot_be_filed_are_refused(row, words, tmp_path, root):
    with pytest.raises(BadList, match=words):
        bring(tmp_path, root, sheets.dfat_xlsx([row]))


def test_a_name_in_a_cell_beside_the_columns_is_found(tmp_path, root):
    row = ("9", "Kelmar", "Entity", "aka", *[""] * 16, "also known as 'Delmara Works'")
    done = bring(tmp_path, root, sheets.dfat_xlsx([row]))
    assert next(iter(read_entries(done.snapshot))).weak == ("Delmara Works",)


@pytest.mark.parametrize(
    ("value", "text"),
    [("9074729", "9074729"), ("9074729.0", "9074729"), ("9.074729E6", "9074729"), ("1.5", "1.5"),
     ("1e400", "1e400"), ("nan", "nan"), ("-3", "-3"), ("x", "x")],
)  # fmt: skip
def test_numbers_of_cells_are_read_as_people_do(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n...", "this is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", r"old Excel file \(XLS\)"),
        (rb"{\rtf1 ...}", "RTF"),
        (b"Last Updated,27/01/2026\r\nName 6,Name 1\r\nX,Y\r\n", "closed on 28 January 2026"),
    ],
)
def test_files_of_no_format_are_called_by_what_they_are(content, words, tmp_path, root):
    for form in ("", "csv", "uk-csv"):
        with pytest.raises(BadList, match=words):
            bring(tmp_path, root, content, format=form)


def test_a_workbook_said_to_be_csv_is_called_a_workbook(tmp_path, root):
    with pytest.raises(BadList, match=r"spreadsheet \(XLSX\), which csv is not"):
        bring(tmp_path, root, sheets.dfat_xlsx(), format="csv")
