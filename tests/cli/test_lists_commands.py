"""``riskctl lists`` from the outside: what it says, what it returns, and what it leaves behind."""

from __future__ import annotations

import http.server
import json
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from riskctl.cli.lists_open import open_descriptors
from riskctl.facts.reference import ReferenceFile
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

LIST = "name,id,country,note\nExample Steel,1,CN,first\nBeispiel GmbH,2,DE,\nMuster Ltd.,3,GB,\n"
DESCRIPTOR = """id: own.list
title: Example list
publisher: Example
page: https://example.org/list
endpoint:
  url: https://example.org/list.csv
  format: csv
entries: [1, 50]
rhythm: 10
"""


@pytest.fixture(autouse=True)
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    return tmp_path / "lists"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("riskctl.cli.today.day", lambda option: option or "2026-11-25")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data folder with one descriptor."""
    folder = tmp_path / "data" / "lists"
    folder.mkdir(parents=True)
    (folder / "own.list.yaml").write_text(DESCRIPTOR, "utf-8")
    return tmp_path / "data"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a web server on this machine and the folder it serves."""
    folder = tmp_path / "site"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", folder
    server.shutdown()
    server.server_close()
    thread.join(5)


def put(folder: Path, text: str = LIST, name: str = "list.csv") -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_import_says_what_it_did(cli, tmp_path, today):
    done = cli("lists", "import", put(tmp_path), "--list", "own.list", "--date", "2026-11-20")
    assert (done.code, done.out) == (0, "")
    assert done.err == "own.list: installed; 3 entries of 2026-11-20 (csv)\n"
    again = cli("lists", "import", put(tmp_path), "--list", "own.list", "--date", "2026-11-20")
    assert "installed already, checked again" in again.err
    assert (
        cli(
            "lists", "import", put(tmp_path), "--list", "own.list", "-q", "--date", "2026-11-20"
        ).err
        == ""
    )


def test_an_import_without_a_date_is_refused_until_it_is_said(cli, tmp_path, today):
    words = ("lists", "import", put(tmp_path), "--list", "own")
    done = cli(*words, width=200)
    assert done.code == 2 and "states no date: say --date" in done.err
    assert "3 entries of 2026-11-25" in cli(*words, "--date", "today").err


def test_an_older_import_has_to_be_asked_for(cli, tmp_path, today):
    words = ("lists", "import", put(tmp_path), "--list", "own", "--date")
    assert cli(*words, "2026-11-20").code == 0
    done = cli(*words, "2026-11-19", width=200)
    assert done.code == 2 and "--accept-older" in done.err
    assert cli(*words, "2026-11-19", "--accept-older").code == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--list", "Own List"], "no id of a list"),
        (["--list", "../../up"], "no id of a list"),
        (["--list", "own", "--format", "un-xlm"], "did you mean 'un-xml'?"),
        (["--list", "own", "--date", "yesterday"], "--date takes a date"),
        (["--list", "own", "--date", "2026-12-24"], "after today"),
        (["--list", "own", "--stale-after", "0"], "--stale-after"),
        (["--list", "us.sdn"], "3 entries where at least 8,000"),
    ],
)
def test_mistakes_of_an_import(cli, tmp_path, today, lists, words, expected):
    done = cli("lists", "import", put(tmp_path), *words, width=200)
    assert done.code == 2 and expected in done.err
    assert not list(lists.glob("*/*/snapshot.json"))


def test_a_wrong_file_is_told_at_its_line(cli, tmp_path, today):
    path = put(tmp_path, "name,kind\nExample,person\nOther,firm\n")
    done = cli("lists", "import", path, "--list", "own")
    assert done.code == 2 and done.err.startswith(f"{path}:3:1: kind takes one of")
    assert done.err.rstrip().endswith("nothing was installed")


def test_an_accepted_count_is_never_good_for_clear(cli, tmp_path, today):
    done = cli(
        "lists",
        "import",
        put(tmp_path),
        "--list",
        "us.sdn",
        "--accept-count",
        "--date",
        "2026-11-24",
    )
    assert done.code == 0 and "never good for a clear answer" in done.err
    status = cli("lists", "status", "--format", "json")
    (one,) = [row for row in status.json["lists"] if row["list"] == "us.sdn"]
    assert (
        status.code == 4 and one["state"] == "partial" and one["snapshot"]["accepted_count"] is True
    )


def test_status_knows_age_and_staleness(cli, tmp_path, own, today):
    cli(
        "lists",
        "import",
        put(tmp_path),
        "--list",
        "own.list",
        "--date",
        "2026-11-20",
        "--data",
        str(own),
    )
    fresh = cli("lists", "status", "--data", str(own))
    assert fresh.code == 0 and "own.list: fresh; 3 entries of 2026-11-20, 5 days old" in fresh.out
    assert "us.sdn: run: riskctl lists update us.sdn" in fresh.out
    stale = cli("lists", "status", "--as-of", "2026-12-01", "--data", str(own))
    assert stale.code == 4 and "own.list: stale" in stale.out
    before = cli("lists", "status", "--as-of", "2026-11-01", "--format", "json")
    assert before.code == 4
    assert [row["state"] for row in before.json["lists"] if row["list"] == "own.list"] == [
        "missing"
    ]


def test_status_of_nothing_is_no_fault(cli):
    done = cli("lists", "status", "--format", "json")
    assert done.code == 0 and {row["state"] for row in done.json["lists"]} == {"not installed"}


def test_a_damaged_list_is_told(cli, tmp_path, today, lists):
    cli("lists", "import", put(tmp_path), "--list", "own", "--date", "2026-11-20")
    (entries,) = lists.glob("own/*/entries.jsonl")
    entries.write_bytes(entries.read_bytes().replace(b"Steel", b"Stee1"))
    done = cli("lists", "status")
    assert done.code == 4 and "own: damaged" in done.out
    assert "import the file again" in " ".join(done.out.split())


def test_update_from_a_server(cli, own, site, today, tmp_path):
    url, folder = site
    put(folder)
    words = ("lists", "update", "own.list", "--data", str(own))
    done = cli(*words, "--mirror", url)
    assert (done.code, done.out) == (0, "")
    assert done.err == "own.list: installed; 3 entries of 2026-11-25\n"
    assert "not changed at the publisher" in cli(*words, "--url", f"{url}/list.csv").err
    os.utime(put(folder, LIST.replace("Muster Ltd.,3,GB,\n", "")), (2_000_000_000, 2_000_000_000))
    shrunk = cli(*words, "--mirror", url)
    assert shrunk.code == 4 and "shrank from 3 to 2" in shrunk.err
    status = cli("lists", "status", "--format", "json", "--data", str(own))
    (one,) = [row for row in status.json["lists"] if row["list"] == "own.list"]
    assert status.code == 4 and one["state"] == "stale" and one["snapshot"]["entries"] == 3
    assert one["last_failure"]["date"] == "2026-11-25" and "shrank" in one["last_failure"]["reason"]


def test_the_configuration_says_where_to_fetch(cli, own, site, today, tmp_path, monkeypatch):
    monkeypatch.setenv("RISKCTL_CONFIG", "")  # the option sets it, and it goes with the test
    url, folder = site
    put(folder, name="mine.csv")
    config = tmp_path / "riskctl.toml"
    config.write_text(
        f'data = ["{own.as_posix()}"]\n[lists."own.list"]\nurl = "{url}/mine.csv"\n', "utf-8"
    )
    done = cli("--config", str(config), "lists", "update", "own.list")
    assert done.code == 0 and "installed; 3 entries" in done.err


def test_several_failures_are_told_together(cli, own, site, today):
    url, _ = site
    done = cli(
        "lists", "update", "own.list", "us.1260h", "--mirror", url, "--data", str(own), width=200
    )
    assert done.code == 4
    assert (
        "own.list: " in done.err
        and "answered 404" in done.err
        and "us.1260h has no address" in done.err
    )
    assert "2 of 2 lists failed: own.list, us.1260h" in done.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["us.sdm"], "no descriptor for us.sdm"),
        (["US SDN"], "no id of a list"),
        (["--url", "https://example.org"], "for one list"),
        (["us.sdn", "un.consolidated", "--date", "2026-01-01"], "for one list"),
        (["us.sdn", "--url", "https://example.org", "--mirror", "https://example.org"], "not both"),
        (["us.sdn", "--format", "xlm"], "--format takes one of"),
    ],
)
def test_mistakes_of_an_update(cli, lists, words, expected):
    done = cli("lists", "update", *words, width=200)
    assert done.code == 2 and expected in done.err
    assert not lists.exists()


def test_diff(cli, tmp_path, today):
    cli("lists", "import", put(tmp_path), "--list", "own", "--date", "2026-01-10")
    changed = LIST.replace("first", "second").replace("Beispiel GmbH,2", "Contoh Sdn. Bhd.,4")
    cli("lists", "import", put(tmp_path, changed), "--list", "own", "--date", "2026-06-10")
    put(tmp_path, changed + "Vierte AG,5,CH,\n")
    cli("lists", "import", str(tmp_path / "list.csv"), "--list", "own", "--date", "2026-11-10")
    newest = cli("lists", "diff", "own")
    assert newest.code == 0 and "Added: 1" in newest.out and "Vierte AG (own 5)" in newest.out
    long = cli(
        "lists", "diff", "own", "--from", "2026-03-01", "--to", "2026-07-01", "--format", "json"
    ).json
    assert [one["name"] for one in long["added"]] == ["Contoh Sdn. Bhd."]
    assert [one["name"] for one in long["removed"]] == ["Beispiel GmbH"]
    (one,) = long["changed"]
    assert one["fields"] == [{"field": "note", "before": "first", "after": "second"}]
    assert (long["from"]["date"], long["to"]["date"]) == ("2026-01-10", "2026-06-10")
    nothing = cli("lists", "diff", "own", "--from", "2026-11-20")
    assert "Added: 0" in nothing.out and "Changed: 0" in nothing.out
    for words in (
        ["none"],
        ["own", "--to", "2020-01-01"],
        ["own", "--from", "2020-01-01"],
        ["own", "--to", "soon"],
    ):
        assert cli("lists", "diff", *words).code == 2


def test_every_command_has_examples(cli):
    for name in ("status", "update", "import", "diff"):
        done = cli("lists", name, "--help")
        assert done.code == 0 and f"riskctl lists {name}" in done.out


def test_the_bundled_descriptors_are_sound():
    descriptors = open_descriptors(None)
    official = validate(
        load(bundled_root() / "data" / "reference" / "lists.yaml"), ReferenceFile
    ).official_lists
    assert len(descriptors) >= 15
    for one in descriptors.values():
        assert {one.id, *one.lists} <= set(official), one.id
        assert (
            not one.endpoint
            or not one.endpoint.verified
            or (one.endpoint.read_in and one.endpoint.read_on)
        ), one.id
    assert {one.id for one in descriptors.values() if one.default} >= {
        "us.sdn",
        "us.csl",
        "eu.consolidated",
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("id: own.list", "id: other"), "the id must be the file's name"),
        (("entries: [1, 50]", "entries: [50, 1]"), "least and the greatest"),
        (("format: csv", "format: un-xlm"), "unknown format 'un-xlm' (did you mean 'un-xml'?)"),
        (("https://example.org/list.csv", "http://example.org/list.csv"), "endpoint.url"),
        (("https://example.org/list.csv", "https://example.org/{date}.csv"), "belong together"),
        (("rhythm: 10", "rhythm: 10\nrythm: 3"), "unknown key 'rythm'"),
        (("rhythm: 10", "rhythm: 0"), "rhythm"),
        (("rhythm: 10", "rhythm: 10\ncovers: [../x]"), "no id of a list"),
    ],
)
def test_mistakes_of_a_descriptor(cli, own, change, expected):
    (own / "lists" / "own.list.yaml").write_text(DESCRIPTOR.replace(*change), "utf-8")
    done = cli("lists", "status", "--data", str(own), width=200)
    assert done.code == 2 and expected in done.err and "lists/own.list.yaml:" in done.err


def test_json_is_the_same_every_time(cli, tmp_path, today):
    cli("lists", "import", put(tmp_path), "--list", "own", "--date", "2026-11-20")
    first, second = (cli("lists", "status", "--format", "json").out for _ in range(2))
    assert first == second and json.loads(first)["as_of"] == "2026-11-25"
