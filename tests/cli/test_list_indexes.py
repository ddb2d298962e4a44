"""Indexes are built on two cores as on one, and where nothing can be kept, when they are opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.watchlists.snapshots import DamagedSnapshot, Snapshot, in_force, lists_root
from riskctl.workspace import indexes

DAY = "2026-11-28"


@pytest.fixture
def snapshots(cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Snapshot]:
    """Three lists, an empty cache, and two processes for however few entries."""
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(indexes, "LEAST_TO_SHARE", 1)
    for number, name in enumerate(("Kelmar Works", "Vantey Oil", "Pelnora Steel")):
        (tmp_path / "list.csv").write_text(f"name\n{name}\n" + "Zeta Ltd\n" * number, "utf-8")
        words = ("--list", f"own.l{number}", "--format", "csv", "--date", DAY)
        assert cli("lists", "import", str(tmp_path / "list.csv"), *words).code == 0
    return list(in_force(lists_root(), DAY))


def kept() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in indexes.names_folder().glob("*.names")}


def test_two_processes_build_what_one_builds(
    snapshots: list[Snapshot], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    indexes.build_missing(snapshots)
    together = kept()
    assert len(together) == len(snapshots) == 3
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "other"))
    for snapshot in snapshots:
        indexes.index_of(snapshot)
    assert kept() == together


def test_nothing_is_built_ahead_in_a_folder_that_others_may_write(
    snapshots: list[Snapshot],
) -> None:
    indexes.names_folder().mkdir(parents=True, mode=0o777)
    indexes.names_folder().chmod(0o777)
    indexes.build_missing(snapshots)
    assert not kept()
    assert indexes.index_of(snapshots[0]) is not None


def test_little_is_left_to_the_opening(
    snapshots: list[Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "LEAST_TO_SHARE", 1_000)
    indexes.build_missing(snapshots)
    assert not kept()


def test_a_damaged_list_is_told_when_it_is_opened(snapshots: list[Snapshot]) -> None:
    snapshots[0].entries_file.write_bytes(b"{}\n")
    indexes.build_missing(snapshots)
    assert len(kept()) == 2
    with pytest.raises(DamagedSnapshot):
        indexes.index_of(snapshots[0])
