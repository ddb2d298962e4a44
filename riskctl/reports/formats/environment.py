"""The sandbox in which the templates of pages and drawings run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from riskctl.reports.templates import template

if TYPE_CHECKING:
    from jinja2 import Environment

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONG_WORD = re.compile(r"\S{27,}")


def environment() -> Environment:
    """The sandbox of pages and drawings: every value is escaped, and every missing one is an error."""
    made = _sandbox(trim_blocks=True, lstrip_blocks=True)
    made.tests["long_word"] = _long_word
    made.filters["cut"] = cut
    made.filters["lines"] = _first_lines
    return made


def typst_environment() -> Environment:
    """The sandbox of the PDF: ``<% %>`` and ``<< >>``, every value written as a string of Typst.

    A value can only stand in text (``[<< value >>]``): in code it does not compile, and neither place runs it.
    """
    made = _sandbox(
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


def _sandbox(**settings: Any) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        **settings,
    )


_MARKUP_FILTERS = ("e", "escape", "forceescape", "safe", "tojson", "urlize", "xmlattr")
"""They mark text as fit for HTML, which says nothing about Typst."""


def typst_literal(value: object) -> object:
    """A value as a string of Typst that stands in text; what a template wrote itself stays as it is."""
    from markupsafe import Markup

    if isinstance(value, Markup):
        return value
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    shown = _CONTROL.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)
    return Markup(f'#"{shown}";')


def _long_word(content: object) -> bool:
    """True when a cell holds a word that no column has room for, so that it must break somewhere."""
    from markupsafe import Markup

    return bool(_LONG_WORD.search(Markup(content).striptags()))


def cut(text: str, most: int) -> str:
    """The text, or its start where a drawing has no room for all of it."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _first_lines(text: str, most: int) -> list[str]:
    """The first lines of a wrapped text; the last one says when there are more."""
    rows = text.split("\n")
    return rows if len(rows) <= most else [*rows[: most - 1], f"{rows[most - 1]}…"]
