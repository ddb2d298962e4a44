"""The files for pipelines call the gate as it is, and let unknown fail."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = ("action.yml", ".pre-commit-hooks.yaml", "ci/gitlab.yml")


@pytest.mark.parametrize("name", FILES)
def test_they_are_yaml_and_no_softer_than_the_default(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    assert "riskctl gate" in text
    assert "escalate" not in text


def test_the_action_writes_before_it_fails_and_quotes_what_it_is_given():
    script = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"][0]["run"]
    assert "${{" not in script
    assert script.index("GITHUB_STEP_SUMMARY") < script.index('exit "$code"')
