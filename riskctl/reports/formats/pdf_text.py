"""Prepare text for the fonts that the PDF engine brings along: Latin, Greek and Cyrillic, no others.

Text in another script is shown as its transliteration in angle brackets, so that a name never vanishes and never
turns into empty boxes; the original stays in the attached assessment.
"""

from __future__ import annotations

import re

# What Libertinus Serif, in every style, or DejaVu Sans Mono can draw, as typst 0.13 to 0.15 embeds them; scripts
# written from right to left are left out, since a transliteration reads better inside an English sentence.
_DRAWN = (
    r" -~\xa0-\u01c3\u01cd-\u01dc\u01e6-\u01ef\u01fc-\u021f\u0250-\u02af\u0300-\u033f\u0384-\u0386\u0388-\u038a\u038c"
    r"\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0491\u04af-\u04b1\u04d8-\u04d9\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9"
    r"\u2010-\u2027\u2030-\u2037\u2039-\u203f\u2070\u2074-\u208e\u20a0-\u20b5\u20b8-\u20ba\u20bd\u20bf\u2103\u2116\u2122"
    r"\u2190-\u2220\u2223-\u222d\u2260-\u226b\u2500-\u25ff\u2713\u2715\u27e8\u27e9\ufb01\ufb02\ufffd"
)
_FOREIGN = re.compile(rf"[^{_DRAWN}]+(?:\s+[^{_DRAWN}]+)*")
_LONG = re.compile(r"\S{20,}")
_AFTER_SIGN = re.compile(r"(?<=[-/._@=&?:;,+|\\])(?=\w)")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD, _PIECE = 13, 5

GAP = "\u200b"
"""Marks where a long word may break; the template replaces it, so that copied text does not contain it."""

MOST_GAPS = 300
"""Gaps in one text; the PDF engine gives up at some more, so that one name could keep a report from being made."""

CUT = "… (cut here; the attached assessment holds the whole text)"

BRACKETS = ("⟨", "⟩")
"""What stands around transliterated text."""


def drawable(text: str) -> str:
    """Text that the fonts can draw and lines can break: foreign scripts transliterated, long words given gaps.

    A text of more gaps than the engine can take is cut, and says so.
    """
    shown = text if text.isascii() else _FOREIGN.sub(_transliterated, text)
    shown = _LONG.sub(lambda found: _broken(found[0]), shown)
    if shown.count(GAP) <= MOST_GAPS:
        return shown
    return GAP.join(shown.split(GAP, MOST_GAPS)[:MOST_GAPS]) + CUT


def _transliterated(found: re.Match[str]) -> str:
    from anyascii import anyascii

    plain = " ".join(_SYLLABLE.sub(" ", anyascii(found[0])).split())
    return (
        BRACKETS[0] + (plain or " ".join(f"U+{ord(sign):04X}" for sign in found[0])) + BRACKETS[1]
    )


def _broken(word: str) -> str:
    pieces: list[str] = []
    for piece in _AFTER_SIGN.split(word):
        step = _PIECE if len(piece) > _WORD else _WORD
        pieces.extend(piece[start : start + step] for start in range(0, len(piece), step))
    return GAP.join(pieces)
