"""Answers in their order: the gravest outcome first, then the score, then the country that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from riskctl.screening.query import OUTCOMES, Match, Query, Result

MOST_NEAR = 5


def rank(match: Match) -> tuple[int, float, str]:
    """What matches are sorted by."""
    return OUTCOMES.index(match.outcome), -match.score, match.name


def _order(query: Query, match: Match) -> tuple[int, float, bool, str]:
    """By outcome and score; of equals those of the country that is asked for come first."""
    outcome, score, name = rank(match)
    return outcome, score, query.country not in match.entry.countries, name


def ranked_result(query: Query, candidates: Iterable[Match], unsound: tuple[str, ...]) -> Result:
    """The result: each entry once, by its best answer; unknown where nothing is found and not all is sound."""
    ranked = sorted(
        candidates, key=lambda match: (*_order(query, match), match.entry.list, match.entry.id)
    )
    every = list(
        {(match.entry.list, match.entry.id): match for match in reversed(ranked)}.values()
    )[::-1]
    matches = tuple(match for match in every if match.outcome != "clear")
    near = tuple(match for match in every if match.outcome == "clear")[:MOST_NEAR]
    if matches:
        return Result(query, matches[0].outcome, matches, near, unsound)
    return Result(query, "unknown" if unsound else "clear", (), near, unsound)
