"""What changed between two snapshots of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.watchlists.entry import Entry


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One entry that stands in both, and the fields in which it differs: name, value before, value after."""

    entry: Entry
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Entries only in the later, only in the earlier, and in both but not the same; each by list, name and key."""

    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]
    changed: tuple[EntryChange, ...]


def difference(before: Iterable[Entry], after: Iterable[Entry]) -> Difference:
    """Compare by list and key. An entry whose list has no keys of its own counts as another when its name changes."""
    # By list as well: one snapshot may hold several lists whose keys are the same.
    old = {(entry.list, entry.id): entry for entry in before}
    new = {(entry.list, entry.id): entry for entry in after}
    return Difference(
        tuple(sorted((new[key] for key in new.keys() - old.keys()), key=_order)),
        tuple(sorted((old[key] for key in old.keys() - new.keys()), key=_order)),
        tuple(
            EntryChange(entry, _fields(old[key], entry))
            for key, entry in sorted(new.items(), key=lambda pair: _order(pair[1]))
            if key in old and old[key] != entry
        ),
    )


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.list, entry.name, entry.id


def _fields(old: Entry, new: Entry) -> tuple[tuple[str, str, str], ...]:
    before, after = old.to_json(), new.to_json()
    names = [
        name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)
    ]
    return tuple((name, _text(before.get(name)), _text(after.get(name))) for name in names)


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(
            ": ".join(member) if isinstance(member, tuple) else str(member) for member in value
        )
    return "" if value is None else str(value)
