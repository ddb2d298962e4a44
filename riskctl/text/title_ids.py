"""The id of a use case that its title makes."""

from __future__ import annotations

import re
import unicodedata

from riskctl.text.case_ids import KEPT, SPELT_IN_PART

_TITLE = 60
"""Characters of an id made of a title."""
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u3005\u3400-\u9fff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
# Consonants alone would make different words one id.
_SPELT_ONLY_IN_PART = re.compile(f"[{SPELT_IN_PART}]")
_FIRST = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()  # noqa: SIM905 - a table to be read
_LAST = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "").split(" ")
"""Sounds of a syllable in the Revised Romanisation (Ministry of Culture and Tourism, notice 2000-8), by itself."""


def id_of_title(title: str, country: str = "") -> str:
    """A readable id; ``use-case`` where nothing readable is left.

    Scripts that can be spelt letter by letter become Latin: accents, Cyrillic, Greek, Korean, Chinese (as in Mandarin).
    Others are kept as they are: the vowels of Arabic, Thai or Hindi are not all written, and the readings of
    Japanese characters depend on the word. ``country`` tells Japanese titles without a kana from Chinese ones.
    """
    # One character has a Mandarin and several Japanese readings; kana shows which language it is.
    japanese = country == "JP" or bool(_KANA.search(title))
    # Compatibility forms first: full-width letters of East Asian keyboards are ordinary letters.
    plain = unicodedata.normalize("NFKC", title).casefold()
    plain = re.sub("['’\u0300-\u036f]", "", plain)
    parts = re.sub(f"[^\\w{KEPT}]+", "-", plain).split("-")
    spelt = "-".join(_spelt(part, japanese) for part in parts)
    return re.sub("-+", "-", spelt).strip("-")[:_TITLE].strip("-") or "use-case"


def _spelt(word: str, japanese: bool) -> str:
    """One word, in Latin letters where they say how it is read."""
    # Imported here, since only making an id of a new title needs its tables.
    from anyascii import anyascii

    if _SPELT_ONLY_IN_PART.search(word) or (japanese and (_KANA.search(word) or _HAN.search(word))):
        return re.sub(f"[^a-z0-9{KEPT}]", "", word)
    latin = _HANGUL.sub(lambda found: "".join(map(_syllable, found[0])), word)
    return re.sub("[^a-z0-9]+", "-", anyascii(latin).casefold())


def _syllable(char: str) -> str:
    # Hangul syllables stand in one block in the order first consonant, vowel, last consonant.
    number = ord(char) - 0xAC00
    first, vowel = divmod(number // 28, 21)
    return _FIRST[first] + _MIDDLE[vowel] + _LAST[number % 28]
