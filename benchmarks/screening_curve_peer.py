"""The peer on the operating curve: its index and logic-v2 over the same list, asked the same names in the same run."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from screening_curve_rows import Answer, Asked, recall_at_rate
from screening_peer_run import Peer

from riskctl.watchlists.entry import Entry


def peer_answers(peer: Peer, entries: Sequence[Entry], rows: Sequence[Asked]) -> list[Answer]:
    """The score of the best answer that counts for each name; none without an interpreter that has the peer."""
    queries = [{"name": row.name, "kind": "organisation", "country": row.iso} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entries.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for entry in entries:
                file.write(json.dumps(entry.to_json(), ensure_ascii=False) + "\n")
        found = peer.search(path, queries)
    if found is None:
        return []
    return [
        Answer(row, _best(row, candidates), "")
        for row, candidates in zip(rows, found["best"], strict=True)
    ]


def _best(row: Asked, candidates: Sequence[tuple[float, list[str]]]) -> float:
    """The highest score of an answer that counts: any about a clean company, the right one about an alias."""
    right = [score for score, names in candidates if row.primary in ("", names[0])]
    return max(right, default=0.0)


def peer_report(answers: Sequence[Answer], rates: Sequence[float], version: str) -> Iterator[str]:
    """The lines about the peer."""
    aliases = [answer for answer in answers if answer.asked.primary]
    clean = [answer for answer in answers if not answer.asked.primary]
    yield f"-- nomenklatura {version}: {len(aliases)} aliases, {len(clean)} clean companies"
    for rate in rates:
        share = recall_at_rate(aliases, clean, rate)
        yield f"recall at {100 * rate:.1f} % alerts  {share:.3f}"
