"""Shell completion: commands, options, choices and ids, from a table that the commands themselves write."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli.complete import TABLE, candidates
from riskctl.cli.completion_table import build_table


def test_the_table_is_what_the_commands_say() -> None:
    """``RISKCTL_COMPLETIONS=write`` writes it anew."""
    text = json.dumps(build_table(), indent=1, sort_keys=True) + "\n"
    if os.environ.get("RISKCTL_COMPLETIONS") == "write":
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["ass"], "assess"),
        (["assess", "deepseek-v4-p"], "deepseek-v4-pro"),
        (["assess", "deepseek-v4-pro@deepseek-"], "deepseek-v4-pro@deepseek-api"),
        (["assess", "deepseek-v4-pro@self"], "deepseek-v4-pro@self-hosted"),
        (["assess", "x", "--scen"], "--scenario"),
        (["assess", "x", "--scenario", "us-front"], "us-frontier-cutoff"),
        (["catalogue", "li"], "list"),
        (["catalogue", "list", "mod"], "models"),
        (["catalogue", "list", "--developer", "mistr"], "mistral"),
        (["scenarios", "show", "taiwan"], "taiwan-strait"),
        (["completion", "f"], "fish"),
    ],
)
def test_completes(words: list[str], name: str) -> None:
    assert name in candidates(words)


def test_a_file_is_left_to_the_shell() -> None:
    assert candidates(["assess", "x", "--use-case", "da"]) == []
    assert candidates(["no-such-command", "x"]) == []


def test_only_light_modules_answer() -> None:
    code = "import sys; sys.argv=['riskctl','__complete','assess','deep']; import riskctl.__main__ as m; m.main()"
    code += "; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "deepseek-v4-pro" in done.stdout.split()
    assert not {"typer", "rich", "pydantic", "yaml"} & set(done.stderr.split())


def test_install_writes_where_the_shell_looks(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    answer = cli("completion", "bash", "--install")
    path = tmp_path / ".local/share/bash-completion/completions/riskctl"
    assert answer.code == 0 and str(path) in answer.out and path.is_file()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_bash_takes_the_script(cli: Any) -> None:
    script = cli("completion", "bash").out
    done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
    assert done.returncode == 0, done.stderr


TAB = """\
set -e
riskctl() {{ {python} -m riskctl "$@"; }}
riskctl completion bash --install >&2
. "$HOME/.local/share/bash-completion/completions/riskctl"
for line in "assess gpt-5.4@openai-api-e" "gate . --fail-on re" "rules list --format t"; do
  COMP_WORDS=(riskctl $line); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _riskctl; echo "${{COMPREPLY[@]}}"
done
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
def test_tab_in_bash_after_one_command(tmp_path: Path) -> None:
    """Installed by one command into an empty home, read by bash, and asked as bash asks at a tab."""
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": root}
    script = TAB.format(python=sys.executable)
    done = subprocess.run(
        ["bash", "--norc"], input=script, text=True, capture_output=True, env=environment, timeout=120
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["gpt-5.4@openai-api-eu", "reject", "text"]


def test_an_unknown_shell_is_told(cli: Any) -> None:
    answer = cli("completion", "bsh")
    assert answer.code == 2 and "bash" in answer.err
