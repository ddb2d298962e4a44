"""What every process needs of the bundled files is read from YAML once, and again whenever a byte is another."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.workspace import extracts, kept_bundled
from riskctl.workspace.needed import bundled_needed

DAY = "2026-11-28"


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache" / "names"


def test_dates_are_kept_and_believed_only_with_their_seal(own_cache: Path) -> None:
    dates = extracts.extract_dates()
    (path,) = own_cache.glob("extracts-*.json")
    assert "us.sdn" in dates
    path.write_text('{"us.sdn": "1999-01-01"}', "utf-8")
    assert extracts.extract_dates() == dates


def test_another_source_is_another_part() -> None:
    made = [kept_bundled.kept_of("x", source, lambda: [source]) for source in ("a", "b", "a")]  # noqa: B023
    assert made == [["a"], ["b"], ["a"]]


def test_old_parts_go(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_bundled, "KEEP", 3)
    for number in range(8):
        kept_bundled.kept_of("x", str(number), list)
    assert len(list(own_cache.glob("x-*.json"))) == 4


def test_needed_lists_depend_on_the_country_and_are_the_same_when_kept() -> None:
    first = bundled_needed({"DE"}, DAY)
    assert first == bundled_needed({"DE"}, DAY)
    assert first != bundled_needed({"US"}, DAY)


def test_the_hash_of_files_knows_their_names_and_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("x"), other.write_text("x")
    assert kept_bundled.files_sha256([one]) != kept_bundled.files_sha256([other])
    before = kept_bundled.files_sha256([one])
    one.write_text("y")
    assert kept_bundled.files_sha256([one]) != before
