"""What spellings of a word have in common, in any script."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "}
)
_KEPT = ("L", "N", "M")


def fold(text: str) -> str:
    """Small letters of any script and digits with single blanks, accents left out."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    kept = "".join(char if unicodedata.category(char)[0] in _KEPT else " " for char in plain)
    return " ".join(unicodedata.normalize("NFC", kept).split())
