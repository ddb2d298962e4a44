"""Names that publishers print only in running text: ``a.k.a. 'ESW'``, ``formerly Example Works Ltd``.

What stands in prose may be said of a third party, so every such name counts as a weak one: it is looked up, and a hit
is for a person to review.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.sources.remarks_elsewhere import names_elsewhere
from riskctl.watchlists.identifiers import labelled

LONGEST = 160
_EDGES = " ,.:'\"\u201c\u201d\u2018\u2019\u00ab\u00bb"
MOST_WORDS = 14
MOST = 60
"""Names that one text may give; no real one has as many outside its fields."""
_KNOWN = (
    r"(?:[afnd]\s?[./]?\s?[kb]\s?[./]?\s?a\b\.?"
    r"|(?:also|formerly|previously|now|better|commonly|otherwise|sometimes|jointly|publicly)\s+(?:known|called|listed|named|registered|"
    r"referred\s+to|spelled|spelt|written|transliterated|operating|doing\s+business|trading)(?:\s+(?:as|under(?:\s+the\s+name)?))?"
    r"|known\s+as|(?:doing\s+business|trading|operating)\s+as|trade\s+names?|trading\s+names?|alias(?:es)?"
    r"|(?:former|previous|new|alternative|other|original|full|second)\s+(?:company\s+|vessel\s+|ship\s+|registered\s+)?names?"
    r"|name\s+changed\s+(?:from|to)|renamed(?:\s+(?:as|to|from))?|t/a|new\s+aka)"
)
_MARK = re.compile(
    rf"(?<![\w-]){_KNOWN}(?:\s+(?:is|was|were|are|include[sd]?))?\s*[:,]?\s+", re.IGNORECASE
)
_FORMERLY = re.compile(
    r"(?<![\w-])(?:formerly|previously|ex-|née|nee)[\s:]+(?=[\"'“‘«„A-Z\u00c0-\uffff])",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"(?:the\s+)?(?:name\s+)?(?:\"([^\"]+)\"|“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|‘([^’]+)’|'((?:[^']|'(?=\w))+)')"
)
_END = re.compile(
    r"[;()\[\]{}|]|\.(?=\s+[A-Z\u00c0-\uffff][a-z\s]|\s*$)|\s[-–—]\s"
    r"|\s+(?:on|in)\s+(?:\d|[A-Z][a-z]+\s+\d)|,?\s+(?:who|which|that|is|was|has|located|based|born|with|since|until|as\s+of|and\s+is|and\s+was|because|DOB|POB|reportedly)\b"
)
_INITIAL = re.compile(
    r"(?:^|[\s.])(?:[A-Z]|Co|Ltd|Inc|Corp|St|Mr|Dr|No|Jr|Sr|Bros|Mfg|Intl|Tech|Sci)$"
)
_SEVERAL = re.compile(
    r"\s*,\s+(?:and\s+|or\s+)?(?=[A-Z\"'\u00c0-\uffff])|\s+(?:and|or)\s+(?=[A-Z\"'\u00c0-\uffff]\S*(?:\s|$))"
)
_STATES = re.compile(
    r"\s*(?:DOB|POB|alt\.|nationality|citizen|Gender|Linked To|Secondary sanctions|Transactions|Additional"
    r"|Executive|Target|Organization|Member|Passport|Website|Email|Phone|Telephone|Fax|Aircraft|Vessel|Former Vessel"
    r"|Individual|Nationality|Location|Address|Authority|Program|Status|Footnote"
    r"|See|For all|Case|Presumption|Policy|License)\b"
)
"""How the next statement of remarks starts, which is no further name."""
_MEMBERS = re.compile(
    r"listed together with(?: its)? (?:subsidiaries|affiliates|branches)[\w\s]*:"
    r"\s*([^|;]+?)(?=\s*[|;]|\.\s+[A-Z]\w+ (?:is|are)\b|$)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"^(?:the\s+following\s+)?(?:\w+\s+)?alias(?:es)?\s*:\s*", re.IGNORECASE)
_FORM = re.compile(
    r"(?:co|ltd|llc|inc|corp|limited|gmbh|ag|s\.?a|plc|jsc|pte|pvt|lp|llp|bv|nv|jr|sr)\b\.?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^)]*\)$")
_SIGN = re.compile(
    r"k\W{0,2}a\b|b\W{0,2}a\b|known|alias|ormer|revious|rename|name|trading|t/a|ex-|n[eé]e\b|called|spel"
    r"|listed together",
    re.IGNORECASE,
)


def names_in(text: str, person: bool = False) -> list[str]:
    """Names that a text prints after words such as *also known as*; for a person *formerly* alone tells an office."""
    if not text:
        return []
    elsewhere = list(names_elsewhere(" ".join(text.split()), person))
    if not _SIGN.search(text):
        return list(dict.fromkeys(elsewhere))[:MOST]
    members = [name for match in _MEMBERS.finditer(text) for name in _members(match[1])]
    text = " ".join(text.split())  # a line break in running text is a wrapped line
    match = dict.fromkeys(members)
    marks = list(_MARK.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        match.update(dict.fromkeys(_names_from(text[mark.end() : end])))
    if not person:
        for mark in _FORMERLY.finditer(text):
            match.update(dict.fromkeys(_names_from(text[mark.end() :])[:1]))
    match.update(dict.fromkeys(elsewhere))
    return list(match)[:MOST]


def _members(listed: str) -> list[str]:
    """The parties that an entry lists together with its own."""
    names = list(_several(listed.strip(" .")))
    return [name for name in (names[1:] or names) if _is_name(name)]


def _names_from(tail: str) -> list[str]:
    """The names at the head of what follows such words, quoted or up to the end of the clause."""
    tail = _COUNT.sub("", tail[: LONGEST * 4])
    if quoted := list(_run_of_quoted(tail)):
        return [name for name in quoted if _is_name(name)]
    collected: list[str] = []
    for clause in tail[: LONGEST * 4].split(";"):
        names = [name for name in _several(clause[: _end(clause)]) if _is_name(name)]
        if not names or (collected and not _goes_on(clause)):
            break
        collected += names
        if _end(clause) < len(clause):
            break
    return collected


def _goes_on(clause: str) -> bool:
    """Whether the next clause is one more name, not a number, a place or another statement."""
    return (
        labelled(clause) is None and not re.search(r"[:\d]", clause) and not _STATES.match(clause)
    )


def _run_of_quoted(tail: str) -> Iterator[str]:
    """Quoted names that follow one another: ``'A', 'B' and 'C'``."""
    place = 0
    while match := _QUOTED.match(tail, place):
        yield next(name for name in match.groups() if name).strip(" ,.")
        between = re.compile(r"\s*(?:[,;]|and|or)*\s*(?:and|or)?\s*").match(tail, match.end())
        place = between.end() if between else match.end()
        if place == match.end():
            return


def _end(tail: str) -> int:
    for match in _END.finditer(tail):
        stops = match[0] == "." and _INITIAL.search(tail[: match.start()])
        if not stops:
            return match.start()
    return len(tail)


def _several(clause: str) -> Iterator[str]:
    """One name, or several set apart by commas; a legal form after a comma belongs to the name before it."""
    yield clause.strip(_EDGES)
    parts: list[str] = []
    for part in _SEVERAL.split(clause):
        if parts and _FORM.fullmatch(_BRACKET.sub("", part).strip(" .")):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    if len(parts) > 1:
        yield from (part.strip(_EDGES) for part in parts)


def _is_name(text: str) -> bool:
    words = text.split()
    starts = text[:1].isupper() or text[:1].isdigit() or text[:1] > "\u024f" or "-" in words[:1]
    letters = sum(map(str.isalpha, text))
    return (
        bool(words) and starts and letters > 1 and len(words) <= MOST_WORDS and len(text) <= LONGEST
    )
