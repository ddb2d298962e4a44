"""What the register of known names adds to a comparison by spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from riskctl.screening.comparison.initials import BY_INITIALS
from riskctl.screening.comparison.leftover import tells_apart
from riskctl.screening.comparison.outcome import MATCH, RELATED_CAP, REVIEW, Comparison
from riskctl.screening.names.fold import HAN
from riskctl.screening.names.known import Register
from riskctl.screening.names.parse import parse
from riskctl.text.reason import Reason

KNOWN = 0.97
BY_OTHER_NAME = 0.97
"""Factor for a likeness with another name of the same organisation."""
WEAKLY = 0.78
STRANGERS = 0.6
"""Factor, and most, for two organisations that the register tells apart."""
MOST_NAMES = 10

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
        reason = Reason("short-name", (one.names[0], one.grade))
        return Comparison(max(found.score, WEAKLY), False, (reason, *found.reasons))
    known, other = (query, candidate) if ours else (candidate, query)
    best = found
    for name, reason in _others(known, other, ours or theirs, book):
        likeness = spelt(name, other)
        if likeness.reasons[0].code == BY_INITIALS:
            continue  # a short form of a known name that fits the initials of another one says nothing
        score = likeness.score * BY_OTHER_NAME
        if score > best.score and (score >= REVIEW or likeness.related):
            best = Comparison(score, likeness.related, (reason, *likeness.reasons))
    return best


def both_known(
    ours: frozenset[str], theirs: frozenset[str], found: Comparison, book: Register
) -> Comparison:
    """Two names that the register both knows: of one organisation, of linked ones, or of strangers."""
    if same := ours & theirs:
        if any(tells_apart(reason) for reason in found.reasons):
            return Comparison(min(found.score, RELATED_CAP), True, found.reasons)
        one = book.by_id[sorted(same)[0]]
        reason = Reason("one-organisation", (one.names[0], one.grade))
        if found.score >= KNOWN:
            return found
        return Comparison(KNOWN, False, (reason, *found.reasons))
    links = sorted((how, a, b) for a in ours for b in theirs if (how := book.linked(a, b)))
    if links:
        how, a, b = links[0]
        reason = Reason("linked", (book.by_id[a].names[0], book.by_id[b].names[0], how))
        return Comparison(RELATED_CAP, True, (reason, *found.reasons))
    group = {book.group(one) for one in ours} & {book.group(one) for one in theirs}
    related = found.related or bool(group)
    reasons = (Reason("strangers"), *found.reasons)
    return Comparison(min(found.score * STRANGERS, STRANGERS), related, reasons)


def _others(
    known: str, other: str, ids: frozenset[str], book: Register
) -> Iterator[tuple[str, Reason]]:
    """Other names of the known one in the script of the other name: a homophone must not pass by way of pinyin.

    A form is added where the known name has one, so that a registered name is not compared as a brand.
    """
    formal = any(parsed.forms for parsed in parse(known))
    in_han = bool(_HAN.search(other))
    for one in sorted(ids):
        for name in book.plain_names(one)[:MOST_NAMES]:
            if in_han == bool(_HAN.search(name)):
                reason = Reason("by-other-name", (name, book.by_id[one].grade))
                yield (name + ("有限公司" if in_han else " Ltd") if formal else name), reason
