"""Names, files and folders made to break the screener: it answers in time, and never says clear for nothing."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
import typer

from riskctl.cli.guard import UsageProblem
from riskctl.cli.screen import screen as screen_command
from riskctl.screening.comparison.compare import compare_names
from riskctl.screening.comparison.persons import words
from riskctl.screening.index import BrokenIndex, Index, build
from riskctl.screening.names.known import Register
from riskctl.screening.queries import query_problem, read_queries
from riskctl.screening.query import Query, Result
from riskctl.screening.screen import Screener
from riskctl.screening.whitelist_file import load_whitelist
from riskctl.sources.importing import import_file
from riskctl.sources.update import Choices
from riskctl.text.located import InputError, parse
from riskctl.watchlists.entry import Entry
from riskctl.workspace.party_lists import party_screening
from riskctl.workspace.screener import open_screener

DAY = "2026-11-25"
SECONDS = 2.0
"""Far above what any of these names may take, far below what a pattern that runs away takes."""


def screen(listed: list[str], asked: str, kind: str = "organisation") -> Result:
    entries = [Entry("x.list", str(at), kind, name) for at, name in enumerate(listed)]
    return Screener((Index(memoryview(build(entries))),), Register()).screen(
        Query(asked, kind=kind)
    )


@pytest.mark.parametrize(
    "name",
    [
        "(" + " " * 1990 + "a",
        "(" + "\t" * 900 + "a" + " " * 900 + "(",
        "".join(f"({a}{b}c)" for a in "abcdefghijklmnop" for b in "abcdefghijklmnopqrstuvwxyz"),
        "\ufdfa" * 2000,
        " ".join(
            f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"
        ),
    ],
    ids=[
        "blanks after a bracket",
        "tabs and blanks",
        "four hundred brackets",
        "ligatures that unfold",
        "words",
    ],
)
@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_no_name_takes_long(name: str, kind: str) -> None:
    start = time.process_time()
    compare_names(name, name[:-3] + " zq zq", kind)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", ["\U0002bb6d Optics 号 12", "\U0002394e Works", "\U0002bb6d"])
@pytest.mark.parametrize("kind", ["organisation", "person", "vessel"])
def test_characters_without_a_reading_are_found_all_the_same(name: str, kind: str) -> None:
    found = screen([name, "Kestrel Optics"], name, kind)
    assert [(match.name, match.outcome) for match in found.matches][:1] == [(name, "match")]


@pytest.mark.parametrize(
    "hidden", ["\u2066", "\u2069", "\u034f", "\u3164", "\u180e", "\ufe0f", "\U000e0041", "\u200d"]
)
def test_what_nobody_sees_does_not_part_a_word(hidden: str) -> None:
    asked = f"Kes{hidden}trel Opt{hidden}ics"
    assert screen(["Kestrel Optics Co., Ltd."], asked).matches[0].score == 1.0


def test_a_name_of_titles_alone_is_a_name() -> None:
    assert words("He") == ("he",)
    assert screen(["Hon Sir"], "Hon Sir", "person").outcome == "match"


def test_a_flipped_bit_anywhere_makes_an_index_unusable_not_wrong() -> None:
    sound = build(
        [Entry("x.list", "1", "organisation", "Kestrel Optics", identifiers=(("lei", "AB1"),))]
    )
    for at in range(len(sound)):
        damaged = bytearray(sound)
        damaged[at] ^= 1 << at % 8
        with pytest.raises(BrokenIndex):
            Index(memoryview(damaged))


@pytest.mark.parametrize("name", ["\u0640\u0640", "\u3164", "\u115f\u115f "])
def test_a_name_that_cannot_be_read_is_never_clear(name: str) -> None:
    result = screen(["Kestrel Optics"], name)
    assert result.outcome == "unknown"
    assert "cannot be read" in result.open[0]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A root of lists with one sound list, and a cache without its index."""
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    monkeypatch.setenv("RISKCTL_CACHE_DIR", str(tmp_path / "cache"))
    source = tmp_path / "own.csv"
    source.write_text("id,name,country\n1,Kestrel Optics,CN\n", "utf-8")
    import_file(source, "own.list", None, tmp_path / "lists", DAY, Choices(date=DAY))
    return tmp_path


def test_entries_changed_in_place_are_neither_clear_nor_not_listed(folders: Path) -> None:
    entries = next((folders / "lists" / "own.list").glob("*/entries.jsonl"))
    entries.write_bytes(entries.read_bytes().replace(b"Kestrel", b"Sparrow"))
    assert open_screener(DAY).screener.screen(Query("Kestrel Optics")).outcome == "unknown"
    party = party_screening(DAY)
    assert party is not None
    assert not party.lists["own.list"].sound
    assert "damaged" in party.lists["own.list"].reason


def test_a_sound_list_says_so_to_assess(folders: Path) -> None:
    party = party_screening(DAY)
    assert party is not None and party.lists["own.list"].sound
    own = open_screener(DAY, ["own.list"]).screener
    assert own.screen(Query("Zebrawood")).outcome == "clear"
    assert open_screener(DAY).screener.screen(Query("Zebrawood")).outcome == "unknown"


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_half_characters_are_valid_json(
    folders: Path, format_: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = folders / "q.jsonl"
    path.write_text('{"id": "\\udcff", "name": "Kestrel \\ud800 Optics"}\n', "utf-8")
    with pytest.raises(typer.Exit) as end:  # a row that is no text is unknown, and the run says so
        call(file=path, format=format_)
    found = json.loads(capfdbinary.readouterr().out.decode("utf-8"))
    row = found[0] if format_ == "json" else found
    assert (end.value.exit_code, row["outcome"]) == (2, "unknown")
    assert "not UTF-8" in row["problem"]


def test_options_that_would_be_dropped_are_refused(folders: Path) -> None:
    path = folders / "q.csv"
    path.write_text("name\nKestrel\n", "utf-8")
    with pytest.raises(UsageProblem, match="belongs to names"):
        call(file=path, identifiers=["lei=AB1"])


def test_a_country_given_with_a_file_is_that_of_the_rows_without_one(
    folders: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = folders / "q.csv"
    path.write_text("name,country\nKestrel,\nKestrel,SG\n", "utf-8")
    call(file=path, country="CN", format="json")
    assert [row["country"] for row in json.loads(capfdbinary.readouterr().out)] == ["CN", "SG"]


def test_what_is_no_id_of_a_list_is_refused(folders: Path) -> None:
    with pytest.raises(UsageProblem, match="no id of a list"):
        call(names=["Kestrel"], lists=["../../etc"])


def call(**options: Any) -> None:
    screen_command(**{"kind": "organisation", "as_of": DAY, "format": "json", **options})


def read(tmp_path: Path, name: str, text: str) -> list[Query]:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_queries(path)


def test_the_id_nought_comes_back(tmp_path: Path) -> None:
    assert [one.id for one in read(tmp_path, "q.jsonl", '{"id": 0, "name": "Kestrel"}')] == ["0"]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "q.csv",
            "name,name\nKestrel Optics,Zebrawood\n",
            "q.csv:1:1: the column 'name' is there twice",
        ),
        ("q.jsonl", '{"id": true, "name": "Kestrel"}', "q.jsonl:1:1: id takes text"),
        (
            "q.jsonl",
            '{"id": ' + "9" * 5000 + ', "name": "Kestrel"}',
            "q.jsonl:1:1: this line is no JSON object (a num",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, name, text)
    assert told in str(error.value.problems[0])


@pytest.mark.parametrize("empty", ["reason", "approver"])
def test_nothing_is_set_aside_without_reason_and_name(empty: str) -> None:
    row = {
        "name": "x",
        "list": "x.list",
        "entry_id": '"1"',
        "entry_sha256": "0",
        "reason": "r",
        "approver": "a",
    }
    text = ", ".join(f"{key}: {value}" for key, value in {**row, empty: '" "'}.items())
    with pytest.raises(InputError, match=empty):
        load_whitelist(parse(f"whitelist:\n  - {{{text}, through: 2026-12-31}}\n", "w.yaml"))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("x " * 70 + "Kestrel", "more than 64 words"),
        ("\ufdfa" * 200, "longer than 2,000"),
        ("a" * 2001, "longer than"),
    ],
)
def test_a_name_that_would_be_compared_in_part_alone_is_refused(name: str, told: str) -> None:
    assert told in query_problem(name, "", "")


def test_a_name_of_two_thousand_letters_is_screened() -> None:
    assert screen(["Kestrel Optics"], "a" * 2000).outcome == "clear"


def test_entries_of_lists_that_the_snapshot_does_not_cover_are_not_lost_to_assess(
    folders: Path,
) -> None:
    source = folders / "csl.csv"
    source.write_text(
        "source,entity_number,type,programs,name,addresses,federal_register_notice,start_date,end_date,remarks,alt_names\n"
        "Entity List (EL) - Bureau of Industry and Security,,,,Zebrawood Works,,,,,,\n",
        "utf-8",
    )
    import_file(
        source, "own.csl", None, folders / "lists", DAY, Choices(format="csl-csv", date=DAY)
    )
    party = party_screening(DAY)
    assert party is not None
    assert [hit.searched.id for hit in party.named("Zebrawood Works", "")] == ["own.csl"]
