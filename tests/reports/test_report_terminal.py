from __future__ import annotations

import re
from typing import Any

import pytest
from report_samples import load
from rich.cells import cell_len

from riskctl.reports.sections import build
from riskctl.reports.table import compare
from riskctl.reports.terminal import Look, render, render_many
from riskctl.reports.terminal.bars import bar

WIDTHS = [30, 40, 60, 80, 100, 200]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("unicode", [True, False])
def test_no_line_is_wider_than_the_terminal(
    document: dict[str, Any], width: int, unicode: bool
) -> None:
    for text in (
        render(document, Look(width, unicode=unicode)),
        render_many([document] * 2, Look(width, unicode=unicode)),
    ):
        assert text.endswith("\n") and not text.startswith("\n")
        for line in text.splitlines():
            assert cell_len(line) <= width
            assert line == line.rstrip()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_procurement_officer_finds_the_answer(reject: dict[str, Any], width: int) -> None:
    text = " ".join(render(reject, Look(width)).split())
    for part in (
        "DeepSeek V4 Pro via DeepSeek API (Hangzhou)",
        "as of 2026-11-23",
        "for Malaysian bank, customer assistant (criticality: high)",
        "✕ REJECT",
        "1 legal block, 2 unmet duties, 3 open questions, confidence medium",
        "25-78 high",
        "serving chips unknown",
        "83-84 severe",
        "PDPA 2010 s.129(3)",
        "! On which chips is the model served on this route?",
        "could change the",
        "2026-11-10",
        "Self-hosted in Malaysia on Nvidia",
        "(3) 41-44",
        "needs information (53-81)",
        "riskctl explain my.pdpa.transfer",
    ):
        assert part in text
    assert text.index("! On which") < text.index("What share")


def test_conditions_have_owner_and_date(conditions: dict[str, Any]) -> None:
    text = " ".join(render(conditions).split())
    assert "APPROVE WITH CONDITIONS" in text
    assert "data protection officer, review by 2027-05-23" in text
    assert "supposed: route.served_on = nvidia-h100 (set by hand, not found)" in text
    assert "none of the other known routes is better" in text


def test_plain_text_has_no_escape_and_colour_has_only_styles(poisoned: dict[str, Any]) -> None:
    plain = render(poisoned)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain)
    coloured = render(poisoned, Look(color=True))
    without = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b" not in without and "\x9b" not in without
    assert "\x1b[" in coloured


def test_ascii_only_where_asked(document: dict[str, Any]) -> None:
    assert render(document, Look(unicode=False)).isascii()
    assert render_many([document, document], Look(120, unicode=False)).isascii()


def test_markup_is_shown_and_not_obeyed(reject: dict[str, Any]) -> None:
    reject["subject"]["model"]["name"] = "[bold]x[/bold] :smile:"
    assert "[bold]x[/bold] :smile: via" in render(reject, Look(120))


def test_an_id_that_a_shell_could_obey_is_not_offered(reject: dict[str, Any]) -> None:
    for item in (*reject["findings"],):
        item["id"] = "x; rm -rf ~"
    for item in reject["decision"]["reasons"]:
        item["finding"] = "$(reboot)"
    text = render(reject, Look(200))
    assert "riskctl explain FINDING" in text


def test_wide_characters_count_two_columns(reject: dict[str, Any]) -> None:
    reject["decision"]["reasons"][0]["text"] = "深度求索" * 30
    assert max(cell_len(line) for line in render(reject, Look(60)).splitlines()) <= 60


def test_without_a_use_case_it_says_what_that_means(reject: dict[str, Any]) -> None:
    reject["use_case"] = None
    assert "no use case given" in render(reject)


@pytest.mark.parametrize(
    ("low", "high", "drawn"),
    [
        (0, 0, ".........."),
        (0.4, 0.4, "=........."),
        (40, 40, "====......"),
        (25, 70, "==~~~~~..."),
        (0, 100, "~~~~~~~~~~"),
        (99, 100, "=========~"),
        (100, 100, "=========="),
    ],
)
def test_bars(low: float, high: float, drawn: str) -> None:
    assert "".join(bar(low, high, 10, unicode=False)) == drawn


def test_the_best_of_several_is_marked_and_explained() -> None:
    both = [load("reject"), load("conditions")]
    for width in (60, 120):
        text = render_many(both, Look(width))
        marked = [line for line in text.splitlines() if line.startswith("★")]
        assert len(marked) == 1
        assert "Best: DeepSeek V4 Pro via Self-hosted in Malaysia on Nvidia" in " ".join(
            text.split()
        )


def test_a_rejected_route_is_never_called_best() -> None:
    found = compare([build(load("reject")), build(load("reject"))])
    assert not any(row.best for row in found.rows)
    assert found.verdict.startswith("None can be used as it stands")


def test_a_report_that_was_written_is_not_recommended(reject: dict[str, Any]) -> None:
    assert "-o report.html has them all" in " ".join(render(reject).split())
    shown = " ".join(render(reject, Look(written=True)).split())
    assert "the report has them all" in shown and "-o report.html" not in shown
