"""A cache is believed only when it is what was written here, in folders that nobody else may write to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from riskctl.text import atomic, seals

posix = pytest.mark.skipif(os.name == "nt", reason="no such rights")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RISKCTL_SEALS_DIR", str(tmp_path / "seals"))
    return tmp_path / "seals"


def test_what_was_put_is_sealed_and_nothing_else(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "cache" / "x.json"
    assert seals.put(path, b"content") and path.read_bytes() == b"content"
    assert seals.sealed(path, b"content") and not seals.sealed(path, b"Content")
    assert not seals.sealed(path.with_name("y.json"), b"content")
    (folder / "x.json").unlink()
    assert not seals.sealed(path, b"content")


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_where_others_may_write_is_not_used(mode, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "cache" / "x.json"
    seals.put(path, b"content")
    for shared in (path.parent, folder):
        shared.chmod(mode)
        assert not seals.sealed(path, b"content") and not seals.put(path, b"new")
        shared.chmod(0o700)
    assert seals.sealed(path, b"content")


@posix
def test_folders_are_made_for_oneself(tmp_path: Path, folder: Path) -> None:
    before = os.umask(0o002)
    try:
        assert seals.put(tmp_path / "cache" / "x", b"content")
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_no_folder_is_no_seal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RISKCTL_SEALS_DIR", "")
    assert not seals.put(tmp_path / "cache" / "x", b"content")
    assert not (tmp_path / "cache" / "x").exists()


def test_what_killed_writers_left_goes_and_old_files_go(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for number in range(4):
        seals.put(folder / f"{number}.json", b"x")
        os.utime(folder / f"{number}.json", (number, number))
    (folder / ".x.json.999999999-ab.part").write_bytes(b"half")
    (folder / f".x.json.{os.getpid()}-ab.part").write_bytes(b"half")
    seals.prune(folder, "*.json", 2)
    assert sorted(path.name for path in folder.iterdir()) == [
        f".x.json.{os.getpid()}-ab.part",
        "2.json",
        "3.json",
    ]


@pytest.mark.parametrize("step", ["replace", "write"])
def test_a_write_that_fails_leaves_nothing(step, tmp_path: Path, monkeypatch) -> None:
    def full(*_):
        raise OSError(28, "No space left on device")

    folder = tmp_path / "cache"
    assert seals.put(folder / "before", b"content")
    if step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(atomic.os, "fdopen", lambda handle, _: os.close(handle) or full())
    assert not seals.put(folder / "x", b"content")
    assert [path.name for path in folder.iterdir()] == ["before"]


@posix
def test_a_link_in_the_place_of_a_cache_is_replaced_and_not_followed(tmp_path: Path) -> None:
    """A cache restored from elsewhere may hold a link to any file of the user."""
    precious = tmp_path / "precious"
    precious.write_text("mine")
    path = tmp_path / "cache" / "x.json"
    seals.put(path, b"content")
    path.unlink()
    path.symlink_to(precious)
    assert seals.put(path, b"new") and path.read_bytes() == b"new"
    assert precious.read_text() == "mine" and not path.is_symlink()
