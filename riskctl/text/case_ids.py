"""Ids of use cases: which ones there are."""

from __future__ import annotations

import re

_ARABIC = "\u0620-\u064a\u0660-\u0669\u0671-\u06d3\u06f0-\u06fc"
_HEBREW = "\u05d0-\u05ea"
_INDIC = "\u0900-\u0963\u0966-\u096f\u0971-\u0df3"
_SOUTH_EAST = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59\u0e81-\u0ede\u1000-\u1049\u1780-\u17d3\u17e0-\u17e9"
)
_EAST = "\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
SPELT_IN_PART = f"{_HEBREW}{_ARABIC}{_INDIC}{_SOUTH_EAST}"
"""Scripts in which not every vowel is written."""
KEPT = f"{SPELT_IN_PART}{_EAST}"
"""Letters, marks and digits of scripts that have no small letters and none that looks like a Latin one."""
CASE_ID = f"^[a-z0-9{KEPT}][a-z0-9{KEPT}-]*$"
_ASCII_ID = "^[a-z0-9][a-z0-9-]*$"
CASE_ID_WORDS = (
    "an id is small letters (or those of a script without them), digits and hyphens, at most 80"
)
_LONGEST = 80


def is_case_id(text: str) -> bool:
    """Whether the text can be the id of a use case."""
    # Nearly all ids are ASCII, and compiling all other scripts takes longer than reading a use case.
    pattern = _ASCII_ID if text.isascii() else CASE_ID
    # `$` also matches before a last line break, so that one has to be asked for.
    return len(text) <= _LONGEST and re.fullmatch(pattern, text) is not None and text[-1] != "\n"
