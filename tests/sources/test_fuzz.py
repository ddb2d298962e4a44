"""A small slice of ``benchmarks/fuzz.py``: damaged files, misbehaving servers, killed writers, a full disk."""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
mutants = pytest.importorskip("fuzz_mutants")
fuzz_loaders = pytest.importorskip("fuzz_loaders")
fuzz_servers = pytest.importorskip("fuzz_servers")
fuzz_breaks = pytest.importorskip("fuzz_breaks")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of another system")
LOADERS = {loader.name: loader for loader in fuzz_loaders.loaders()}
SLOW = ("drip", "slowly", "for ever", "without end", "silence", "beyond measure", "busy", "bomb")
QUICK = [name for name in fuzz_servers.BEHAVIOURS if not any(word in name for word in SLOW)]


def test_there_are_as_many_as_it_says() -> None:
    assert len(LOADERS) >= 25 and len(fuzz_servers.BEHAVIOURS) >= 60


def test_the_same_seed_gives_the_same_files() -> None:
    samples = LOADERS["csv"].samples
    first, second = (mutants.mutant(samples, random.Random(f"{n}")) for n in (1, 1))
    assert first == second != mutants.mutant(samples, random.Random("2"))


@pytest.mark.parametrize("name", LOADERS)
def test_damaged_files_are_read_or_refused_in_words(name: str, tmp_path: Path) -> None:
    crashes = list(fuzz_loaders.run(LOADERS[name], 3, 15, tmp_path))
    assert [crash.error for crash in crashes] == []


def test_a_loader_that_breaks_is_found(tmp_path: Path) -> None:
    broken = fuzz_loaders.Loader("broken", ".x", (b"abc",), lambda path: path.read_text("ascii")[9])
    (crash, *_) = fuzz_loaders.run(broken, 1, 3, tmp_path)
    assert "Error" in crash.error


@pytest.mark.parametrize("name", QUICK)
def test_a_misbehaving_server_gives_the_whole_list_or_none(name: str, tmp_path: Path) -> None:
    assert fuzz_servers.run(tmp_path, name) == []


def test_a_killed_import_leaves_the_list_whole(tmp_path: Path) -> None:
    assert fuzz_breaks.kills(tmp_path, 2, 1, rows=400) == []
