"""How fast lists are searched: a query, a process that screens one name, building the index."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from screening_figures import Figure
from screening_lists import Installed, as_of, entries, install, union_files, us_files
from screening_peer_run import Peer
from screening_queries import PREFIX, read_queries
from timing import medians, process

OURS = Path(__file__).with_name("screening_ours.py")
HALF = 50
"""Names of each half of the sample: queries of the labelled set, and names that stand on the lists."""
SINGLE = 20
"""Queries for which the peer's index is called one at a time; a call takes it long."""
BUILDS = 3
ROUNDS = 5
NAMES = {
    "a listed name": "Huawei Technologies",
    "a native name": "华为技术有限公司",
    "a clean name": "Blue Heron Bakery",
}

Queries = list[dict[str, str]]


def figures(matching: Path, lists: Path, peer: Peer) -> Iterator[Figure]:
    """All figures of speed; without the list files there are none."""
    if not us_files(lists):
        yield Figure("speed", "everything", None, detail=f"no us-prohibited-parties in {lists}")
        return
    with tempfile.TemporaryDirectory() as name:
        union = install(union_files(lists), Path(name) / "union")
        yield from searching(union, matching, Path(name) / "entries.jsonl", peer)
        yield from processes(
            install(us_files(lists), Path(name) / "us"), Path(name) / "us.jsonl", peer
        )


def searching(union: Installed, matching: Path, path: Path, peer: Peer) -> Iterator[Figure]:
    """Building the index of all lists, and queries against it, ours and the peer's on the same entries and names."""
    found = list(entries(union))
    path.write_text("".join(found), encoding="utf-8")
    queries = sample(matching, [json.loads(line) for line in found])
    theirs = peer.search(path, queries, SINGLE) or {}
    builds = [_ours(union, [], fresh=True) for _ in range(BUILDS)]
    ours = _ours(union, queries, fresh=False)
    group = f"speed on one core, {len(found)} entries, {len(queries)} queries"
    together, single = theirs.get("together_ms"), theirs.get("single_ms")
    yield Figure(
        group,
        "a query",
        ours["ms"],
        "ms",
        peer=together,
        detail="the peer's in one call for all queries",
    )
    yield _faster(group, "times the peer asked all in one call", together, ours["ms"])
    yield Figure(
        group,
        "a query, asked alone",
        ours["ms"],
        "ms",
        peer=single,
        detail=f"the peer's over {SINGLE}",
    )
    yield _faster(group, "times the peer asked one at a time", single, ours["ms"])
    seconds = statistics.median(one["open_seconds"] for one in builds)
    yield Figure(group, "index build", seconds, "s", most=2.0, peer=theirs.get("build_seconds"))
    memory = max(one["megabytes"] for one in builds)
    yield Figure(
        group,
        "index build, peak memory",
        memory,
        "MB",
        most=300,
        peer=theirs.get("build_megabytes"),
    )
    yield Figure(
        group,
        "opening the built index",
        ours["open_seconds"],
        "s",
        detail=f"{ours['megabytes']:.0f} MB",
    )


def _faster(group: str, name: str, theirs: float | None, ours: float) -> Figure:
    value = None if theirs is None else theirs / ours
    return Figure(group, name, value, "x", least=20, detail="" if value else "no --peer-python")


def _ours(installed: Installed, queries: Queries, fresh: bool) -> dict[str, Any]:
    """What our side measured in a new process, with an empty cache when ``fresh``."""
    if fresh:
        shutil.rmtree(installed.cache)
        installed.cache.mkdir()
    job = json.dumps({"as_of": as_of(installed), "queries": queries})
    command = [sys.executable, str(OURS)]
    done = subprocess.run(
        command,
        input=job,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        check=True,
        env=installed.environment(),
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def sample(matching: Path, listed: list[dict[str, Any]]) -> Queries:
    """Evenly spaced queries of the labelled sets, then evenly spaced names of the lists."""
    asked = [
        one.name for path in sorted(matching.glob(f"{PREFIX}*.csv")) for one in read_queries(path)
    ]
    first = [{"name": name, "kind": "organisation"} for name in _spaced(asked)]
    kinds = ("person", "vessel")
    return first + [
        {"name": one["name"], "kind": one["kind"] if one["kind"] in kinds else "organisation"}
        for one in _spaced(listed)
    ]


def _spaced(rows: list[Any]) -> list[Any]:
    return rows[:: max(1, len(rows) // HALF)][:HALF]


def processes(us: Installed, path: Path, peer: Peer) -> Iterator[Figure]:
    """``riskctl screen NAME`` as a process, the index of the United States lists being built already.

    Against it stands a process of the peer that builds its index and asks one name.
    """
    path.write_text("".join(entries(us)), encoding="utf-8")
    theirs = _seconds(
        lambda: peer.search(path, [{"name": NAMES["a listed name"], "kind": "organisation"}])
    )

    def screen(name: str) -> Callable[[], object]:
        return lambda: us.run("screen", name, "--format", "json", "--as-of", as_of(us))

    group = f"one process, {sum(1 for _ in entries(us))} entries of the United States lists"
    things = {words: screen(name) for words, name in NAMES.items()}
    taken = medians({"nothing": process(["-c", "pass"]), **things}, ROUNDS)
    bare = f"python -c pass {taken['nothing'] * 1000:.0f} ms"
    for words in NAMES:
        yield Figure(group, f"screen, {words}", taken[words], "s", most=0.6, detail=bare)
    first = medians({"first": _without_cache(us, screen(NAMES["a listed name"]))}, 1)["first"]
    asked = None if peer.python is None else theirs
    yield Figure(group, "screen, the very first, index built", first, "s", peer=asked, detail=bare)


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _without_cache(us: Installed, run: Callable[[], object]) -> Callable[[], None]:
    def once() -> None:
        shutil.rmtree(us.cache)
        us.cache.mkdir()
        run()

    return once
