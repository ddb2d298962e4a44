"""Names that remarks print after words such as *also known as* in languages other than English."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KNOWN = (
    r"(?:auch|ebenfalls|besser)\s+bekannt(?:\s+(?:als|unter(?:\s+dem\s+Namen)?))",
    r"auch\s+genannt",
    r"(?:également|aussi)\s+(?:connue?s?|appelée?s?|dénommée?s?)(?:\s+(?:comme|sous\s+l[ea]s?\s+noms?\s+d(?:e|[’'])))?",
    r"connue?s?\s+sous\s+les?\s+noms?\s+d(?:e|[’'])",
    r"(?:también\s+)?conocid[oa]s?\s+(?:también\s+)?como",
    r"(?:também\s+)?conhecid[oa]s?\s+(?:também\s+)?como",
    r"(?:not[oaie]|conosciut[oaie])\s+anche\s+(?:come|con\s+il\s+nome\s+di)",
    r"(?:также\s+)?известн\w+\s+(?:также\s+)?как",
    r"он[ао]?\s+же",
    r"(?:прежнее|другое|новое|бывшее)\s+(?:название|наименование|имя)",
    r"також\s+відом\w+\s+як",
    r"(?:juga\s+|turut\s+)?dikenali?\s+(?:sebagai|dengan\s+nama)",
    r"nama\s+(?:lain|lama)",
    r"ook\s+bekend\s+als",
    r"(?:även|också\s+)?känd[a]?\s+som",
    r"znan[ayei]\s+(?:również|także|też)\s+jako",
    r"diğer\s+adı(?:yla)?",
    r"còn\s+(?:được\s+)?gọi\s+là",
)
_FORMER = (
    r"(?:früher|vormals|ehemals)(?:\s+(?:bekannt\s+als|firmierend\s+als))?",
    r"anciennement(?:\s+(?:connue?|dénommée?)(?:\s+sous\s+le\s+nom\s+de)?)?",
    r"(?:antes|anteriormente|antiguamente)(?:\s+(?:conocid|conhecid|denominad|llamad)[oa](?:\s+como)?)?",
    r"antiga\s+denominação",
    r"(?:già|precedentemente)\s+(?:not[oa]\s+come|denominat[oa])",
    r"(?:ранее|прежде)(?:\s+(?:именовал\w+|известн\w+\s+как|называл\w+))?",
    r"(?:dahulunya|sebelumnya|dahulu)(?:\s+dikenali?\s+sebagai)?",
    r"voorheen(?:\s+bekend\s+als)?",
    r"dawniej",
    r"eski\s+adı(?:yla)?",
)
"""What of a person may tell an office as well: it counts there only before a name in quotes."""
_UNSPACED = (
    r"[又亦别另][名称]",
    r"又叫做?",
    r"也称",
    r"曾用名",
    r"[原旧前][名称]",
    r"別[名称稱]",
    r"旧[称名社]名?",
    r"またの名(?:は)?",
    r"일명",
    r"별칭",
    r"المعروفة?(?:\s+أيض\w*)?\s+باسم",
    r"(?:يعرف|تعرف)\s+أيض\w*\s+باسم",
    r"سابق\w*\s+باسم",
    r"معروف\s+به",
)
_OPENS = r"\s*[:：,为為是]?\s*"
_QUOTED = r"[\"“”„«‹「『《'‘’]([^\"“”„«»‹›「」『』《》]{2,160}?)(?:[\"“”»›」』》]|['’](?!\w))"
_PLAIN = r"([^\W_][^;；,，、。.()（）\[\]\n|]{1,158}(?:\.(?=\w|\s[a-z])[^;；,，、。.()（）\[\]\n|]{1,60})*)"


def _said(spaced: tuple[str, ...], unspaced: tuple[str, ...]) -> re.Pattern[str]:
    marks = rf"(?<!\w)(?:{'|'.join(spaced)})(?:(?=[\s:,\"“„«'‘])|(?<=['’]))"
    if unspaced:
        marks = rf"(?:{marks}|{'|'.join(unspaced)})"
    return re.compile(rf"{marks}{_OPENS}(?:{_QUOTED}|{_PLAIN})", re.IGNORECASE)


_ALSO, _ONCE = _said(_KNOWN, _UNSPACED), _said(_FORMER, ())
_STEMS = (
    "bekannt",
    "genannt",
    "vormals",
    "ehemals",
    "connu",
    "appel",
    "ancienn",
    "conoci",
    "conosciut",
    "conhecid",
    "antes",
    "anterior",
    "antig",
    " anche ",
    "denominat",
    "dikenal",
    "dahulu",
    "sebelum",
    "nama l",
    "bekend",
    "voorheen",
    "znan",
    "dawniej",
)
_OTHER_STEMS = (
    "früher",
    "dénomm",
    "già",
    "известн",
    "он же",
    "она же",
    "оно же",
    "ранее",
    "прежд",
    "прежн",
    "друго",
    "ново",
    "бывш",
    "відом",
    "känd",
    "adı",
    "gọi",
    *"又亦别另也原旧前別曾",
    "またの",
    "일명",
    "별칭",
    "باسم",
    "معروف",
)
"""What a text must hold to be looked at, in small letters: most have none of it."""
_MOST_WORDS = 12
_STOPS = re.compile(
    r"\s+(?:mit\s+Sitz|situé|con\s+sede|com\s+sede|расположен\w*|位于|with|based|located|Sitz)\b.*$"
)


def names_elsewhere(text: str, person: bool) -> Iterator[str]:
    """Such names, in quotes or up to the end of the clause. What starts small in a script with capitals is no name."""
    if not _may_hold(text.lower()):
        return
    for match in _ALSO.finditer(text):
        yield from _name(match)
    for match in _ONCE.finditer(text):
        if match[1] or not person:
            yield from _name(match)


def _may_hold(text: str) -> bool:
    if any(stem in text for stem in _STEMS):
        return True
    return not text.isascii() and any(stem in text for stem in _OTHER_STEMS)


def _name(match: re.Match[str]) -> Iterator[str]:
    name = _STOPS.sub("", match[1] or match[2]).strip(" ,.:'\"")
    first = name[:1]
    begins = first.isupper() or first.isdigit() or first.upper() == first.lower()
    if len(name) > 1 and (match[1] or begins) and len(name.split()) <= _MOST_WORDS:
        yield name
