"""Run nomenklatura for :mod:`screening`: logic-v2 over pairs, and its index with logic-v2 over queries.

``PEER_PYTHON benchmarks/screening_peer.py < job.json``; one JSON object in, one out. Runs only where nomenklatura is
installed; the project never imports it. One thread throughout; seconds are those of the processor.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from followthemoney import Dataset, EntityProxy, StatementEntity
from nomenklatura.blocker import Index
from nomenklatura.matching import LogicV2
from nomenklatura.matching.types import ScoringConfig
from nomenklatura.resolver import Linker
from nomenklatura.store.memory import MemoryStore

SCHEMATA = {
    "person": "Person",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "organisation": "Company",
}
"""Kinds of ours as schemata of theirs; anything else is a LegalEntity."""

CONFIG = ScoringConfig.defaults()
DATASET = Dataset.make({"name": "lists", "title": "Lists"})


def pair_scores(pairs: list[list[str]]) -> list[float]:
    """logic-v2 of every ``[schema, left, right]``."""
    return [
        LogicV2.compare(_proxy(schema, left), _proxy(schema, right), CONFIG).score
        for schema, left, right in pairs
    ]


def _proxy(schema: str, name: str) -> EntityProxy:
    return EntityProxy.from_dict({"id": name, "schema": schema, "properties": {"name": [name]}})


def _entity(
    key: str, kind: str, names: list[str], weak: list[str], countries: list[str]
) -> StatementEntity:
    entity = StatementEntity(DATASET, {"schema": SCHEMATA.get(kind, "LegalEntity"), "id": key})
    entity.add("name", names)
    if weak:
        entity.add("weakAlias", weak)
    if countries:
        entity.add("country", countries)
    return entity


def _entries(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def searches(path: str, queries: list[dict[str, str]], single: int) -> dict[str, Any]:
    """Index the entries of ``path``, then look the queries up: all in one call of the index, for which it is made, and
    the first ``single`` of them again in a call each.

    ``best`` is per query the list of scores and names of its candidates.
    """
    entries = {f"e{number}": entry for number, entry in enumerate(_entries(path))}
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        view = _view(entries)
        index: Index = Index(view, Path(folder))
        index.con.execute("SET threads = 1")
        index.build()
        built = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        wanted = [
            _entity(f"q{number}", query["kind"], [query["name"]], [], _countries(query))
            for number, query in enumerate(queries)
        ]
        _search(
            index, view, wanted[:5]
        )  # warm: their tables of names are read at the first comparison
        start = time.process_time()
        best = _search(index, view, wanted)
        together = time.process_time() - start
        start = time.process_time()
        for one in wanted[:single]:
            _search(index, view, [one])
        apart = time.process_time() - start
        index.close()
    return {
        "build_seconds": built,
        "build_megabytes": memory,
        "together_ms": together * 1000 / len(wanted),
        "single_ms": apart * 1000 / single if single else None,
        "best": [_named(best.get(f"q{number}"), entries) for number in range(len(queries))],
    }


def _countries(query: dict[str, str]) -> list[str]:
    return [query["country"]] if query.get("country") else []


def _view(entries: dict[str, dict[str, Any]]) -> Any:
    """Their store in memory with the entries in it."""
    store: MemoryStore[Any, Any] = MemoryStore(DATASET, Linker({}))
    with store.writer() as writer:
        for key, entry in entries.items():
            names = [entry["name"], *entry.get("aliases", ())]
            weak, countries = list(entry.get("weak", ())), list(entry.get("countries", ()))
            writer.add_entity(_entity(key, entry["kind"], names, weak, countries))
    return store.default_view()


def _search(
    index: Index, view: Any, wanted: list[StatementEntity]
) -> dict[str, list[tuple[float, str]]]:
    """Per query the candidates of the index, scored by logic-v2, best first."""
    by_key = {entity.id: entity for entity in wanted}
    found: dict[str, list[tuple[float, str]]] = {}
    for query, candidates in index.match_entities(wanted):
        scored = []
        for candidate, _weight in candidates:
            entity = view.get_entity(candidate.id)
            if entity is not None:
                scored.append(
                    (LogicV2.compare(by_key[query.id], entity, CONFIG).score, candidate.id)
                )
        found[query.id] = sorted(scored, key=lambda one: (-one[0], one[1]))
    return found


def _named(
    scored: list[tuple[float, str]] | None, entries: dict[str, dict[str, Any]]
) -> list[list[Any]]:
    """Score and names of every candidate, best first."""
    return [
        [score, [entries[key]["name"], *entries[key].get("aliases", ())]]
        for score, key in scored or ()
    ]


def main() -> int:
    job = json.load(sys.stdin)
    answer: dict[str, Any] = {
        "versions": {name: version(name) for name in ("nomenklatura", "followthemoney", "rigour")}
    }
    if "pairs" in job:
        answer["scores"] = pair_scores(job["pairs"])
    if "entries" in job:
        answer["search"] = searches(job["entries"], job["queries"], job["single"])
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
