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
    found = {one.list: _standing(one, as_of) for one in in_force(root, as_of)}
    for list_id, reason in missing(root, as_of).items():
        title = descriptors[list_id].title if list_id in descriptors else ""
        failure = read_failure(root / list_id)
        words = f"{reason}; the last update failed: {failure.reason}" if failure else reason
        found[list_id] = ListState(list_id, title, "missing", words, failure=failure)
    covered = {
        other: one.list
        for one in in_force(root, as_of)
        for other in one.covers
        if other != one.list
    }
    for list_id, one in descriptors.items():
        if list_id not in found:
            found[list_id] = ListState(
                list_id, one.title, "not installed", _advice(one, covered.get(list_id, ""))
            )
    described = {name: one.stands_for for name, one in descriptors.items()}
    return [
        replace(found[list_id], stands_for=described.get(list_id, "")) for list_id in sorted(found)
    ]


def _standing(one: Snapshot, as_of: str) -> ListState:
    now = state(one, as_of)
    word, reason = now.word, now.reason
    if word != "damaged" and (broken := damage(one)):
        word, reason = "damaged", broken
    age = days_between(one.date, as_of) if is_date(one.date) else None
    return ListState(one.list, one.title, word, reason, one, age, one.failure)


def _advice(one: Descriptor, covered_by: str) -> str:
    if covered_by:
        return f"its entries are in {covered_by}"
    if one.endpoint is None:
        return f"no address for machines; fetch it from {one.page} and use riskctl lists import"
    return f"run: riskctl lists update {one.id}"
