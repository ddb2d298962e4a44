"""Prepare text for the fonts of a PDF: what they draw stays as it is written, all else is transliterated.

The PDF engine brings Latin, Greek and Cyrillic along, the extra `fonts` many more. Text that no font draws is shown
as its transliteration in angle brackets, so that a name never vanishes and never turns into empty boxes; the original
stays in the attached assessment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.document.errors import MissingExtra
from riskctl.messages.language import LANGUAGES
from riskctl.reports.formats.font_files import available, characters
from riskctl.reports.formats.scripts import (
    EAST_ASIAN,
    RUNS,
    code_points,
    east_asian_language,
    font_of,
    japanese_reading,
    script_of,
)

# What Libertinus Serif, in every style, or DejaVu Sans Mono can draw, as typst 0.13 to 0.15 embeds them; scripts
# written from right to left have fonts of their own.
_DRAWN = (
    r" -~\xa0-\u01c3\u01cd-\u01dc\u01e6-\u01ef\u01fc-\u021f\u0250-\u02af\u0300-\u033f\u0384-\u0386\u0388-\u038a\u038c"
    r"\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0491\u04af-\u04b1\u04d8-\u04d9\u1e00-\u1e9b\u1e9e\u1ea0-\u1ef9"
    r"\u2010-\u2027\u2030-\u2037\u2039-\u203f\u2070\u2074-\u208e\u20a0-\u20b5\u20b8-\u20ba\u20bd\u20bf\u2103\u2116\u2122"
    r"\u2190-\u2220\u2223-\u222d\u2260-\u226b\u2500-\u25ff\u2713\u2715\u27e8\u27e9\ufb01\ufb02\ufffd"
)
# Blanks between such parts belong to them, so that one name stands in one pair of brackets.
_FOREIGN = re.compile(rf"[^{_DRAWN}]+(?:\s+[^{_DRAWN}]+)*")
# East Asian writing breaks between any two characters and needs no help.
_LONG = re.compile(rf"[^\s{EAST_ASIAN}]{{20,}}")
_AFTER_SIGN = re.compile(r"(?<=[-/._@=&?:;,+|\\])(?=\w)")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD, _PIECE = 13, 5

GAP = "\u200b"
"""Marks where a long word may break; the template replaces it, so that copied text does not contain it."""

MOST_GAPS = 300
"""Gaps in one text; the PDF engine gives up at some more, so that one name could keep a report from being made."""

FEW_GAPS = 30
"""Gaps in one text where several such texts stand in one paragraph."""

CUT = "… (cut here; the attached assessment holds the whole text)"

BRACKETS = ("⟨", "⟩")
"""What stands around transliterated text."""


class Typesetter:
    """Makes texts fit for a PDF, and remembers which fonts and which languages they take.

    ``with_fonts`` false is as without the extra: everything that Latin, Greek and Cyrillic do not write is
    transliterated.
    """

    def __init__(self, with_fonts: bool | None = None) -> None:
        self.with_fonts = available() if with_fonts is None else with_fonts
        self.fonts: set[str] = set()
        self.languages: dict[str, set[str]] = {}
        self.consulted = False
        """Whether there was any text that the fonts of the engine do not draw."""

    def __call__(self, text: str) -> str:
        """Text that fonts can draw and lines can break; one of more gaps than the engine takes is cut and says so."""
        shown = text if text.isascii() else self._drawable(text)
        shown = _LONG.sub(lambda word: _broken(word[0]), shown)
        if shown.count(GAP) <= MOST_GAPS:
            return shown
        return GAP.join(shown.split(GAP, MOST_GAPS)[:MOST_GAPS]) + CUT

    def require(self, language: str) -> None:
        """Take the font of a language that the report itself is in. Raises MissingExtra without the fonts."""
        if not self.with_fonts:
            raise MissingExtra(f"A PDF in {LANGUAGES[language]}", "fonts")
        self.consulted = True
        self.fonts.add(font_of(language))

    def _drawable(self, text: str) -> str:
        # From the whole text: a part of a Japanese name in kanji alone would pass for Chinese.
        language = east_asian_language(text)
        return _FOREIGN.sub(lambda part: self._part(part[0], language), text)

    def _part(self, part: str, language: str) -> str:
        self.consulted = True
        if not self.with_fonts:
            return self._transliterated(part, language)
        return "".join(self._pieces(part, language))

    def _pieces(self, part: str, language: str) -> Iterator[str]:
        """The runs of a part that have a font as they are, and what lies between them transliterated."""
        place = 0
        for run in RUNS.finditer(part):
            yield self._between(part[place : run.start()], language)
            yield self._run(run[0], language)
            place = run.end()
        yield self._between(part[place:], language)

    def _between(self, part: str, language: str) -> str:
        return self._transliterated(part, language) if part.strip() else part

    def _run(self, run: str, language: str) -> str:
        """A run as it is, where its font has every character of it."""
        script = script_of(run)
        written = script.language if script else language
        name = font_of(written)
        # All or nothing: half a name in its writing and half in Latin letters would be read as two.
        if not characters(name).issuperset(map(ord, run)):
            return self._transliterated(run, written)
        self.fonts.add(name)
        self.languages.setdefault(written, set()).add(run)
        return run

    def _transliterated(self, part: str, language: str) -> str:
        return BRACKETS[0] + (_latin(part, language) or code_points(part)) + BRACKETS[1]


def drawable(text: str) -> str:
    """Text as a PDF shows it without the extra `fonts`."""
    return Typesetter(with_fonts=False)(text)


def _latin(part: str, language: str) -> str:
    from anyascii import anyascii

    if language == "ja":
        return japanese_reading(part)
    return " ".join(_SYLLABLE.sub(" ", anyascii(part)).split())


def fewer_gaps(text: str) -> str:
    """A text with so few gaps that a paragraph may hold many such texts; one that is cut says so."""
    if text.count(GAP) <= FEW_GAPS:
        return text
    return GAP.join(text.split(GAP, FEW_GAPS)[:FEW_GAPS]) + CUT


def _broken(word: str) -> str:
    pieces: list[str] = []
    for piece in _AFTER_SIGN.split(word):
        # A piece of usual length is kept whole; only one that no column holds is cut anywhere.
        step = _PIECE if len(piece) > _WORD else _WORD
        pieces.extend(piece[start : start + step] for start in range(0, len(piece), step))
    return GAP.join(pieces)
