"""Compare names of organisations: pair their words, weigh what only one of them has, look both up in the register."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from riskctl.screening.comparison.align import Alignment, align
from riskctl.screening.comparison.brand import brand_of
from riskctl.screening.comparison.initials import by_initials
from riskctl.screening.comparison.leftover import GENERAL, differs_in_general
from riskctl.screening.comparison.legal_forms import with_forms
from riskctl.screening.comparison.outcome import NOTHING, RELATED_CAP, REVIEW, Comparison
from riskctl.screening.comparison.registered import with_register
from riskctl.screening.comparison.score import score_alignment
from riskctl.screening.comparison.similar import word_likeness
from riskctl.screening.comparison.wording import one_word
from riskctl.screening.names.craft import craft_names
from riskctl.screening.names.known import register
from riskctl.screening.names.lexicon import CLASS, GENERIC, NUMBER
from riskctl.screening.names.parse import Parsed, parse
from riskctl.screening.names.tokens import raw
from riskctl.text.reason import Reason

MOST_CRAFT = 0.6
"""Most that names of craft score whose letters, or numbers, differ."""
MOST_LIKELY_CRAFT = 0.84
"""The same where a word that may be part of the name was taken for the kind of ship."""
LEAST_RELATED = 0.4


class Scored(NamedTuple):
    """A comparison of two names taken apart, with the words that were paired."""

    comparison: Comparison
    alignment: Alignment
    left: Parsed
    right: Parsed


def compare(query: str, candidate: str) -> Comparison:
    """The best of all variants of both names, and what the register knows of them."""
    return with_register(query, candidate, by_spelling(query, candidate), register(), by_spelling)


def by_spelling(query: str, candidate: str) -> Comparison:
    """By spelling alone."""
    best = best_scored(query, candidate)
    return best.comparison if best else NOTHING


@lru_cache(maxsize=1024)
def best_scored(query: str, candidate: str) -> Scored | None:
    """The variants of two names that are most alike; nothing when none has a word in common."""
    best: Scored | None = None
    for left in parse(query):
        for right in parse(candidate):
            scored = score_parsed(left, right)
            if best is None or _likeness(scored) > _likeness(best):
                best = scored
    return best if best and _likeness(best) > (0.0, False) else None


def _likeness(scored: Scored) -> tuple[float, bool]:
    return scored.comparison.score, scored.comparison.related


def compare_craft(query: str, candidate: str) -> Comparison:
    """Names of ships and aircraft: every word tells, and none is a form or a line of business."""
    best = NOTHING
    for ours, sure in craft_names(query):
        for theirs, certain in craft_names(candidate):
            compared = _compare_craft(ours, theirs)
            # "Arctic Star" may be the name, or a ship "Star": what was guessed is never certain.
            if not (sure and certain):
                most = min(compared.score, MOST_LIKELY_CRAFT)
                compared = compared._replace(score=most, same_name=False)
            best = compared if compared.score > best.score else best
    return best


def _compare_craft(query: str, candidate: str) -> Comparison:
    best = NOTHING
    for left in parse(query):
        for right in parse(candidate):
            likeness = word_likeness(left.joined, right.joined)
            # Sister ships share everything but their number.
            if _other_number(left, right):
                likeness = min(likeness, MOST_CRAFT)
            compared = compare_parsed(left, right)
            score = likeness if likeness else min(compared.score, MOST_CRAFT)
            if score > best.score:
                best = Comparison(score, False, compared.reasons)
    return best


def compare_parsed(left: Parsed, right: Parsed) -> Comparison:
    """Compare two names already taken apart."""
    return score_parsed(left, right).comparison


def score_parsed(left: Parsed, right: Parsed) -> Scored:
    """As :func:`compare_parsed`, with the words that were paired."""
    # Most exact hits end here, without the words being paired one by one for a score.
    if left.joined == right.joined and _agree(left, right):
        spelt = _spelt(left) == _spelt(right)
        other = Reason("same-but-spelling", (right.text,))
        reason = Reason("same-name", (right.text,)) if spelt else other
        alignment = align(left, right)
        score = GENERAL if not spelt and differs_in_general(alignment, left, right) else 1.0
        same = Comparison(score, False, (reason,), same_name=spelt)
        return Scored(with_forms(same, left, right), alignment, left, right)
    alignment = align(left, right)
    scored = with_forms(score_alignment(alignment, left, right), left, right)
    # Last and only where it scores more: initials agree by chance more often than words.
    short = by_initials(left, right)
    if short and short.score > scored.score:
        return Scored(short, alignment, left, right)
    return Scored(_related(scored, alignment, left, right), alignment, left, right)


def _other_number(left: Parsed, right: Parsed) -> bool:
    """Whether both names have numbers, and not the same: hull 7 is not hull 8."""
    ours, theirs = _numbers(left), _numbers(right)
    return bool(ours and theirs) and ours != theirs


def _numbers(parsed: Parsed) -> set[str]:
    return {token.key for token in parsed.tokens if token.kind == NUMBER}


def _speaks(parsed: Parsed) -> bool:
    """Whether a name says more than group, company or technology."""
    return any(token.kind not in (GENERIC, CLASS) for token in parsed.tokens)


def _agree(left: Parsed, right: Parsed) -> bool:
    """Whether two names whose words have the same keys agree in every word, in Han by the characters."""
    if _written(left) != _written(right) or not (_speaks(left) or left.text == right.text):
        return False
    # Names cut into different words may be the same letters, so the lengths can differ.
    pairs = zip(left.tokens, right.tokens, strict=False)
    return all(token.key != pair.key or one_word(token, pair) for token, pair in pairs)


def _spelt(parsed: Parsed) -> str:
    """The letters of a name as written: a translation is not the name itself."""
    return "".join(token.han or raw(token) for token in parsed.tokens)


def _written(parsed: Parsed) -> str:
    return "".join(token.han or token.key for token in parsed.tokens)


def _related(
    comparison: Comparison, alignment: Alignment, left: Parsed, right: Parsed
) -> Comparison:
    """A shared brand with other words around it: related, not the same."""
    brand = brand_of(alignment, left, right)
    if comparison.score >= REVIEW or not (brand or comparison.related):
        return comparison._replace(related=comparison.related or bool(brand))
    if not brand:
        return comparison._replace(score=min(comparison.score, RELATED_CAP))
    score = min(max(comparison.score, LEAST_RELATED), RELATED_CAP)
    return Comparison(score, True, (Reason("brand", (brand,)), *comparison.reasons))
