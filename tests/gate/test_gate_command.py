"""The gate decides on every usage, writes its outputs before it fails, and looks at new usages alone when asked."""

from __future__ import annotations

import json
import socket
import subprocess
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.text.problems import InputError
from riskctl.workspace.layers import bundled_layer

DAY = "2026-11-28"
COMPOSE = (
    "services:\n  app:\n    environment:\n      OPENAI_BASE_URL: https://api.deepseek.com/v1\n"
)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RISKCTL_CONFIG", raising=False)
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "compose.yml").write_text(COMPOSE)
    (tmp_path / "bank.yaml").write_bytes(
        (bundled_layer().data / "examples" / "malaysian-bank.yaml").read_bytes()
    )
    return tmp_path


def gate(*words):
    return CliRunner().invoke(app, ["gate", "code", "--as-of", DAY, *words])


def test_an_address_in_compose_fails_the_gate_of_the_bank(tree):
    result = gate(
        "--use-case",
        "bank.yaml",
        "-o",
        "g.sarif",
        "-o",
        "g.junit.xml",
        "-o",
        "g.md",
        "-o",
        "g.json",
    )
    assert result.exit_code in (1, 3)
    assert "compose.yml:4:" in result.stdout
    assert "Total: 1" in result.stdout.splitlines()[-1]
    run = json.loads((tree / "g.sarif").read_text())["runs"][0]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 4
    assert ElementTree.parse(tree / "g.junit.xml").getroot()[0].get("failures") == "1"
    assert "failed" in (tree / "g.md").read_text()
    assert json.loads((tree / "g.json").read_text())["findings"][0]["fails"] is True


WAIVER = """[gate]
forbidden-operators = ["DeepSeek"]
[[gate.waivers]]
id = "W-1"
path = "compose.yml"
operator = "DeepSeek"
reason = "pilot without data of customers"
approver = "CISO"
through = "{day}"
"""


@pytest.mark.parametrize(("day", "code"), [("2026-11-28", 0), ("2026-11-27", 1)])
def test_a_waiver_holds_through_its_last_day(tree, day, code):
    (tree / "policy.toml").write_text(WAIVER.format(day=day))
    result = gate("--policy", "policy.toml")
    assert result.exit_code == code, result.stdout
    assert ("expired" in result.stdout) == bool(code)


def test_a_new_usage_beside_a_baseline_fails_alone(tree):
    runner = CliRunner()
    assert runner.invoke(app, ["baseline", "update", "code"]).exit_code == 0
    assert gate("--baseline", "usages.baseline.json").exit_code == 0
    moved = "# a line\n" + COMPOSE
    (tree / "code" / "compose.yml").write_text(moved)
    assert gate("--baseline", "usages.baseline.json").exit_code == 0
    (tree / "code" / "a.py").write_text("llm_model = 'no-such-vendor/no-such-model'\n")
    result = gate("--baseline", "usages.baseline.json")
    assert result.exit_code == 3
    assert "a.py:1:" in result.stdout and "compose.yml" not in result.stdout


def test_only_what_a_commit_does_not_have(tree):
    def git(*words):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words],
            cwd=tree / "code",
            check=True,
            capture_output=True,
        )

    git("init")
    git("add", ".")
    git("commit", "-m", "start")
    assert gate("--diff-base", "HEAD").exit_code == 0
    for name in ("no-such-commit", "--output=x"):
        error = gate("--diff-base", name).exception
        assert isinstance(error, InputError) and "is no commit" in str(error.problems[0])


def test_the_policy_is_never_read_from_the_tree_under_review(tree):
    (tree / "code" / "riskctl.toml").write_text('[gate]\nfail-on = "reject"\n')
    (tree / "code" / "compose.yml").write_text("services: {}\n")
    (tree / "code" / "a.py").write_text("llm_model = 'no-such-vendor/no-such-model'\n")
    result = gate()
    assert result.exit_code == 3 and "built-in defaults" in result.stdout


def test_unreadable_is_not_clean(tree):
    (tree / "code" / "compose.yml").write_text("services: {}\n")
    (tree / "code" / "a.py").write_text("model = 'gpt-4o' (((")
    assert gate().exit_code == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[gate]\nfail = "x"\n', "did you mean 'fail-on'"),
        ('[gate]\nfail-on = "never"\n', "fail-on is one of"),
        ('[gate]\nforbidden-operators = "x"\n', "takes a list of names"),
        ('[[gate.waivers]]\nid = "a"\n', "through is missing"),
    ],
)
def test_mistakes_in_a_policy_are_told(tree, text, words):
    (tree / "policy.toml").write_text(text)
    result = gate("--policy", "policy.toml")
    assert isinstance(result.exception, InputError)
    assert words in "\n".join(map(str, result.exception.problems))


def test_no_network_is_asked_for(tree, monkeypatch):
    def refuse(*_args, **_options):
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert gate("--use-case", "bank.yaml").exit_code in (1, 3)


def test_the_gate_says_what_it_left_out(tree):
    (tree / "code" / "tests").mkdir()
    (tree / "code" / "tests" / "a.py").write_text("llm_model = 'no-such-vendor/no-such-model'\n")
    assert "left out: 1 file under tests; --all reads them" in gate().stdout
    result = gate("--all")
    assert "left out" not in result.stdout and "tests/a.py:1:" in result.stdout


def commit_all(root):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init"], ["add", "."], ["commit", "-m", "start"]):
        subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize("name", ["policy.toml", "usages.baseline.json", "bank.yaml"])
def test_a_changed_policy_is_a_finding_unless_it_is_trusted(tree, name):
    (tree / "policy.toml").write_text('[gate]\nfail-on = "escalate"\n')
    assert CliRunner().invoke(app, ["baseline", "update", "code"]).exit_code == 0
    commit_all(tree)
    words = ["--policy", "policy.toml", "--baseline", "usages.baseline.json", "-u", "bank.yaml"]
    words += ["--diff-base", "HEAD"]
    assert gate(*words).exit_code == 0
    with (tree / name).open("a") as file:
        file.write("\n")
    result = gate(*words)
    assert result.exit_code == 1 and f"{name}:1:1: reject: policy" in result.stdout
    assert gate(*words, "--trust-policy").exit_code == 0


def test_of_a_pyproject_only_the_own_table_counts(tree):
    file = tree / "pyproject.toml"
    file.write_text('[tool.riskctl.gate]\nfail-on = "needs-information"\n')
    commit_all(tree)
    words = ["--policy", "pyproject.toml", "--diff-base", "HEAD"]
    file.write_text(file.read_text() + '[project]\nname = "a"\n')
    assert gate(*words).exit_code == 0
    file.write_text('[tool.riskctl.gate]\nfail-on = "reject"\n')
    assert gate(*words).exit_code == 1


def test_a_riskctl_toml_taken_away_is_a_change_of_policy(tree):
    (tree / "riskctl.toml").write_text('[gate]\nfail-on = "needs-information"\n')
    commit_all(tree)
    (tree / "riskctl.toml").unlink()
    assert "riskctl.toml:1:1: reject: policy" in gate("--diff-base", "HEAD").stdout


@pytest.mark.parametrize("command", ["gate", "discover"])
def test_of_several_outputs_none_is_new_when_one_cannot_be_written(tree, command):
    (tree / "a.json").write_text("old")
    result = CliRunner().invoke(app, [command, "code", "-o", "a.json", "-o", "none/b.json"])
    assert isinstance(result.exception, OSError)
    assert (tree / "a.json").read_text() == "old"
    assert sorted(path.name for path in tree.iterdir()) == ["a.json", "bank.yaml", "code"]
