"""Names that belong to one organisation though no spelling tells: brands, native names, former names, parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from riskctl.screening.names import tables
from riskctl.screening.names.fold import close_up, fold, plain
from riskctl.screening.names.lexicon import NAME, PLACE, WORDS, is_land
from riskctl.screening.names.parse import parse
from riskctl.screening.names.several import variants
from riskctl.screening.names.tables.kept import kept

MOST_KEPT = 16384
"""Look-ups remembered."""
_FORMAL = re.compile(
    r"公司$|会社$|會社$|회사$|^株式|^บริษัท|จำกัด|^Công ty|^PT |[«»]|\b(?:Ltd|Limited|Inc|Corp|Corporation|Company|Co"
    r"|Berhad|Bhd|Tbk|PCL|PLC|LLC|AG|SE|SA|NV|BV|GmbH|JSC|PJSC|OJSC|A\.?Ş|Incorporated)\.?$"
)
"""Names that may hold a legal form: only these are taken apart when the register is read."""
_MARKS = ("(former)", "(weak)")


class KnownName(NamedTuple):
    """One organisation of the register: names, links (how, and to which id), and the grade of the source."""

    id: str
    country: str
    names: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    source: str
    grade: str


_BRACKET = "("


@dataclass(slots=True)
class Register:
    """Look-up by name. A name is looked up as written, without its form, and without form, place and general words."""

    by_id: dict[str, KnownName] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    by_weak: dict[str, list[str]] = field(default_factory=dict)
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, known: KnownName) -> None:
        """Add an organisation; names of the same spelling then belong to both."""
        self.by_id[known.id] = known
        for name in known.names:
            if name.endswith("(weak)"):
                _put(self.by_weak, letters(_unmarked(name)), known.id)
            else:
                plainly = _unmarked(name)
                for key in name_keys(plainly) if _FORMAL.search(plainly) else (letters(plainly),):
                    _put(self.by_name, key, known.id)

    def to_json(self) -> dict[str, Any]:
        """The content as JSON data."""
        rows = [
            [known.id, known.country, known.names, known.links, known.source, known.grade]
            for known in self.by_id.values()
        ]
        return {"rows": rows, "names": self.by_name, "weak": self.by_weak}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Register:
        """The register of :meth:`to_json`, whether or not it went through a file."""
        known = {
            row[0]: KnownName(row[0], row[1], tuple(row[2]), tuple(map(tuple, row[3])), *row[4:])
            for row in data["rows"]
        }
        return cls(known, data["names"], data["weak"])

    def ids(self, name: str) -> frozenset[str]:
        """Organisations of which this is a name."""
        ids = self._ids.get(name)
        if ids is None:
            # All at once: a file of a million names asks for each of them once.
            if len(self._ids) > MOST_KEPT:
                self._ids.clear()
            ids = self._ids[name] = self._look_up(name)
        return ids

    def weakly(self, name: str) -> frozenset[str]:
        """Organisations that go by this short name, which others may share."""
        return frozenset(self.by_weak.get(letters(name), ()))

    def brand(self, word: str) -> frozenset[str]:
        """Organisations of which a single word, as written, is a whole name."""
        return frozenset(self.by_name.get(word, ()))

    def _look_up(self, name: str) -> frozenset[str]:
        stem = letters(name)
        bare = _without_form(name, stem)
        # The whole name first: a form may be what tells two organisations apart.
        for key in (stem, bare):
            if ids := self.by_name.get(key):
                return frozenset(ids)
        town, key = without_town(name, bare)
        ids = self.by_name.get(key, []) if town else []
        if not ids and _BRACKET in name:
            # "Petroliam Nasional Berhad (PETRONAS)" is the company of its main name.
            main = next(iter(variants(name)), name)
            return self._look_up(main) if _BRACKET not in main else frozenset()
        return frozenset(known_id for known_id in ids if self._may_be_in(known_id, town))

    def _may_be_in(self, known_id: str, town: str) -> bool:
        """Whether no name of an organisation begins with another town: Zhejiang X is not Cangzhou X."""
        towns = {without_town(name, "")[0] for name in self.plain_names(known_id)} - {""}
        return not towns or town in towns

    def plain_names(self, known_id: str) -> list[str]:
        """Names of an organisation without their marks; weak ones, which others share, are left out."""
        return [
            _unmarked(name) for name in self.by_id[known_id].names if not name.endswith("(weak)")
        ]

    def linked(self, left: str, right: str) -> str:
        """How two organisations are linked, directly, by a chain, or under one parent; empty when they are not."""
        above, beyond = self.ancestors(left), self.ancestors(right)
        if right in above:
            return above[right]
        if left in beyond:
            return beyond[left]
        return ""

    def ancestors(self, known_id: str) -> dict[str, str]:
        """Everything the organisation is part or product of, through any number of steps, and direct affiliates."""
        ancestors: dict[str, str] = {}
        todo = [known_id]
        while todo:
            known = self.by_id.get(todo.pop())
            for link, parent in known.links if known else ():
                if parent not in ancestors and parent != known_id:
                    ancestors[parent] = link
                    if link != "affiliate-of":
                        todo.append(
                            parent
                        )  # what an affiliate is part of is too far away to tell anything
        return ancestors

    def group(self, known_id: str) -> str:
        """The organisation at the top of the chain of parts and products."""
        seen = {known_id}
        while known := self.by_id.get(known_id):
            above = [
                parent
                for link, parent in known.links
                if link != "affiliate-of" and parent not in seen
            ]
            if not above:
                break
            known_id = above[0]
            seen.add(known_id)
        return known_id


def _put(among: dict[str, list[str]], key: str, known_id: str) -> None:
    ids = among.setdefault(key, [])
    if known_id not in ids:
        ids.append(known_id)


def _unmarked(name: str) -> str:
    for mark in _MARKS:
        name = name.removesuffix(mark).strip()
    return name


def letters(name: str) -> str:
    """The letters and digits of a name, folded, without accents."""
    return plain("".join(WORDS.findall(close_up(fold(name)))))


def name_keys(name: str) -> Iterator[str]:
    """Keys under which a name is filed, the most telling first: all letters, without form, without home town."""
    stem = letters(name)
    yield stem
    bare = _without_form(name, stem)
    if bare:
        yield bare
        town, key = without_town(name, bare)
        if town:
            yield key


def _without_form(name: str, stem: str) -> str:
    """The letters of a name without its legal forms; empty for a name that cannot be read."""
    for parsed in parse(name)[:1]:
        for form in (*parsed.forms, *reversed(parsed.forms)):
            word = letters(form.text)
            if word and word != stem:
                stem = stem.removesuffix(word) if stem.endswith(word) else stem.removeprefix(word)
        return stem
    return ""


def without_town(name: str, bare: str) -> tuple[str, str]:
    """The home town in front of a name, and its letters without town; two empty texts where there is none."""
    for parsed in parse(name)[:1]:
        first, *following = parsed.tokens
        named = any(token.kind == NAME for token in following)
        if first.kind == PLACE and named and not is_land(first.key, first.countries):
            return first.key, bare.removeprefix(letters(first.text))
    return "", ""


@cache
def register() -> Register:
    """The register that ships: ``tables/known``."""
    return Register.from_json(kept("register", lambda: _read_register().to_json()))


def _read_register() -> Register:
    book = Register()
    for path in sorted((tables.FOLDER / "known").glob("*.txt")):
        grades: dict[str, str] = {}
        for fields in tables.rows(f"known/{path.name}"):
            if fields[0].startswith("@source"):
                grades[fields[0].split()[1]] = fields[-1].removeprefix("grade").strip()
                continue
            key, country, names, links, source = fields
            pairs = tuple((link.split()[0], link.split()[-1]) for link in tables.spellings(links))
            grade = grades.get(source, "unverified")
            book.add(KnownName(key, country, tuple(tables.spellings(names)), pairs, source, grade))
    return book
