"""Names to screen, as people write them on the command line and in files."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from riskctl.facts.countries import COUNTRIES
from riskctl.screening.comparison.persons import MOST_WORDS
from riskctl.screening.names.fold import fold
from riskctl.screening.names.lexicon import WORDS
from riskctl.screening.query import Query
from riskctl.text.display import safe
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem
from riskctl.text.suggest import hint
from riskctl.watchlists.entry import KINDS
from riskctl.watchlists.identifiers import apart, false_number, unlabelled

TEXTS = ("id", "name", "country", "kind")
COLUMNS = (*TEXTS, "identifiers")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[A-Za-z]{2,31});")
_PERCENT = re.compile(r"%(?:20|[2-7][0-9A-F]|[C-F][0-9A-F]%[89AB])")
MAX_BYTES = 256 * 1024 * 1024
MAX_NAME = 2000
_ALIASES = {
    "organization": "organisation",
    "company": "organisation",
    "individual": "person",
    "": "unknown",
}


def read_queries(path: Path, kind: str = "unknown") -> list[Query]:
    """The queries of a CSV or JSON lines file; further columns are left alone.

    Raises :class:`InputError` with every row that cannot be read. For long files see ``query_rows``.
    """
    from riskctl.screening.query_rows import BadRow, QueryRows

    name = str(path)
    text = read_bytes(path, name, MAX_BYTES).decode("utf-8", "surrogateescape")
    rows = list(QueryRows(io.StringIO(text, newline=""), name, kind))
    problems = [
        Problem(name, fields.line, 1, fields.message)
        for fields in rows
        if isinstance(fields, BadRow)
    ]
    if problems:
        raise InputError(problems)
    return [fields for fields in rows if isinstance(fields, Query)]


def new_query(
    name: str, country: str | None = "", kind: str | None = "", number: str | None = ""
) -> Query:
    """A query from texts as people write them; see :func:`kind_of` for the kinds.

    Identifiers inside the name, such as ``(IMO 9074729)``, are taken out of it and compared as such.
    """
    called = kind_of(kind or "")
    plain, inside = apart(unescaped(name).strip(), vessel=called == "vessel")
    inside += unlabelled(plain, vessel=called == "vessel")
    place = (country or "").strip().upper()
    return Query(plain, place, called, number or "", identifiers=tuple(dict.fromkeys(inside)))


def unescaped(name: str) -> str:
    """The name without the signs of pages and addresses, ``&amp;`` and ``%20``; lines become clauses."""
    if "\n" in name:
        name = re.sub(r"\s*[\r\n]+\s*", ", ", name.strip())
    if _ENTITY.search(name):
        name = html.unescape(name)
    return unquote(name, errors="replace") if _PERCENT.search(name) else name


def kind_of(text: str) -> str:
    """The kind as the screener calls it, whatever its spelling; other words stay as they are."""
    return _ALIASES.get(text.strip().casefold(), text.strip().casefold())


def query_problem(name: str, country: str, kind: str) -> str:
    """What is wrong with the parts of a query; empty when nothing is."""
    if not any(char.isalnum() for char in name):
        return "the name holds no letter; give a name"
    text = fold(name)
    if max(len(name), len(text)) > MAX_NAME:
        return f"the name is longer than {MAX_NAME:,} characters; give the name alone"
    if len(WORDS.findall(text)) > MOST_WORDS:
        return f"the name has more than {MOST_WORDS} words; give the name alone"
    if wrong := false_number(name):
        return f"{wrong}; correct it, or leave it out of the name"
    if country and country.strip().upper() not in COUNTRIES:
        return f"country '{safe(country, 20)}' is no ISO 3166 code of two letters, such as CN"
    if kind and kind_of(kind) not in KINDS:
        return f"kind '{safe(kind, 20)}' is none of {', '.join(KINDS)}{hint(kind, KINDS)}"
    return ""


def row_problem(fields: Mapping[str, Any]) -> str:
    """What is wrong with a row of a file; empty when nothing is."""
    for column in TEXTS:
        value = fields.get(column)
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            return f"{column} takes text"
    name = fields.get("name")
    if not isinstance(name, str):
        return "name is missing; add it"
    return query_problem(name, str(fields.get("country") or ""), str(fields.get("kind") or ""))
