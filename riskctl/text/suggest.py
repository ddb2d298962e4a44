"""Offer the names that a mistyped name probably meant."""

from collections.abc import Iterable

from riskctl.text.display import safe

_LONGEST = 120  # characters; anything longer is not a misspelt name
_NEAR = 70.0  # of 100
_BEGINNING = 4  # characters of a beginning that is near to the whole name
_TAIL_ONLY = 5.0  # taken off when only the part after the last dot was given


def did_you_mean(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` choices that `word` may be a misspelling of, nearest first, ties by name.

    Dotted names are near only when the part after the last dot is near too, so that a shared ``route.`` alone
    suggests nothing. Words or choices above 120 characters are never near.
    """
    if not 0 < len(word) <= _LONGEST:
        return []
    scored = [
        (-_nearness(word, choice), choice)
        # A set, since choices are gathered from several places and may repeat.
        for choice in set(choices)
        if choice != word and 0 < len(choice) <= _LONGEST
    ]
    return [choice for score, choice in sorted(scored) if -score >= _NEAR][:limit]


def hint(word: str, choices: Iterable[str]) -> str:
    """Return ``" (did you mean 'x'?)"`` for the nearest choice, or an empty string when none is near."""
    near = did_you_mean(word, choices, limit=1)
    return f" (did you mean '{safe(near[0])}'?)" if near else ""


def _nearness(word: str, choice: str) -> float:
    from rapidfuzz.fuzz import ratio  # costs more to import than the whole package does otherwise

    word, choice = _plain(word), _plain(choice)
    whole = ratio(word, choice)
    # An unfinished name is near, although most of its letters are missing.
    if len(word) >= _BEGINNING and choice.startswith(word) and "." not in choice:
        whole = max(whole, _NEAR)
    _, dotted_choice, choice_tail = choice.rpartition(".")
    if not dotted_choice:
        return whole
    _, dotted_word, word_tail = word.rpartition(".")
    tail = ratio(word_tail, choice_tail)
    # Both parts were given, so both have to be near; given one, the tail alone may be.
    return min(whole, tail) if dotted_word else max(whole, tail - _TAIL_ONLY)


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_").replace(" ", "_")
