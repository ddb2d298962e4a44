"""``riskctl screen`` as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str, lists: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "RISKCTL_LISTS_DIR": str(lists), "COLUMNS": "100", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "riskctl", "screen", *arguments],
        env=env, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


def test_without_lists_nothing_is_clear(tmp_path: Path) -> None:
    done = run("Quite Unheard Of GmbH", "--format", "json", lists=tmp_path)
    assert done.returncode == 4
    row = json.loads(done.stdout)[0]
    assert row["outcome"] == "unknown" and "no official list is installed" in row["open"][0]


def test_a_list_that_is_named_and_missing_is_told(tmp_path: Path) -> None:
    done = run("Quite Unheard Of GmbH", "--list", "us.sdn", lists=tmp_path)
    assert done.returncode == 4
    assert "us.sdn is not installed" in done.stdout


def test_a_file_of_names_keeps_its_ids(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text(
        "id,name,country,kind\na1,Huawei Technologies,CN,\na2,智谱AI,,company\n", "utf-8"
    )
    done = run("--file", str(tmp_path / "q.csv"), "--format", "jsonl", lists=tmp_path)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["outcome"]) for row in rows] == [("a1", "match"), ("a2", "match")]


def test_a_hit_can_fail_the_run(tmp_path: Path) -> None:
    assert run("Huawei Technologies", "--fail-on-hit", lists=tmp_path).returncode == 1
    assert run("Huawei Technologies", lists=tmp_path).returncode == 0


def test_cells_that_a_spreadsheet_would_run_are_text(tmp_path: Path) -> None:
    done = run("=cmd|' /C calc'!A0 Huawei", "--format", "csv", lists=tmp_path)
    assert "'=cmd" in done.stdout


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("nom\nx\n", "q.csv:1:1: the first line must name the columns"),
        ("name,country\nHuawei,ZZ\n", "q.csv:2:1: country 'ZZ'"),
        ("name,kind\nHuawei,ship\n", "q.csv:2:1: kind 'ship'"),
        ('name\n""\n', "q.csv:2:1: the name holds no letter"),
        ("", "q.csv:1:1: the first line"),
        ("name\nA,B\n", "q.csv:2:1: more cells than columns"),
    ],
)
def test_bad_files_are_told_with_their_line(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "q.csv").write_text(content, "utf-8")
    done = run("--file", str(tmp_path / "q.csv"), lists=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr and "Traceback" not in done.stderr


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"name": "A"}\nnot json\n[]\n{"country": "CN"}\n', "utf-8")
    done = run("--file", str(tmp_path / "q.jsonl"), lists=tmp_path)
    assert done.returncode == 2
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == ["2", "3", "4"]


@pytest.mark.parametrize(
    "arguments",
    [[], ["A", "--file", "x.csv"], ["A", "--country", "CHNA"], ["A", "--kind", "ship"]],
)
def test_usage_is_checked(tmp_path: Path, arguments: list[str]) -> None:
    done = run(*arguments, lists=tmp_path)
    assert done.returncode == 2 and "Traceback" not in done.stderr
