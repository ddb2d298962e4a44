"""The text of a PDF, read through the character maps of its fonts: enough to see what a reader would copy."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf


def text(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        return "".join(_page(page) for page in pdf.pages)


def fonts(content: bytes) -> set[str]:
    """Names of the embedded fonts, with the mark of their subset."""
    with pikepdf.open(BytesIO(content)) as pdf:
        dictionaries = [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary)]
        return {str(entry.BaseFont)[1:] for entry in dictionaries if "/BaseFont" in entry}


def _page(page: pikepdf.Page) -> str:
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    shown, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    raw = bytes(part)
                    shown += [current.get(raw[i : i + 2], "") for i in range(0, len(raw), 2)]
    return "".join(shown)


def _characters(font: pikepdf.Object) -> dict[bytes, str]:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, target in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(target).decode("utf-16-be")
    return found
