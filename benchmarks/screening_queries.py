"""How well ``riskctl screen`` finds listed parties, and leaves others alone, among the real United States lists."""

from __future__ import annotations

import csv
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screening_figures import Figure
from screening_lists import Installed, as_of, install, list_ids, us_files, write_entries
from screening_metrics import recall_at, share
from screening_peer_run import Peer

PREFIX = "screen_queries"
ALERTS = ("match", "review", "related")
FALSE_ALERTS = 0.02


@dataclass(frozen=True)
class Query:
    """A name and what screening it should give; ``expected`` are names of entries, folded, any of which will do."""

    id: str
    name: str
    country: str
    expect: str
    expected: frozenset[str]
    category: str


@dataclass(frozen=True)
class Answer:
    """The outcome of a query, and whether an expected entry is among its matches."""

    query: Query
    outcome: str
    found: bool


def fold(text: str) -> str:
    return " ".join(text.casefold().split())


def read_queries(path: Path) -> list[Query]:
    """The queries of one file. Raises ``KeyError`` for a missing column."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Query(
                row.get("id") or f"q{number}",
                row["query"],
                row["country"],
                row["expect"],
                frozenset(map(fold, filter(None, row["list_name_expected"].split(";")))),
                row["category"],
            )
            for number, row in enumerate(csv.DictReader(file))
        ]


def write_queries(queries: Iterable[Query], path: Path) -> None:
    """The file that ``riskctl screen --file`` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "country", "kind"))
        writer.writerows((one.id, one.name, one.country, "organisation") for one in queries)


def screened(queries: Sequence[Query], installed: Installed, folder: Path) -> list[Answer]:
    """The answers of the command, in the order of the queries."""
    path = folder / "queries.csv"
    write_queries(queries, path)
    # the answer is about these lists alone: what no other list says keeps nothing open
    named = [word for name in list_ids(installed) for word in ("--list", name)]
    asked = ["screen", "--file", str(path), "--format", "json", "--as-of", as_of(installed)]
    rows = json.loads(installed.run(*asked, *named))
    by_id = {str(row["id"]): row for row in rows}
    return [
        Answer(query, by_id[query.id]["outcome"], _found(query, by_id[query.id]["matches"]))
        for query in queries
    ]


def _found(query: Query, matches: Iterable[dict[str, Any]]) -> bool:
    """Whether an expected entry is reported as more than a cleared near-miss."""
    names = {
        fold(str(one.get(key) or "")) for one in matches if _alert(one) for key in ("entry", "name")
    }
    return bool(names & query.expected)


def _alert(match: dict[str, Any]) -> bool:
    """A match is one unless its own outcome, where the result gives it, says otherwise."""
    return match.get("outcome", "match") in ALERTS


def figures(matching: Path, lists: Path, peer: Peer) -> Iterator[Figure]:
    """The figures of every file of queries."""
    paths = sorted(matching.glob(f"{PREFIX}*.csv"))
    files = us_files(lists)
    if not paths or not files:
        why = (
            f"no {PREFIX}*.csv in {matching}"
            if not paths
            else f"no us-prohibited-parties in {lists}"
        )
        yield Figure(PREFIX, "the whole set", None, least=0.96, detail=why)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        installed = install(files, folder)
        write_entries(installed, folder / "entries.jsonl")
        for path in paths:
            queries = read_queries(path)
            asked = [{"name": one.name, "kind": "organisation"} for one in queries]
            best = peer.search(folder / "entries.jsonl", asked)
            answers = screened(queries, installed, folder)
            yield from summary(path.stem, answers, _peer_recall(queries, best))
            yield from by_category(path.stem, answers)


def summary(group: str, answers: Sequence[Answer], peer: float | None) -> Iterator[Figure]:
    listed = [one for one in answers if one.query.expect != "clear"]
    clear = [one for one in answers if one.query.expect == "clear"]
    told = Counter(one.outcome for one in clear)
    false = sum(told[outcome] for outcome in ALERTS)
    found = sum(one.found for one in listed)
    detail = f"{found} of {len(listed)}; of the peer the best at <= 2 % false alerts"
    yield Figure(
        group,
        "recall of hit or related",
        share(found, len(listed)),
        least=0.96,
        peer=peer,
        detail=detail,
    )
    yield Figure(
        group, "false alerts on clear", share(false, len(clear)), most=0.02, detail=_counts(told)
    )
    for expect in ("hit", "related"):
        own = [one for one in listed if one.query.expect == expect]
        told = Counter(one.outcome for one in own)
        yield Figure(
            group,
            f"recall of {expect}",
            share(sum(one.found for one in own), len(own)),
            detail=_counts(told),
        )
    unknown = sum(one.outcome not in (*ALERTS, "clear") for one in answers)
    yield Figure(group, "answers other than the four outcomes", float(unknown), "rows", most=0)


def by_category(group: str, answers: Sequence[Answer]) -> Iterator[Figure]:
    """Per category the share that is right: an expected entry found, or clear left alone."""
    sizes = Counter((one.query.category, one.query.expect) for one in answers)
    for (category, expect), size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        own = [
            one for one in answers if (one.query.category, one.query.expect) == (category, expect)
        ]
        right = sum(one.outcome == "clear" if expect == "clear" else one.found for one in own)
        detail = _counts(Counter(one.outcome for one in own))
        yield Figure(f"{group}, right", f"{category}, {expect}", share(right, size), detail=detail)


def _peer_recall(queries: Sequence[Query], best: dict[str, Any] | None) -> float | None:
    """Of the listed queries those found at the threshold at which at most 2 % of the clear ones raise an alert."""
    if best is None:
        return None
    listed, clear = [], []
    for query, found in zip(queries, best["best"], strict=True):
        if query.expect == "clear":
            clear.append(max((score for score, _names in found), default=0.0))
        else:
            right = [score for score, names in found if query.expected & set(map(fold, names))]
            listed.append(max(right, default=0.0))
    return recall_at(listed, clear, FALSE_ALERTS)


def _counts(told: Counter[str]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(told.items()))
