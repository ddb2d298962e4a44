"""Names of others on pages of comparisons, stress tests and plans, and side by side: text, in every format."""

from __future__ import annotations

import copy
import io
from html.parser import HTMLParser
from typing import Any

import openpyxl
import pytest
from markdown_it import MarkdownIt
from report_samples import load
from test_hostile_reports import PLAIN, SHAPES, TEXT_FORMATS, TEXTS, poisoned

from riskctl.reports.pages.model import PageBlock, PageReport
from riskctl.reports.pages.text import plain
from riskctl.reports.pages.write import SUFFIXES, render_page
from riskctl.reports.write import render


def _page(text: str) -> PageReport:
    block = PageBlock(text, (text, f"route {text}"), (("route", "cost"), (text, "1"), (text, text)))
    return PageReport(text, "2026-11-28", (block, block), {"title": text})


class _Tags(HTMLParser):
    """Tags with the names of their attributes, and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        addresses = [value for name, value in attrs if name in ("href", "src")]
        self.seen.append((tag, [name for name, _ in attrs], addresses))


def _shape(content: bytes, suffix: str) -> Any:
    if suffix == ".html":
        tags = _Tags()
        tags.feed(content.decode())
        return tags.seen
    if suffix == ".md":
        tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
        inline = [child for token in tokens for child in token.children or ()]
        # Spans keep # and @ from calling somebody; no other element, link or picture comes of a name.
        made = [child.content for child in inline if child.type not in ("text", "softbreak")]
        return [token.type for token in tokens], set(made) - {"<span>", "</span>"}
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        return [cell.data_type == "f" or cell.hyperlink is not None for cell in cells]
    return b""


READ = [suffix for suffix in SUFFIXES if suffix in (".html", ".md", ".xlsx")]


@pytest.mark.parametrize("suffix", READ)
def test_a_hostile_name_changes_no_page(suffix: str) -> None:
    expected = _shape(render_page(_page(PLAIN), suffix), suffix)
    for text in TEXTS:
        content = render_page(_page(text), suffix)
        assert _shape(content, suffix) == expected, (suffix, text[:60])
        if suffix != ".xlsx":
            # The document that a page carries is data, and holds each name to the letter.
            shown = content.decode().partition("<script")[0]
            assert not {"\x1b", "\x00", "\u202e", "\u2066", "\u200b", "\x9b"} & set(shown)


def test_formulas_are_text_in_a_workbook_of_a_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_page(_page("=1+1"), ".xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_every_page_can_be_set_as_pdf() -> None:
    for text in TEXTS:
        assert render_page(_page(text), ".pdf").startswith(b"%PDF-"), text[:60]


def test_a_terminal_takes_no_order_from_a_name() -> None:
    for text in TEXTS:
        shown = plain(_page(text), 80)
        assert not {"\x1b", "\x07", "\x00", "\x9b", "\u202e", "\r"} & set(shown)


def _sides(text: str) -> list[dict[str, Any]]:
    first, second = poisoned(load("reject"), text), poisoned(load("conditions"), text)
    third = copy.deepcopy(second)
    third["subject"] = {**third["subject"], "id": f"{text} third@route"[:80]}
    return [first, second, third]


@pytest.mark.parametrize("kind", TEXT_FORMATS)
def test_a_comparison_keeps_its_shape(kind: str) -> None:
    expected = SHAPES[kind](render(_sides(PLAIN), kind))
    for text in TEXTS[::3]:
        assert SHAPES[kind](render(_sides(text), kind)) == expected, (kind, text[:60])


@pytest.mark.parametrize("number", range(0, len(TEXTS), 4))
def test_a_comparison_can_be_set_as_pdf(number: int) -> None:
    assert render(_sides(TEXTS[number]), "pdf").startswith(b"%PDF-")
