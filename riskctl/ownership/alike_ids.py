"""Ids of parties that a reader would take for one: what one of them holds must not get lost beside the other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from riskctl.ownership.graph import OwnershipGraph
from riskctl.text.display import safe


def alike_ids(graph: OwnershipGraph) -> Iterator[str]:
    """What is wrong with ids that differ only in case, width or blanks, or that are the name of another id."""
    spellings: dict[str, list[str]] = {}
    for party in sorted(graph.ids()):
        spellings.setdefault(_folded(party), []).append(party)
    for written in spellings.values():
        if len(written) > 1:
            shown = " and ".join(f"'{safe(one, 60)}'" for one in written)
            yield f"{shown} differ only in how they are written; write each party in one way"
    for party in sorted(graph.parties):
        name = graph.party(party).name
        # A stake of the name would be a stake in a party of its own, about which nothing else is
        # known.
        for spelling in spellings.get(_folded(name), ()) if name else ():
            if spelling != party:
                yield (
                    f"'{safe(spelling, 60)}' is the name of the party '{safe(party, 60)}'; "
                    "write the id of the party wherever it is meant"
                )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
