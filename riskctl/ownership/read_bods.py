"""Read Beneficial Ownership Data Standard 0.4 statements (https://standard.openownership.org/en/0.4.0/)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from riskctl.ownership.bods_interests import Dates, add_interest, is_reversed
from riskctl.ownership.bods_versions import Version, contradictory, in_order, periods, read_moment
from riskctl.ownership.graph import Link, Party
from riskctl.ownership.periods import first_day
from riskctl.ownership.read_case import Case
from riskctl.ownership.read_json import MAX_PROBLEMS, Objects, text_of
from riskctl.text.problems import InputError, Problems

_NOBODY = frozenset({"anonymousEntity", "unknownEntity", "anonymousPerson", "unknownPerson"})
_STATES = frozenset({"state", "stateBody"})
_INDIRECT = {
    True: "an indirect interest whose steps are in the file; left out",
    False: "an indirect interest without its steps; taken as if it were direct",
}
"""By whether the steps of an indirect interest are in the file."""


def read_bods(objects: Objects) -> Case:
    """The graph of the statements; of a record the version of the day counts. Raises :class:`InputError`.

    An interested party that is not specified, anonymous or unknown is a holder that is not known. An indirect interest
    whose steps are in the file is left out, because the steps carry it.
    """
    problems = Problems()
    records: dict[str, list[Version]] = defaultdict(list)
    for place, statement in objects:
        mistake = _unusable(statement)
        if mistake:
            problems.append(objects.problem(place, mistake))
        else:
            records[statement["recordId"]].append(_version(place, statement))
        if len(problems) >= MAX_PROBLEMS:
            break
    problems.raise_all()
    ordered = {record: in_order(versions) for record, versions in records.items()}
    reader = _BodsReader(objects, ordered)
    reader.read()
    if reader.problems:
        raise InputError(reader.problems[:MAX_PROBLEMS])
    return reader.case


def _version(place: int, statement: dict[str, Any]) -> Version:
    day, moment = read_moment(text_of(statement.get("statementDate")))
    details = statement.get("recordDetails")
    return Version(
        place=place,
        day=day,
        moment=moment,
        closed=statement.get("recordStatus") == "closed",
        kind=statement["recordType"],
        details=details if isinstance(details, dict) else {},
    )


def _unusable(statement: dict[str, Any]) -> str:
    if "statementType" in statement:
        return "this is a version of the standard before 0.4; convert the file to 0.4"
    if statement.get("recordType") not in ("entity", "person", "relationship"):
        return "a statement needs recordType: entity, person or relationship"
    if not text_of(statement.get("recordId")):
        return "a statement needs recordId"
    return ""


class _BodsReader:
    def __init__(self, objects: Objects, records: dict[str, list[Version]]) -> None:
        self.objects, self.records = objects, records
        self.case = Case()
        self.problems = Problems()
        self.nobody: set[str] = set()
        self.arrangements: set[str] = set()

    def read(self) -> None:
        # Parties first, in whatever order the file has them: who is nobody decides what a relationship says.
        for record, versions in self.records.items():
            if versions[-1].kind != "relationship":
                self.party(record, versions[-1])
        for record, versions in self.records.items():
            if versions[-1].kind == "relationship":
                self.relationship(record, versions)

    def party(self, record: str, version: Version) -> None:
        details = version.details
        kinds = details.get("entityType")
        stated = kinds.get("type") if isinstance(kinds, dict) else details.get("personType")
        kind = text_of(stated)
        # A holder nobody names may be anybody, so its stakes have no owner.
        if kind in _NOBODY:
            self.nobody.add(record)
            return
        if kind == "arrangement":
            self.arrangements.add(record)
        if version.kind == "person":
            party = Party(record, _full_name(details), "person", _residence(details))
        else:
            role = "state" if kind in _STATES else "company"
            country = _code(details.get("jurisdiction"))
            party = Party(record, text_of(details.get("name")), role, country)
        self.case.graph.add_party(party)

    def relationship(self, record: str, versions: list[Version]) -> None:
        self.note_dates(record, versions)
        for version, dates in periods(versions):
            subject, holder = version.details.get("subject"), version.details.get("interestedParty")
            # A statement that there is nobody, unlike one that nobody is known.
            if isinstance(holder, dict) and holder.get("reason") == "noBeneficialOwners":
                continue
            # A stake in a company that is not said is no stake in the one that is asked about.
            if not isinstance(subject, str) or subject in self.nobody:
                self.case.notes.append(f"{record}: the subject is not specified; left out")
            elif not isinstance(holder, str | dict):
                text = "interestedParty takes a recordId, or an object with a reason"
                self.problems.append(self.objects.problem(version.place, text))
            else:
                owner = holder if isinstance(holder, str) and holder not in self.nobody else ""
                self.interests(record, version, owner, subject, dates)

    def note_dates(self, record: str, versions: list[Version]) -> None:
        """Say which statements have no day that can be read, and which contradict each other."""
        for version in versions:
            if not version.day:
                effect = "closes nothing" if version.closed else "counts on every day"
                text = f"{record}: a statement has no date that can be read; it {effect}"
                self.case.notes.append(text)
        if contradictory(versions):
            text = f"{record}: statements of one moment contradict each other; all of them count"
            self.case.notes.append(text)

    def interests(
        self, record: str, version: Version, owner: str, subject: str, dates: Dates
    ) -> None:
        steps = version.details.get("componentRecords")
        whole = bool(owner) and self.carried(steps, owner, subject)
        # A relationship without interests says that there is one, not which: a stake of unknown share.
        for statement in _objects_in(version.details.get("interests")) or [{}]:
            notes = []
            if statement.get("directOrIndirect") == "indirect":
                notes.append(_INDIRECT[whole])
            if not (notes and whole):
                try:
                    notes.append(
                        add_interest(self.case.graph, statement, owner, subject, dates, record)
                    )
                except ValueError as error:
                    self.problems.append(self.objects.problem(version.place, f"share: {error}"))
                    continue
                notes += _date_notes(statement)
            self.case.notes += [f"{record}: {note}" for note in notes if note]
        if subject in self.arrangements and owner:
            link = Link(
                "unclear", (owner,), subject, dates.since, dates.through, "party to an arrangement"
            )
            self.case.graph.links.append(link)

    def carried(self, steps: Any, owner: str, subject: str) -> bool:
        """Whether open relationships among the component records lead from the owner to the subject."""
        if not isinstance(steps, list) or not all(str(step) in self.records for step in steps):
            return False
        # The last version: what was closed since leads nowhere.
        last = [self.records[str(step)][-1] for step in steps]
        edges: list[tuple[Any, Any]] = [
            (version.details.get("interestedParty"), version.details.get("subject"))
            for version in last
            if version.kind == "relationship" and not version.closed
        ]
        # A list, since a party that is no text (an object with a reason) cannot be in a set.
        reached: list[Any] = [owner]
        # The steps stand in any order; each round goes at least one further.
        for _ in edges:
            reached += [
                below for above, below in edges if above in reached and below not in reached
            ]
        return subject in reached


def _residence(details: dict[str, Any]) -> str:
    homes = [
        address
        for address in _objects_in(details.get("addresses"))
        if address.get("type") == "residence"
    ]
    return next(filter(None, (_code(home.get("country")) for home in homes)), "")


def _full_name(details: dict[str, Any]) -> str:
    names = [text_of(name.get("fullName")) for name in _objects_in(details.get("names"))]
    return next(iter(names), "")


def _date_notes(statement: dict[str, Any]) -> Iterator[str]:
    if is_reversed(statement):
        yield "it ends before it begins, so no date of it is believed"
    for key in ("startDate", "endDate"):
        text = text_of(statement.get(key))
        if text and not first_day(text):
            yield f"the {key} cannot be read and is left open"


def _objects_in(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; nothing for anything else."""
    members = value if isinstance(value, list) else []
    return [member for member in members if isinstance(member, dict)]


def _code(place: Any) -> str:
    code = text_of(place.get("code")).upper()[:2] if isinstance(place, dict) else ""
    # Subdivisions (GB-SCT) count to their country.
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
