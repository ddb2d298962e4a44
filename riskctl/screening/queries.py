"""Read a file of names to screen: CSV or JSON lines with the columns id, name, country and kind."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
from riskctl.watchlists.identifiers import apart

COLUMNS = ("id", "name", "country", "kind")
MAX_BYTES = 256 * 1024 * 1024
MAX_NAME = 2000
_ALIASES = {
    "organization": "organisation",
    "company": "organisation",
    "individual": "person",
    "": "unknown",
}


def read_queries(path: Path, kind: str = "unknown") -> list[Query]:
    """The queries of a ``.csv`` or ``.jsonl`` file; further columns are left alone. Raises :class:`InputError`."""
    name = str(path)
    try:
        text = read_bytes(path, name, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            [Problem(name, 1, 1, "this is not UTF-8 text; save it as UTF-8")]
        ) from None
    rows = (
        _json_lines(text, name)
        if path.suffix.lower() in (".jsonl", ".ndjson", ".json")
        else _csv(text, name)
    )
    problems: list[Problem] = []
    found: list[Query] = []
    for line, row in rows:
        if isinstance(row, str):
            problems.append(Problem(name, line, 1, row))
            continue
        told = list(_problems(row))
        problems += [Problem(name, line, 1, message) for message in told]
        if not told:
            number = "" if row.get("id") is None else str(row["id"])
            found.append(
                new_query(row["name"], row.get("country"), row.get("kind") or kind, number)
            )
    if problems:
        raise InputError(problems)
    if not found:
        raise InputError(
            [
                Problem(
                    name, 1, 1, "the file holds no names; it needs a header line and one row a name"
                )
            ]
        )
    return found


def new_query(
    name: str, country: str | None = "", kind: str | None = "", number: str | None = ""
) -> Query:
    """A query from texts as people write them; see :func:`kind_of` for the kinds.

    Identifiers inside the name, such as ``(IMO 9074729)``, are taken out of it and compared as such.
    """
    called = kind_of(kind or "")
    plain, inside = apart(name.strip(), vessel=called == "vessel")
    place = (country or "").strip().upper()
    return Query(plain, place, called, number or "", identifiers=tuple(dict.fromkeys(inside)))


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
    if country and country.strip().upper() not in COUNTRIES:
        return f"country '{safe(country, 20)}' is no ISO 3166 code of two letters, such as CN"
    if kind and kind_of(kind) not in KINDS:
        return f"kind '{safe(kind, 20)}' is none of {', '.join(KINDS)}{hint(kind, KINDS)}"
    return ""


def _problems(row: Mapping[str, Any]) -> Iterator[str]:
    for column in COLUMNS:
        value = row.get(column)
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            yield f"{column} takes text"
            return
    name = row.get("name")
    if not isinstance(name, str):
        yield "name is missing; add it"
    elif told := query_problem(name, str(row.get("country") or ""), str(row.get("kind") or "")):
        yield told


def _csv(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [one.strip().casefold() for one in reader.fieldnames or ()]
        if twice := sorted({one for one in header if one in COLUMNS and header.count(one) > 1}):
            raise InputError(
                [Problem(name, 1, 1, f"the column '{twice[0]}' is there twice; remove one")]
            )
        if "name" not in header:
            known = ", ".join(COLUMNS)
            message = f"the first line must name the columns, one of them 'name'; known: {known}"
            raise InputError([Problem(name, 1, 1, message)])
        reader.fieldnames = header
        for row in reader:
            if None in row:
                yield (
                    reader.line_num,
                    "more cells than columns; put text that holds commas in double quotes",
                )
            else:
                yield reader.line_num, row
    except csv.Error as error:
        raise InputError(
            [Problem(name, max(reader.line_num, 1), 1, f"this is not CSV: {error}; mend it")]
        ) from None


def _json_lines(text: str, name: str) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            message = (
                "nested too deep"
                if isinstance(error, RecursionError)
                else getattr(error, "msg", "a number too long")
            )
            yield number, f"this line is no JSON object ({message}); write one object a line"
            continue
        yield number, row if isinstance(row, dict) else "each line must be an object with a name"
