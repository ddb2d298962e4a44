"""Matches that somebody has looked at and set aside: with reason, approver, last day; void once the entry changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from riskctl.screening.query import OUTCOMES, Match, Result
from riskctl.screening.reasons import sentence
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

if TYPE_CHECKING:
    from riskctl.screening.whitelist_file import Cleared


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
            entry = self.rows.get(
                (folded_name(result.query.name), match.entry.list, match.entry.id)
            )
            decided = _decided(match, entry, as_of)
            (aside if decided.outcome == "clear" else kept).append(decided)
        outcome = kept[0].outcome if kept else "unknown" if result.open else "clear"
        return replace(result, outcome=outcome, matches=tuple(kept), near=(*aside, *result.near))


def entry_sha256(entry: Entry) -> str:
    """Hash of all that a list says of a party; another hash means that the entry was changed."""
    text = json.dumps(entry.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


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


def folded_name(name: str) -> str:
    """The name as rows are looked up by it: case and blanks folded, nothing else."""
    return " ".join(name.casefold().split())


NO_WHITELIST = Whitelist({})
"""Sets nothing aside."""
