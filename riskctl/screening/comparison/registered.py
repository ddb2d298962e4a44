"""What the register of known names adds to a comparison by spelling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riskctl.screening.comparison.initials import BY_INITIALS
from riskctl.screening.comparison.leftover import tells_apart
from riskctl.screening.comparison.outcome import MATCH, RELATED_CAP, REVIEW, Comparison
from riskctl.screening.names.fold import holds_han
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

Spelt = Callable[[str, str], Comparison]


def with_register(
    query: str, candidate: str, comparison: Comparison, book: Register, spelt: Spelt
) -> Comparison:
    """One organisation, linked ones, two that are known to be strangers, or a likeness with a known other name."""
    ours, theirs = book.ids(query), book.ids(candidate)
    if ours and theirs:
        return both_known(ours, theirs, comparison, book)
    # Where spelling is sure the register can add nothing but a reason.
    if comparison.score >= MATCH or not (ours or theirs):
        return comparison
    if shared := (ours & book.weakly(candidate)) | (theirs & book.weakly(query)):
        known_name = book.by_id[sorted(shared)[0]]
        reason = Reason("short-name", (known_name.names[0], known_name.grade))
        return Comparison(max(comparison.score, WEAKLY), False, (reason, *comparison.reasons))
    known, unknown_name = (query, candidate) if ours else (candidate, query)
    best = comparison
    for name, reason in _others(known, unknown_name, ours or theirs, book):
        likeness = spelt(name, unknown_name)
        if likeness.reasons[0].code == BY_INITIALS:
            continue  # a short form of a known name that fits the initials of another one says nothing
        score = likeness.score * BY_OTHER_NAME
        if score > best.score and (score >= REVIEW or likeness.related):
            best = Comparison(score, likeness.related, (reason, *likeness.reasons))
    return best


def both_known(
    ours: frozenset[str], theirs: frozenset[str], comparison: Comparison, book: Register
) -> Comparison:
    """Two names that the register both knows: of one organisation, of linked ones, or of strangers."""
    if same := ours & theirs:
        # Names of one group in the register may be of two companies of it.
        if any(tells_apart(reason) for reason in comparison.reasons):
            return Comparison(min(comparison.score, RELATED_CAP), True, comparison.reasons)
        one = book.by_id[sorted(same)[0]]
        reason = Reason("one-organisation", (one.names[0], one.grade))
        if comparison.score >= KNOWN:
            return comparison
        return Comparison(KNOWN, False, (reason, *comparison.reasons))
    # Sorted, for a stable choice among several links.
    links = sorted((link, a, b) for a in ours for b in theirs if (link := book.linked(a, b)))
    if links:
        link, a, b = links[0]
        reason = Reason("linked", (book.by_id[a].names[0], book.by_id[b].names[0], link))
        return Comparison(RELATED_CAP, True, (reason, *comparison.reasons))
    group = {book.group(one) for one in ours} & {book.group(one) for one in theirs}
    related = comparison.related or bool(group)
    reasons = (Reason("strangers"), *comparison.reasons)
    return Comparison(min(comparison.score * STRANGERS, STRANGERS), related, reasons)


def _others(
    known: str, unknown_name: str, ids: frozenset[str], book: Register
) -> Iterator[tuple[str, Reason]]:
    """Other names of the known one in the script of the other name: a homophone must not pass by way of pinyin.

    A form is added where the known name has one, so that a registered name is not compared as a brand.
    """
    formal = any(parsed.forms for parsed in parse(known))
    in_han = holds_han(unknown_name)
    for known_id in sorted(ids):
        for name in book.plain_names(known_id)[:MOST_NAMES]:
            if in_han == holds_han(name):
                reason = Reason("by-other-name", (name, book.by_id[known_id].grade))
                yield (name + ("有限公司" if in_han else " Ltd") if formal else name), reason
