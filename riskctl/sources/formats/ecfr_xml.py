"""BIS lists as the eCFR versioner gives part 744 of title 15: tables in supplements 4, 6 and 7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.sources.days import first_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats.xmltree import XmlNode, records
from riskctl.sources.places import country_code
from riskctl.sources.reading import PublishedEntry, SourceFile, clean, make_entry
from riskctl.watchlists.entry import Entry

VERSION = "4"
SUPPLEMENTS = {"us.entity-list": 4, "us.uvl": 6, "us.meu": 7}
"""Number of the supplement by list."""
_FORMS = (
    r"(?:co|corp|inc|ltd|ltda|llc|llp|l\.l\.c|limited|gmbh|ag|s\.?a|s\.?a\.?r\.?l|s\.?l|s\.?r\.?l|b\.?v|n\.?v|pte|pvt|"
    r"plc|fze|fzc|fzco|fzllc|dmcc|l\.?p|k\.?k|oy|ab|as|oao|ooo|zao|pao|jsc|pjsc|company|corporation|jr|sr|"
    r"sdn\.? bhd|bhd|w\.?l\.?l|sanayi.*|ve ticaret.*|ltd\.? sti|a\.?s)"
)
_TAIL = re.compile(rf"{_FORMS}\.?(?: (?:{_FORMS}|and sons)\.?)*(?: \([^)]*\))?", re.IGNORECASE)
_AKA = re.compile(
    r",?\s*(?:a\.k\.a\.?|also known as|f\.k\.a\.?|d\.b\.a\.?),?\s*(?:the\s+following\s+\S+\s+alias(?:es)?)?:?",
    re.I,
)
_DASH = re.compile(r"[—–-]\s*")


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the table. The country stands only in the first row of its entries."""
    if reading.list_id not in SUPPLEMENTS:
        known = ", ".join(sorted(SUPPLEMENTS))
        raise BadList(f"part 744 holds {known}; import it as one of these")
    wanted = f"Supplement No. {SUPPLEMENTS[reading.list_id]} to Part 744"
    country = ""
    for node in records(
        reading.path, {"DIV1", "DIV3", "DIV4", "DIV5", "DIV9", "ECFR", "DLPSTEXTCLASS"}, {"TR"}
    ):
        if not any(inner.get("N") == wanted for inner in (node, *node.within)):
            continue
        cells = [_text(cell) for cell in node.children("TD")]
        if len(cells) < 3:
            continue
        # Only the first row of a country names it.
        country = clean(cells[0]) or country
        if clean(cells[1]).strip(".") not in ("", "[Reserved]"):
            yield _entry(reading, country, cells)


def _text(node: XmlNode) -> str:
    """Text of a cell in which line breaks are kept as such."""
    words = []
    for part in node.parts:
        if isinstance(part, str):
            words.append(re.sub(r"\s+", " ", part))
        else:
            words.append("\n" if part.tag.upper() == "BR" else _text(part))
    return "".join(words)


def _entry(reading: SourceFile, country: str, cells: list[str]) -> Entry:
    name, aliases = split_names(cells[1])
    citation = clean(cells[-1])
    return make_entry(
        reading,
        PublishedEntry(
            name=name,
            aliases=aliases,
            countries=[country_code(country)],
            citation=citation,
            since=first_day(citation),
            note="; ".join(text for text in map(clean, cells[2:-1]) if text),
        ),
    )


def split_names(cell: str) -> tuple[str, list[str]]:
    """Name and aliases of an entry cell: ``Name, a.k.a., the following two aliases:``, then a line for each."""
    first, *following = _AKA.split(cell)
    aliases = [alias for part in following for text in _listed(part) if (alias := _alias(text))]
    return before_address(clean(first)), aliases


def _listed(part: str) -> list[str]:
    """The names after *a.k.a.*: a line with a dash for each, else the one before the address."""
    lines = [line.strip() for line in part.split("\n")]
    dashed = [clean(_DASH.sub("", line, count=1)) for line in lines if _DASH.match(line)]
    return dashed or [before_address(clean(part))]


def _alias(text: str) -> str:
    text = re.sub(r"(?:;? and|;|,)$", "", text).strip()
    return text[:-1] if text.endswith(".") and not _ends_in_form(text) else text


def _ends_in_form(text: str) -> bool:
    return _TAIL.fullmatch(text.rpartition(" ")[2]) is not None


def before_address(text: str) -> str:
    """The name at the head of ``Name, address``: up to the first comma that no legal form follows."""
    first, *following = text.split(", ")
    kept = [first]
    for part in following:
        if not _TAIL.fullmatch(part):
            break
        kept.append(part)
    return ", ".join(kept).rstrip(";, ")
