"""Answers as people write them: yes and no, lists, and what nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from riskctl.questionnaire.word_files import reply_words
from riskctl.text.folding import fold

_PARTS = re.compile(r"[,;\n、，；،؛]")
_TOGETHER = re.compile(r"\s+(?:and|&|plus|as well as|und|et|y|e|i|dan|và|oraz|ve|и)\s+|\s+[/+]\s+")
"""Words between the members of a list, in English and other languages."""


def tidy(text: str) -> str:
    """The text without blanks around it and the full stop or exclamation mark people end a word with."""
    bare = text.strip()
    return bare.rstrip(".!。").strip() or bare


def is_open(text: str) -> bool:
    """Whether the answer says that nobody here knows."""
    return fold(text) in reply_words("unknown")


def is_none(text: str) -> bool:
    """Whether the answer says that there is none."""
    return fold(text) in reply_words("none") or tidy(text) == "-"


def truth(text: str) -> str | None:
    """``true`` or ``false``, or None for anything else.

    What follows may explain it ("no, never"; "yes, the ministry owns it") and may not take part of it back: "yes, but"
    and "yes, except" are neither.
    """
    whole = fold(text)
    if whole in reply_words("yes as a whole"):
        return "true"
    if whole in reply_words("no as a whole"):
        return "false"
    # The first clause answers; what follows may explain it, or turn it round.
    first, *remark = re.split(r"[,;:(–—]|\s-\s", tidy(text), maxsplit=1)
    words = fold(first).split()
    if not words or is_qualified(text) or not set(words[1:]) <= reply_words("filler"):
        return None
    meant = (
        "true"
        if words[0] in reply_words("yes")
        else "false"
        if words[0] in reply_words("no")
        else None
    )
    return None if meant and _turns(meant, fold(" ".join(remark)).split()) else meant


def _turns(meant: str, words: list[str]) -> bool:
    """Whether the remark begins with the opposite."""
    opposite = reply_words("no") if meant == "true" else reply_words("yes")
    return bool(words) and words[0] in opposite


def is_qualified(text: str) -> bool:
    """Whether the answer takes part of itself back: all but, only, mostly, perhaps."""
    return bool(reply_words("in part") & set(fold(text).split()))


def members(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The members of a list written with commas, semicolons, line ends or "and".

    ``is_name`` says which texts are a name as a whole, such as Trinidad and Tobago.
    """
    inside = text.strip().removeprefix("[").removesuffix("]")
    parts: list[str] = []
    for part in _PARTS.split(inside):
        part = re.sub(r"^\s*(?:and|plus|also)\s+", "", part)
        parts += [part] if is_name(tidy(part)) else _TOGETHER.split(part)
    return [tidy(part) for part in parts if part.strip()]
