"""A use case: what the organisation states about itself, its purpose, its data and the safeguards it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import Field

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.use_case_ids import id_problems
from riskctl.facts.grades import Grade
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.spec import FactSpec
from riskctl.facts.values import UNKNOWN, Fact, Known, Provenance, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.model import CaseId, Date, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

Criticality = Literal["low", "medium", "high", "critical"]
KeyPath = tuple[str | int, ...]


class EvidenceEntry(Strict):
    """A document held: its date, what it is, what it covers, and who vouches for it.

    ``covers`` are countries; ``parties`` ids of the vendors it was signed with; ``rules`` ids of the rules, and
    ``instruments`` citations of the law, that an exemption or an opinion is about. ``contains`` names other pieces of
    evidence that the same paper holds, such as the transfer clauses inside a processing agreement.
    """

    dated: Date
    document: str
    covers: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    grade: Grade
    expires: Date | None = None
    note: str = ""


class UseCaseFile(Strict):
    """One file of ``data/examples``, or a user's own."""

    id: CaseId
    title: str = Field(max_length=200)
    criticality: Criticality
    description: str = ""
    organisation: str = Field(default="", max_length=200)
    actor: dict[str, Any] = {}
    use: dict[str, Any] = {}
    data: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    self_hosting: dict[str, Any] = {}
    route: str = Field(default="", max_length=120)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence as read: a fact, and what it covers while it holds."""

    fact: Fact
    covers: frozenset[str]
    expires: str
    parties: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    instruments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UseCase:
    """A use case ready to assess; ``facts`` hold what it states, by path.

    ``organisation`` and ``purpose`` are for people; ``source`` is the text of the file, so that an assessment can be
    made again from its document alone.
    """

    id: str
    title: str
    criticality: Criticality
    facts: dict[str, Fact]
    evidence: dict[str, Evidence]
    hosting: dict[str, Fact]
    name: str
    sha256: str
    route: str = ""
    organisation: str = ""
    purpose: str = ""
    source: str = ""


def load_use_case(located: Located, catalogue: Catalogue | None = None) -> UseCase:
    """Read a use case; raises :class:`InputError` with every problem at its line.

    With a ``catalogue``, the chips, vendors and the route that the file names must be in it.
    """
    reader = _UseCaseReader(located)
    facts: dict[str, Fact] = {}
    for name in ("actor", "use", "data"):
        facts |= reader.section(name, reader.mapping(name))
    evidence = reader.evidence(reader.mapping("evidence"))
    hosting = reader.hosting(reader.mapping("self_hosting"))
    if catalogue is not None:
        for at, text in id_problems(located, hosting.values(), catalogue):
            reader.problems.append(located.problem(at, text))
    file = _file(located, reader.problems)
    # At the top of the file for people, a fact among others for rules.
    facts["use.criticality"] = Fact("use.criticality", Known(file.criticality), reader.stated)
    return UseCase(
        file.id,
        file.title,
        file.criticality,
        facts,
        evidence,
        hosting,
        located.name,
        located.sha256,
        route=file.route,
        organisation=file.organisation,
        purpose=" ".join(file.description.split()),
    )


def _file(located: Located, problems: Problems) -> UseCaseFile:
    """The file by its model; raises :class:`InputError` with its problems and those of the facts together."""
    try:
        file = validate(located, UseCaseFile)
    except InputError as error:
        told = [_placed(problem) for problem in error.problems]
        raise InputError([*problems, *told]) from None
    problems.raise_all()
    return file


_UNKNOWN_KEY = re.compile(r"unknown key '([a-z_]+)';")


def _placed(problem: Problem) -> Problem:
    """A fact at the top level of the file is sent to its section."""
    key = _UNKNOWN_KEY.match(problem.message)
    belongs = _section_of(key[1]) if key else ""
    if key is None or not belongs:
        return problem
    return problem._replace(message=f"unknown key {key[1]!r}; it belongs under `{belongs}:`")


class _UseCaseReader:
    """Reads the sections of one use case and collects problems."""

    def __init__(self, located: Located) -> None:
        self.problems = Problems()
        self.stated = Provenance(
            "use case", "", "", "official", "stated by the organisation", "use case"
        )
        self._located = located

    def _say(self, at: KeyPath, message: str) -> None:
        self.problems.append(self._located.problem(at, message))

    def mapping(self, section: str) -> dict[str, Any]:
        """A section as it stands, so that its facts are checked even where the file has other problems."""
        raw = self._located.data.get(section)
        return raw if isinstance(raw, dict) else {}

    def section(self, prefix: str, raw: dict[str, Any]) -> dict[str, Fact]:
        """The facts of one section; scalars and lists are complete statements."""
        facts = {}
        for name, value in raw.items():
            spec = self._spec(prefix, name, (prefix, name))
            if spec:
                facts[spec.path] = Fact(
                    spec.path, self._value(spec, value, (prefix, name)), self.stated
                )
        return facts

    def _spec(self, prefix: str, name: str, at: KeyPath) -> FactSpec | None:
        spec = VOCABULARY.get(f"{prefix}.{name}")
        if spec is not None and spec.derived:
            self._say(
                at, f"{spec.path} is derived and cannot be stated; state what it is derived from"
            )
            return None
        if spec is None or spec.path == "use.criticality":
            self._say(at, f"unknown fact {prefix}.{name}{_fact_hint(prefix, name)}")
            return None
        return spec

    def _value(self, spec: FactSpec, raw: Any, at: KeyPath) -> Value:
        try:
            return read_value(spec, raw)
        except BadValueError as bad:
            for inside, message in bad.each:
                self._say((*at, *inside), message)
            return UNKNOWN

    def evidence(self, raw: dict[str, Any]) -> dict[str, Evidence]:
        """Evidence by fact path."""
        by_fact = {}
        for name, value in raw.items():
            spec = self._spec("evidence", name, ("evidence", name))
            if spec:
                by_fact[spec.path] = self._one(spec, value, ("evidence", name))
        for name, value in raw.items():
            outer = by_fact.get(f"evidence.{name}")
            if outer is not None and isinstance(value, dict):
                self._put_contained(outer, value.get("contains"), ("evidence", name), by_fact)
        return by_fact

    def _put_contained(
        self, outer: Evidence, raw: Any, at: KeyPath, by_fact: dict[str, Evidence]
    ) -> None:
        """The papers inside a document: each as old as it, signed with the same parties, for the same countries."""
        for index, name in enumerate(raw if isinstance(raw, list) else ()):
            here = (*at, "contains", index)
            spec = self._spec("evidence", str(name), here)
            if spec is None:
                continue
            stated = by_fact.get(spec.path)
            # Two dates for one paper: neither may quietly win.
            if stated is not None and stated.fact.value != UNKNOWN:
                text = f"{spec.path} is stated by itself too; keep one of the two"
                self._say(here, text)
                continue
            covers = outer.covers if spec.covers else frozenset()
            by_fact[spec.path] = replace(
                outer, fact=replace(outer.fact, path=spec.path), covers=covers
            )

    def _one(self, spec: FactSpec, raw: Any, at: KeyPath) -> Evidence:
        if not isinstance(raw, dict):
            return self._bare(spec, raw, at)
        try:
            entry = validate(self._part(raw, at), EvidenceEntry)
        except InputError as error:
            for problem in error.problems:
                self.problems.append(problem._replace(message=f"{spec.path}: {problem.message}"))
            return Evidence(Fact(spec.path), frozenset(), "")
        countries = replace(VOCABULARY["data.subject_countries"], path=f"{spec.path}: covers")
        covers = self._value(countries, list(entry.covers), (*at, "covers"))
        if entry.covers and not self._by_country(spec, entry):
            self._say((*at, "covers"), f"{spec.path} is not held by country; remove `covers`")
        provenance = Provenance(
            entry.document, "", entry.dated, entry.grade, entry.note, "use case"
        )
        members = covers.value if isinstance(covers, Known) else frozenset()
        assert isinstance(members, frozenset)
        return Evidence(
            Fact(spec.path, Known(entry.dated), provenance),
            members,
            entry.expires or "",
            parties=frozenset(entry.parties),
            rules=frozenset(entry.rules),
            instruments=frozenset(entry.instruments),
        )

    def _by_country(self, spec: FactSpec, entry: EvidenceEntry) -> bool:
        """Whether the document, or a paper inside it, is held for certain countries."""
        inside = (VOCABULARY.get(f"evidence.{name}") for name in entry.contains)
        return spec.covers or any(paper is not None and paper.covers for paper in inside)

    def _part(self, raw: dict[str, Any], at: KeyPath) -> Located:
        """A part of the file that keeps its places."""
        places = {
            path[len(at) :]: place
            for path, place in self._located.positions.items()
            if path[: len(at)] == at
        }
        return Located(self._located.name, raw, places, "")

    def _bare(self, spec: FactSpec, raw: Any, at: KeyPath) -> Evidence:
        value = self._value(spec, raw, at)
        # A bare date would be a paper nobody named, which no reviewer could ask for.
        if isinstance(value, Known) and value.value != "none":
            text = f"{spec.path}: evidence is {{dated: ..., document: ..., grade: ...}}, `none` or `unknown`"
            self._say(at, text)
        return Evidence(Fact(spec.path, value, self.stated), frozenset(), "")

    def hosting(self, raw: dict[str, Any]) -> dict[str, Fact]:
        """Route facts that the organisation states about its own hosting.

        ``country`` is short for processing and storage there; ``chips`` for what serves.
        """
        facts: dict[str, Fact] = {}
        for name, value in raw.items():
            at: KeyPath = ("self_hosting", name)
            for fact_name, fact_value in _expand(name, value):
                spec = self._spec("route", fact_name, at)
                if spec and spec.path in facts:
                    self._say(
                        at,
                        f"{spec.path} is stated twice, here and by another key of self_hosting; keep one",
                    )
                elif spec:
                    facts[spec.path] = Fact(
                        spec.path, self._value(spec, fact_value, at), self.stated
                    )
        return facts


def _section_of(name: str) -> str:
    """The section of a use case that states a fact of this name; empty for none."""
    for section in ("actor", "use", "data", "evidence"):
        spec = VOCABULARY.get(f"{section}.{name}")
        if spec is not None and not spec.derived:
            return section
    return ""


def _fact_hint(prefix: str, name: str) -> str:
    """The fact that a name was probably meant to be: by spelling, or the same name in another section."""
    if name == "criticality":
        return "; write criticality at the top level of the file"
    if section := _section_of(name):
        return f"; {name} belongs to {section}"
    names = [
        spec.name for spec in VOCABULARY.values() if spec.prefix == prefix and not spec.derived
    ]
    return hint(name, names)


def _expand(name: str, value: Any) -> list[tuple[str, Any]]:
    # One place for both: a machine of one's own stores where it computes.
    if name == "country":
        return [("processing_countries", [value]), ("storage_countries", [value])]
    if name == "chips":
        return [("served_on", value)]
    return [(name, value)]
