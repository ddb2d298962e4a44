"""How the lists on this machine stand on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from riskctl.sources.descriptors import Descriptor
from riskctl.text.dates import days_between, is_date
from riskctl.watchlists.snapshot import Failure, Snapshot, read_failure
from riskctl.watchlists.snapshots import SOUND, damage, in_force, missing, state


@dataclass(frozen=True, slots=True)
class ListState:
    """One list: ``fresh``, ``stale``, ``partial``, ``damaged``, ``missing`` or ``not installed``, and why.

    ``age`` is in days since its date. A list that was never installed is no fault; one that was and is gone is.
    """

    list: str
    title: str
    word: str
    reason: str
    snapshot: Snapshot | None = None
    age: int | None = None
    failure: Failure | None = None
    stands_for: str = ""
    """The file that describes it in place of a lower layer's, as a sentence; empty when none does."""

    @property
    def sound(self) -> bool:
        """Whether nothing has to be done."""
        return self.word in (SOUND, "not installed")


def standings(root: Path, descriptors: Mapping[str, Descriptor], as_of: str) -> list[ListState]:
    """Every list that is installed, was, or could be, by id. Reads the entries whole to find damage."""
    found = {snapshot.list: _standing(snapshot, as_of) for snapshot in in_force(root, as_of)}
    for list_id, reason in missing(root, as_of).items():
        title = descriptors[list_id].title if list_id in descriptors else ""
        failure = read_failure(root / list_id)
        words = f"{reason}; the last update failed: {failure.reason}" if failure else reason
        found[list_id] = ListState(list_id, title, "missing", words, failure=failure)
    covered = {
        cover: snapshot.list
        for snapshot in in_force(root, as_of)
        for cover in snapshot.covers
        if cover != snapshot.list
    }
    for list_id, descriptor in descriptors.items():
        if list_id not in found:
            found[list_id] = ListState(
                list_id,
                descriptor.title,
                "not installed",
                _advice(descriptor, covered.get(list_id, "")),
            )
    described = {name: descriptor.stands_for for name, descriptor in descriptors.items()}
    return [
        replace(found[list_id], stands_for=described.get(list_id, "")) for list_id in sorted(found)
    ]


def _standing(snapshot: Snapshot, as_of: str) -> ListState:
    now = state(snapshot, as_of)
    word, reason = now.word, now.reason
    # A stale list that is damaged as well needs the other remedy: damage goes first.
    if word != "damaged" and (broken := damage(snapshot)):
        word, reason = "damaged", broken
    age = days_between(snapshot.date, as_of) if is_date(snapshot.date) else None
    return ListState(snapshot.list, snapshot.title, word, reason, snapshot, age, snapshot.failure)


def _advice(descriptor: Descriptor, covered_by: str) -> str:
    if covered_by:
        return f"its entries are in {covered_by}"
    if descriptor.endpoint is None:
        return (
            f"no address for machines; fetch it from {descriptor.page} and use riskctl lists import"
        )
    return f"run: riskctl lists update {descriptor.id}"
