"""The sandbox in which the templates of pages and drawings run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from riskctl.reports.templates import template

if TYPE_CHECKING:
    from jinja2 import Environment

_LONG_WORD = re.compile(r"\S{27,}")


def environment() -> Environment:
    """A sandbox in which every value is escaped and every missing one is an error."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.tests["long_word"] = _long_word
    made.filters["cut"] = cut
    made.filters["lines"] = _first_lines
    return made


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
