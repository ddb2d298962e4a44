"""Read FollowTheMoney entities (JSON lines): parties, ``Ownership`` and ``Directorship``."""

from __future__ import annotations

import re
from typing import Any

from riskctl.ownership.amounts import FULL
from riskctl.ownership.graph import Link, OwnershipGraph, Party, Stake
from riskctl.ownership.periods import first_day, last_day
from riskctl.ownership.read_case import Case
from riskctl.ownership.read_json import MAX_PROBLEMS, Objects, texts_of
from riskctl.ownership.share_words import read_share_words
from riskctl.text.problems import InputError, Problem

PERSONS, STATES = frozenset({"Person"}), frozenset({"PublicBody"})
PARTIES = PERSONS | STATES | {"Company", "LegalEntity", "Organization", "Asset"}
ENDED = frozenset({"ceased", "former", "inactive", "ended", "historic", "historical"})
RIGHTS = ("appoint", "right to", "significant influence", "significant control", "control over")
"""Words of a role that is a right over the company rather than a share in it."""
CONTROL = (
    "control", "kontroll", "contrôl", "контрол", "控制", "支配", "지배", "denetim",
    "pengendali", "kawal", "domina",
)  # fmt: skip
"""Stems of words for control."""
_PERCENT = re.compile(r"\d\s*(?:[%\uff05\u066a]|per\s?cent)", re.IGNORECASE)
_WORD = re.compile(r"(?<![^\s:–—-])[^\s:–—-]")


def read_ftm(objects: Objects) -> Case:
    """The graph of the entities. Raises :class:`InputError` with all problems.

    A missing percentage is unknown. Kinds of entity that say nothing of ownership are left out, and counted in a note.
    """
    case = Case()
    problems: list[Problem] = []
    seen: set[str] = set()
    left_out = 0
    marked: list[str] = []
    for place, entity in objects:
        schema, properties = entity.get("schema"), entity.get("properties")
        if (
            not isinstance(entity.get("id"), str)
            or not isinstance(schema, str)
            or not isinstance(properties, dict)
        ):
            problems.append(objects.problem(place, "an entity needs id, schema and properties"))
        elif schema == "Ownership":
            if entity["id"] not in seen:
                seen.add(entity["id"])
                problems += [
                    objects.problem(place, text)
                    for text in _ownership(case, entity["id"], properties)
                ]
        elif schema == "Directorship":
            _directorship(case.graph, properties)
        elif schema in PARTIES or "name" in properties:
            case.graph.add_party(_party(entity["id"], schema, properties))
            if "sanction" in texts_of(properties.get("topics")):
                marked.append(entity["id"])
        else:
            left_out += 1
        if len(problems) >= MAX_PROBLEMS:
            break
    if problems:
        raise InputError(problems)
    if left_out:
        case.notes.append(
            f"{left_out} entities of kinds that say nothing of ownership were left out"
        )
    if marked:
        names = ", ".join(sorted(marked)[:10])
        case.notes.append(
            f"marked as sanctioned without saying on which list, so say it with --listed: {names}"
        )
    return case


def _party(party_id: str, schema: str, properties: dict[str, Any]) -> Party:
    names = texts_of(properties.get("name"))
    places = [*texts_of(properties.get("mainCountry")), *texts_of(properties.get("country"))]
    places += texts_of(properties.get("jurisdiction")) if schema not in PERSONS else []
    codes = sorted(
        {code.upper() for code in places if len(code) == 2 and code.isascii() and code.isalpha()}
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
    _note_dates(case, item_id, properties)
    if since and through and through < since:
        case.notes.append(f"{item_id}: it ends before it begins, so no date of it is believed")
        since = through = ""
    if not through and ENDED & {text.lower() for text in texts_of(properties.get("status"))}:
        case.notes.append(f"{item_id}: has ended, on a day that is not said; left out")
        return []
    roles = [*texts_of(properties.get("ownershipType")), *texts_of(properties.get("role"))]
    rights = [role for role in roles if _is_right(role)]
    shares = [role for role in roles if not _is_right(role)]
    percentages = _numbers_too(properties.get("percentage"))
    low, high = _percentages(percentages, case, item_id)
    if any(_contradicts(role, low, high) for role in roles):
        text = f"{item_id}: the words of its role state another share, so the share is unknown"
        case.notes.append(text)
        low, high = 0, FULL
    interest = _interest(" ".join(shares).lower())
    for owner in owners:
        for asset in assets:
            if any(_may_control(role) for role in shares):
                case.graph.links.append(
                    Link(
                        "influence", (owner,), asset, since, through, " ".join(shares).lower()[:80]
                    )
                )
            for right in rights:
                link = Link("control", (owner,), asset, since, through, right.lower()[:80])
                case.graph.links.append(link)
            # A right beside a share leaves the share as it is; a right alone is no share.
            if shares or percentages or not rights:
                stake = Stake(owner, asset, low, high, interest, since, through, item_id)
                case.graph.add(stake)
    return []


def _numbers_too(values: Any) -> list[str]:
    """Texts, and numbers as texts; anything else stands for a share that cannot be read."""
    listed = values if isinstance(values, list) else [values]
    given = [value for value in listed if value not in (None, "")]
    return [
        str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else "?"
        for value in given
    ]


def _contradicts(role: str, low: int, high: int) -> bool:
    """Whether the words of a role hold a share that is not within this one, or none that can be read beside it."""
    if not _PERCENT.search(role):
        return False
    starts = (match.start() for match in _WORD.finditer(role))
    spoken = next((ends for start in starts if (ends := read_share_words(role[start:]))), None)
    return spoken is None or spoken[1] < low or high < spoken[0]


def _is_right(role: str) -> bool:
    text = role.lower()
    return any(word in text for word in RIGHTS)


def _may_control(role: str) -> bool:
    """Whether the words of a role speak of control, in which language ever, without saying by what right."""
    text = role.casefold()
    return any(stem in text for stem in CONTROL)


def _interest(words: str) -> str:
    if "non-voting" in words or "non voting" in words:
        return "economic_non_voting"
    if "voting" in words and "share" not in words.replace("shareholder", ""):
        return "voting"
    return "shares"


def _percentages(texts: list[str], case: Case, item_id: str) -> tuple[int, int]:
    """The share that several texts span together; one that cannot be read makes it unknown."""
    ends = [read_share_words(text) for text in texts]
    if not texts:
        return 0, FULL
    known = [end for end in ends if end]
    if len(known) < len(ends):
        case.notes.append(f"{item_id}: the percentage cannot be read, so the share is unknown")
        return 0, FULL
    return min(low for low, _ in known), max(high for _, high in known)


def _directorship(graph: OwnershipGraph, properties: dict[str, Any]) -> None:
    since, through = (
        _earliest(texts_of(properties.get("startDate"))),
        _latest(texts_of(properties.get("endDate"))),
    )
    for director in texts_of(properties.get("director")):
        for company in texts_of(properties.get("organization")):
            graph.links.append(Link("office", (director,), company, since, through, "directorship"))


def _note_dates(case: Case, item_id: str, properties: dict[str, Any]) -> None:
    """Say which dates cannot be read: the end they would set stays open."""
    for key in ("startDate", "endDate"):
        for text in texts_of(properties.get(key)):
            if text and not first_day(text):
                case.notes.append(f"{item_id}: the {key} cannot be read and is left open")


def _earliest(texts: list[str]) -> str:
    return min((first_day(text) for text in texts), default="")


def _latest(texts: list[str]) -> str:
    return (
        max((last_day(text) for text in texts), default="")
        if all(last_day(text) for text in texts)
        else ""
    )
