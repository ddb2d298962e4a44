"""Names that belong to one organisation though no spelling tells: brands, native names, former names, parents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from riskctl.screening import tables
from riskctl.screening.fold import close_up, fold, plain
from riskctl.screening.lexicon import CLASS, GENERIC, PLACE, WORDS
from riskctl.screening.parse import Parsed, parse

LINKS = ("part-of", "product-of", "affiliate-of")
_MARKS = ("(former)", "(weak)")


@dataclass(frozen=True, slots=True)
class Known:
    """One organisation of the register: names, links (how, and to which id), and the grade of the source."""

    id: str
    country: str
    names: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    source: str
    grade: str


@dataclass(slots=True)
class Register:
    """Look-up by name. A name is looked up as written, without its form, and without form, place and general words."""

    by_id: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=dict)

    def add(self, one: Known) -> None:
        """Add an organisation; names of the same spelling then belong to both."""
        self.by_id[one.id] = one
        for name in one.names:
            if not name.endswith("(weak)"):
                for key in name_keys(_unmarked(name)):
                    self.by_name.setdefault(key, set()).add(one.id)

    def ids(self, name: str) -> frozenset[str]:
        """Organisations of which this is a name."""
        for key in name_keys(name):
            if found := self.by_name.get(key):
                return frozenset(found)
        return frozenset()

    def plain_names(self, one: str) -> list[str]:
        """Names of an organisation without their marks; weak ones, which others share, are left out."""
        return [_unmarked(name) for name in self.by_id[one].names if not name.endswith("(weak)")]

    def linked(self, one: str, other: str) -> str:
        """How two organisations are linked, directly, by a chain, or under one parent; empty when they are not."""
        above, beyond = self.ancestors(one), self.ancestors(other)
        if other in above:
            return above[other]
        if one in beyond:
            return beyond[one]
        return ""

    def ancestors(self, one: str) -> dict[str, str]:
        """Everything the organisation is part, product or affiliate of, through any number of steps."""
        found: dict[str, str] = {}
        todo = [one]
        while todo:
            held = self.by_id.get(todo.pop())
            for how, parent in held.links if held else ():
                if parent not in found and parent != one:
                    found[parent] = how
                    todo.append(parent)
        return found

    def group(self, one: str) -> str:
        """The organisation at the top of the chain of parts and products."""
        seen = {one}
        while held := self.by_id.get(one):
            above = [parent for how, parent in held.links if how != "affiliate-of" and parent not in seen]
            if not above:
                break
            one = above[0]
            seen.add(one)
        return one


def _unmarked(name: str) -> str:
    for mark in _MARKS:
        name = name.removesuffix(mark).strip()
    return name


def name_keys(name: str) -> Iterable[str]:
    """Keys under which a name is looked up, the most telling first: all letters, the same without form and country."""
    text = close_up(fold(name))
    yield plain("".join(WORDS.findall(text)))
    for parsed in parse(name)[:1]:
        yield "=" + spelled(parsed, ())
        core = spelled(parsed, (PLACE,))
        if core and any(token.kind not in (PLACE, GENERIC, CLASS) for token in parsed.tokens):
            yield "=" + core


def spelled(parsed: Parsed, without: tuple[str, ...]) -> str:
    """Written letters of the words of a name, leaving out some kinds: native script as it is, Latin without accents."""
    return "".join(
        token.key if token.kind == "number" else plain("".join(token.text.split()))
        for token in parsed.tokens
        if token.kind not in without
    )


@cache
def register() -> Register:
    """The register that ships: ``tables/known``."""
    book = Register()
    for path in sorted((tables.FOLDER / "known").glob("*.txt")):
        grades: dict[str, str] = {}
        for fields in tables.rows(f"known/{path.name}"):
            if fields[0].startswith("@source"):
                grades[fields[0].split()[1]] = fields[-1].removeprefix("grade").strip()
                continue
            key, country, names, links, source = fields
            pairs = tuple((words[0], words[1]) for link in tables.spellings(links) if len(words := link.split()) == 2)
            book.add(
                Known(key, country, tuple(tables.spellings(names)), pairs, source, grades.get(source, "unverified"))
            )
    return book
