"""Whether two names share a brand: the distinctive word in front that a group gives to its companies."""

from __future__ import annotations

from riskctl.screening.comparison.align import Alignment, Pair
from riskctl.screening.names.frequency import rarity
from riskctl.screening.names.lexicon import CLASS, GENERIC, NAME, PLACE, TRADE
from riskctl.screening.names.parse import Parsed
from riskctl.screening.names.tokens import Token, raw

LIKE = 0.93
"""A brand is shared when it is spelt the same, or nearly so."""
LEAST_WORDS = 2
"""Words of a place and a business that together are a brand."""
LEAST_NATS_OF_WORDS = 9.0
"""Information of a whole name of general words with which another name begins."""
LEAST_NATS = 6.39
"""Information of a brand beside other names: four letters that few companies bear."""


def brand_of(alignment: Alignment, left: Parsed, right: Parsed) -> str:
    """The shared brand, or an empty text.

    One name must say no more than the brand, its place, form and unit, or both must be registered names, as those of
    two companies of a group are.
    """
    if not (
        _bare(alignment.left) or _bare(alignment.right) or (left.registered and right.registered)
    ):
        return ""
    # A further name beside the brand may be the real name, and the brand a common word.
    strange = any(token.kind == NAME for token in (*alignment.left, *alignment.right))
    for at, pair in enumerate(alignment.pairs):
        if _named(pair) and _leads(pair.left, left) and _leads(pair.right, right):
            # A Han character tells about as much as three Latin letters.
            letters = len("".join(raw(token) for token in pair.left)) + 2 * len(pair.left[0].han)
            more = any(pair.likeness >= LIKE for pair in alignment.pairs[at + 1 :])
            enough = letters >= 3 and (not strange or _tells(pair))
            # Two letters say something only where the next word agrees too: GE Aviation.
            if enough or (letters == 2 and more):
                return " ".join(token.text for token in pair.left)
    return _beginning(alignment, left, right) or _whole_beginning(alignment, left, right)


def _whole_beginning(alignment: Alignment, left: Parsed, right: Parsed) -> str:
    """A registered name of words of the language with which the other begins: General Electric Capital Corp."""
    if bool(alignment.left) == bool(alignment.right) or not (left.registered and right.registered):
        return ""
    pairs = alignment.pairs
    if any(pair.likeness < LIKE for pair in pairs):
        return ""
    short, long = (right, left) if alignment.left else (left, right)
    lead = long.tokens[: len(short.tokens)]
    begins = [token.key for token in lead] == [token.key for token in short.tokens]
    if not begins or sum(_nats(pair) for pair in pairs) < LEAST_NATS_OF_WORDS:
        return ""
    return " ".join(token.text for pair in pairs for token in pair.left)


def _beginning(alignment: Alignment, left: Parsed, right: Parsed) -> str:
    """A name of a place and a business with which the other name begins: Tokyo Steel, and Tokyo Steel Optics."""
    pairs = [pair for pair in alignment.pairs if pair.likeness >= LIKE]
    kinds = {pair.left[0].kind for pair in pairs}
    if len(pairs) < LEAST_WORDS or len(pairs) < len(alignment.pairs) or not {PLACE, TRADE} <= kinds:
        return ""
    # Words left in both names tell them apart; words left in neither make them the same.
    if bool(alignment.left) == bool(alignment.right):
        return ""
    first = [
        pair for pair in pairs if left.tokens[0] in pair.left and right.tokens[0] in pair.right
    ]
    if not first or sum(_nats(pair) for pair in pairs) < LEAST_NATS:
        return ""
    return " ".join(token.text for pair in pairs for token in pair.left)


def _nats(pair: Pair) -> float:
    return sum(map(rarity, pair.left))


def _tells(pair: Pair) -> bool:
    """Whether a brand is too rare for two firms with other words in their names to share it by chance."""
    return _nats(pair) >= LEAST_NATS


def _named(pair: Pair) -> bool:
    sides = (pair.left, pair.right)
    return pair.likeness >= LIKE and all(side[0].kind == NAME for side in sides)


def _leads(tokens: tuple[Token, ...], parsed: Parsed) -> bool:
    """The first word of a name, but for a place."""
    for token in parsed.tokens:
        if token.kind == PLACE:
            continue
        brand = tokens[0].han
        # Han names are not cut into words: the brand is where the name begins.
        return token in tokens or bool(brand and token.han.startswith(brand))
    return False


def _bare(tokens: tuple[Token, ...]) -> bool:
    return all(token.kind in (PLACE, GENERIC, CLASS) for token in tokens)
