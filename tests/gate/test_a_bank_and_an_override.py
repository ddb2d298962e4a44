"""A repository that calls another service only by an override in compose, before the policy of a Malaysian bank."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.workspace.layers import bundled_layer

DAY = "2026-11-28"
WAIVER = """
[[gate.waivers]]
id = "W-1"
path = "compose.yml"
operator = "DeepSeek"
reason = "pilot without data of customers"
approver = "CISO"
through = "2026-12-31"
"""


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RISKCTL_CONFIG", raising=False)
    case = bundled_layer().data / "examples" / "malaysian-bank.yaml"
    Path("bank.yaml").write_bytes(case.read_bytes())
    Path("policy.toml").write_text('[gate]\nuse-case = "bank.yaml"\n')
    Path("code").mkdir()
    Path("code/compose.yml").write_text(
        "services:\n  app:\n    environment:\n      OPENAI_BASE_URL: https://api.deepseek.com/v1\n"
    )
    return tmp_path


def gate(*words, day=DAY):
    words = ["gate", "code", "--policy", "policy.toml", "--as-of", day, *words]
    return CliRunner().invoke(app, words)


def test_it_fails_and_names_the_line(tree):
    result = gate()
    assert result.exit_code == 1
    assert "compose.yml:4:24: reject: endpoint https://api.deepseek.com/v1" in result.stdout


def test_a_waiver_lets_it_pass_until_its_day(tree):
    with Path("policy.toml").open("a") as file:
        file.write(WAIVER)
    assert gate(day="2026-12-31").exit_code == 0
    late = gate(day="2027-01-01")
    assert late.exit_code == 1 and "W-1 expired on 2026-12-31" in late.stdout


def test_a_new_usage_beside_a_baseline_fails_alone(tree):
    assert CliRunner().invoke(app, ["baseline", "update", "code"]).exit_code == 0
    Path("code/.env").write_text("ANTHROPIC_BASE_URL=https://open.bigmodel.cn/api/anthropic\n")
    result = gate("--baseline", "usages.baseline.json")
    assert result.exit_code in (1, 3) and ".env:1:" in result.stdout
    assert "compose.yml" not in result.stdout
