"""A full disk is told as such, the input file is not blamed, and nothing stays behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import list_samples as samples
import pytest

from riskctl.sources.work import clear_leftovers

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no limits of this kind")
COMMAND = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["riskctl", *sys.argv[2:]]
import runpy
runpy.run_module("riskctl", run_name="__main__")
"""


def limited(most: int, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command none of whose files may have more than so many bytes."""
    places = {"LISTS": "lists", "CACHE": "cache", "SEALS": "seals"}
    own = {f"RISKCTL_{name}_DIR": str(folder / place) for name, place in places.items()}
    line = [sys.executable, "-c", COMMAND, str(most), *words]
    return subprocess.run(
        line, capture_output=True, encoding="utf-8", timeout=120, env=os.environ | own, check=False
    )


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (".lock", "list.csv", "list.xml")
    )


@pytest.mark.parametrize("most", [0, 10, 400, 3000])
def test_an_import_says_that_it_is_the_disk(most: int, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name\n" + "Example Works\n" * 250, "utf-8")
    words = ("--list", "own.list", "--format", "csv", "--date", "2026-11-20")
    for _ in range(2):
        done = limited(most, tmp_path, "lists", "import", str(tmp_path / "list.csv"), *words)
        assert done.returncode == 2, done.stderr
        assert "make room" in done.stderr and "list.csv:" not in done.stderr
        assert files(tmp_path) == []


def test_an_update_says_that_it_is_the_disk(tmp_path: Path) -> None:
    (tmp_path / "list.xml").write_bytes(samples.sdn_xml([f"Example {n}" for n in range(50)]))
    url = (tmp_path / "list.xml").as_uri()
    done = limited(400, tmp_path, "lists", "update", "us.sdn", "--url", url)
    assert done.returncode == 4 and "make room" in done.stderr
    assert [name for name in files(tmp_path) if not name.endswith("last_failure.json")] == []


def test_a_screening_works_without_room_for_caches(tmp_path: Path) -> None:
    words = ("screen", "Huawei", "--as-of", "2026-11-28", "--format", "csv")
    for _ in range(2):
        done = limited(40, tmp_path, *words)  # less than the smallest of what is kept
        assert "match" in done.stdout and done.returncode in (0, 4), done.stderr
        assert files(tmp_path) == []


def test_what_a_killed_writer_left_beside_a_record_goes(tmp_path: Path) -> None:
    snapshot = tmp_path / "us.sdn" / "2026-11-20-0123456789ab"
    snapshot.mkdir(parents=True)
    for folder, name in ((snapshot, "snapshot.json"), (snapshot.parent, "last_failure.json")):
        (folder / f".{name}.0123456789ab-0.part").write_text("{")
        (folder / name).write_text("{}")
    assert clear_leftovers(tmp_path) == 2
    assert files(tmp_path) == [
        "us.sdn/2026-11-20-0123456789ab/snapshot.json",
        "us.sdn/last_failure.json",
    ]
