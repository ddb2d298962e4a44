"""A use case: what the organisation states about itself, its purpose, its data and the safeguards it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from pydantic import Field

from riskctl.facts.grades import Grade
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.spec import FactSpec
from riskctl.facts.values import UNKNOWN, Fact, Known, Provenance, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.located import InputError, Located, Problem
from riskctl.text.model import Date, Strict
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

Criticality = Literal["low", "medium", "high", "critical"]
KeyPath = tuple[str | int, ...]


class EvidenceEntry(Strict):
    """A document held: its date, what it is, what it covers, and who vouches for it.

    ``covers`` are countries; ``parties`` ids of the vendors it was signed with; ``rules`` ids of the rules, and
    ``instruments`` citations of the law, that an exemption or an opinion is about.
    """

    dated: Date
    document: str
    covers: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    grade: Grade
    expires: Date | None = None
    note: str = ""


class UseCaseFile(Strict):
    """One file of ``data/examples``, or a user's own."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)
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


def load_use_case(located: Located) -> UseCase:
    """Read a use case; raises :class:`InputError` with every problem at its line."""
    file = validate(located, UseCaseFile)
    reader = _Reader(located)
    facts = (
        reader.section("actor", file.actor)
        | reader.section("use", file.use)
        | reader.section("data", file.data)
    )
    evidence = reader.evidence(file.evidence)
    hosting = reader.hosting(file.self_hosting)
    if reader.problems:
        raise InputError(reader.problems)
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


class _Reader:
    """Reads the sections of one use case and collects problems."""

    def __init__(self, located: Located) -> None:
        self.problems: list[Problem] = []
        self.stated = Provenance(
            "use case", "", "", "official", "stated by the organisation", "use case"
        )
        self._located = located

    def _say(self, at: KeyPath, message: str) -> None:
        self.problems.append(self._located.problem(at, message))

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
            names = [s.name for s in VOCABULARY.values() if s.prefix == prefix and not s.derived]
            self._say(at, f"unknown fact {prefix}.{name}{hint(name, names)}")
            return None
        return spec

    def _value(self, spec: FactSpec, raw: Any, at: KeyPath) -> Value:
        try:
            return read_value(spec, raw)
        except BadValueError as bad:
            self._say((*at, *bad.at), str(bad))
            return UNKNOWN

    def evidence(self, raw: dict[str, Any]) -> dict[str, Evidence]:
        """Evidence by fact path."""
        found = {}
        for name, value in raw.items():
            spec = self._spec("evidence", name, ("evidence", name))
            if spec:
                found[spec.path] = self._one(spec, value, ("evidence", name))
        return found

    def _one(self, spec: FactSpec, raw: Any, at: KeyPath) -> Evidence:
        if not isinstance(raw, dict):
            return self._bare(spec, raw, at)
        try:
            entry = validate(self._part(raw, at), EvidenceEntry)
        except InputError as error:
            for problem in error.problems:
                self.problems.append(replace(problem, message=f"{spec.path}: {problem.message}"))
            return Evidence(Fact(spec.path), frozenset(), "")
        countries = replace(VOCABULARY["data.subject_countries"], path=f"{spec.path}: covers")
        covers = self._value(countries, list(entry.covers), (*at, "covers"))
        if entry.covers and not spec.covers:
            self._say((*at, "covers"), f"{spec.path} is not held by country; remove `covers`")
        where = Provenance(entry.document, "", entry.dated, entry.grade, entry.note, "use case")
        members = covers.value if isinstance(covers, Known) else frozenset()
        assert isinstance(members, frozenset)
        return Evidence(
            Fact(spec.path, Known(entry.dated), where),
            members,
            entry.expires or "",
            parties=frozenset(entry.parties),
            rules=frozenset(entry.rules),
            instruments=frozenset(entry.instruments),
        )

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


def _expand(name: str, value: Any) -> list[tuple[str, Any]]:
    if name == "country":
        return [("processing_countries", [value]), ("storage_countries", [value])]
    if name == "chips":
        return [("served_on", value)]
    return [(name, value)]
