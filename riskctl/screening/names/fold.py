"""Make spellings comparable: width, case, accents, traditional Han, punctuation, Latin letters for any script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from riskctl.screening.names import tables

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3005\u3007"
KANA = "\u3040-\u30ff\u31f0-\u31ff"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer: written without blanks between words."""
_LIGHT_QUOTES = re.compile("['\u2018\u2019\u02bc\u02bb`\u00b4\u02b9\u02bf\u02be\u201b\u2032]")
_ABBREVIATION = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]\.\s?){1,}[^\W\d_])\.?(?![^\W\d_])")
_APART = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s./&+-]{1,3}[^\W\d_]){2,}(?![^\W_])")
"""Three letters or more that stand apart, as in ``K-L-M``, ``A B C`` or ``A/B/C``."""
_NOT_LETTERS = re.compile(r"[\s./&+-]")
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad\u0600-\u0605\u0640\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""What a reader does not see must not part a word, nor be one: joiners, directions, fillers, variants, tags."""
_ARTICLE = re.compile("^\u0627\u0644(?=[\u0621-\u064a]{3})")
"""The Arabic article, which Latin letters write apart: ``al-Qadiri``."""
_FEW_VOWELS = re.compile("[\u0590-\u06ff]")
LONG_WITH_ARTICLE = 6
"""Letters of a word from which, and more, it may begin with the article: ``alloy`` does not."""
_MARKS = re.compile("[\u2120\u2122\u00ae\u00a9\u2117]")
"""Signs of trade marks and copyright, two of which would otherwise unfold into letters of the name before them."""
MOST_LETTERS = 4000
"""Characters of a name that are looked at once folded: one Arabic ligature alone unfolds into eighteen."""
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ə": "a",
        "ħ": "h",
    }
)


def holds_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return not text.isascii() and any(map(_is_han, text))


def _is_han(char: str) -> bool:
    common = "\u3400" <= char <= "\u4dbf" or "\u4e00" <= char <= "\u9fff" or char in "\u3005\u3007"
    return common or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


@cache
def _han_map() -> dict[int, str]:
    """Traditional and Japanese forms to simplified Chinese, character by character."""
    mapping: dict[int, str] = {}
    for fields in tables.rows("han.txt"):
        for old, new in zip(fields[1], fields[2], strict=True):
            mapping.setdefault(ord(old), new)
    return mapping


def fold(text: str) -> str:
    """Width, case, invisible characters and Han variants folded; accents and punctuation kept."""
    if text.isascii():
        return text[:MOST_LETTERS].lower()
    # Before unfolding, which would turn the sign for "trade mark" into two letters.
    text = _MARKS.sub(" ", text)
    # Cut after it: a name may grow many times over when its ligatures are unfolded.
    text = unicodedata.normalize("NFKC", text).casefold()[:MOST_LETTERS]
    return _INVISIBLE.sub("", text).translate(_han_map())


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Accents dropped from Latin, Greek and Cyrillic letters; every other script is left alone."""
    if text.isascii():
        return text
    # Letters that Unicode does not take apart into a letter and a mark.
    text = text.translate(_LATIN)
    out = []
    for char in unicodedata.normalize("NFD", text):
        if "\u0300" <= char <= "\u036f":
            continue
        out.append(char)
    return unicodedata.normalize("NFC", "".join(out))


def close_up(text: str) -> str:
    """Apostrophes removed, and what stands between single letters: ``s.a.``, ``b. v.``, ``k-l-m``, ``a b c``."""
    text = without_quotes(text)
    if "." in text:
        text = _ABBREVIATION.sub(lambda hit: re.sub(r"[.\s]", "", hit[1]) + " ", text)
    return _APART.sub(lambda hit: _NOT_LETTERS.sub("", hit[0]), text)


def without_quotes(text: str) -> str:
    """Apostrophes and the signs written for them removed."""
    return _LIGHT_QUOTES.sub("", text)


def without_vowels(text: str) -> bool:
    """Whether a word is in a script that writes few vowels: Arabic, Hebrew."""
    return not text.isascii() and bool(_FEW_VOWELS.match(text))


def after_article(letters: str) -> str:
    """What follows an Arabic article that is run together with a longer word, ``alkadiri``; else empty."""
    return letters[2:] if letters[:2] in ("al", "el") and len(letters) > LONG_WITH_ARTICLE else ""


@lru_cache(maxsize=8192)
def latin(text: str) -> str:
    """Lower-case Latin letters and digits for any script: pinyin for Han, romanisation for the rest.

    A word of which no character has a known reading, such as a rare Han one, stays as it is: it can still be found.
    """
    if text.isascii():
        return text
    text = _ARTICLE.sub("", text)
    read = "".join(char for char in anyascii(plain(text)).casefold() if char.isalnum())
    return read or "".join(char for char in text if char.isalnum())
