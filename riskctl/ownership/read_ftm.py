"""Read FollowTheMoney entities (JSON lines): parties, ``Ownership`` and ``Directorship``."""

from __future__ import annotations

import re
from typing import Any

from riskctl.ownership.amounts import FULL, read_share
from riskctl.ownership.graph import Link, OwnershipGraph, Party, Stake
from riskctl.ownership.periods import first_day, last_day
from riskctl.ownership.read_case import Case
from riskctl.ownership.read_json import MAX_PROBLEMS, Objects, texts_of
from riskctl.text.problems import InputError, Problem

PERSONS, STATES = frozenset({"Person"}), frozenset({"PublicBody"})
PARTIES = PERSONS | STATES | {"Company", "LegalEntity", "Organization", "Asset"}
ENDED = frozenset({"ceased", "former", "inactive", "ended", "historic", "historical"})
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,20})?")
_ABOVE = re.compile(r"(?<!not )(?<!no )(?:more than|over|above|>(?!=))")
_LEAST = re.compile(r">=|at least|or more|from ")
_BELOW = re.compile(r"less than|under|below|<(?!=)")
_MOST = re.compile(r"<=|at most|up to|not more than|no more than|or less")


def read_ftm(objects: Objects) -> Case:
    """The graph of the entities. Raises :class:`InputError` with all problems.

    A missing percentage is unknown. Kinds of entity that say nothing of ownership are left out, and counted in a note.
    """
    case = Case()
    problems: list[Problem] = []
    seen: set[str] = set()
    other = 0
    marked: list[str] = []
    for place, item in objects:
        schema, properties = item.get("schema"), item.get("properties")
        if (
            not isinstance(item.get("id"), str)
            or not isinstance(schema, str)
            or not isinstance(properties, dict)
        ):
            problems.append(objects.problem(place, "an entity needs id, schema and properties"))
        elif schema == "Ownership":
            if item["id"] not in seen:
                seen.add(item["id"])
                problems += [
                    objects.problem(place, text)
                    for text in _ownership(case, item["id"], properties)
                ]
        elif schema == "Directorship":
            _directorship(case.graph, properties)
        elif schema in PARTIES or "name" in properties:
            case.graph.add_party(_party(item["id"], schema, properties))
            if "sanction" in texts_of(properties.get("topics")):
                marked.append(item["id"])
        else:
            other += 1
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise InputError(problems)
    if other:
        case.notes.append(f"{other} entities of kinds that say nothing of ownership were left out")
    if marked:
        names = ", ".join(sorted(marked)[:10])
        case.notes.append(
            f"marked as sanctioned without saying on which list, so say it with --listed: {names}"
        )
    return case


def _party(party_id: str, schema: str, properties: dict[str, Any]) -> Party:
    names = texts_of(properties.get("name"))
    where = [*texts_of(properties.get("mainCountry")), *texts_of(properties.get("country"))]
    where += texts_of(properties.get("jurisdiction")) if schema not in PERSONS else []
    codes = sorted(
        {code.upper() for code in where if len(code) == 2 and code.isascii() and code.isalpha()}
    )
    kind = "person" if schema in PERSONS else "state" if schema in STATES else "company"
    # Several countries are several statements, and which is the seat is not said.
    return Party(party_id, names[0] if names else "", kind, codes[0] if len(codes) == 1 else "")


def _ownership(case: Case, item_id: str, properties: dict[str, Any]) -> list[str]:
    owners, assets = texts_of(properties.get("owner")), texts_of(properties.get("asset"))
    if not owners or not assets:
        return ["an Ownership needs owner and asset"]
    since = _earliest(texts_of(properties.get("startDate")))
    through = _latest(texts_of(properties.get("endDate")))
    if not through and ENDED & {text.lower() for text in texts_of(properties.get("status"))}:
        case.notes.append(f"{item_id}: has ended, on a day that is not said; left out")
        return []
    words = " ".join(
        texts_of(properties.get("ownershipType")) + texts_of(properties.get("role"))
    ).lower()
    low, high = _percentages(texts_of(properties.get("percentage")), case, item_id)
    for owner in owners:
        for asset in assets:
            if "appoint" in words:
                case.graph.links.append(
                    Link("control", (owner,), asset, since, through, words[:80])
                )
            else:
                case.graph.add(
                    Stake(owner, asset, low, high, _interest(words), since, through, item_id)
                )
    return []


def _interest(words: str) -> str:
    if "non-voting" in words or "non voting" in words:
        return "economic_non_voting"
    if "voting" in words and "share" not in words.replace("shareholder", ""):
        return "voting"
    return "shares"


def _percentages(texts: list[str], case: Case, item_id: str) -> tuple[int, int]:
    """The share that several texts span together; one that cannot be read makes it unknown."""
    ends = [percentage(text) for text in texts]
    if not texts:
        return 0, FULL
    known = [end for end in ends if end]
    if len(known) < len(ends):
        case.notes.append(f"{item_id}: the percentage cannot be read, so the share is unknown")
        return 0, FULL
    return min(low for low, _ in known), max(high for _, high in known)


def percentage(text: str) -> tuple[int, int] | None:
    """Ends of a share written in words, such as ``50%``, ``25-50`` or ``more than 25``; None when it is none."""
    plain = text.lower()
    try:
        numbers = [read_share(found.replace(",", "."))[0] for found in _NUMBER.findall(plain)]
    except ValueError:
        return None
    above = bool(_ABOVE.search(plain))
    if len(numbers) == 2 and numbers[0] <= numbers[1]:
        return numbers[0] + above, numbers[1]
    if len(numbers) != 1:
        return None
    number = numbers[0]
    if above or _LEAST.search(plain):
        return min(number + above, FULL), FULL
    if _MOST.search(plain):
        return 0, number
    return (0, max(number - 1, 0)) if _BELOW.search(plain) else (number, number)


def _directorship(graph: OwnershipGraph, properties: dict[str, Any]) -> None:
    since, through = (
        _earliest(texts_of(properties.get("startDate"))),
        _latest(texts_of(properties.get("endDate"))),
    )
    for director in texts_of(properties.get("director")):
        for company in texts_of(properties.get("organization")):
            graph.links.append(Link("office", (director,), company, since, through, "directorship"))


def _earliest(texts: list[str]) -> str:
    return min((first_day(text) for text in texts), default="")


def _latest(texts: list[str]) -> str:
    return (
        max((last_day(text) for text in texts), default="")
        if all(last_day(text) for text in texts)
        else ""
    )
