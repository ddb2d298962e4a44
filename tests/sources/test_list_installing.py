"""Snapshots appear whole or not at all: killed writers, two writers, leftovers, damaged records."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import list_samples as samples
import pytest

from riskctl.sources.errors import BadCount, BadList, Busy
from riskctl.sources.importing import import_file
from riskctl.sources.install import LOCK, newest
from riskctl.sources.lock import locked
from riskctl.sources.update import Choices
from riskctl.sources.work import WORK, clear_leftovers, work_folder
from riskctl.watchlists.snapshots import (
    DamagedSnapshot,
    damage,
    find,
    in_force,
    missing,
    read_entries,
    state,
)

TODAY = "2026-11-25"


def bring(root: Path, folder: Path, names, date="2026-11-20", **choices):
    path = folder / "list.xml"
    path.write_bytes(samples.sdn_xml(names, date="{1}/{2}/{0}".format(*date.split("-"))))
    return import_file(
        path, "us.sdn", None, root, TODAY, Choices(format="ofac-xml", **choices)
    ).snapshot


# Stops (or dies) at the n-th call of a function of the operating system.
VICTIM = """
import os, signal, sys, pathlib
stop_at, name = int(sys.argv[1]), sys.argv[2]
calls = 0
def dying(real):
    def call(*args, **kwargs):
        global calls
        calls += 1
        if calls == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    return call
os.fsync = dying(os.fsync)
os.rename = dying(os.rename)
os.replace = dying(os.replace)
os.unlink = dying(os.unlink)
os.mkdir = dying(os.mkdir)
from riskctl.sources.importing import import_file
from riskctl.sources.update import Choices
root, file = pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
import_file(file, "us.sdn", None, root, "2026-11-25", Choices(format="ofac-xml", accept_older=True))
print("done", calls)
"""


def attempt(stop_at: int, root: Path, file: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", VICTIM, str(stop_at), "x", str(root), str(file)]
    return subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_kill_9_at_every_step_leaves_the_old_list_whole_or_the_new_one(tmp_path):
    root = tmp_path / "lists"
    old = read_entries(bring(root, tmp_path, samples.NAMES[:3]))
    new_file = tmp_path / "new.xml"
    new_file.write_bytes(samples.sdn_xml(samples.NAMES, date="11/24/2026"))
    killed = 0
    for step in range(1, 100):
        done = attempt(step, root, new_file)
        (one,) = in_force(root, TODAY)
        assert not damage(one) and missing(root, TODAY) == {}
        assert read_entries(one) == old or len(read_entries(one)) == 4
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
        killed += 1
    assert killed >= 8 and len(read_entries(one)) == 4
    assert list((root / WORK).iterdir()) == []
    assert sorted(path.name for path in one.folder.iterdir()) == ["entries.jsonl", "snapshot.json"]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_writer_frees_its_lock(tmp_path):
    root = tmp_path / "lists"
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time, pathlib\nfrom riskctl.sources.lock import locked\n"
            "with locked(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)",
            str(root / LOCK),
        ],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(Busy, match="another riskctl is installing"),
            locked(root / LOCK, patience=0.1),
        ):
            pass
        holder.kill()
        holder.wait(10)
        with locked(root / LOCK, patience=1):
            pass
    finally:
        holder.kill()
        holder.wait(10)
        holder.stdout.close()


def test_two_writers_wait_for_each_other(tmp_path):
    root = tmp_path / "lists"
    for index in range(2):
        (tmp_path / f"{index}.xml").write_bytes(
            samples.sdn_xml(samples.NAMES, date=f"11/2{index}/2026")
        )
    victims = [
        subprocess.Popen(
            [sys.executable, "-c", VICTIM, "0", "x", str(root), str(tmp_path / f"{index}.xml")]
        )
        for index in range(2)
    ]
    assert [one.wait(60) for one in victims] == [0, 0]
    assert [one.date for one in find(root)] == ["2026-11-20", "2026-11-21"]
    assert sorted(one.number for one in find(root)) == [1, 2]


def test_leftovers_go_but_not_the_work_of_the_living(tmp_path):
    root = tmp_path / "lists"
    dead, older = root / WORK / "dead", root / WORK / "older"
    for folder in (dead, older):
        folder.mkdir(parents=True)
        (folder / "download").write_bytes(b"x" * 1000)
    (root / WORK / "dead.lock").touch()
    with work_folder(root) as alive:
        (alive / "download").write_bytes(b"y")
        assert clear_leftovers(root) == 2
        assert alive.is_dir() and not dead.exists() and not older.exists()
    assert list((root / WORK).iterdir()) == []


def test_the_same_list_again_is_one_snapshot(tmp_path):
    root = tmp_path / "lists"
    first = bring(root, tmp_path, samples.NAMES)
    second = bring(root, tmp_path, samples.NAMES)
    assert first.folder == second.folder and len(find(root)) == 1


def test_entries_with_one_key_are_told_apart(tmp_path):
    path = tmp_path / "l.csv"
    path.write_text("name,id,country\nExample,1,CN\nOther,1,DE\nThird,,\nThird,,\n")
    one = import_file(
        path, "own.list", None, tmp_path / "lists", TODAY, Choices(format="csv", date=TODAY)
    ).snapshot
    keys = [entry.id for entry in read_entries(one)]
    assert keys[:2] == ["1", "1-2"] and keys[3] == f"{keys[2]}-2"


def test_the_list_of_a_day(tmp_path):
    root = tmp_path / "lists"
    bring(root, tmp_path, samples.NAMES[:2], "2026-01-10")
    bring(root, tmp_path, samples.NAMES[:3], "2026-06-10")
    bring(root, tmp_path, samples.NAMES, "2026-11-20")
    assert [one.entries for one in in_force(root, "2026-06-09")] == [2]
    assert [one.entries for one in in_force(root, "2026-06-10")] == [3]
    assert [one.entries for one in in_force(root, TODAY)] == [4]
    assert in_force(root, "2026-01-09") == []
    assert missing(root, "2026-01-09") == {
        "us.sdn": "the first snapshot of us.sdn is of 2026-01-10, after 2026-01-09"
    }
    assert [one.date for one in find(root)] == ["2026-01-10", "2026-06-10", "2026-11-20"]


def test_an_older_list_is_measured_by_what_came_before_it(tmp_path):
    root = tmp_path / "lists"
    bring(root, tmp_path, samples.NAMES, "2026-11-20")
    bring(root, tmp_path, samples.NAMES[:3], "2025-01-10", accept_older=True)
    with pytest.raises(BadCount, match="shrank from 3 to 2"):
        bring(root, tmp_path, samples.NAMES[:2], "2025-02-10")


def test_an_older_list_after_a_newer_one_has_to_be_asked_for(tmp_path):
    root = tmp_path / "lists"
    bring(root, tmp_path, samples.NAMES, "2026-11-20")
    with pytest.raises(BadList, match=r"2026-11-19 and the one installed is of 2026-11-20.*older"):
        bring(root, tmp_path, samples.NAMES, "2026-11-19")
    assert [one.date for one in find(root)] == ["2026-11-20"]
    bring(root, tmp_path, samples.NAMES, "2026-11-19", accept_older=True)
    assert [one.date for one in in_force(root, TODAY)] == ["2026-11-20"]
    assert newest(root, "us.sdn").date == "2026-11-20"


def test_a_file_without_a_date_needs_one(tmp_path):
    path, root = tmp_path / "l.csv", tmp_path / "lists"
    path.write_text("name\nExample\n")
    with pytest.raises(BadList, match="states no date: say --date"):
        import_file(path, "own.list", None, root, TODAY, Choices(format="csv"))
    assert find(root) == []


def test_the_date_in_the_file_goes_before_that_of_the_user(tmp_path):
    one = bring(tmp_path / "lists", tmp_path, samples.NAMES, "1999-01-04")
    again = bring(tmp_path / "two", tmp_path, samples.NAMES, "1999-01-04")
    assert one.date == again.date == "1999-01-04" and state(one, TODAY).word == "stale"
    path = tmp_path / "list.xml"
    given = Choices(format="ofac-xml", date=TODAY)
    assert import_file(path, "us.sdn", None, root_of(one), TODAY, given).snapshot.date < "2000"


def test_a_record_of_before_is_read_without_the_fields_that_came_later(tmp_path):
    one = bring(tmp_path / "lists", tmp_path, samples.NAMES)
    edit(one, lambda record: record.pop("quiet_days"))
    (found,) = find(tmp_path / "lists")
    assert not found.problem and found.quiet_days == 0


def test_two_lists_of_one_day_the_later_install_counts(tmp_path):
    root = tmp_path / "lists"
    bring(root, tmp_path, samples.NAMES[:3])
    bring(root, tmp_path, samples.NAMES)
    assert [one.entries for one in in_force(root, TODAY)] == [4]


def test_an_import_is_as_old_as_its_list(tmp_path):
    one = bring(tmp_path / "lists", tmp_path, samples.NAMES, "2026-10-01")
    assert state(one, "2026-10-31").word == "fresh" and state(one, TODAY).word == "stale"
    assert "2026-10-01, 55 days before; stale after 30" in state(one, TODAY).reason


BROKEN = {
    "no record": lambda one: (one.folder / "snapshot.json").unlink(),
    "not JSON": lambda one: (one.folder / "snapshot.json").write_text("{", "utf-8"),
    "no object": lambda one: (one.folder / "snapshot.json").write_text("[]", "utf-8"),
    "nested": lambda one: (one.folder / "snapshot.json").write_text("[" * 60_000, "utf-8"),
    "a key short": lambda one: edit(one, lambda record: record.pop("entries")),
    "a wrong type": lambda one: edit(one, lambda record: record.update(entries="4")),
    "a bool for a number": lambda one: edit(one, lambda record: record.update(entries=True)),
    "another list": lambda one: edit(one, lambda record: record.update(list="us.csl")),
    "another date": lambda one: edit(one, lambda record: record.update(list_date="2026-11-21")),
    "another hash": lambda one: edit(one, lambda record: record.update(entries_sha256="0" * 64)),
    "no entries": lambda one: one.entries_file.unlink(),
    "cut entries": lambda one: one.entries_file.write_bytes(one.entries_file.read_bytes()[:-10]),
}


def root_of(one) -> Path:
    return one.folder.parents[1]


def edit(one, change) -> None:
    path = one.folder / "snapshot.json"
    record = json.loads(path.read_text("utf-8"))
    change(record)
    path.write_text(json.dumps(record), "utf-8")


@pytest.mark.parametrize("case", BROKEN)
def test_a_damaged_snapshot_is_told_and_hides_no_older_one(case, tmp_path):
    root = tmp_path / "lists"
    bring(root, tmp_path, samples.NAMES[:3], "2026-11-10")
    BROKEN[case](bring(root, tmp_path, samples.NAMES))
    (one,) = in_force(root, TODAY)
    assert one.date == "2026-11-20" and state(one, TODAY).word == "damaged"
    with pytest.raises(DamagedSnapshot, match=r"import the file again|riskctl lists update"):
        read_entries(one)


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"Beispiel", b"Beispie1"),
        lambda raw: b"\n".join(reversed(raw.split(b"\n"))),
    ],
)
def test_entries_of_the_same_size_but_not_the_same_are_found_by_reading(change, tmp_path):
    one = bring(tmp_path / "lists", tmp_path, samples.NAMES)
    one.entries_file.write_bytes(change(one.entries_file.read_bytes()))
    assert "is damaged" in damage(one)
    with pytest.raises(DamagedSnapshot):
        read_entries(one)


def test_a_list_whose_snapshots_are_gone_is_missing(tmp_path):
    root = tmp_path / "lists"
    one = bring(root, tmp_path, samples.NAMES)
    one.folder.rename(tmp_path / "elsewhere")
    assert (
        in_force(root, TODAY) == []
        and "no snapshot of us.sdn is left" in missing(root, TODAY)["us.sdn"]
    )


def test_nothing_installed_is_nothing(tmp_path):
    assert find(tmp_path / "none") == [] and missing(tmp_path / "none", TODAY) == {}


def test_looking_is_quick(tmp_path):
    root = tmp_path / "lists"
    for index in range(20):
        (tmp_path / "l.csv").write_text(f"name\nExample {index}\n")
        given = Choices(format="csv", date=TODAY)
        import_file(tmp_path / "l.csv", f"own.list{index}", None, root, TODAY, given)
    start = time.process_time()
    assert len(in_force(root, TODAY)) == 20
    assert time.process_time() - start < 0.1
