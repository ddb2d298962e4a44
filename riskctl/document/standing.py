"""What several assessments depart from, or do not rest on, said once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from riskctl.document.model import Assessment
from riskctl.document.model.assessment import NotLookedUpRow
from riskctl.document.model.standing import StandingPart

Row = TypeVar("Row")


def standing_of(documents: Sequence[Assessment]) -> StandingPart:
    """The rows of all documents, each once; the scenario is that of the first, since one question has one."""
    return {
        "stale": _each_once(row for document in documents for row in document.get("stale", ())),
        "not_looked_up": joined(
            row for document in documents for row in document.get("not_looked_up", ())
        ),
        "departures": _each_once(
            departure for document in documents for departure in document.get("departures", ())
        ),
        "waivers": _each_once(
            waiver for document in documents for waiver in document.get("waivers", ())
        ),
        "scenario": documents[0].get("scenario") if documents else None,
        "hypothetical": _each_once(
            row for document in documents for row in document.get("hypothetical", ())
        ),
    }


def joined(rows: Iterable[NotLookedUpRow]) -> list[NotLookedUpRow]:
    """One row a list, with all parties that were not looked up in it."""
    found: dict[str, NotLookedUpRow] = {}
    for row in rows:
        seen = found.get(row["list"])
        # Parties differ by subject while all else of a list is the same.
        parties = sorted({*(seen["parties"] if seen else ()), *row["parties"]})
        found[row["list"]] = cast(NotLookedUpRow, {**row, "parties": parties})
    return [found[name] for name in sorted(found)]


def _each_once(rows: Iterable[Row]) -> list[Row]:
    """Rows without those that are equal to an earlier one, in their order."""
    found: list[Row] = []
    for row in rows:
        # Rows are dictionaries, which no set takes; there are a few dozen.
        if row not in found:
            found.append(row)
    return found
