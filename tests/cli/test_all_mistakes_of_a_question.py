"""A wrong day is told with the mistakes of the use case, the supposed facts, the scenario and the subject."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "data" / "examples" / "german-hospital.yaml"


@pytest.mark.parametrize("command", ["assess", "compare", "questions"])
def test_all_mistakes_at_once(command: str, tmp_path: Path, cli) -> None:
    broken = tmp_path / "broken.yaml"
    text = EXAMPLE.read_text("utf-8").replace("  country: DE", "  country: XX", 1)
    broken.write_text(text, "utf-8")
    done = cli(command, "no-such-model", "--use-case", str(broken), "--as-of", "1-2-2026")
    assert done.code == 2 and not done.out
    for told in ("2026-01-02 or as 2026-02-01", "broken.yaml:9:", "no-such-model"):
        assert told in done.err


def test_nothing_is_asked_for_a_day_that_is_none(tmp_path: Path, cli) -> None:
    use_case = tmp_path / "use.yaml"
    use_case.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    asked = ("assess", "gpt-5.4", "--use-case", str(use_case), "--ask", "--as-of", "tomorrow")
    done = cli(*asked)
    assert done.code == 2 and "not 'tomorrow'" in done.err
    assert use_case.read_text("utf-8") == EXAMPLE.read_text("utf-8")
