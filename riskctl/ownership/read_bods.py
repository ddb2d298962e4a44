"""Read Beneficial Ownership Data Standard 0.4 statements (https://standard.openownership.org/en/0.4.0/)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from riskctl.ownership.bods_interests import Dates, add_interest, is_reversed
from riskctl.ownership.bods_versions import Version, contradictory, in_order, periods, read_moment
from riskctl.ownership.graph import Link, Party
from riskctl.ownership.periods import first_day
from riskctl.ownership.read_case import Case
from riskctl.ownership.read_json import MAX_PROBLEMS, Objects, text_of
from riskctl.text.problems import InputError, Problem

_NOBODY = frozenset({"anonymousEntity", "unknownEntity", "anonymousPerson", "unknownPerson"})
_STATES = frozenset({"state", "stateBody"})


def read_bods(objects: Objects) -> Case:
    """The graph of the statements; of a record the version of the day counts. Raises :class:`InputError`.

    An interested party that is not specified, anonymous or unknown is a holder that is not known. An indirect interest
    whose steps are in the file is left out, because the steps carry it.
    """
    problems: list[Problem] = []
    records: dict[str, list[Version]] = defaultdict(list)
    for place, statement in objects:
        if text := _unusable(statement):
            problems.append(objects.problem(place, text))
            if len(problems) >= MAX_PROBLEMS:
                break
            continue
        records[statement["recordId"]].append(_version(place, statement))
    if problems:
        raise InputError(problems)
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
        self.problems: list[Problem] = []
        self.nobody: set[str] = set()
        self.arrangements: set[str] = set()

    def read(self) -> None:
        for record, versions in self.records.items():
            if versions[-1].kind != "relationship":
                self.party(record, versions[-1])
        for record, versions in self.records.items():
            if versions[-1].kind == "relationship":
                self.relationship(record, versions)

    def party(self, record: str, version: Version) -> None:
        details = version.details
        kinds = details.get("entityType")
        kind = (
            text_of(kinds.get("type"))
            if isinstance(kinds, dict)
            else text_of(details.get("personType"))
        )
        if kind in _NOBODY:
            self.nobody.add(record)
            return
        if kind == "arrangement":
            self.arrangements.add(record)
        if version.kind == "person":
            names = details.get("names")
            full_names = [
                text_of(name.get("fullName")) for name in names or () if isinstance(name, dict)
            ]
            name, role, country = next(iter(full_names), ""), "person", _residence(details)
        else:
            name, country = text_of(details.get("name")), _code(details.get("jurisdiction"))
            role = "state" if kind in _STATES else "company"
        self.case.graph.add_party(Party(record, name, role, country))

    def relationship(self, record: str, versions: list[Version]) -> None:
        self.note_dates(record, versions)
        for version, dates in periods(versions):
            subject, holder = version.details.get("subject"), version.details.get("interestedParty")
            if isinstance(holder, dict) and holder.get("reason") == "noBeneficialOwners":
                continue
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
        interests = version.details.get("interests")
        items = (
            [interest for interest in interests if isinstance(interest, dict)]
            if isinstance(interests, list)
            else []
        )
        whole = bool(owner) and self.carried(
            version.details.get("componentRecords"), owner, subject
        )
        for statement in items or [{}]:
            if whole and statement.get("directOrIndirect") == "indirect":
                self.case.notes.append(
                    f"{record}: an indirect interest whose steps are in the file; left out"
                )
                continue
            if statement.get("directOrIndirect") == "indirect":
                self.case.notes.append(
                    f"{record}: an indirect interest without its steps; taken as if it were direct"
                )
            try:
                note = add_interest(self.case.graph, statement, owner, subject, dates, record)
            except ValueError as error:
                self.problems.append(self.objects.problem(version.place, f"share: {error}"))
                continue
            if note:
                self.case.notes.append(f"{record}: {note}")
            if is_reversed(statement):
                self.case.notes.append(
                    f"{record}: it ends before it begins, so no date of it is believed"
                )
            for key in ("startDate", "endDate"):
                if text_of(statement.get(key)) and not first_day(text_of(statement.get(key))):
                    self.case.notes.append(f"{record}: the {key} cannot be read and is left open")
        if subject in self.arrangements and owner:
            link = Link(
                "unclear", (owner,), subject, dates.since, dates.through, "party to an arrangement"
            )
            self.case.graph.links.append(link)

    def carried(self, steps: Any, owner: str, subject: str) -> bool:
        """Whether open relationships among the component records lead from the owner to the subject."""
        if not isinstance(steps, list) or not all(str(step) in self.records for step in steps):
            return False
        last = [self.records[str(step)][-1] for step in steps]
        edges: list[tuple[Any, Any]] = [
            (version.details.get("interestedParty"), version.details.get("subject"))
            for version in last
            if version.kind == "relationship" and not version.closed
        ]
        reached: list[Any] = [owner]
        for _ in edges:
            reached += [
                below for above, below in edges if above in reached and below not in reached
            ]
        return subject in reached


def _residence(details: dict[str, Any]) -> str:
    addresses = details.get("addresses")
    for address in addresses if isinstance(addresses, list) else ():
        if (
            isinstance(address, dict)
            and address.get("type") == "residence"
            and (code := _code(address.get("country")))
        ):
            return code
    return ""


def _code(place: Any) -> str:
    code = text_of(place.get("code")).upper()[:2] if isinstance(place, dict) else ""
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
