from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt
from report_samples import load

from riskctl.reports.formats.markdown import render
from riskctl.reports.formats.markdown_text import code, escape, table


def _tokens(text: str) -> list[Any]:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    return [token for block in parser.parse(text) for token in (block, *(block.children or ()))]


def test_links_are_only_those_of_the_sources(document: dict[str, Any]) -> None:
    tokens = _tokens(render([document]).decode())
    assert not [
        token for token in tokens if token.type in ("image", "fence", "code_block", "html_block")
    ]
    addresses = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(address.startswith(("https://", "http://")) for address in addresses)
    raw = {token.content for token in tokens if token.type == "html_inline"}
    assert raw <= {"<span>", "</span>"}


def test_tables_keep_their_columns() -> None:
    tokens = _tokens(render([load("hostile")]).decode())
    heads = rows = 0
    for token in tokens:
        heads += token.type == "th_open"
        rows += token.type == "td_open"
    places = {finding["jurisdiction"] for finding in load("hostile")["findings"]}
    assert heads == 2 + 4 + 4 + 1 + len(places) + 4 + 4 + 6 + 8 + 5 + 6 + 4
    assert rows > heads


@pytest.mark.parametrize(
    "text",
    [
        "# x",
        "- x",
        "1. x",
        "+ x",
        "= x",
        "> x",
        "*b*",
        "[a](b)",
        "<b>",
        "`c`",
        "a | b",
        "$x$",
        "~~s~~",
        ":smile:",
        "\\",
    ],
)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    tokens = _tokens(escape(text))
    assert (
        "".join(token.content for token in tokens if token.type in ("text", "text_special")) == text
    )
    assert {token.type for token in tokens} <= {
        "paragraph_open",
        "inline",
        "text",
        "text_special",
        "paragraph_close",
    }


def test_mentions_and_issue_references_are_not_live() -> None:
    assert (
        escape("@octocat #12 www.x.example")
        == "<span>@</span>octocat <span>#</span>12 www<span></span>.x.example"
    )


def test_code_holds_backticks() -> None:
    assert code("a`b") == "``a`b``"
    assert code("`a") == "`` `a ``"


def test_table_lines() -> None:
    assert table(("A", "B"), [("1", "2")]) == ["| A | B |", "| --- | --- |", "| 1 | 2 |"]
