"""Files of words that people use, by what they stand for: ``meaning: word, word``, lines that end in a comma go on."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from riskctl.text.folding import fold

_FOLDER = Path(__file__).with_name("words")


@lru_cache
def read_words(name: str) -> dict[str, tuple[str, ...]]:
    """Words as written by meaning, the meaning itself first; ``name`` is the file's without its ending."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    words: dict[str, tuple[str, ...]] = {}
    for line in "\n".join(lines).replace(",\n", ",").splitlines():
        meaning, _, listed = line.partition(":")
        words[meaning] = (meaning, *(word.strip() for word in listed.split(",")))
    return words


@lru_cache
def reply_words(meaning: str) -> frozenset[str]:
    """The replies of one meaning, folded."""
    return frozenset(map(fold, read_words("replies")[meaning]))
