"""The sandbox in which the templates of pages and drawings run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from riskctl.document.errors import ReportError
from riskctl.messages.language import say, several
from riskctl.reports.custom.model import BUILTIN, CustomTemplate
from riskctl.reports.templates import template

if TYPE_CHECKING:
    from jinja2 import Environment

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_PIECES = re.compile(rf"[{_WIDE}]\s*|[^\s{_WIDE}]+\s*|\s+")
"""What a line breaks between: words, or single characters of East Asia."""
_LONG_WORD = re.compile(r"\S{27,}")


Templates = Mapping[str, CustomTemplate]


def environment(custom: Templates | None = None) -> Environment:
    """The sandbox of pages and drawings: every value is escaped, and every missing one is an error.

    Templates of the organisation go before those that come with riskctl; they run only in a process of their own.
    """
    made = _sandbox(custom or {}, "html", trim_blocks=True, lstrip_blocks=True)
    made.tests["long_word"] = _long_word
    made.filters["cut"] = cut
    made.filters["lines"] = _first_lines
    made.filters["fold"] = fold
    made.globals.update(_=say, several=several)
    return made


def typst_environment(custom: Templates | None = None) -> Environment:
    """The sandbox of the PDF: ``<% %>`` and ``<< >>``, every value written as a string of Typst.

    A value can only stand in text (``[<< value >>]``): in code it does not compile, and neither place runs it.
    """
    made = _sandbox(
        custom or {},
        "typst",
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        finalize=typst_literal,
    )
    for name in _MARKUP_FILTERS:
        del made.filters[name]
    return made


def _sandbox(custom: Templates, kind: str, **settings: Any) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from riskctl.reports.formats.compiled import COMPILED

    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(partial(_source, custom)),
        # Templates of others are compiled where they run, and nothing of them is kept.
        bytecode_cache=None if custom else COMPILED[kind],
        autoescape=True,
        # A misspelt name must fail and not leave a hole in a report.
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        **settings,
    )
    # What a document says is never taken for markup, and nothing differs from one time to the next.
    for name in ("safe", "random"):
        del made.filters[name]
    del made.globals["lipsum"]
    return made


def _source(custom: Templates, name: str) -> str | tuple[str, str, None] | None:
    """A template by its plain name; ``builtin/`` before it passes over those of the organisation."""
    entry = custom.get(name)
    if entry is not None:
        return entry.text, entry.place, None
    try:
        return template(name.removeprefix(BUILTIN))
    except ReportError:
        if not custom:
            raise
        return None


_MARKUP_FILTERS = ("e", "escape", "forceescape", "tojson", "urlize", "xmlattr")
"""They mark text as fit for HTML, which says nothing about Typst."""


def typst_literal(value: object) -> object:
    """A value as a string of Typst that stands in text; what a template wrote itself stays as it is."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    # Backslashes first, or those that escape the quotes would be doubled.
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    shown = _CONTROL.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text)
    return Markup(f'#"{shown}";')


def _long_word(content: object) -> bool:
    """True when a cell holds a word that no column has room for, so that it must break somewhere."""
    from markupsafe import Markup

    return bool(_LONG_WORD.search(Markup(content).striptags()))


def cut(text: str, most: int) -> str:
    """The text, or its start where a drawing has no room for all of it; wide characters take two columns."""
    if start_of(text, most) == text:
        return text
    return start_of(text, most - 1).rstrip() + "…"


def start_of(text: str, most: int) -> str:
    """As much of the text as so many columns hold. Looks no further than that, however long the text is."""
    used = 0
    for index, sign in enumerate(text):
        used += columns(sign)
        if used > most:
            return text[:index]
    return text


def columns(text: str) -> int:
    """Columns that a text takes in a drawing."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def fold(text: str, width: int) -> str:
    """The text in lines of at most so many columns; scripts that have no spaces break between characters."""
    rows: list[str] = []
    row = ""
    used = 0
    for piece in _PIECES.findall(text):
        word = piece.rstrip()
        if row and start_of(word, width - used) != word:
            rows.append(row.rstrip())
            row, used = "", 0
        place = 0
        while (head := start_of(word[place : place + width + 1], width)) != word[place:]:
            rows.append(head)
            place += max(len(head), 1)
        row += piece[place:]
        used += columns(piece[place:])
    return "\n".join([*rows, row.rstrip()])


def _first_lines(text: str, most: int) -> list[str]:
    """The first lines of a wrapped text; the last one says when there are more."""
    rows = text.split("\n")
    return rows if len(rows) <= most else [*rows[: most - 1], f"{rows[most - 1]}…"]
