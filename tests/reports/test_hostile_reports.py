"""Text of others is shown as text: in every field and choice, in every format, it changes no shape."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pdf_reader
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import NASTY, load

from riskctl.reports.options import ReportOptions
from riskctl.reports.write import WRITERS, render

FORMULAS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "  =cmd|' /C calc'!A0",
    "=HYPERLINK(1)",
)
TEXTS = (
    *(text for text in NASTY if text),
    *FORMULAS,
    "x\x00y",
    "<svg onload=alert(1)>",
    "]]><!--",
    "${7*7} <%= 7 %> {0} {x}",
    "[x](javascript:alert(1)) ![x](file:///etc/passwd)",
    "\\ \\n \\u{1f}",
    "\x1b[2J\x1b]0;owned\x07",
    "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
    "W" * 10_000,
    "word " * 2_000,
)
PLAIN = "harmless"
TEXT_FORMATS = [writer.format for writer in WRITERS if writer.format not in ("pdf", "json")]


def poisoned(value: Any, text: str, key: str = "") -> Any:
    """The same document with every free text replaced; ids, days and closed values stay, so that its shape does."""
    if isinstance(value, dict):
        return {name: poisoned(entry, text, name) for name, entry in value.items()}
    if isinstance(value, list):
        return [poisoned(entry, text, key) for entry in value]
    free = key in FREE and isinstance(value, str) and value
    return text if free else value


FREE = {
    *("title", "summary", "because", "citation", "do", "owner", "question", "shown", "source"),
    *("name", "native_names", "organisation", "purpose", "reason", "approver", "note", "notes"),
    *("entry", "reference", "who", "why", "changes", "url", "role", "entity"),
}


class Shape(HTMLParser):
    """Elements and the names of their attributes, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("text", "br", "span"):  # lines of a drawing and marks of long words
            self.found.append(" ".join([tag, *(name for name, _ in attrs if name != "href")]))

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")


def html_shape(content: bytes) -> object:
    reader = Shape()
    reader.feed(content.decode())
    # A link is there or not by its address: only the schemes that are no danger make one.
    return [tag for tag in reader.found if tag != "a rel" and tag != "a"]


def markdown_shape(content: bytes) -> object:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode())
    return [kind for token in tokens for kind in _kinds(token)]


def _kinds(token: Any) -> Iterator[str]:
    if token.type == "html_inline" and token.content in ("<span>", "</span>"):
        return
    if token.type not in ("text", "softbreak", "inline", "link_open", "link_close", "text_special"):
        yield token.type
    if token.type == "link_open":
        assert str(token.attrs["href"]).startswith(("http://", "https://", "mailto:"))
    for child in token.children or ():
        yield from _kinds(child)


def xml_shape(content: bytes) -> object:
    root = ElementTree.fromstring(content)
    return [(node.tag, sorted(node.attrib)) for node in root.iter()]


def json_shape(content: bytes) -> object:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: shape(entry) for key, entry in value.items()}
            # Present only where there is an address that may be linked.
            return {key: kept[key] for key in kept if key not in ("helpUri", "relevant-evidence")}
        if isinstance(value, list):
            return [shape(entry) for entry in value]
        return type(value).__name__

    return shape(json.loads(content))


def csv_shape(content: bytes) -> object:
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@", "\t", "\r"))
            assert "\x1b" not in cell and "\x00" not in cell
    return [len(row) for row in rows]


def xlsx_shape(content: bytes) -> object:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return [(sheet.title, sheet.max_row, sheet.max_column) for sheet in book]


SHAPES = {
    "html": html_shape,
    "markdown": markdown_shape,
    "csv": csv_shape,
    "dora-csv": csv_shape,
    "xlsx": xlsx_shape,
    "dora-xlsx": xlsx_shape,
    "sarif": json_shape,
    "oscal": json_shape,
    "junit": xml_shape,
}


def test_every_format_has_a_shape() -> None:
    assert sorted(SHAPES) == sorted(TEXT_FORMATS)


def made(kind: str, text: str) -> bytes:
    """A report whose every text, and every choice of the one who asked for it, is the text."""
    document = poisoned(load("reject"), text)
    earlier = poisoned(load("reject"), text)
    earlier["findings"] = earlier["findings"][:-1]
    options = ReportOptions(classification=text, reference=text, since=(earlier,))
    return render([document], kind, options)


@pytest.mark.parametrize("kind", TEXT_FORMATS)
def test_hostile_text_changes_no_shape(kind: str) -> None:
    expected = SHAPES[kind](made(kind, PLAIN))
    for text in TEXTS:
        assert SHAPES[kind](made(kind, text)) == expected, (kind, text[:60])


@pytest.mark.parametrize("kind", TEXT_FORMATS)
@settings(
    max_examples=6, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(text=st.text(min_size=1, max_size=60).filter(str.strip))
def test_no_text_at_all_changes_the_shape(kind: str, text: str) -> None:
    assert SHAPES[kind](made(kind, text)) == SHAPES[kind](made(kind, PLAIN))


@settings(max_examples=10, deadline=None, derandomize=True)
@given(text=st.text(min_size=1, max_size=60))
def test_no_text_at_all_keeps_a_pdf_from_being_made(text: str) -> None:
    assert made("pdf", text).startswith(b"%PDF-")


@pytest.mark.parametrize("number", range(len(TEXTS) - 1))
def test_a_pdf_shows_it_as_it_stands(number: int) -> None:
    text = TEXTS[number]
    shown = "".join(pdf_reader.text(made("pdf", text)).split())
    assert shown
    if text.isascii() and text.isprintable() and len(text) < 100:
        assert "".join(text.split()) in shown


@pytest.mark.parametrize("text", TEXTS[:-2], ids=range(len(TEXTS) - 2))
def test_json_keeps_it_to_the_letter(text: str) -> None:
    document = poisoned(load("reject"), text)
    assert json.loads(render([document], "json")) == document


WATCHED = """
import json, sys
sys.path[:0] = json.loads(sys.argv[1])
from report_samples import load
from test_hostile_reports import poisoned
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import WRITERS, render
def document(text):
    return poisoned(load("reject"), text)
for writer in WRITERS:
    render([document("warm")], writer.format, ReportOptions())
seen = []
def hook(event, arguments):
    if event == "open" and "passwd" in str(arguments[0]) or event.startswith(("socket.", "os.system", "subprocess.")):
        seen.append((event, str(arguments)))
sys.addaudithook(hook)
FILES = ("/etc/passwd", "file:///etc/passwd", '#read("/etc/passwd")', "{% include '/etc/passwd' %}")
for text in (*FILES, "https://evil.example/x.png"):
    for writer in WRITERS:
        content = render([document(text)], writer.format, ReportOptions(reference=text))
        assert b"root:x:0" not in content
print(json.dumps(seen))
"""


def test_no_format_reads_a_file_or_the_network() -> None:
    path = json.dumps([entry for entry in sys.path if entry])
    words = [sys.executable, "-c", WATCHED, path]
    done = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert done.stdout.strip() == "[]", done.stderr[-500:]
