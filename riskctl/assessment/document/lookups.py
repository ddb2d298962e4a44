"""The lists that had to be looked up for the parties of a route and were not: their silence says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.facts.needed_lists import needed_lists
from riskctl.facts.sets import members

if TYPE_CHECKING:
    from riskctl.document.model.assessment import NotLookedUpRow
    from riskctl.document.model.parties import ScreeningRow

LOOKED_UP = frozenset({"match", "review", "clear"})
"""Outcomes of a look-up in the list itself; ``related`` comes from an owner, ``unknown`` from a list at fault."""
PLACES = ("actor.country", "actor.operates_in")
NO_COPY = "the list is not installed, and the catalogue states no look-up"


def not_looked_up_part(
    screening: Iterable[ScreeningRow], judgement: Judgement, assessor: Assessor
) -> list[NotLookedUpRow]:
    """Each list that the organisation's countries need, with the parties it was not looked up for, and why."""
    rows = list(screening)
    facts = judgement.facts.facts
    countries = {
        country for path in PLACES if path in facts for country in members(facts[path].value)
    }
    parties = {party.vendor for party in judgement.facts.parties}
    names = {party: assessor.catalogue.vendors[party].name for party in sorted(parties)}
    looked_up = {
        (screening["party"], screening["list"])
        for screening in rows
        if screening["outcome"] in LOOKED_UP
    }
    reasons = {
        screening["list"]: str(screening["reason"])
        for screening in rows
        if screening["outcome"] == "unknown"
    }
    gaps: list[NotLookedUpRow] = []
    # By need and not by what is installed: a list that is missing is the one that must be told.
    for list_id in sorted(needed_lists(assessor.references, countries, assessor.as_of)):
        missed = [name for party, name in names.items() if (party, list_id) not in looked_up]
        if missed:
            official = assessor.references.official_lists.get(list_id)
            gaps.append(
                {
                    "list": list_id,
                    "title": official.title if official else list_id,
                    "parties": missed,
                    "why": reasons.get(list_id, NO_COPY),
                }
            )
    return gaps
