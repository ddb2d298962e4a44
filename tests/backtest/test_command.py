"""The command: its two formats, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from events_text import ALLEGED, SEAT, event, events, row

from riskctl.document.canonical import canonical_bytes

TEXT = events(
    event(
        "lists",
        [
            row("hit-a", True, **{SEAT: True, ALLEGED: None}),
            row("hit-b", True),
            row("spared", False),
        ],
    ),
    event("cut", [row("例示", True), row("spared", False, **{SEAT: True})], kind="provider_cutoff"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_canonical_and_the_same_each_time(command: Any, file: Path) -> None:
    first, second = (command(str(file), "--format", "json", seed=seed) for seed in ("1", "2"))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout == canonical_bytes(json.loads(first.stdout))
    found = json.loads(first.stdout)
    keys = {"overall", "same_seat", "cutoffs"}
    assert set(found["auc"]) == keys
    assert set(found["baselines"]) == {"country_only", "already_listed", "flag_count"}
    assert all(set(one) == keys for one in found["baselines"].values())
    assert [miss["entity"] for miss in found["misses"]] == ["hit-b", "例示"]
    assert str(file.parent) not in first.stdout.decode()


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_keeps_to_the_width(command: Any, file: Path, width: int) -> None:
    done = command(str(file), width=width)
    text = done.stdout.decode()
    assert done.returncode == 0 and max(len(line) for line in text.splitlines()) <= width
    assert "exposure score" in text and "country only" in text and "already listed" in text
    assert "count of flags" in text and "Score less the count of flags:" in text
    assert "cut: 例示 (0.0) is below spared (25.0)" in text and "Unknown facts: 1" in text


def test_the_table_says_what_each_feature_counts_and_why(command: Any, file: Path) -> None:
    text = " ".join(command(str(file), width=80).stdout.decode().split())
    assert "military or surveillance tie severe" in text and "every other moderate" in text
    assert "official allegation only beside prior formal restriction or" in text
    assert "A list names parties on a ground" in text
    assert "any other kind: adversary seat moderate, prior formal restriction substantial" in text
    assert "features alone" in text and "(0 of 5 entities)" in text


def test_the_table_says_where_there_are_no_pairs(command: Any, tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    path.write_text(events())
    text = command(str(path)).stdout.decode()
    assert "no pairs" in text and "No hit ranks at or below a control of its event." in text


def test_a_hostile_name_cannot_move_the_cursor(command: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text(
        events(event("e", [row("\u200bx\u00ad" + "y" * 300, True), row("z", False)])),
        encoding="utf-8",
    )
    text = command(str(path)).stdout.decode()
    assert "\\u200bx\\xad" in text and "\u200b" not in text and "y" * 61 not in text


@pytest.mark.parametrize(
    ("content", "said"),
    [("", ":1:1: the file is empty"), ("events: [", ":1:"), ("events: [x]", ":1:10: an entry")],
)
def test_a_bad_file_is_said_with_exit_2(
    command: Any, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(content)
    done = command(str(path), "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"") and said in done.stderr.decode()


def test_other_mistakes_are_said_with_exit_2(command: Any, file: Path, tmp_path: Path) -> None:
    absent = command(str(tmp_path / "absent.yaml"))
    assert absent.returncode == 2 and b":1:1: no such file" in absent.stderr
    wrong = command(str(file), "--format", "jsn")
    assert wrong.returncode == 2 and b"did you mean 'json'?" in wrong.stderr


def test_non_events_are_named(command: Any, tmp_path: Path) -> None:
    path = tmp_path / "quiet.yaml"
    path.write_text(events(event("quiet-day", [row("x", False)], kind="NON_EVENT")))
    text = command(str(path)).stdout.decode()
    assert "Non-events: 1" in text and "quiet-day: highest x (0.0)" in text
