# ruff: noqa: E501 - the lines are as long as the publishers write them
"""Small spreadsheets, written member by member as spreadsheet programs write them; every party in them is made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DFAT_HEADER = (
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Alias Strength", "Date of Birth", "Place of Birth",
    "Citizenship", "Address", "Additional Information", "Listing Information", "IMO Number", "Committees", "Control Date",
    "Instrument of Designation", "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
)  # fmt: skip
DFAT_ROWS = (
    ("101", "Max Mustermann", "Individual", "Primary Name", "", "1970", "", "Korea, Democratic People's Republic of", "", "Director; formerly known as 'Maks Muster'", "", "", "Autonomous (DPRK)", "45000"),
    ("101a", "Maks", "Individual", "aka", "Weak"),
    ("101b", "Макс Мустерманн", "Individual", "Original Script", ""),
    ("102", "Example Steel Works", "Entity", "Primary Name", "", "", "", "", "a) 1 Road_x000D_\nb) 2 Road, company number 880011"),
    ("102a", "Beispiel Stahl", "Entity", "Formerly known as", "Strong"),
    ("103", "Muster Star", "Vessel", "Primary Name", "", "", "", "", "", "", "", 9074729),
    ("101", "Other Party", "Entity", "Primary Name"),
)  # fmt: skip


def archive(members: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else chr(64 + at // 26) + chr(65 + at % 26)


def _cell(number: int, at: int, value: object, shared: list[str]) -> str:
    place = f'r="{_letter(at)}{number}"'
    if isinstance(value, int):
        return f"<c {place}><v>{value}.0</v></c>"
    if value == "":
        return ""
    if at % 2:
        return f'<c {place} t="inlineStr"><is><r><t>{escape(str(value))}</t></r></is></c>'
    shared.append(f"<si><t>{escape(str(value))}</t><rPh><t>spoken</t></rPh></si>")
    return f'<c {place} t="s"><v>{len(shared) - 1}</v></c>'


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    """A workbook of the sheets by name, with shared and inline texts, and empty cells left out."""
    shared: list[str] = []
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        + "</Relationships>",
    }  # fmt: skip
    for n, rows in enumerate(sheets.values(), 1):
        body = "".join(
            f'<row r="{number}">{"".join(_cell(number, at, value, shared) for at, value in enumerate(row))}</row>'
            for number, row in enumerate(rows, 1)
        )
        members[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{body}</sheetData></worksheet>'
        )
    members["xl/sharedStrings.xml"] = f'<sst xmlns="{SPREADSHEET}">{"".join(shared)}</sst>'
    return archive(members)


def ods(sheets: dict[str, Sequence[Sequence[str]]], filler: int = 1_000_000) -> bytes:
    """An OpenDocument spreadsheet, with the thousands of empty cells and rows that programs write at the end."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                "<table:table-cell office:value-type='string'>"
                + "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
                + "</table:table-cell>"
                if cell
                else "<table:table-cell/>"
                for cell in row
            )
            + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
            for row in rows
        )
        + f'<table:table-row table:number-rows-repeated="{filler}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name, rows in sheets.items()
    )
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}
    )


def dfat_xlsx(rows: Sequence[Sequence[object]] = DFAT_ROWS) -> bytes:
    return xlsx({"Consolidated List": [DFAT_HEADER, *rows]})


def uk_ods(rows: Sequence[Sequence[str]]) -> bytes:
    return ods({"Sheet1": [["Report Date: 20-Nov-2026"], *rows]})
