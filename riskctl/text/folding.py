"""What spellings of a word have in common, in any script."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": " and "}
)
_KEPT = ("L", "N", "M")


def fold(text: str) -> str:
    """Small letters of any script and digits with single blanks, accents left out."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    # Marks stay (M): without its vowel signs a word of Hindi or Thai is another word.
    kept = "".join(char if unicodedata.category(char)[0] in _KEPT else " " for char in plain)
    # Composed again, so that Hangul taken apart above compares with Hangul as it is typed.
    return " ".join(unicodedata.normalize("NFC", kept).split())
