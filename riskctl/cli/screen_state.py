"""What an answer of ``riskctl screen`` rests on, as one short text: a file is gone on with only where it is the same.

``2026-11-28 3f2a9c1b04de 91bc02aa7d10``: the day, a hash of lists, tables, version, whitelist and what is open, and a
hash of the question.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from riskctl import __version__
from riskctl.screening.names import tables
from riskctl.screening.query import Query
from riskctl.workspace.extracts import extracts_sha256

if TYPE_CHECKING:
    from riskctl.screening.query_rows import BadRow
    from riskctl.screening.whitelist import Whitelist
    from riskctl.workspace.screener import OpenLists

LETTERS = 12
"""Letters of a hash that are written: two states of one file differ, nobody forges them."""


def run_state(opened: OpenLists, aside: Whitelist, date: str) -> str:
    """The day, and a hash of everything else that answers of a run rest on."""
    basis = {
        "version": __version__,
        "tables": tables.fingerprint(),
        "lists": [(snapshot.list, snapshot.entries_sha256) for snapshot in opened.snapshots],
        "searched": opened.searched,
        "extracts": extracts_sha256() if opened.extracts else "",
        "open": opened.screener.unsound,
        "absent": dict(opened.absent),
        "whitelist": sorted(row.model_dump_json() for row in aside.rows.values()),
    }
    return f"{date} {_short(basis)}"


def row_state(run: str, row: Query | BadRow) -> str:
    """The state of a run, and a hash of what this row asks."""
    if isinstance(row, Query):
        asked: list[Any] = [row.name, row.country, row.kind, row.id, row.identifiers]
    else:
        asked = [row.message, row.name, row.id]
    return f"{run} {_short(asked)}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LETTERS]
