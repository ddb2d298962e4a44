"""Read an events file: strict about what is scored, tolerant of everything else that it says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from riskctl.backtest.features import FEATURES
from riskctl.backtest.run_up import dated_before, is_named
from riskctl.facts.read import BadValueError, read_scalar, read_value
from riskctl.facts.spec import FactSpec
from riskctl.facts.values import Known
from riskctl.text.dates import date_hint, is_date
from riskctl.text.located import InputError, KeyPath, Located, Problem
from riskctl.text.suggest import hint

HIT = FactSpec("hit", "bool", "Was the entity hit by the act on the day?", "supply-chain")
SPECS = {name: FactSpec(name, "bool", name, "supply-chain") for name in FEATURES}


@dataclass(frozen=True, slots=True)
class EventEntity:
    """One entity of an event; ``facts`` are in the order of ``FEATURES``, None for unknown.

    ``named``: whether a dated statement of the event's ``known_before`` names it.
    """

    entity: str
    hit: bool
    facts: tuple[bool | None, ...]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One act on one day, with who was hit by it and who was not; ``as_of`` is the day before ``date``."""

    id: str
    date: str
    as_of: str
    kind: str
    rows: tuple[EventEntity, ...]


@dataclass(frozen=True, slots=True)
class EventFile:
    """All events, in the order of the file; ``unscored`` are fact names that have no strength here."""

    events: tuple[Event, ...]
    unscored: tuple[str, ...]
    sha256: str


def read_events(located: Located) -> EventFile:
    """The events of a file. Raises :class:`InputError` with all problems at their lines."""
    reader = _EventReader(located, _declared(located.data))
    events = [reader.event(raw, path) for raw, path in reader.items(located.data, "events", ())]
    reader.unlike(events)
    if reader.problems:
        raise InputError(reader.problems)
    return EventFile(
        tuple(event for event in events if event), tuple(sorted(reader.unscored)), located.sha256
    )


def _declared(data: dict[str, Any]) -> frozenset[str]:
    """Feature names that the file itself says it uses."""
    meta = data.get("meta")
    names = meta.get("features") if isinstance(meta, dict) else None
    return (
        frozenset(name for name in names if isinstance(name, str))
        if isinstance(names, list)
        else frozenset()
    )


@dataclass(slots=True)
class _EventReader:
    """Collects every problem; what has one is returned as a stand-in or None and must not be used."""

    located: Located
    declared: frozenset[str]
    problems: list[Problem] = field(default_factory=list)
    unscored: set[str] = field(default_factory=set)

    def items(
        self, holder: dict[str, Any], key: str, path: KeyPath
    ) -> list[tuple[dict[str, Any], KeyPath]]:
        """The mappings of a list, with their paths."""
        entries = holder.get(key)
        if not isinstance(entries, list):
            self._wrong(path, key, holder, "takes a list")
            return []
        rows = []
        for index, raw in enumerate(entries):
            if isinstance(raw, dict):
                rows.append((raw, (*path, key, index)))
            else:
                self._say(
                    (*path, key, index), f"an entry of {key} is a mapping, such as '- {{...}}'"
                )
        return rows

    def event(self, raw: dict[str, Any], path: KeyPath) -> Event | None:
        """One event."""
        name, date, kind = (self._text(raw, key, path) for key in ("id", "date", "kind"))
        as_of = self._day_before(date, (*path, "date")) if date else ""
        # Once an event, since every row asks the same statements.
        run_up = dated_before(self._run_up(raw, path), date)
        rows = [self._row(entity, at, run_up) for entity, at in self.items(raw, "rows", path)]
        self._both_ways(rows, path)
        return (
            Event(name, date, as_of, kind, tuple(entity for entity in rows if entity))
            if name
            else None
        )

    def unlike(self, events: list[Event | None]) -> None:
        """Two events of one id could not be told apart in what is reported."""
        first: dict[str, int] = {}
        for index, event in enumerate(events):
            if event and first.setdefault(event.id, index) != index:
                self._say(
                    ("events", index, "id"),
                    f"another event has the id {event.id!r}; give each its own",
                )

    def _run_up(self, raw: dict[str, Any], path: KeyPath) -> list[str]:
        lines = raw.get("known_before") or []
        if not isinstance(lines, list):
            self._say((*path, "known_before"), "known_before takes a list of statements")
            return []
        for index, line in enumerate(lines):
            if not isinstance(line, str):
                self._say((*path, "known_before", index), "a statement is text; put it in quotes")
        return [line for line in lines if isinstance(line, str)]

    def _row(
        self, raw: dict[str, Any], path: KeyPath, run_up: frozenset[str]
    ) -> EventEntity | None:
        entity = self._text(raw, "entity", path)
        hit = self._hit(raw, path)
        facts = raw.get("facts")
        if not isinstance(facts, dict):
            self._wrong(path, "facts", raw, "takes a mapping of features")
            return None
        for name in facts:
            self._known_name(name, (*path, "facts", name))
        values = tuple(self._fact(facts, name, (*path, "facts", name)) for name in FEATURES)
        if not entity or hit is None:
            return None
        return EventEntity(entity, hit, values, is_named(entity, run_up))

    def _hit(self, raw: dict[str, Any], path: KeyPath) -> bool | None:
        if "hit" not in raw:
            self._wrong(path, "hit", raw, "")
            return None
        try:
            return bool(read_scalar(HIT, raw["hit"]))
        except BadValueError:
            self._say((*path, "hit"), "hit takes true or false")
            return None

    def _fact(self, facts: dict[str, Any], name: str, path: KeyPath) -> bool | None:
        # Left out and empty are the same: not known, and never false.
        if facts.get(name) is None:
            return None
        try:
            value = read_value(SPECS[name], facts[name])  # type: ignore[index]
        except BadValueError as bad:
            self._say((*path, *bad.at), str(bad))
            return None
        return bool(value.value) if isinstance(value, Known) else None

    def _known_name(self, name: str, path: KeyPath) -> None:
        """A name close to a feature's is a slip and would hide a fact; any other is reported as not scored."""
        if name in SPECS or name in self.unscored:
            return
        # What the file itself declares is no slip, however near it is to a name of ours.
        meant = "" if name in self.declared else hint(name, FEATURES)
        if meant:
            self._say(path, f"unknown feature {name!r}{meant}")
        else:
            self.unscored.add(name)

    def _both_ways(self, rows: list[EventEntity | None], path: KeyPath) -> None:
        hits: dict[str, bool] = {}
        for index, entity in enumerate(rows):
            if entity and hits.setdefault(entity.entity, entity.hit) != entity.hit:
                self._say(
                    (*path, "rows", index),
                    f"{entity.entity!r} is both hit and not hit in this event",
                )

    def _day_before(self, date: str, path: KeyPath) -> str:
        if is_date(date) and date > datetime.date.min.isoformat():
            return (datetime.date.fromisoformat(date) - datetime.timedelta(days=1)).isoformat()
        self._say(path, f"date takes a day such as 2026-11-23, not {date[:40]!r}{date_hint(date)}")
        return ""

    def _text(self, raw: dict[str, Any], key: str, path: KeyPath) -> str:
        value = raw.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(path, key, raw, "takes text")
        return ""

    def _wrong(self, path: KeyPath, key: str, holder: dict[str, Any], takes: str) -> None:
        if key in holder:
            self._say((*path, key), f"{key} {takes}")
        else:
            self._say(path, f"{key} is missing{hint(key, holder)}; add it")

    def _say(self, path: KeyPath, message: str) -> None:
        self.problems.append(self.located.problem(path, message))
