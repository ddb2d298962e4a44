"""What the register of known names adds to a comparison by spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riskctl.screening.known import Register
from riskctl.screening.outcome import MATCH, RELATED_CAP, REVIEW, Comparison

KNOWN = 0.97
BY_OTHER_NAME = 0.97
"""Factor for a likeness with another name of the same organisation."""
STRANGERS = 0.6
"""Factor, and most, for two organisations that the register tells apart."""
MOST_NAMES = 10

Spelt = Callable[[str, str], Comparison]


def with_register(query: str, candidate: str, found: Comparison, book: Register, spelt: Spelt) -> Comparison:
    """One organisation, linked ones, two that are known to be strangers, or a likeness with a known other name."""
    ours, theirs = book.ids(query), book.ids(candidate)
    if ours and theirs:
        return _both(ours, theirs, found, book)
    if found.score >= MATCH or not (ours or theirs):
        return found
    best = found
    for name, note in _others(ours or theirs, book):
        other = spelt(name, candidate) if ours else spelt(query, name)
        score = other.score * BY_OTHER_NAME
        if score > best.score and (score >= REVIEW or other.related):
            best = Comparison(score, other.related, (note, *other.reasons))
    return best


def _both(ours: frozenset[str], theirs: frozenset[str], found: Comparison, book: Register) -> Comparison:
    if same := ours & theirs:
        one = book.by_id[sorted(same)[0]]
        note = f"both are names of {one.names[0]} (register of names, {one.grade})"
        return found if found.score >= KNOWN else Comparison(KNOWN, False, (note, *found.reasons))
    links = sorted((how, a, b) for a in ours for b in theirs if (how := book.linked(a, b)))
    if links:
        how, a, b = links[0]
        note = f"{book.by_id[a].names[0]} and {book.by_id[b].names[0]}: {how} (register of names)"
        return Comparison(RELATED_CAP, True, (note, *found.reasons))
    note = "the register of names knows them as different organisations"
    return Comparison(min(found.score * STRANGERS, STRANGERS), False, (note, *found.reasons))


def _others(ids: frozenset[str], book: Register) -> Iterator[tuple[str, str]]:
    for one in sorted(ids):
        for name in book.plain_names(one)[:MOST_NAMES]:
            yield name, f"by the other name {name} (register of names, {book.by_id[one].grade})"
