"""The short way reads plain options as the long way does, and leaves everything unusual to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from riskctl.cli import quick
from riskctl.cli.app import app
from riskctl.cli.discover_run import DiscoverRequest
from riskctl.cli.gate_run import GateRequest


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ([], DiscoverRequest()),
        (["src", "--all"], DiscoverRequest(Path("src"), everything=True)),
        (["-f", "json", "src"], DiscoverRequest(Path("src"), "json")),
        (["--format=json"], DiscoverRequest(format="json")),
        (
            ["src", "-o", "a.json", "-o", "b.mmd"],
            DiscoverRequest(Path("src"), output=(Path("a.json"), Path("b.mmd"))),
        ),
        (
            ["--include", "*.py", "--exclude=x/*"],
            DiscoverRequest(include=("*.py",), exclude=("x/*",)),
        ),
        (["--diff", "old", "new"], DiscoverRequest(Path("new"), diff=Path("old"))),
    ],
)
def test_plain_options(words, request_):
    assert quick.read_discover(words) == request_


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], ["--form", "json"], ["--nothing"], ["a", "b"], ["--format"]]
)
def test_the_unusual_goes_the_long_way(words):
    assert quick.read_discover(words) is None
    assert quick.read_gate(words) is None


def test_both_ways_write_the_same(tmp_path, capfd):
    (tmp_path / "a.py").write_text("model = 'gpt-4o'\n")
    with pytest.raises(SystemExit) as exit_:
        quick.discover([str(tmp_path)])
    assert not exit_.value.code
    assert CliRunner().invoke(app, ["discover", str(tmp_path)]).stdout == capfd.readouterr().out


def test_an_unknown_format_is_told_with_the_known_ones(tmp_path, capfd):
    with pytest.raises(SystemExit) as exit_:
        quick.discover([str(tmp_path), "--format", "jsno"])
    assert exit_.value.code == 2 and "did you mean 'json'" in capfd.readouterr().err


def test_options_of_the_gate():
    words = ["src", "--policy", "p.toml", "-u", "bank.yaml", "--diff-base=HEAD", "-o", "a.md"]
    assert quick.read_gate([*words, "--as-of", "2026-11-28", "--github"]) == GateRequest(
        path=Path("src"),
        policy=Path("p.toml"),
        use_case=Path("bank.yaml"),
        diff_base="HEAD",
        output=(Path("a.md"),),
        as_of="2026-11-28",
        github=True,
    )
