"""Whether a word is pinyin: syllables so dense that a letter more or less is another name and no slip of the pen.

``Jinxin`` and ``Jingxin`` are two companies, as their characters would show; ``Huawie`` is no pinyin, and so a slip.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_FINALS = {
    "": "a o e ai ei ao ou an en ang eng er",
    "b p": "a o ai ei ao an en ang eng i iao ie ian in ing u",
    "m f": "a o ai ei ao ou an en ang eng u",
    "m": "e i iao ie iu ian in ing",
    "d t": "a e ai ei ao ou an ang eng ong i iao ie iu ian ing u uo ui uan un",
    "n l": "a e ai ei ao ou an en ang eng ong i ia iao ie iu ian in iang ing u uo uan un ue v",
    "g k h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j q x": "i ia iao ie iu ian in iang ing iong u ue uan un",
    "zh ch sh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "r z c s": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "y": "a ao e i in ing an ang ong ou u ue uan un",
    "w": "a ai an ang ei en eng o u",
}
"""The finals that each initial takes."""
SYLLABLES = sorted(
    {
        start + end
        for starts, ends in _FINALS.items()
        for start in starts.split() or [""]
        for end in ends.split()
    },
    key=len,
    reverse=True,
)
"""All syllables, the longest first."""
LONGEST_WORD = 24
"""Letters of a word that is taken apart: four syllables of six."""
_TELLING = re.compile("zh|[jqx](?=[iu])|ng|ia[no]|ua[in]|uo|ui|iu|ue")
"""Letters that pinyin has and that words of open syllables in other languages seldom have."""


@cache
def _word() -> re.Pattern[str]:
    """Two to four syllables; compiled when first asked for, as it takes some milliseconds."""
    return re.compile(f"(?:{'|'.join(SYLLABLES)}){{2,4}}")


@lru_cache(maxsize=16384)
def is_pinyin(word: str) -> bool:
    """Whether a word in small Latin letters is two to four syllables of pinyin."""
    return bool(_word().fullmatch(word))


def other_syllables(one: str, other: str) -> bool:
    """Whether two words are pinyin, as the letters of one tell, of different syllables."""
    # Many words of Italian or Malay are syllables of pinyin by chance.
    telling = _TELLING.search(one) or _TELLING.search(other)
    return one != other and bool(telling) and is_pinyin(one) and is_pinyin(other)


@lru_cache(maxsize=4096)
def syllables_of(word: str) -> tuple[str, ...]:
    """The syllables of a word of pinyin, the first as long as the others allow; empty where it is none or too long."""
    if len(word) > LONGEST_WORD:
        return ()
    for syllable in SYLLABLES:
        if word == syllable:
            return (syllable,)
        if word.startswith(syllable):
            following = syllables_of(word[len(syllable) :])
            if following:
                return (syllable, *following)
    return ()
