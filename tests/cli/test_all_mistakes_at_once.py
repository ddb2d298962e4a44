"""Mistakes of a use case, of --set, of a scenario and of the subject are told in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

WRONG = 'id: x\ntitle: X\ncriticality: medium\nactor: {country: UK, public_body: "maybe"}\n'


@pytest.mark.parametrize("command", ["assess", "compare"])
def test_what_is_wrong_everywhere_is_told_at_once(
    command: str, tmp_path: Path, monkeypatch, cli
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "uc.yaml").write_text(WRONG)
    asked = [
        *(command, "gpt-99@nowhere", "--use-case", "uc.yaml", "--as-of", "2026-11-28"),
        *("--set", "data.personal=maybe", "--set", "actor.contry=DE", "--scenario", "nothing"),
    ]
    done = cli(*asked)
    assert done.code == 2
    for text in (
        "uc.yaml:4:9", "uc.yaml:4:22", "data.personal", "actor.contry", "nothing", "gpt-99",
    ):  # fmt: skip
        assert text in done.err, text


def test_one_mistake_is_told_as_ever(tmp_path: Path, cli) -> None:
    done = cli("assess", "gpt-5.4@openai-api-eu", "--set", "x=1", "--as-of", "2026-11-28")
    assert done.code == 2 and done.err.startswith("riskctl: ")
    missing = cli("assess", "gpt-99", "--use-case", str(tmp_path / "no.yaml"))
    assert missing.code == 2 and "no.yaml:1:1" in missing.err and "gpt-99" in missing.err
