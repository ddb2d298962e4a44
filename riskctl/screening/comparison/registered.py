"""What the register of known names adds to a comparison by spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riskctl.screening.comparison.initials import INITIALS
from riskctl.screening.comparison.outcome import MATCH, RELATED_CAP, REVIEW, Comparison
from riskctl.screening.names.fold import HAN
from riskctl.screening.names.known import Register
from riskctl.screening.names.parse import parse

KNOWN = 0.97
BY_OTHER_NAME = 0.97
"""Factor for a likeness with another name of the same organisation."""
WEAKLY = 0.78
STRANGERS = 0.6
"""Factor, and most, for two organisations that the register tells apart."""
MOST_NAMES = 10

_APART = ("other place", "country in one name only", "a holding and", "other number")
_HAN = re.compile(f"[{HAN}]")

Spelt = Callable[[str, str], Comparison]


def with_register(
    query: str, candidate: str, found: Comparison, book: Register, spelt: Spelt
) -> Comparison:
    """One organisation, linked ones, two that are known to be strangers, or a likeness with a known other name."""
    ours, theirs = book.ids(query), book.ids(candidate)
    if ours and theirs:
        return both_known(ours, theirs, found, book)
    if found.score >= MATCH or not (ours or theirs):
        return found
    if shared := (ours & book.weakly(candidate)) | (theirs & book.weakly(query)):
        one = book.by_id[sorted(shared)[0]]
        note = (
            f"a short name of {one.names[0]} that others may share (register of names, {one.grade})"
        )
        return Comparison(max(found.score, WEAKLY), False, (note, *found.reasons))
    known, other = (query, candidate) if ours else (candidate, query)
    best = found
    for name, note in _others(known, other, ours or theirs, book):
        likeness = spelt(name, other)
        if INITIALS in likeness.reasons[0]:
            continue  # a short form of a known name that fits the initials of another one says nothing
        score = likeness.score * BY_OTHER_NAME
        if score > best.score and (score >= REVIEW or likeness.related):
            best = Comparison(score, likeness.related, (note, *likeness.reasons))
    return best


def both_known(
    ours: frozenset[str], theirs: frozenset[str], found: Comparison, book: Register
) -> Comparison:
    """Two names that the register both knows: of one organisation, of linked ones, or of strangers."""
    if same := ours & theirs:
        if any(reason.startswith(_APART) for reason in found.reasons):
            return Comparison(min(found.score, RELATED_CAP), True, found.reasons)
        one = book.by_id[sorted(same)[0]]
        note = f"both are names of {one.names[0]} (register of names, {one.grade})"
        return found if found.score >= KNOWN else Comparison(KNOWN, False, (note, *found.reasons))
    links = sorted((how, a, b) for a in ours for b in theirs if (how := book.linked(a, b)))
    if links:
        how, a, b = links[0]
        note = f"{book.by_id[a].names[0]} and {book.by_id[b].names[0]}: {how} (register of names)"
        return Comparison(RELATED_CAP, True, (note, *found.reasons))
    note = "the register of names knows them as different organisations"
    group = {book.group(one) for one in ours} & {book.group(one) for one in theirs}
    related = found.related or bool(group)
    return Comparison(min(found.score * STRANGERS, STRANGERS), related, (note, *found.reasons))


def _others(
    known: str, other: str, ids: frozenset[str], book: Register
) -> Iterator[tuple[str, str]]:
    """Other names of the known one in the script of the other name: a homophone must not pass by way of pinyin.

    A form is added where the known name has one, so that a registered name is not compared as a brand.
    """
    formal = any(parsed.forms for parsed in parse(known))
    in_han = bool(_HAN.search(other))
    for one in sorted(ids):
        for name in book.plain_names(one)[:MOST_NAMES]:
            if in_han == bool(_HAN.search(name)):
                note = f"by the other name {name} (register of names, {book.by_id[one].grade})"
                yield (name + ("有限公司" if in_han else " Ltd") if formal else name), note
