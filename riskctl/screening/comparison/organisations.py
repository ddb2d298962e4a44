"""Compare names of organisations: pair their words, weigh what only one of them has, look both up in the register."""

from __future__ import annotations

from functools import lru_cache

from riskctl.screening.comparison.align import Alignment, align
from riskctl.screening.comparison.brand import brand_of
from riskctl.screening.comparison.initials import by_initials
from riskctl.screening.comparison.legal_forms import with_forms
from riskctl.screening.comparison.outcome import NOTHING, RELATED_CAP, REVIEW, Comparison
from riskctl.screening.comparison.registered import with_register
from riskctl.screening.comparison.score import score_alignment
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.names.known import register
from riskctl.screening.names.lexicon import CLASS, GENERIC
from riskctl.screening.names.parse import Parsed, parse

MOST_CRAFT = 0.6
"""Most that names of craft score whose letters differ."""
LEAST_RELATED = 0.4


def compare(query: str, candidate: str) -> Comparison:
    """The best of all variants of both names, and what the register knows of them."""
    return with_register(query, candidate, by_spelling(query, candidate), register(), by_spelling)


@lru_cache(maxsize=65536)
def by_spelling(query: str, candidate: str) -> Comparison:
    """By spelling alone."""
    best = NOTHING
    for left in parse(query):
        for right in parse(candidate):
            found = compare_parsed(left, right)
            if (found.score, found.related) > (best.score, best.related):
                best = found
    return best


def compare_craft(query: str, candidate: str) -> Comparison:
    """Names of ships and aircraft: every word tells, and none is a form or a line of business."""
    best = NOTHING
    for left in parse(query):
        for right in parse(candidate):
            likeness = word_likeness(left.joined, right.joined)
            found = compare_parsed(left, right)
            score = likeness if likeness else min(found.score, MOST_CRAFT)
            if score > best.score:
                best = Comparison(score, False, found.reasons)
    return best


@lru_cache(maxsize=65536)
def compare_parsed(left: Parsed, right: Parsed) -> Comparison:
    """Compare two names already taken apart."""
    if (
        left.joined == right.joined
        and _written(left) == _written(right)
        and (_speaks(left) or left.text == right.text)
    ):
        return with_forms(Comparison(1.0, False, (f"same name: {right.text}",)), left, right)
    alignment = align(left, right)
    scored = with_forms(score_alignment(alignment, left, right), left, right)
    short = by_initials(left, right)
    if short and short.score > scored.score:
        return short
    return _related(scored, alignment, left, right)


def _speaks(parsed: Parsed) -> bool:
    """Whether a name says more than group, company or technology."""
    return any(token.kind not in (GENERIC, CLASS) for token in parsed.tokens)


def _written(parsed: Parsed) -> str:
    return "".join(token.han or token.key for token in parsed.tokens)


def _related(found: Comparison, alignment: Alignment, left: Parsed, right: Parsed) -> Comparison:
    """A shared brand with other words around it: related, not the same."""
    brand = brand_of(alignment, left, right)
    if found.score >= REVIEW or not (brand or found.related):
        return found._replace(related=found.related or bool(brand))
    if not brand:
        return found._replace(score=min(found.score, RELATED_CAP))
    score = min(max(found.score, LEAST_RELATED), RELATED_CAP)
    return Comparison(score, True, (f"shares the brand {brand}", *found.reasons))
