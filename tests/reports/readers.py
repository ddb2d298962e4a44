"""All texts of a machine format, joined: enough to look an id, a score or a citation up."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from xml.etree import ElementTree

import openpyxl


def sheet_text(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return "\n".join(str(cell) for cell in cells if cell is not None)


def csv_text(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode()))
    return "\n".join(cell for row in rows for cell in row)


def xml_or_json_text(content: bytes) -> str:
    if content.startswith(b"<?xml"):
        root = ElementTree.fromstring(content)
        texts = [part for node in root.iter() for part in (*node.attrib.values(), node.text or "")]
        return "\n".join(texts)
    return "\n".join(_texts(json.loads(content)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for entry in value.values() for text in _texts(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in _texts(entry)]
    return [str(value)]
