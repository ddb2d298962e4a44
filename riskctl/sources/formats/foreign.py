"""Files that are no list riskctl reads, called by what they are, so that the message says what to do instead."""

from __future__ import annotations

import re
from pathlib import Path

from riskctl.sources.errors import BadList
from riskctl.sources.workbook import workbook_form

_LOOKED_AT = 2_000
"""Bytes at the start of a file; what it is, it says there."""
SPREADSHEETS = {"dfat-xlsx": "xlsx", "uk-ods": "ods"}
"""Formats that are spreadsheets, and of which kind."""
_SAVE = "save the sheet as CSV (UTF-8) and import that with --format csv"
_KNOWN = (
    (re.compile(rb"%PDF-"), f"a PDF; no reader takes lists from PDF: put its table into a sheet, {_SAVE}"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), f"an old Excel file (XLS) or another Office file; {_SAVE}"),
    (re.compile(rb"\{\\rtf"), f"an RTF text; put its table into a sheet, {_SAVE}"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\"?Last Updated\"?,[^\r\n]*\r?\n\"?Name 6\"?,"),
        "the Consolidated List of OFSI, which was closed on 28 January 2026; import the UK Sanctions List "
        "(riskctl lists update uk.consolidated), the only UK list of designations since then",
    ),
)  # fmt: skip


def refuse_foreign(path: Path, form: str) -> None:
    """Raise :class:`BadList` for a file that is of no format riskctl reads, or a sheet where none was asked for."""
    sheet, wanted = workbook_form(path), SPREADSHEETS.get(form, "")
    if sheet and sheet != wanted:
        raise BadList(
            f"this is a spreadsheet ({sheet.upper()}), which {form or 'the format'} is not; {_SAVE}"
        )
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    for sign, advice in _KNOWN:
        if sign.match(head):
            raise BadList(f"this is {advice}", 1)
