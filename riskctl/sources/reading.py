"""What every list adapter is given and gives back, and the one way to make an entry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from riskctl.sources.errors import BadList
from riskctl.sources.remarks import names_in
from riskctl.watchlists.entry import KINDS, Entry
from riskctl.watchlists.identifiers import in_remarks, listed

LONGEST_NAME = 1_000
"""Characters a name may have; the longest official names have some three hundred."""
LONGEST_NOTE = 600
MOST_NAMES = 2_000
"""Names one party may have."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_C1 = re.compile(r"[\x80-\x9f]")
_BLANKS = re.compile(r"\s+")


@dataclass
class SourceFile:
    """One list file on its way through an adapter.

    ``path`` is the plain (decompressed) file, ``beside`` further files of the same list by role. An adapter sets
    ``list_date`` when the file states its date, ``stated`` when it states its number of records, and ``incomplete`` in
    words when what it was given is only a part of the list. ``kind`` is what every entry is when the list is of one
    kind by law, else empty.
    """

    list_id: str
    path: Path
    beside: Mapping[str, Path] = field(default_factory=dict)
    list_date: str = ""
    kind: str = ""
    stated: int | None = None
    incomplete: str = ""


class Adapter(Protocol):
    """A module that reads one format. A new ``VERSION`` says that the same bytes may now give other entries."""

    VERSION: str

    def read(self, reading: SourceFile) -> Iterator[Entry]:
        """The entries in the order of the file. Raises :class:`BadList` for a file that is not of this format."""
        ...


def clean(text: str | None) -> str:
    """Text on one line without control and invisible characters; Windows punctuation read as Latin-1 is mended."""
    if not text:
        return ""
    if not text.isascii():
        text = _C1.sub(_windows, text)
    return _BLANKS.sub(" ", _CONTROL.sub(" ", text)).strip()


def _windows(match: re.Match[str]) -> str:
    return bytes([ord(match[0])]).decode("cp1252", "ignore") or " "


def shorten(text: str, limit: int = LONGEST_NOTE) -> str:
    """At most so many characters; what is cut ends in an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def unique(texts: Iterable[str | None], but: Iterable[str] = ()) -> tuple[str, ...]:
    """Cleaned texts that say something, each once, in their order, without those in ``but``."""
    left = dict.fromkeys(clean(text) for text in texts)
    return tuple(text for text in left if text and text not in set(but))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEntry:
    """One entry in the publisher's own texts, not yet cleaned; empty where it says nothing.

    ``weak`` are aliases that the publisher itself calls weak. ``note`` is the free text of the publication, whole: the
    names and numbers in it belong to the entry as well, and so do those of ``more``, all other text of the record,
    which is not kept. ``linked`` are names of owners, parents and subsidiaries. ``list_id`` is given where one file
    holds several lists.
    """

    name: str | None
    key: str | None = ""
    kind: str = "unknown"
    list_id: str = ""
    aliases: Iterable[str | None] = ()
    weak: Iterable[str | None] = ()
    countries: Iterable[str] = ()
    identifiers: Iterable[tuple[str, str]] = ()
    programmes: Iterable[str | None] = ()
    citation: str | None = ""
    since: str = ""
    through: str = ""
    note: str | None = ""
    linked: Iterable[str | None] = ()
    more: Iterable[str] = ()


def make_entry(reading: SourceFile, published: PublishedEntry) -> Entry:
    """The entry of a published one, cleaned. Raises :class:`BadList` for one that nobody could look up."""
    name, key, note = clean(published.name), clean(published.key), clean(published.note)
    if not name:
        raise BadList(
            f"entry {key or 'without a key'} has no name; the file is damaged or of another format"
        )
    kind = reading.kind or (published.kind if published.kind in KINDS else "unknown")
    aliases = unique(published.aliases, but=(name,))
    more = "; ".join(text for part in published.more if (text := clean(part)))
    # Names out of running text are weak: a sentence may name others than the party.
    in_text = [name for text in (note, more) for name in names_in(text, kind == "person")]
    weak = unique((*published.weak, *in_text), but=(name, *aliases))
    # A name that is the party's own is not that of a relative as well.
    linked = unique(published.linked, but=(name, *aliases, *weak))
    _check_measure(key, (name, *aliases, *weak, *linked))
    countries = tuple(sorted(set(published.countries) - {""}))
    list_id = published.list_id or reading.list_id
    return Entry(
        list=list_id,
        id=key or _derived(list_id, name, countries),
        kind=kind,
        name=name,
        aliases=aliases,
        weak=weak,
        countries=countries,
        identifiers=_with_more(_pairs((*published.identifiers, *in_remarks(note))), more),
        programmes=unique(published.programmes),
        citation=shorten(clean(published.citation)),
        since=published.since,
        through=published.through,
        note=shorten(note),
        linked=linked,
    )


def _check_measure(key: str, names: tuple[str, ...]) -> None:
    """A reader that has lost its place makes one entry of a whole file: no publication holds such names."""
    # Told as damage and not cut: half a list with endless names would pass for a short one.
    if max(map(len, names)) > LONGEST_NAME or len(names) > MOST_NAMES:
        raise BadList(
            f"entry {key or names[0][:60]} has names beyond all measure; the file is damaged or of another format"
        )


def _derived(list_id: str, name: str, countries: tuple[str, ...]) -> str:
    """A key for an entry whose list has none: the same text on the same list always has the same one."""
    return "x" + hashlib.sha256("\n".join((list_id, name, *countries)).encode()).hexdigest()[:12]


def _with_more(pairs: tuple[tuple[str, str], ...], more: str) -> tuple[tuple[str, str], ...]:
    """The identifiers and those of further text; what a field gave keeps the scheme of the field."""
    # The field says what a number is; free text can only guess.
    known = {value for _, value in pairs}
    return pairs + tuple(pair for pair in _pairs(in_remarks(more)) if pair[1] not in known)


def _pairs(identifiers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    known = (pair for scheme, text in identifiers for pair in listed(scheme, text))
    pairs = dict.fromkeys((scheme, clean(value)) for scheme, value in known)
    return tuple((scheme, value) for scheme, value in pairs if value and len(value) <= 100)
