"""Statements from before an event: which are dated before it, whom they name, and what that counts."""

from __future__ import annotations

from typing import Any

import pytest
from events_text import SEAT, event, events, read, row

from riskctl.backtest.run_up import dated_before, is_named
from riskctl.text.problems import InputError

DAY = "2025-03-01"


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("inquiry into Acme 2025-02-28", True),
        ("inquiry into Acme 2025-03-01", False),
        ("inquiry into Acme 2025-03-02", False),
        ("inquiry into Acme 2025-02", True),
        ("inquiry into Acme 2025-03", False),
        ("inquiry into Acme 2024", True),
        ("inquiry into Acme 2025", False),
        ("inquiry into Acme", False),
        ("inquiry into Acme 2025-02-27/28", True),
        ("hearings on Acme 2025-02-01/03", True),
        ("rounds on Acme 2024-10/11", True),
        ("rounds on Acme 2025-02/03", False),
        ("Acme named 2024-05, effective 2025-04-01", False),
        ("Acme sold 30000 units", False),
    ],
)
def test_only_a_statement_dated_before_the_day_counts(line: str, counts: bool) -> None:
    assert is_named("acme", dated_before([line], DAY)) is counts


def test_each_part_of_a_line_needs_its_own_date() -> None:
    statements = dated_before(["Bolt fined 2024-05-02; no warning on Acme"], DAY)
    assert is_named("bolt", statements) and not is_named("acme", statements)


@pytest.mark.parametrize(
    ("entity", "text", "named"),
    [
        ("Acme", "a letter on ACME's chips", True),
        ("acme-labs", "a letter on Acme", True),
        ("acme", "a letter on Acmetron", False),
        ("customer:acme-labs", "a letter on Acme", True),
        ("acme (Bolt 100%)", "a letter on Bolt", False),
        ("i-soon", "files of i-Soon leaked", True),
        ("i-soon", "what I saw", False),
        ("china-mobile-usa", "a rule on China", False),
        ("china-mobile-usa", "a case on China Mobile", True),
        ("customer:russia-located", "a rule on Russia", True),
        ("北京智谱", "关于 北京智谱 的信", True),
        ("café-noir", "a letter on Cafe Noir", True),
        ("--", "a letter on Acme", False),
        ("class:", "a letter on Acme", False),
    ],
)
def test_the_leading_word_of_a_name_decides(entity: str, text: str, named: bool) -> None:
    assert is_named(entity, dated_before([f"{text} 2024-01-01"], DAY)) is named


def _with_run_up(text: str, lines: str) -> str:
    return text.replace("    rows:", f"    known_before: {lines}\n    rows:", 1)


ALIKE = events(event("e", [row("acme", True), row("bolt", False)]))


def test_who_is_named_ranks_above_a_like_party(run: Any) -> None:
    found = run(_with_run_up(ALIKE, "['2024-11-05 letter on Acme']"))
    assert found["auc"]["overall"] == 1.0
    assert found["baselines"]["flag_count"]["overall"] == 0.5
    assert found["without_run_up"]["auc"]["overall"] == 0.5
    assert [score["named_before"] for score in found["scores"]] == [True, False]
    assert found["scores"][0]["score"] == pytest.approx(100 * found["run_up"]["share"])
    assert found["counts"]["named_before"] == 1


def test_what_was_said_on_the_day_is_no_foresight(run: Any) -> None:
    plain, told = run(ALIKE), run(_with_run_up(ALIKE, "['2025-03-01 Acme was listed']"))
    for key in ("auc", "scores", "gains", "misses"):
        assert told[key] == plain[key]


def test_a_feature_and_a_naming_add_up_as_two_findings_do(run: Any) -> None:
    text = events(event("e", [row("acme", True, **{SEAT: True}), row("bolt", False)]))
    score = run(_with_run_up(text, "['2024 Acme']"))["scores"][0]["score"]
    assert score == pytest.approx(100 * (1 - 0.75 * 0.75))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("a letter of 2024", "known_before takes a list of statements"),
        ("[{Acme: named 2024}]", "a statement is text; put it in quotes"),
        ("[[Acme, 2024]]", "a statement is text; put it in quotes"),
    ],
)
def test_what_is_no_statement_is_said_at_its_place(lines: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read(_with_run_up(ALIKE, lines))
    assert str(caught.value.problems[0]).startswith("events.yaml:5:")


@pytest.mark.parametrize("lines", ["~", "[]", "['', 'x' ]"])
def test_nothing_said_before_is_no_mistake(run: Any, lines: str) -> None:
    assert run(_with_run_up(ALIKE, lines))["scores"] == run(ALIKE)["scores"]
