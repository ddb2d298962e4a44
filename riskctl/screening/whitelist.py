"""Matches that somebody has looked at and set aside: with reason, approver, last day; void once the entry changes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field, StringConstraints

from riskctl.screening.query import OUTCOMES, Match, Result
from riskctl.screening.reasons import sentence
from riskctl.text.located import Located
from riskctl.text.model import Date, Strict
from riskctl.text.problems import InputError, Problem
from riskctl.text.reason import Reason
from riskctl.text.schema import validate
from riskctl.watchlists.entry import Entry

Stated = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must say something."""


_HASH = re.compile(r"[0-9a-f]{64}")


class Cleared(Strict):
    """One pair of a screened name and a listed entry that are not the same party, as somebody decided."""

    name: str
    list: str
    entry_id: str
    entry_sha256: str
    reason: Stated
    approver: Stated
    since: Date = Field(default="0001-01-01", alias="from")
    through: Date


class WhitelistFile(Strict):
    """The file: ``whitelist:`` and its rows."""

    whitelist: tuple[Cleared, ...]


@dataclass(frozen=True, slots=True)
class Whitelist:
    """Rows by screened name, list and entry."""

    rows: dict[tuple[str, str, str], Cleared]

    def apply(self, result: Result, as_of: str) -> Result:
        """Move matches that are set aside to the near misses; one that is void says why it counts again."""
        if not self.rows:
            return result
        kept: list[Match] = []
        aside: list[Match] = []
        for match in result.matches:
            entry = self.rows.get((_folded(result.query.name), match.entry.list, match.entry.id))
            decided = _decided(match, entry, as_of)
            (aside if decided.outcome == "clear" else kept).append(decided)
        outcome = kept[0].outcome if kept else "unknown" if result.open else "clear"
        return replace(result, outcome=outcome, matches=tuple(kept), near=(*aside, *result.near))


def entry_sha256(entry: Entry) -> str:
    """Hash of all that a list says of a party; another hash means that the entry was changed."""
    text = json.dumps(entry.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def load_whitelist(located: Located) -> Whitelist:
    """Read the file; raises :class:`InputError` with all problems."""
    file = validate(located, WhitelistFile)
    rows: dict[tuple[str, str, str], Cleared] = {}
    problems: list[Problem] = []
    for index, entry in enumerate(file.whitelist):
        problems += [located.problem(("whitelist", index), text) for text in _mistakes(entry)]
        key = _folded(entry.name), entry.list, entry.entry_id
        if key in rows:
            text = "this name and entry are set aside twice; remove one of the rows"
            problems.append(located.problem(("whitelist", index), text))
        rows[key] = entry
    if problems:
        raise InputError(problems)
    return Whitelist(rows)


def _mistakes(cleared: Cleared) -> Iterator[str]:
    """What can be seen to be wrong without the list: a row that can never apply sets nothing aside."""
    if not _HASH.fullmatch(cleared.entry_sha256):
        yield "entry_sha256 takes the 64 hexadecimal characters that `screen --format json` prints"
    if cleared.since > cleared.through:
        yield f"from {cleared.since} is after through {cleared.through}; the row never applies"


def _decided(match: Match, cleared: Cleared | None, as_of: str) -> Match:
    if cleared is None or match.outcome not in OUTCOMES[:3]:
        return match
    if not cleared.since <= as_of <= cleared.through:
        return _noted(match, Reason("set-aside-ended", (cleared.through,)))
    if cleared.entry_sha256 != entry_sha256(match.entry):
        return _noted(match, Reason("set-aside-void"))
    aside = Reason("set-aside", (cleared.approver, cleared.through, cleared.reason))
    return replace(_noted(match, aside), outcome="clear", set_aside=sentence(aside))


def _noted(match: Match, reason: Reason) -> Match:
    return replace(match, reasons=(reason, *match.reasons))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


NO_WHITELIST = Whitelist({})
"""Sets nothing aside."""
