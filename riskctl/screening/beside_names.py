"""What decides beside the names: identifiers, countries, the end of an entry, and whose name it is that was found."""

from __future__ import annotations

from dataclasses import replace

from riskctl.screening.comparison.outcome import RELATED_CAP
from riskctl.screening.index_build import identifier_key
from riskctl.screening.query import Match, Query
from riskctl.screening.thresholds import OTHER_COUNTRY, SAME_COUNTRY
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

ASIDE = 0.5
"""Most that a likeness scores which something else than the name has decided."""
UNIQUE = frozenset({"lei", "uscc", "imo"})
"""Schemes of which a party has one identifier alone, so that another one is another party."""


def country_odds(asked: str, listed: tuple[str, ...]) -> float:
    """Log-odds that a country of both sides adds; nothing where either is not stated."""
    if not asked or not listed:
        return 0.0
    return SAME_COUNTRY if asked in listed else OTHER_COUNTRY


def kinds_agree(asked: str, listed: str) -> bool:
    """A company is never a ship: kinds must agree where both are stated."""
    return asked == listed or "unknown" in (asked, listed)


def of_link(match: Match | None) -> Match | None:
    """A match with the name of another party that the entry prints is no match with the listed one: it is related."""
    if match is None or not match.entry.is_of_another(match.name):
        return match
    if match.outcome not in ("match", "review") or match.basis == "same-identifier":
        return match
    reasons = (Reason("linked-party", (match.name,)), *match.reasons)
    score = min(match.score, RELATED_CAP)
    return replace(match, outcome="related", score=score, reasons=reasons, basis="likeness")


def with_rest_weighed(query: Query, match: Match, as_of: str) -> Match:
    """What identifiers, the end of the entry and a country on both sides add to a likeness of names."""
    if as_of and match.entry.through and match.entry.through < as_of:
        return _set_aside(match, Reason("entry-ended", (match.entry.through,)))
    if verdict := _identified(query, match.entry):
        same, reason = verdict
        if same:
            reasons = (reason, *match.reasons)
            return replace(
                match, score=1.0, outcome="match", reasons=reasons, basis="same-identifier"
            )
        return _with_other_number(match, reason)
    countries = match.entry.countries
    if (
        query.country
        and countries
        and query.country not in countries
        and match.outcome in ("match", "review")
    ):
        reason = Reason("other-country", (query.country, ", ".join(countries)))
        return replace(match, reasons=(*match.reasons, reason))
    return match


def _with_other_number(match: Match, reason: Reason) -> Match:
    """Another number sets a similar name aside; beside the very name it asks.

    Numbers are mistyped, lapse and are issued anew, and one that a list prints in running text may be a third party's.
    """
    if match.basis == "same-name" and match.outcome == "match":
        return replace(match, outcome="review", reasons=(reason, *match.reasons))
    return _set_aside(match, reason)


def _set_aside(match: Match, reason: Reason) -> Match:
    outcome = "related" if match.outcome == "related" else "clear"
    return replace(
        match, outcome=outcome, score=min(match.score, ASIDE), reasons=(reason, *match.reasons)
    )


def _identified(query: Query, entry: Entry) -> tuple[bool, Reason] | None:
    """Whether both have the same identifier of a scheme, or another one of a scheme that allows but one."""
    for scheme, value in query.identifiers:
        listed = [text for name, text in entry.identifiers if name == scheme]
        same = [
            text for text in listed if identifier_key(scheme, text) == identifier_key(scheme, value)
        ]
        if same:
            return True, Reason("same-identifier-listed", (scheme, value, same[0]))
        if listed and scheme in UNIQUE:
            return False, Reason("other-identifier", (scheme, value, ", ".join(listed)))
    return None
