"""``assess --strict``: law or lists past their date end the run with 4, after the answer."""

from __future__ import annotations

LATE, EARLY = "2028-06-30", "2026-11-23"
SUBJECT = "gpt-5.4@openai-api-eu"


def test_stale_law_ends_a_strict_run(cli) -> None:
    late = cli("assess", SUBJECT, "--as-of", LATE, "--strict")
    assert late.code == 4
    assert late.out.startswith("warning: Past their date")
    assert cli("assess", SUBJECT, "--as-of", LATE).code == 0


def test_fresh_law_does_not(cli) -> None:
    early = cli("assess", SUBJECT, "--as-of", EARLY, "--strict")
    assert early.code == 0 and "Past their date" not in early.out


def test_a_failed_gate_goes_first(cli) -> None:
    args = ("assess", SUBJECT, "--as-of", LATE, "--strict", "--fail-on", "approve")
    assert cli(*args).code == 1


def test_a_comparison_says_it_at_its_head(cli) -> None:
    many = cli("assess", SUBJECT, "gpt-5.4@openai-api", "--as-of", LATE, "--strict", width=120)
    assert many.code == 4
    assert "warning: Past their date" in many.out.partition("Model")[0]
