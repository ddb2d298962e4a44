"""The cache is used when it can be trusted, rebuilt when not, and never in the way."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from riskctl.text.located import Located, parse
from riskctl.workspace import cache, workspace
from riskctl.workspace.cache_folder import cache_folder
from riskctl.workspace.files import RawFile
from riskctl.workspace.layers import Layer, bundled_root
from riskctl.workspace.workspace import open_workspace

SCORING = Path(__file__).parents[2] / "data" / "scoring.yaml"
VENDOR = "name: Mine Ltd.\nroles: [developer]\n"


@pytest.fixture
def small(tmp_path) -> Layer:
    """A layer of one vendor and the policy, quick to load."""
    (tmp_path / "data" / "vendors").mkdir(parents=True)
    (tmp_path / "data" / "vendors" / "mine.yaml").write_text(VENDOR)
    (tmp_path / "data" / "scoring.yaml").write_bytes(SCORING.read_bytes())
    (tmp_path / "rules").mkdir()
    return Layer("riskctl", tmp_path / "data", tmp_path / "rules")


@pytest.fixture
def parses(monkeypatch) -> list[int]:
    """How many files each call parsed."""
    counts: list[int] = []
    real = workspace.parse_all

    def counting(files):
        files = list(files)
        counts.append(len(files))
        return real(files)

    monkeypatch.setattr(workspace, "parse_all", counting)
    return counts


def opened(layer: Layer, folder: Path) -> str:
    return open_workspace([layer], folder).catalogue.vendors["mine"].name


def kept(folder: Path) -> Path:
    (only,) = folder.glob("*.json")
    return only


def test_a_second_run_does_not_parse(small, tmp_path, parses):
    folder = tmp_path / "cache"
    assert opened(small, folder) == opened(small, folder) == "Mine Ltd."
    assert parses == [2]


def test_a_changed_file_is_parsed_again(small, tmp_path, parses):
    folder = tmp_path / "cache"
    opened(small, folder)
    assert small.data is not None
    (small.data / "vendors" / "mine.yaml").write_text(VENDOR.replace("Mine", "Other"))
    assert opened(small, folder) == "Other Ltd."
    assert len(parses) == 2


def _truncate(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _tamper(raw: bytes) -> bytes:
    return raw.replace(b"Mine", b"Evil")


def _wrong_checksum(raw: bytes) -> bytes:
    return b"0" * 64 + raw[64:]


def _empty(raw: bytes) -> bytes:
    return b""


def _noise(raw: bytes) -> bytes:
    return bytes(range(256)) * 8


def _other_shape(raw: bytes) -> bytes:
    return raw.partition(b"\n")[0] + b"\n[1, 2]"


@pytest.mark.parametrize(
    "damage", [_truncate, _tamper, _wrong_checksum, _empty, _noise, _other_shape]
)
def test_a_damaged_cache_is_rebuilt(small, tmp_path, parses, damage):
    folder = tmp_path / "cache"
    opened(small, folder)
    good = kept(folder).read_bytes()
    kept(folder).write_bytes(damage(good))
    assert opened(small, folder) == "Mine Ltd."
    assert len(parses) == 2
    assert kept(folder).read_bytes() == good


def test_a_cache_file_under_another_key_is_not_believed(small, tmp_path, parses):
    """The checksum covers the key, so that an old file cannot be renamed into place."""
    folder = tmp_path / "cache"
    opened(small, folder)
    old = kept(folder)
    assert small.data is not None
    (small.data / "vendors" / "mine.yaml").write_text(VENDOR.replace("Mine", "Other"))
    opened(small, folder)
    (new,) = (path for path in folder.glob("*.json") if path != old)
    new.write_bytes(old.read_bytes())
    assert opened(small, folder) == "Other Ltd."


@pytest.mark.parametrize(
    "body", [b"{}", b'{"vendors": [["a"]]}', b"[" * 5000 + b"]" * 5000, b'{"a": 1}', b"null"]
)
def test_a_well_sealed_file_of_another_shape_does_no_harm(tmp_path, body):
    import hashlib

    sealed = hashlib.sha256(b"key" + body).hexdigest().encode() + b"\n" + body
    (tmp_path / "key.json").write_bytes(sealed)
    assert cache.load(tmp_path, "key") in (None, {})


def test_a_well_sealed_cache_that_makes_no_workspace_is_rebuilt(small, tmp_path, parses):
    folder = tmp_path / "cache"
    opened(small, folder)
    cache.store(
        folder, kept(folder).stem, {"vendors": [Located("v.yaml", {"nam": "x"}, {}, "0" * 64)]}
    )
    assert opened(small, folder) == "Mine Ltd."
    assert parses == [2, 2]


def test_bad_input_is_never_kept(small, tmp_path):
    assert small.data is not None
    (small.data / "vendors" / "mine.yaml").write_text(VENDOR + "unknown_key: 1\n")
    for _ in range(2):
        with pytest.raises(Exception, match="unknown key 'unknown_key'"):
            opened(small, tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*")) if (tmp_path / "cache").exists() else True


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
@pytest.mark.parametrize("folder", ["/dev/null", "/dev/null/under", "/proc/riskctl"])
def test_a_folder_that_cannot_be_written_costs_nothing_but_time(small, folder):
    assert opened(small, Path(folder)) == "Mine Ltd."


def test_old_files_go(tmp_path):
    for number in range(cache.KEEP + 4):
        cache.store(tmp_path, f"{number:064}", {"vendors": [parse(VENDOR, "v.yaml")]})
    assert len(list(tmp_path.glob("*"))) == cache.KEEP


def test_the_key_depends_on_content_name_kind_and_salt():
    file = RawFile("vendors", "data/vendors/a.yaml", b"a: 1")
    keys = [
        cache.cache_key(files, salt)
        for files, salt in (
            ([file], "1"),
            ([file], "2"),
            ([RawFile("models", file.name, file.content)], "1"),
            ([RawFile("vendors", "b.yaml", file.content)], "1"),
            ([RawFile("vendors", file.name, b"a: 2")], "1"),
            ([file, file], "1"),
        )
    ]
    assert len(set(keys)) == len(keys)


def test_what_is_kept_comes_back(tmp_path):
    parsed = {"vendors": [parse("name: Å 例\nlist: [a, null]\n", "v.yaml")]}
    cache.store(tmp_path, "k", parsed)
    (found,) = (cache.load(tmp_path, "k") or {})["vendors"]
    assert isinstance(found, Located)
    assert (found.name, found.data, found.sha256) == (
        parsed["vendors"][0].name,
        parsed["vendors"][0].data,
        parsed["vendors"][0].sha256,
    )
    assert json.loads((tmp_path / "k.json").read_bytes().partition(b"\n")[2])


def test_the_folder_can_be_named_or_switched_off(monkeypatch, tmp_path):
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.setenv("RISKCTL_CACHE_DIR", "")
    assert cache_folder() == Path(os.devnull)
    monkeypatch.delenv("RISKCTL_CACHE_DIR")
    assert "riskctl" in str(cache_folder())


def test_the_cached_bundle_is_the_bundle(tmp_path):
    """The same workspace comes out of the cache as out of the files."""
    root = bundled_root()
    for name in ("data", "rulesets"):
        shutil.copytree(root / name, tmp_path / name)
    layer = Layer("riskctl", tmp_path / "data", tmp_path / "rulesets")
    plain = open_workspace([layer])
    open_workspace([layer], tmp_path / "cache")
    again = open_workspace([layer], tmp_path / "cache")
    assert kept(tmp_path / "cache").stat().st_size > 100_000
    assert again.catalogue == plain.catalogue
    assert again.rulesets == plain.rulesets
    assert (again.policy, again.policy_sha256) == (plain.policy, plain.policy_sha256)
    assert again.references.lists == plain.references.lists
    assert again.watchlists == plain.watchlists
