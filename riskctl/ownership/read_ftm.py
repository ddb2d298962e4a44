"""Read FollowTheMoney entities (JSON lines): parties, ``Ownership`` and ``Directorship``."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

from riskctl.ownership.amounts import FULL
from riskctl.ownership.graph import Link, OwnershipGraph, Party, Stake
from riskctl.ownership.periods import first_day, last_day
from riskctl.ownership.read_case import Case
from riskctl.ownership.read_json import MAX_PROBLEMS, Objects, texts_of
from riskctl.ownership.share_words import read_share_words
from riskctl.text.problems import Problems

PERSONS = frozenset({"Person"})
_KINDS = {"Person": "person", "PublicBody": "state"}
PARTIES = _KINDS.keys() | {"Company", "LegalEntity", "Organization", "Asset"}
ENDED = frozenset({"ceased", "former", "inactive", "ended", "historic", "historical"})
RIGHTS = ("appoint", "right to", "significant influence", "significant control", "control over")
"""Words of a role that is a right over the company rather than a share in it."""
CONTROL = (
    "control", "kontroll", "contrôl", "контрол", "控制", "支配", "지배", "denetim",
    "pengendali", "kawal", "domina",
)  # fmt: skip
"""Stems of words for control."""
_NOT_WHOLE = "an entity needs id, schema and properties"
_PERCENT = re.compile(r"\d\s*(?:[%\uff05\u066a]|per\s?cent)", re.IGNORECASE)
_WORD = re.compile(r"(?<![^\s:–—-])[^\s:–—-]")


def read_ftm(objects: Objects) -> Case:
    """The graph of the entities. Raises :class:`InputError` with all problems.

    A missing percentage is unknown. Kinds of entity that say nothing of ownership are left out, and counted in a note.
    """
    reader = _FtmReader()
    problems = Problems()
    for place, entity in objects:
        mistake = reader.read(entity)
        if mistake:
            problems.append(objects.problem(place, mistake))
        if len(problems) >= MAX_PROBLEMS:
            break
    problems.raise_all()
    reader.note_what_was_left_out()
    return reader.case


class _FtmReader:
    """Gathers what the entities say, whatever their order."""

    def __init__(self) -> None:
        self.case = Case()
        self._seen: set[str] = set()
        self._left_out = 0
        self._marked: list[str] = []

    def read(self, entity: dict[str, Any]) -> str:
        """Take one entity; what is wrong with it, or nothing."""
        name, schema, properties = entity.get("id"), entity.get("schema"), entity.get("properties")
        if not isinstance(properties, dict):
            return _NOT_WHOLE
        if not isinstance(name, str) or not isinstance(schema, str):
            return _NOT_WHOLE
        if schema == "Ownership":
            return self._ownership(name, properties)
        if schema == "Directorship":
            _directorship(self.case.graph, properties)
        elif schema in PARTIES or "name" in properties:
            self._party(name, schema, properties)
        else:
            self._left_out += 1
        return ""

    def _ownership(self, name: str, properties: dict[str, Any]) -> str:
        # Exports of several sources repeat an entity: the same stake twice would be twice the share.
        if name in self._seen:
            return ""
        self._seen.add(name)
        return _ownership(self.case, name, properties)

    def _party(self, name: str, schema: str, properties: dict[str, Any]) -> None:
        self.case.graph.add_party(_party(name, schema, properties))
        if "sanction" in texts_of(properties.get("topics")):
            self._marked.append(name)

    def note_what_was_left_out(self) -> None:
        """Say what the file holds that counts for nothing."""
        if self._left_out:
            self.case.notes.append(
                f"{self._left_out} entities of kinds that say nothing of ownership were left out"
            )
        # The topic names no list, and which list it is decides under which rule the party counts.
        if self._marked:
            names = ", ".join(sorted(self._marked)[:10])
            self.case.notes.append(
                f"marked as sanctioned without saying on which list, so say it with --listed: {names}"
            )


def _party(party_id: str, schema: str, properties: dict[str, Any]) -> Party:
    names = texts_of(properties.get("name"))
    places = [*texts_of(properties.get("mainCountry")), *texts_of(properties.get("country"))]
    # A person under a jurisdiction is wanted or tried there; that is no residence.
    if schema not in PERSONS:
        places += texts_of(properties.get("jurisdiction"))
    codes = {code.upper() for code in places if _is_country_code(code)}
    # Several countries are several statements, and which is the seat is not said.
    country = codes.pop() if len(codes) == 1 else ""
    return Party(party_id, next(iter(names), ""), _KINDS.get(schema, "company"), country)


def _is_country_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha()


def _ownership(case: Case, item_id: str, properties: dict[str, Any]) -> str:
    """Add a stake and the rights beside it; what is wrong with the statement, or nothing."""
    owners, assets = texts_of(properties.get("owner")), texts_of(properties.get("asset"))
    if not owners or not assets:
        return "an Ownership needs owner and asset"
    since, through = _period(properties)
    _note_dates(case, item_id, properties)
    if since and through and through < since:
        case.notes.append(f"{item_id}: it ends before it begins, so no date of it is believed")
        since = through = ""
    if not through and ENDED & {text.lower() for text in texts_of(properties.get("status"))}:
        case.notes.append(f"{item_id}: has ended, on a day that is not said; left out")
        return ""
    roles = [*texts_of(properties.get("ownershipType")), *texts_of(properties.get("role"))]
    rights = [role for role in roles if _is_right(role)]
    shares = [role for role in roles if not _is_right(role)]
    percentages = _numbers_too(properties.get("percentage"))
    low, high = _percentages(percentages, case, item_id)
    if any(_contradicts(role, low, high) for role in roles):
        text = f"{item_id}: the words of its role state another share, so the share is unknown"
        case.notes.append(text)
        low, high = 0, FULL
    words = " ".join(shares).lower()
    interest = _interest(words)
    # Words of control beside a share claim no right: they make the control possible, not certain.
    links = [("influence", words)] if any(map(_may_control, shares)) else []
    links += [("control", right.lower()) for right in rights]
    # A right beside a share leaves the share as it is; a right alone is no share.
    has_stake = bool(shares or percentages or not rights)
    # Several owners or assets of one statement are read as each of them with each.
    for owner, asset in product(owners, assets):
        for kind, called in links:
            case.graph.links.append(Link(kind, (owner,), asset, since, through, called[:80]))
        if has_stake:
            case.graph.add(Stake(owner, asset, low, high, interest, since, through, item_id))
    return ""


def _numbers_too(values: Any) -> list[str]:
    """Texts, and numbers as texts; anything else stands for a share that cannot be read."""
    listed = values if isinstance(values, list) else [values]
    return [_as_text(value) for value in listed if value not in (None, "")]


def _as_text(value: Any) -> str:
    # A bool is an int to Python, and `true` percent is no share.
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return "?"
    return str(value)


def _contradicts(role: str, low: int, high: int) -> bool:
    """Whether the words of a role hold a share that is not within this one, or none that can be read beside it."""
    if not _PERCENT.search(role):
        return False
    # The share is at the end of the words: the longest ending that is a share as a whole is what they say.
    endings = (read_share_words(role[match.start() :]) for match in _WORD.finditer(role))
    spoken = next(filter(None, endings), None)
    return spoken is None or spoken[1] < low or high < spoken[0]


def _is_right(role: str) -> bool:
    text = role.lower()
    return any(word in text for word in RIGHTS)


def _may_control(role: str) -> bool:
    """Whether the words of a role speak of control, in which language ever, without saying by what right."""
    text = role.casefold()
    return any(stem in text for stem in CONTROL)


def _interest(words: str) -> str:
    # Before "voting", which stands in it.
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
    since, through = _period(properties)
    directors, companies = (texts_of(properties.get(key)) for key in ("director", "organization"))
    for director, company in product(directors, companies):
        graph.links.append(Link("office", (director,), company, since, through, "directorship"))


def _note_dates(case: Case, item_id: str, properties: dict[str, Any]) -> None:
    """Say which dates cannot be read: the end they would set stays open."""
    for key in ("startDate", "endDate"):
        for text in texts_of(properties.get(key)):
            if text and not first_day(text):
                case.notes.append(f"{item_id}: the {key} cannot be read and is left open")


def _period(properties: dict[str, Any]) -> tuple[str, str]:
    """First and last day: the longest that the dates allow, for sources disagree; an end not read is open."""
    starts = [first_day(text) for text in texts_of(properties.get("startDate"))]
    ends = [last_day(text) for text in texts_of(properties.get("endDate"))]
    return min(starts, default=""), max(ends, default="") if all(ends) else ""
