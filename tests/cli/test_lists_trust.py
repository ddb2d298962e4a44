"""Descriptors that stand in for others, failures of one list among several, caches that somebody rewrote."""

from __future__ import annotations

import hashlib
from pathlib import Path
from zlib import crc32

import pytest

from riskctl.workspace.layers import bundled_root

DAY = "2026-11-28"
SDN = bundled_root() / "data" / "lists" / "us.sdn.yaml"


@pytest.fixture(autouse=True)
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    monkeypatch.setattr("riskctl.cli.today.day", lambda option: option or DAY)
    return tmp_path / "lists"


def descriptor(folder: Path, more: str = "") -> str:
    """A data folder that describes us.sdn otherwise: from elsewhere, and of any number of entries."""
    text = SDN.read_text("utf-8").replace("[8000, 60000]", "[1, 60000]")
    text = text.replace("sanctionslistservice.ofac.treas.gov", "mirror.example.org")
    (folder / "data" / "lists").mkdir(parents=True, exist_ok=True)
    (folder / "data" / "lists" / "us.sdn.yaml").write_text(text + more, "utf-8")
    return str(folder / "data")


@pytest.mark.parametrize("command", [["status"], ["update", "us.sdn"]])
def test_a_descriptor_stands_in_for_another_only_by_name_and_hash(command, cli, tmp_path) -> None:
    words = ("lists", *command, "--data", descriptor(tmp_path))
    done = cli(*words, width=300)
    digest = hashlib.sha256(SDN.read_bytes()).hexdigest()
    assert done.code == 2 and f"replaces: {{id: us.sdn, sha256: {digest}}}" in done.err
    descriptor(tmp_path, f"replaces: {{id: us.sdn, sha256: {'0' * 64}}}\n")
    assert "`replaces` must name id us.sdn and sha256" in cli(*words, width=300).err


def test_a_descriptor_that_stands_in_is_said(cli, tmp_path) -> None:
    digest = hashlib.sha256(SDN.read_bytes()).hexdigest()
    data = descriptor(tmp_path, f"replaces: {{id: us.sdn, sha256: {digest}}}\n")
    done = cli("lists", "status", "--data", data, width=300)
    said = " ".join(done.out.split())
    assert done.code == 0 and "us.sdn.yaml in place of riskctl/lists/us.sdn.yaml" in said
    rows = cli("lists", "status", "--data", data, "--format", "json").json["lists"]
    assert [row["list"] for row in rows if row["descriptor"]] == ["us.sdn"]
    done = cli("lists", "update", "us.sdn", "--url", "file:///none", "--data", data, width=300)
    assert "us.sdn: described by" in done.err and "in place of" in done.err


def test_a_replacement_of_nothing_is_refused(cli, tmp_path) -> None:
    (tmp_path / "data" / "lists").mkdir(parents=True)
    text = SDN.read_text("utf-8").replace("id: us.sdn", "id: own.sdn")
    text += f"replaces: {{id: own.sdn, sha256: {'0' * 64}}}\n"
    (tmp_path / "data" / "lists" / "own.sdn.yaml").write_text(text, "utf-8")
    done = cli("lists", "status", "--data", str(tmp_path / "data"), width=200)
    assert done.code == 2 and "nothing to replace" in done.err


def test_a_failure_outside_of_the_fetch_is_that_of_its_list_alone(
    cli, tmp_path, monkeypatch
) -> None:
    def broken(list_id: str, unit: str, quiet: bool):
        if list_id == "us.sdn":
            raise RuntimeError("no terminal")
        raise ValueError("bad \x1b width")

    monkeypatch.setattr("riskctl.cli.progress.working", broken)
    done = cli("lists", "update", "us.sdn", "un.consolidated", width=200)
    assert done.code == 4 and "2 of 2 lists failed" in done.err and "\x1b" not in done.err
    rows = cli("lists", "status", "--format", "json").json["lists"]
    failed = {row["list"]: row["last_failure"]["reason"] for row in rows if row["last_failure"]}
    assert "RuntimeError" in failed["us.sdn"] and "ValueError" in failed["un.consolidated"]


@pytest.mark.parametrize("address", ["http://[::bad", "http://a\\b/", "http://", "https://x:99999"])
def test_an_address_that_is_none_is_the_failure_of_its_list(address, cli) -> None:
    for option in ("--mirror", "--url", "--proxy"):
        done = cli("lists", "update", "us.sdn", option, address, "-q", width=200)
        assert done.code == 4, (option, done.err)


def poison_index(path: Path) -> None:
    """Take the names out of an index and put its checksum right."""
    raw = bytearray(path.read_bytes().replace(b"Zebrawood", b"Zebrawoof"))
    raw[8:16] = crc32(raw[16:]).to_bytes(8, "little")
    path.write_bytes(raw)


def test_an_index_that_somebody_rewrote_is_made_again(cli, tmp_path, monkeypatch) -> None:
    (tmp_path / "list.csv").write_text("name\nZebrawood Works\n", "utf-8")
    words = ("--list", "own.list", "--date", DAY)
    assert cli("lists", "import", str(tmp_path / "list.csv"), *words).code == 0
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    ask = ("screen", "Zebrawood Works", "--list", "own.list", "--as-of", DAY, "--format", "json")
    assert cli(*ask).json[0]["outcome"] == "match"
    for path in (tmp_path / "cache" / "names").glob("*.names"):
        poison_index(path)
    assert cli(*ask).json[0]["outcome"] == "match"
    (tmp_path / "cache" / "names").chmod(0o777)
    for path in (tmp_path / "cache" / "names").glob("*.names"):
        poison_index(path)
    assert cli(*ask).json[0]["outcome"] == "match"
