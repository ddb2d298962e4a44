"""Rows of a whitelist that can set nothing aside in a run: their list was not searched, or has no such entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from riskctl.screening.index import Index
from riskctl.screening.whitelist import Whitelist

MOST_TOLD = 10


def idle_rows(aside: Whitelist, indexes: Collection[Index]) -> Iterator[str]:
    """A sentence on each such row, at most so many; linear in the entries of all lists where there is a whitelist."""
    if not aside.rows:
        return
    entries = {pair for index in indexes for pair in index.entry_ids()}
    lists = {list_id for list_id, _ in entries}
    idle = [row for row in aside.rows.values() if (row.list, row.entry_id) not in entries]
    for row in idle[:MOST_TOLD]:
        cause = (
            f"{row.list} has no entry '{row.entry_id}'"
            if row.list in lists
            else f"{row.list} was not searched"
        )
        yield f"whitelist: the row of '{row.name}' sets nothing aside: {cause}"
    if len(idle) > MOST_TOLD:
        yield f"whitelist: and {len(idle) - MOST_TOLD} more rows that set nothing aside"
