"""A screening result as the plain data that every format is written from."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from riskctl.screening.query import Match, Result
from riskctl.screening.reasons import sentences
from riskctl.screening.whitelist import entry_sha256

Json = dict[str, Any]


def result_row(result: Result, lists: tuple[str, ...], absent: Collection[str] = ()) -> Json:
    """One result; ``lists`` names what was searched, ``open`` why it cannot be called clear.

    ``absent`` are the lists that had to be looked up and were not.
    """
    query = result.query
    return {
        "id": query.id,
        "name": query.name,
        "country": query.country,
        "kind": query.kind,
        "outcome": result.outcome,
        "matches": [match_row(match) for match in result.matches],
        "near": [match_row(match) for match in result.near],
        "set_aside": [match_row(match) for match in result.near if match.set_aside],
        "lists": list(lists),
        "not_looked_up": sorted(absent),
        "open": list(result.open),
    }


def bad_row(line: int, message: str, number: str, name: str, lists: tuple[str, ...]) -> Json:
    """A row of a file that could not be screened: unknown, with its line and what is wrong; the others go on."""
    problem = f"line {line}: {message}"
    return {
        "id": number,
        "name": name,
        "country": "",
        "kind": "unknown",
        "outcome": "unknown",
        "matches": [],
        "near": [],
        "set_aside": [],
        "lists": list(lists),
        "not_looked_up": [],
        "open": [problem],
        "problem": problem,
    }


def match_row(match: Match) -> Json:
    """One listed party: ``entry`` is its main name, ``name`` the listed name that fits best."""
    entry = match.entry
    return {
        "list": entry.list,
        "entry": entry.name,
        "entry_id": entry.id,
        "entry_sha256": entry_sha256(entry),
        "name": match.name,
        "kind": entry.kind,
        "countries": list(entry.countries),
        "outcome": match.outcome,
        "set_aside": match.set_aside,
        "score": round(match.score, 4),
        "reasons": sentences(match.reasons),
        "citation": entry.citation,
        "programmes": list(entry.programmes),
        "since": entry.since,
        "through": entry.through,
    }
