"""``riskctl init`` writes a policy that the gate reads and that allows nothing by itself."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.discovery.usage import Usage
from riskctl.gate.policy import read_policy
from riskctl.gate.profiles import read_profiles
from riskctl.gate.start import start_policy

ANSWERS = ["-a", "title=Bank assistant", "-a", "country=Malaysia", "-a", "sector=bank"]


def test_it_writes_both_files_and_the_gate_takes_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RISKCTL_CONFIG", raising=False)
    Path("code").mkdir()
    Path("code/a.py").write_text("base_url = 'https://api.deepseek.com'\n")
    words = ["init", "code", "--profile", "my-bnm", "--as-of", "2026-11-28", *ANSWERS]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    text = Path("riskctl.toml").read_text()
    assert '# allowed-operators = ["DeepSeek"]' in text and "Bank Negara Malaysia" in text
    gate = CliRunner().invoke(
        app, ["gate", "code", "--policy", "riskctl.toml", "--as-of", "2026-11-28"]
    )
    assert gate.exit_code in (1, 3) and "a.py:1:" in gate.stdout
    assert CliRunner().invoke(app, words).exit_code != 0, "an existing policy is not replaced"


@pytest.mark.parametrize("name", ["my-bnm", "sg-mas", "hk-hkma", "de-bafin"])
def test_profiles_name_their_source_and_are_policies(name):
    profile = read_profiles()[name]
    assert profile.url.startswith("https://") and len(profile.date) == 10
    assert profile.grade in ("official", "third-party") and profile.states
    text = start_policy([], "use-case.yaml", profile).decode()
    policy = read_policy(tomllib.loads(text)["gate"], "x", Path())
    assert policy.fail_on == "needs-information" and not policy.lists
    assert profile.date in text and profile.instrument[:20] in text


def test_hostile_names_stay_words():
    usage = Usage("a", 1, 1, "mcp", "x", 'a"]\n[gate]\nfail-on = "reject"', "b\n# c")
    table = tomllib.loads(start_policy([usage], 'u"\n.yaml').decode())["gate"]
    assert table["fail-on"] == "needs-information" and set(table) == {"fail-on", "use-case"}
