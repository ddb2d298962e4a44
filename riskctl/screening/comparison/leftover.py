"""What the words that only one of two names has say: another firm, an arm of a group, or nothing much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from riskctl.screening.comparison.align import Alignment, Pair
from riskctl.screening.names.fold import holds_han
from riskctl.screening.names.frequency import rarity
from riskctl.screening.names.lexicon import CLASS, GENERIC, NAME, NUMBER, PLACE, TRADE, is_land
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import Token
from riskctl.screening.reasons import KIND_WORDS
from riskctl.text.reason import Reason

CONFLICT = {NAME: 0.55, TRADE: 0.55, CLASS: 0.82, PLACE: 0.5, NUMBER: 0.66, GENERIC: 0.8}
"""Factor when each name has a word of the kind that the other lacks: Steel and Cement, Chicago and Boston, 3 and 6."""
LONE = {NAME: 0.9, TRADE: 0.87, CLASS: 0.9, PLACE: 0.96, NUMBER: 0.65, GENERIC: 1.0}
"""Factor when only one name has words of the kind."""
ABROAD = 0.72
"""Factor when only one name ends in a country: a company abroad of the same group, as a rule."""
ARM = 0.7
"""Factor when of two registered names one has a line of business more, or says international: an arm of a group."""
HOLDING = 0.7
"""Factor when of two registered names one is that of a holding."""
GENERAL = 0.84
"""Most that two registered names score of which one has a general word more: X Services Ltd and X Ltd."""
COMMON_NAME = 6.4
"""Nats of shared names below which two registered names with other general words are of two firms: four letters."""
_WORLD = frozenset({"international", "global", "overseas"})
_SCHOOLS = frozenset(
    {"university", "institute", "academy", "college", "school", "laboratory", "bureau"}
)
"""Units whose every word tells: Northwestern University is not Northwestern Polytechnical University."""
_OF_A_GROUP = frozenset({"abroad", "holding"})


class Leftover(NamedTuple):
    """A factor with its reason. ``akin``: the names are those of one group; ``apart``: they are of two firms."""

    factor: float
    reason: Reason
    akin: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Words of one kind that are left over, and the name that has them (the left one where both have some)."""

    kind: str
    ours: Sequence[Token]
    theirs: Sequence[Token]
    name: Parsed
    registered: bool
    common: bool = False

    @property
    def words(self) -> Sequence[Token]:
        """The words of the side that has some."""
        return self.ours or self.theirs


def leftovers(alignment: Alignment, left: Parsed, right: Parsed) -> list[Leftover]:
    """One row for each kind of word that is left over; linear in the words."""
    registered = left.registered and right.registered
    common = sum(_name_nats(pair) for pair in alignment.pairs) < COMMON_NAME
    school = _is_school(alignment)
    # By kind and not by word: three more words of business are one difference, not three.
    leftovers = []
    for kind in KIND_WORDS:
        ours = [token for token in alignment.left if token.kind == kind]
        theirs = [token for token in alignment.right if token.kind == kind]
        if ours or theirs:
            side = Side(kind, ours, theirs, left if ours else right, registered, common)
            leftovers.append(_both(side) if _conflicts(side) else _lone(side, school, alignment))
    return leftovers


def differs_in_general(alignment: Alignment, left: Parsed, right: Parsed) -> bool:
    """Whether two whole names differ in a general word: X Services Ltd and X Ltd, 大华科技 and 大华技术.

    Whole are registered names, and those that have no word but such of the language.
    """
    pairs = alignment.pairs
    named = any(token.kind == NAME for pair in pairs for token in (*pair.left, *pair.right))
    if named and not (left.registered and right.registered):
        return False
    return any(map(_other_native, pairs)) or _has_general_more(alignment)


def _other_native(pair: Pair) -> bool:
    """Whether general words of Han that mean the same are not the same characters."""
    ours, theirs = pair.left[0], pair.right[0]
    in_han = holds_han(ours.text) and holds_han(theirs.text)
    return ours.kind == GENERIC and in_han and ours.text != theirs.text


def _has_general_more(alignment: Alignment) -> bool:
    """Whether only one name has words more, which are general (a town may be beside them), and nothing is misspelt."""
    words = (*alignment.left, *alignment.right)
    if not words or (alignment.left and alignment.right):
        return False
    general = [token for token in words if token.kind == GENERIC and token.key != "company"]
    towns = [token for token in words if token.kind == PLACE]
    if not general or len(general) + len(towns) < len(words):
        return False
    return all(pair.how == "same-word" for pair in alignment.pairs)


def _is_school(alignment: Alignment) -> bool:
    """Whether both names are those of a school; a number that they share says more than a subject."""
    paired = [pair.left[0] for pair in alignment.pairs]
    numbered = any(token.kind == NUMBER for token in paired)
    return not numbered and any(token.key in _SCHOOLS for token in paired)


def _name_nats(pair: Pair) -> float:
    """Information of the name that a pair shares; nothing for words of the language."""
    return sum(rarity(token) for token in pair.left if token.kind == NAME)


def _conflicts(side: Side) -> bool:
    """Whether both names have words of the kind; a city agrees with its own country, not with another city."""
    if not (side.ours and side.theirs):
        return False
    if side.kind != PLACE:
        return True
    tokens = [*side.ours, *side.theirs]
    lands = {token.countries for token in tokens}
    # All of one country, and one of them is the country itself: "Tokyo" and "Japan".
    one_land = len(lands) == 1 and len(next(iter(lands))) == 1
    return not (one_land and any(is_land(token.key, token.countries) for token in tokens))


def _both(side: Side) -> Leftover:
    reason = Reason("other-words", (side.kind, texts(side.ours), texts(side.theirs)))
    # Two general words differ as a rule without meaning anything: Group and Company.
    if side.kind == GENERIC:
        arm = side.registered and _is_arm(side)
        if side.registered and side.common:
            return Leftover(CONFLICT[TRADE], reason)
        return Leftover(ARM if arm else CONFLICT[GENERIC], reason, akin=arm)
    return Leftover(CONFLICT[side.kind], reason, apart=True)


def _lone(side: Side, school: bool, alignment: Alignment) -> Leftover:
    words = texts(side.words)
    if side.kind == PLACE and any(_abroad(token, side.name) for token in side.words):
        return Leftover(ABROAD, Reason("abroad", (words,)), akin=True)
    keys = {token.key for token in side.words}
    if side.kind == CLASS and side.registered and "holding" in keys:
        return Leftover(HOLDING, Reason("holding", (words,)), akin=True)
    if _is_arm(side) and (side.registered or side.kind == PLACE):
        return Leftover(ARM, Reason("arm", (side.kind, words)), akin=True)
    # "Technical University" and "Medical University" of one town differ in just such a word.
    if side.kind == GENERIC and school:
        return Leftover(CONFLICT[TRADE], Reason("subject", (words,)))
    if side.kind == NAME and side.registered and _is_behind(side, alignment):
        return Leftover(ARM, Reason("arm", (side.kind, words)), akin=True)
    return Leftover(LONE[side.kind], Reason("lone-words", (side.kind, words)))


def tells_apart(reason: Reason) -> bool:
    """Whether two names of one organisation are, by this reason, those of two companies of its group."""
    if reason.code == "other-words":
        return reason.params[0] in (PLACE, NUMBER)
    return reason.code in _OF_A_GROUP


def _is_arm(side: Side) -> bool:
    """Whether the words make a registered name that of an arm: a business, a town behind the name, international."""
    if side.kind == PLACE:
        return side.name.tokens[0] not in side.words
    return side.kind == TRADE or any(token.key in _WORLD for token in side.words)


def _is_behind(side: Side, alignment: Alignment) -> bool:
    """Whether words stand behind a whole name of two words or more that both names begin with."""
    at = side.name.tokens.index(side.words[0]) if side.words[0] in side.name.tokens else 0
    before = side.name.tokens[:at]
    shared = {
        token
        for pair in alignment.pairs
        if pair.likeness == 1
        for token in (*pair.left, *pair.right)
    }
    named = sum(token.kind == NAME for token in before)
    return named >= 2 and all(token in shared for token in before)


def _abroad(token: Token, name: Parsed) -> bool:
    """A country that is named after the name itself: ``X Chile`` is a company of X, ``China X`` is all of the name."""
    return is_land(token.key, token.countries) and name.tokens[0] != token


def texts(tokens: Sequence[Token]) -> str:
    """The words as written."""
    return " ".join(token.text for token in tokens)
