"""The lists that ``assess`` screens the parties of a route against, with what is known of each."""

from __future__ import annotations

from riskctl.assessment.party_screening import PartyScreening, SearchedList
from riskctl.facts.grades import Grade
from riskctl.watchlists.snapshots import in_force, lists_root
from riskctl.workspace.screener import OpenLists, open_screener


def party_screening(as_of: str) -> PartyScreening | None:
    """What ``assess`` screens the parties of a route against: the installed lists in force, or nothing at all.

    Beside the installed lists it knows the extracts, and the lists that had to be looked up and were not.
    """
    opened = open_screener(as_of) if in_force(lists_root(), as_of) else None
    if opened is None:
        return None
    lists = {}
    # First the weaker knowledge: an installed snapshot below overwrites it.
    for name in sorted({*opened.extracts, *opened.absent}):
        lists[name] = _unsearched(name, opened, as_of)
    for snapshot in opened.snapshots:
        reason = opened.unsound.get(snapshot.list, "")
        # An imported copy was not fetched from its authority by us.
        grade: Grade = "third-party" if snapshot.imported else "official"
        for name in snapshot.covers or (snapshot.list,):
            lists[name] = SearchedList(
                id=name,
                title=snapshot.title or snapshot.list,
                url=snapshot.url,
                date=snapshot.date,
                sha256=snapshot.entries_sha256,
                grade=grade,
                sound=not reason,
                reason=reason,
                rows=snapshot.entries,
            )
    return PartyScreening(opened.screener, lists)


def _unsearched(list_id: str, opened: OpenLists, as_of: str) -> SearchedList:
    """A list that is not installed: hits of its extract count, its silence says nothing."""
    return SearchedList(
        id=list_id,
        title=f"{list_id} (bundled extract)" if list_id in opened.extracts else list_id,
        url="",
        date=opened.extracts.get(list_id, as_of),
        sha256="",
        grade="third-party",
        sound=False,
        reason=opened.absent.get(list_id, ""),
    )
