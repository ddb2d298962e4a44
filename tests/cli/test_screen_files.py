"""``riskctl screen`` over files: streams, bad rows, standard input, processes, and going on after a stop."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from riskctl.cli.screen_run import Run
from riskctl.screening.query import Query
from riskctl.screening.query_rows import BadRow, QueryRows
from riskctl.text.problems import InputError

DAY = "2026-11-28"
NAMES = "id,name,country\n1,Kelmar Works,RU\n2,,RU\n3,Unheard Of GmbH,DE\n4,Zeta GmbH,ZZ\n5,Ocean Lark,\n"
OUTCOMES = {"1": "match", "2": "unknown", "3": "clear", "4": "unknown", "5": "match"}


@pytest.fixture
def screen(tmp_path: Path):
    """Run the command against one own list, with what stdin is given."""
    (tmp_path / "list.csv").write_text(
        "name,id,kind,country,identifiers\nKelmar Works,1,organisation,RU,\nOcean Lark,2,vessel,PA,imo:9074729\n"
    )
    env = {
        **os.environ,
        "RISKCTL_LISTS_DIR": str(tmp_path / "lists"),
        "COLUMNS": "100",
        "PYTHONUTF8": "1",
    }

    def call(*args: str, given: str | bytes = "") -> subprocess.CompletedProcess[str]:
        content = given if isinstance(given, bytes) else given.encode()
        done = subprocess.run(
            [sys.executable, "-m", "riskctl", *args],
            input=content, env=env, capture_output=True, timeout=120, cwd=tmp_path,
        )  # fmt: skip
        return subprocess.CompletedProcess(
            args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    call("lists", "import", "list.csv", "--list", "own.l", "--format", "csv", "--date", DAY)
    return lambda *args, given="": call(
        "screen", "--as-of", DAY, *args, "--list", "own.l", given=given
    )


def test_a_bad_row_is_unknown_and_the_others_are_answered(screen) -> None:
    done = screen("--file", "-", "--format", "jsonl", given=NAMES)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["id"]: row["outcome"] for row in rows} == OUTCOMES
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        "standard input:3:1",
        "standard input:5:1",
    ]
    assert done.returncode == 2 and rows[1]["problem"].startswith("line 3: ")


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_every_format_holds_the_bad_rows(screen, format_: str) -> None:
    done = screen("--file", "-", "--format", format_, given=NAMES)
    assert "line 3: the name holds no letter" in done.stdout
    assert "Kelmar Works" in done.stdout and "Ocean Lark" in done.stdout


def test_a_hit_beside_a_bad_row_fails_the_gate(screen) -> None:
    assert screen("--file", "-", "--fail-on-hit", given=NAMES).returncode == 1
    quiet = "name\nUnheard Of GmbH\n\n"
    assert screen("--file", "-", "--fail-on-hit", given=quiet).returncode == 0


def test_json_lines_come_by_standard_input_too(screen) -> None:
    line = '{"id": 7, "name": "Sea Robin", "identifiers": {"imo": "IMO 9074729"}}\n'
    (row,) = json.loads(screen("--file", "-", "--format", "json", given=line).stdout)
    assert (row["id"], row["outcome"]) == ("7", "match")


def test_columns_that_are_left_alone_are_named(screen) -> None:
    done = screen("--file", "-", given="name,contry,notes\nUnheard Of GmbH,DE,x\n")
    assert "'contry' (did you mean 'country'?), 'notes'" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("header", "number", "scheme"),
    [
        ("lei", "HWUPKR0MPOU8FGXBT394", "lei"),
        ("IMO number", "IMO 9074729", "imo"),
        ("Tax ID", "7704681172", "tax"),
        ("company number", "04711", "registration"),
    ],
)
def test_a_column_called_by_a_number_is_read(header: str, number: str, scheme: str) -> None:
    rows = QueryRows(io.StringIO(f"name,{header}\nUnheard Of GmbH,{number}\nX,\n"), "n.csv")
    first, second = list(rows)
    assert isinstance(first, Query) and [pair[0] for pair in first.identifiers] == [scheme]
    assert isinstance(second, Query) and second.identifiers == () and not rows.ignored


def test_a_number_that_fails_its_check_is_a_bad_row_in_its_column_too() -> None:
    (row,) = QueryRows(io.StringIO("name,lei\nUnheard Of GmbH,123\n"), "n.csv")
    assert isinstance(row, BadRow) and "no LEI" in row.message


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
@pytest.mark.parametrize("cut", [0, 20, 250, 600])
def test_a_run_that_was_stopped_goes_on_by_id(
    screen, tmp_path: Path, format_: str, cut: int
) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    whole, part = tmp_path / f"whole.{format_}", tmp_path / f"part.{format_}"
    args = ("--file", "names.csv", "--format", format_, "--resume", "--output")
    assert screen(*args, whole.name).returncode == 2
    part.write_bytes(whole.read_bytes()[:cut])
    screen(*args, part.name)
    assert part.read_bytes() == whole.read_bytes()


@pytest.fixture
def begun(screen, tmp_path: Path):
    """A file of results of three names, and the command that goes on with it."""
    (tmp_path / "names.csv").write_text(
        "id,name,country\n1,Kelmar Works,RU\n2,Unheard Of GmbH,DE\n"
    )

    def call(format_: str, *more: str) -> tuple[subprocess.CompletedProcess[str], Path]:
        output = f"a.{format_}"
        done = screen(
            "--file", "names.csv", "--format", format_, "--output", output, "--resume", *more
        )
        return done, tmp_path / output

    return call


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_answers_of_two_days_are_not_mixed(begun, screen, tmp_path: Path, format_: str) -> None:
    before = begun(format_)[1].read_bytes()
    done = screen("--file", "names.csv", "--format", format_, "--output", f"a.{format_}", "--resume",
                  "--as-of", "2026-12-05")  # fmt: skip
    assert done.returncode == 2 and f"add --as-of {DAY}" in done.stderr
    assert (tmp_path / f"a.{format_}").read_bytes() == before


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_answers_of_two_whitelists_are_not_mixed(begun, tmp_path: Path, format_: str) -> None:
    _, path = begun(format_)
    before = path.read_bytes()
    (tmp_path / "w.yaml").write_text(
        "whitelist:\n  - name: Kelmar Works\n    list: own.l\n    entry_id: '1'\n"
        f"    entry_sha256: {'0' * 64}\n    reason: another firm\n    approver: A\n    through: 2027-01-01\n"
    )
    done, _ = begun(format_, "--whitelist", "w.yaml")
    assert done.returncode == 2 and "another whitelist" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_an_id_that_names_another_party_now_is_not_passed_over(
    begun, tmp_path: Path, format_: str
) -> None:
    begun(format_)
    (tmp_path / "names.csv").write_text("id,name,country\n1,Ocean Lark,RU\n2,Unheard Of GmbH,DE\n")
    done, _ = begun(format_)
    assert done.returncode == 2 and "id 1 (Ocean Lark) is answered for another name" in done.stderr


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_what_was_answered_before_counts_for_the_exit_code(begun, format_: str) -> None:
    assert begun(format_, "--fail-on-hit")[0].returncode == 1
    assert begun(format_, "--fail-on-hit")[0].returncode == 1


def test_a_file_of_something_else_is_not_gone_on_with(screen, tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text(NAMES)
    (tmp_path / "mine.csv").write_text("my,own,table\n1,2,3\n")
    args = ("--file", "names.csv", "--format", "csv", "--resume", "--output", "mine.csv")
    done = screen(*args)
    assert done.returncode == 2 and "start anew" in done.stderr
    assert (tmp_path / "mine.csv").read_text() == "my,own,table\n1,2,3\n"


def rows(text: str, name: str = "f") -> list[Query | BadRow]:
    return list(QueryRows(io.StringIO(text, newline=""), name))


def test_an_open_quote_takes_no_other_row_with_it() -> None:
    text = 'id,name\n1,Foo\n4,"A,B\n5,Zeta\n7,"x"y\n8,Good\n9,"open\n10,End\n'
    found = rows(text)
    assert [row.id for row in found if isinstance(row, Query)] == ["1", "5", "8", "10"]
    assert [row.line for row in found if isinstance(row, BadRow)] == [3, 5, 7]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"name": "a", "name": "b"}\n', "the key 'name' is there twice"),
        ('{"name": "A", "identifiers": {"imo": "12"}}\n', "is no IMO number"),
        ("name,identifiers\nA,lei:123\n", "is no LEI"),
        ("name\nM\udcfcller\n", "not UTF-8"),
    ],
)
def test_what_would_be_lost_in_silence_is_a_bad_row(text: str, problem: str) -> None:
    (row,) = rows(text)
    assert isinstance(row, BadRow) and problem in row.message


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[{"name": "A"}]', "one JSON list"),
        ("company name\nA\n", "is it 'company name'?"),
        ("x" * (1 << 20) + "x", "no file of names"),
        ("name\n", "holds no names"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem.replace("?", "\\?")):
        rows(text)


@pytest.mark.parametrize("text", ["id;name\n1;Müller AG\n", "id\tname\n1\tMüller AG\n"])
def test_columns_may_be_set_apart_otherwise(text: str) -> None:
    assert [(row.id, row.name) for row in rows(text)] == [("1", "Müller AG")]


def test_rows_are_read_only_a_little_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from riskctl.screening.whitelist import NO_WHITELIST
    from riskctl.workspace.screener import open_screener

    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "lists"))
    read: list[int] = []

    def endless():
        number = 0
        while True:
            number += 1
            read.append(number)
            yield Query(f"Unheard Of {number}", id=str(number)) if number % 3 else BadRow(1, "bad")

    answers = Run(open_screener(DAY), NO_WHITELIST, DAY, tell=lambda _: None).rows(endless())
    for _ in range(9):
        next(answers)
    assert len(read) <= 12


def test_the_bar_knows_about_how_many_names_a_file_holds(tmp_path: Path) -> None:
    from riskctl.cli.screen_file import _lines

    path = tmp_path / "names.csv"
    path.write_bytes(b"name\n" + b"Kelmar Works\n" * 300_000)
    assert _lines(path) == 300_001
    assert _lines(tmp_path) == 0
