"""The short way reads plain options as the long way does, and leaves everything unusual to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from riskctl.cli import assess, quick
from riskctl.cli.app import app
from riskctl.cli.assess_run import AssessRequest
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


@pytest.mark.parametrize(
    "words",
    [
        ["gpt-5.4"],
        ["gpt-5.4@openai-api", "-u", "bank.yaml", "--format", "json", "kimi-k2"],
        ["m", "--set", "a=b", "--set", "c=d", "--scenario=x+y", "--waivers", "w.yaml", "--strict"],
        ["m", "-fjson", "-q", "-o", "a.html", "-o", "b.pdf", "--no-color", "--fail-on", "reject"],
        ["m", "--jobs", "2", "--as-of", "2026-11-23", "--data", "d", "--rules", "r", "--data=e"],
    ],
)
def test_a_decision_is_asked_for_alike_both_ways(words, monkeypatch):
    asked = []
    monkeypatch.setattr(assess, "Assessing", lambda request: asked.append(request) or Done())
    assert CliRunner().invoke(assess.app, words).exit_code == 0
    assert [quick.read_assess(words)] == asked


class Done:
    """A command that has nothing to do."""

    def run(self) -> int:
        return 0


def test_no_option_of_a_decision_is_read_wrongly_the_short_way():
    """An option that the short way does not know goes the long way, and none of its own is made up."""
    from typer.main import get_command

    long = {name for option in get_command(assess.app).params for name in option.opts}
    short = {f"--{name.rstrip('=')}" for name in quick._ASSESS}
    assert short < long
    assert quick.read_assess(["m", "--ask"]) is None
    assert quick.read_assess(["m", "--lang", "ms"]) is None


@pytest.mark.parametrize(
    "words",
    [[], ["--strict"], ["m", "--jobs", "0"], ["m", "--jobs", "x"], ["m", "--", "-q"], ["m", "-x"]],
)
def test_an_unusual_decision_goes_the_long_way(words):
    assert quick.read_assess(words) is None


def test_words_that_look_like_options_go_the_long_way(monkeypatch):
    monkeypatch.setenv("POSIXLY_CORRECT", "1")
    assert quick.read_assess(["m", "-q"]) is None
    assert quick.read_assess(["-q", "m"]) == AssessRequest(("m",), quiet=True)


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
