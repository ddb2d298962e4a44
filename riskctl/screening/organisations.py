"""Compare names of organisations: pair their words, weigh what only one of them has, look both up in the register."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from riskctl.screening.align import Alignment, Pair, align, raw
from riskctl.screening.brand import brand_of
from riskctl.screening.initials import by_initials
from riskctl.screening.known import register
from riskctl.screening.lexicon import CLASS, GENERIC, NAME, NUMBER, PLACE, TRADE, is_land
from riskctl.screening.outcome import NOTHING, RELATED_CAP, Comparison
from riskctl.screening.parse import Parsed, Token, parse
from riskctl.screening.registered import with_register
from riskctl.screening.similar import word_likeness

WEIGHT = {NAME: 1.0, TRADE: 0.55, CLASS: 0.3, GENERIC: 0.14, PLACE: 0.4, NUMBER: 0.6}
"""How much of a name a word of each kind is."""
ALONE = {NAME: 0.9, TRADE: 0.45, CLASS: 0.35, GENERIC: 0.3, PLACE: 0.3, NUMBER: 0.8}
"""Share of that weight that counts against the names when only one of them has the word."""
CONFLICT = {NAME: 0.55, TRADE: 0.55, CLASS: 0.82, PLACE: 0.5, NUMBER: 0.66, GENERIC: 0.8}
"""Factor when each name has a word of the kind that the other lacks: Steel and Cement, Chicago and Boston, 3 and 6."""
LONE = {NUMBER: 0.75, CLASS: 0.9, TRADE: 0.87, PLACE: 0.96, NAME: 0.9}
"""Factor when only one name has words of the kind."""
ABROAD = 0.72
"""Factor when only one name ends in a country: a company abroad of the same group, as a rule."""
ARM = 0.73
"""Factor when of two registered names one has a line of business more, or says international: an arm of a group."""
_ABROAD_WORDS = frozenset({"international", "global", "overseas"})
_SCHOOLS = frozenset({"university", "institute", "academy", "college", "school", "laboratory", "bureau"})
"""Units whose every word tells: Northwestern University is not Northwestern Polytechnical University."""
AKIN = 0.5
"""From here on names that an arm, a country or a holding tells apart are related."""
HOLDING = 0.7
"""Factor when of two registered names one is that of a holding."""
FORM_CONFLICT = 0.82
"""Factor for legal forms of two countries."""
OTHER_FORM = 0.93
"""Factor for forms of one country that two companies can have side by side, AG and GmbH."""
_WORDS = {
    NAME: "name", TRADE: "line of business", CLASS: "kind of unit", PLACE: "place", NUMBER: "number",
    GENERIC: "general word",
}  # fmt: skip


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
            score = likeness if likeness else min(found.score, 0.6)
            if score > best.score:
                best = Comparison(score, False, found.reasons)
    return best


@lru_cache(maxsize=65536)
def compare_parsed(left: Parsed, right: Parsed) -> Comparison:
    """Compare two names already taken apart."""
    if left.joined == right.joined and _written(left) == _written(right) and (_speaks(left) or left.text == right.text):
        return _forms(Comparison(1.0, False, (f"same name: {right.text}",)), left, right)
    alignment = align(left, right)
    scored = _score(alignment, left, right)
    scored = _forms(scored, left, right)
    short = by_initials(left, right)
    if short and short.score > scored.score:
        return short
    return _related(scored, alignment, left, right)


def _speaks(parsed: Parsed) -> bool:
    """Whether a name says more than group, company or technology."""
    return any(token.kind not in (GENERIC, CLASS) for token in parsed.tokens)


def _written(parsed: Parsed) -> str:
    return "".join(token.han or token.key for token in parsed.tokens)


def _score(alignment: Alignment, left: Parsed, right: Parsed) -> Comparison:
    if not alignment.pairs:
        return _whole(left, right)
    alignment = _without_misspelt_forms(alignment, left, right)
    agreed = sum(_pair_weight(pair) * pair.likeness for pair in alignment.pairs)
    total = sum(_pair_weight(pair) for pair in alignment.pairs)
    told = _told(alignment)
    only = sum(WEIGHT[token.kind] * ALONE[token.kind] * _size(token) for token in (*alignment.left, *alignment.right))
    score = agreed / (total + only / 2)
    reasons = [_pair_words(pair) for pair in alignment.pairs]
    factor, notes, akin = _leftovers(alignment, left, right)
    if not told:
        factor *= 0.55
        notes = ["only general words agree", *notes]
    whole = _whole(left, right)
    if whole.score > score * factor:
        return whole
    return Comparison(score * factor, akin and told and score * factor >= AKIN, (*notes, *reasons))


def _whole(left: Parsed, right: Parsed) -> Comparison:
    """All letters run together: for names whose words were cut in other places."""
    if any(token.kind == NUMBER for token in (*left.tokens, *right.tokens)):
        return NOTHING
    likeness = word_likeness(left.joined, right.joined) if len(left.joined) > 5 else 0.0
    if likeness < (0.93 if len(left.tokens) != len(right.tokens) else 1) or (
        any(token.han for token in left.tokens) and any(token.han for token in right.tokens)
    ):
        return NOTHING
    return Comparison(likeness - 0.04, False, (f"{left.text} and {right.text} are nearly the same letters",))


def _without_misspelt_forms(found: Alignment, left: Parsed, right: Parsed) -> Alignment:
    """A word that only one name has and that is a slip away from a word of the other one's form: ``Joynt Stock``."""
    return Alignment(
        found.pairs,
        tuple(token for token in found.left if not _misspelt_form(token, right)),
        tuple(token for token in found.right if not _misspelt_form(token, left)),
    )


def _misspelt_form(token: Token, other: Parsed) -> bool:
    if token.kind != NAME or len(token.key) < 5:
        return False
    words = [word for form in other.forms for word in form.text.split()]
    return any(word_likeness(token.key, word) >= 0.8 for word in words)


def _pair_weight(pair: Pair) -> float:
    return max(_weight(pair.left), _weight(pair.right))


def _weight(tokens: Sequence[Token]) -> float:
    return max(WEIGHT[token.kind] * _size(token) for token in tokens)


def _size(token: Token) -> float:
    return 0.7 if token.kind == NAME and len(raw(token)) < 3 else 1.0


def _told(alignment: Alignment) -> bool:
    """Whether the names agree in a word that is theirs, or, having none, in all that is not general."""
    if any(token.kind == NAME for pair in alignment.pairs for token in (*pair.left, *pair.right)):
        return True
    rest = {token.kind for token in (*alignment.left, *alignment.right)} - {GENERIC}
    telling = [pair for pair in alignment.pairs if pair.left[0].kind != GENERIC]
    return not rest or (rest <= {PLACE, CLASS} and len(telling) > 1)


def _pair_words(pair: Pair) -> str:
    left = " ".join(token.text for token in pair.left)
    right = " ".join(token.text for token in pair.right)
    return (
        f"{left} = {right}: {pair.how}" if pair.likeness == 1 else f"{left} ~ {right}: {pair.how} ({pair.likeness:.2f})"
    )


def _leftovers(alignment: Alignment, left: Parsed, right: Parsed) -> tuple[float, list[str], bool]:
    """Factor and reasons for the words that only one side has, and whether they tell companies of one group apart."""
    factor, notes = 1.0, []
    akin = apart = False
    registered = bool(left.forms and right.forms)
    for kind, word in _WORDS.items():
        ours = [token for token in alignment.left if token.kind == kind]
        theirs = [token for token in alignment.right if token.kind == kind]
        if not ours and not theirs:
            continue
        arm = registered and _arm(kind, ours or theirs, left if ours else right)
        if ours and theirs and kind in CONFLICT and not (kind == PLACE and _compatible(ours, theirs)):
            factor *= ARM if kind == GENERIC and arm else CONFLICT[kind]
            akin, apart = akin or (kind == GENERIC and arm), apart or kind != GENERIC
            notes.append(f"other {word}: {_texts(ours)} against {_texts(theirs)}")
        elif kind == PLACE and any(_abroad(token, left if ours else right) for token in ours or theirs):
            factor *= ABROAD
            akin = True
            notes.append(f"country in one name only: {_texts(ours or theirs)}")
        elif kind == CLASS and left.forms and right.forms and any(one.key == "holding" for one in ours or theirs):
            factor *= HOLDING
            akin = True
            notes.append(f"a holding and a company: {_texts(ours or theirs)}")
        elif arm:
            factor *= ARM
            akin = True
            notes.append(f"{word} in one of two registered names: {_texts(ours or theirs)}")
        elif kind == GENERIC and any(pair.left[0].key in _SCHOOLS for pair in alignment.pairs):
            factor *= CONFLICT[TRADE]
            notes.append(f"subject in one name only: {_texts(ours or theirs)}")
        else:
            factor *= LONE.get(kind, 1.0)
            notes.append(f"{word} in one name only: {_texts(ours or theirs)}")
    return factor, notes, akin and not apart


def _arm(kind: str, words: Sequence[Token], parsed: Parsed) -> bool:
    """Whether words that one registered name has more make it an arm: a business, a town behind, international."""
    if kind == PLACE:
        return parsed.tokens[0] not in words
    return kind == TRADE or any(one.key in _ABROAD_WORDS for one in words)


def _compatible(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """A city agrees with its own country, not with another city."""
    lands = {country for token in (*ours, *theirs) for country in token.countries}
    return len(lands) == 1 and any(is_land(token.key, token.countries) for token in (*ours, *theirs))


def _abroad(token: Token, parsed: Parsed) -> bool:
    """A country that is named after the name itself: ``X Chile`` is a company of X, ``China X`` is all of the name."""
    return is_land(token.key, token.countries) and parsed.tokens[0] != token


def _texts(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _forms(found: Comparison, left: Parsed, right: Parsed) -> Comparison:
    """Legal forms of two countries, or of two classes: the same name may be registered for different firms."""
    ours, theirs = _lands(left), _lands(right)
    apart = f"{_texts(left.forms)} against {_texts(right.forms)}"
    if ours and theirs and not ours & theirs:
        note = f"legal forms of different countries: {apart}"
        return Comparison(found.score * FORM_CONFLICT, found.related, (note, *found.reasons))
    classes = [{token.key for token in one.forms} - {"any"} for one in (left, right)]
    if all(classes) and not classes[0] & classes[1]:
        return Comparison(found.score * OTHER_FORM, found.related, (f"other legal form: {apart}", *found.reasons))
    return found


def _lands(parsed: Parsed) -> set[str]:
    return {country for token in parsed.forms for country in token.countries}


def _related(found: Comparison, alignment: Alignment, left: Parsed, right: Parsed) -> Comparison:
    """A shared brand with other words around it: related, not the same."""
    brand = brand_of(alignment, left, right)
    if not brand:
        return found._replace(score=min(found.score, RELATED_CAP)) if found.related and found.score < 0.7 else found
    note = f"shares the brand {brand}"
    if found.score >= 0.7:
        return Comparison(found.score, True, found.reasons)
    return Comparison(min(max(found.score, 0.4), RELATED_CAP), True, (note, *found.reasons))
