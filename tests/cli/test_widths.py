"""On a terminal no line of any command is wider than it, and none is broken inside a word, from 60 to 200 columns."""

from __future__ import annotations

import functools
import re
import shlex
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from riskctl.cli import console
from riskctl.cli.app import COMMANDS
from riskctl.cli.fitting import fit
from riskctl.explanations.paper import cells
from riskctl.reports.pages.comparison import routes_report
from riskctl.reports.pages.plan import plan_report
from riskctl.reports.pages.stress import stress_report
from riskctl.reports.pages.text import plain
from riskctl.reports.terminal import Look, render, render_many
from riskctl.workspace import workspace
from riskctl.workspace.cache_folder import cache_folder
from riskctl.workspace.layers import Layer
from riskctl.workspace.session import Session
from riskctl.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
GROUP = ROOT / "data/portfolios/malaysian-group.yaml"
BANK = str(ROOT / "data/examples/malaysian-bank.yaml")
ROUTES = f"deepseek-v4-pro@self-hosted gpt-5.4@openai-api deepseek-v4-pro@deepseek-api -u {BANK}"
PAGES = (
    f"compare {ROUTES}",
    f"stress {GROUP}",
    f"plan {GROUP} --no-prices -s taiwan-strait -s us-frontier-cutoff",
)
ASSESSED = (f"assess gpt-5.4@openai-api -u {BANK}", f"assess {ROUTES}")
EXAMPLES = f"""
scenarios list
scenarios show us-frontier-cutoff
catalogue list
catalogue list models
catalogue show gpt-5.4
catalogue show huawei
catalogue show openai-api
catalogue debt gpt-oss-20b@self-hosted
catalogue show gpt-5.5
rules list
rules show us.ear.affiliates-50
rules show us.ear-affiliates
rules check {ROOT}/rulesets/my
rules show us.ear.affilates-50
lists status
lists diff us.sdn
lists update us.sdnn
screen Huawei "DeepSeek 深度求索"
explain us.ear.affiliates-50
explain us.ear.affiliates-50 gpt-oss-20b@self-hosted -u {BANK}
ownership {ROOT}/tests/ownership/data/none.yaml
discover {ROOT}/tests/discovery
gate {ROOT}/riskctl/gate
baseline update {ROOT}/riskctl/gate -o .
init {ROOT}/riskctl/gate
questions gpt-5.4@openai-api -u {BANK}
answers {BANK}
answer {BANK} gpt-oss-20b@self-hosted
new use-case -a title=Desk -a contry=SG
report {BANK} -o x.html
verify {BANK}
backtest {ROOT}/data/backtest.yaml
coverage
schema use-cse
completion bash --install --help
doctor
template list
""".strip().splitlines()
MISTAKES = """
asess gpt-5.4
catalogue lst
assess gpt-5.4 --use-cse file.yaml
assess gpt-5.4 --explain-everything-that-could-be-explained-about-it
assess
report file.json
assess gpt-5.4 --jobs many
baseline
rules list -j Malaysa
""".strip().splitlines()
"""Mistakes of the command line itself."""
HELP = [f"{name} --help" for name in COMMANDS]
WIDTHS = (60, 80, 120, 200)
WHOLE = 4000
"""Columns at which nothing is broken."""


_open, _open_workspace = Session.open, workspace.open_workspace


@functools.cache
def _opened(as_of: str) -> Session:
    """Reading data and rules is most of a command's time and none of its width: once for all commands and widths."""
    return _open(as_of)


@functools.cache
def _read(layers: tuple[Layer, ...]) -> Workspace:
    return _open_workspace(layers, cache_folder())


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(as_of: str, data: Any = (), rules: Any = (), **other: Any) -> Session:
        plain = not (data or rules or other)
        return _opened(as_of) if plain else _open(as_of, data, rules, **other)

    monkeypatch.setattr(workspace, "open_workspace", lambda layers, *_: _read(tuple(layers)))
    monkeypatch.setattr(Session, "open", staticmethod(opened))


@pytest.fixture
def on_terminal(cli: Any, read_once: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Any:
    """The words and the lines that a command shows at a width, stdout and stderr being a terminal."""
    monkeypatch.setattr(console, "is_terminal", lambda stream: True)
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)

    def show(line: str, width: int) -> list[str]:
        shown = cli(*shlex.split(line), width=width)
        assert "Traceback" not in shown.err
        return f"{shown.out}\n{shown.err}".splitlines()

    return show


@pytest.mark.parametrize(
    "line", EXAMPLES + MISTAKES, ids=lambda line: " ".join(shlex.split(line)[:2])
)
def test_lines_fit_and_words_stay_whole(on_terminal: Any, line: str) -> None:
    check(lambda width: on_terminal(line, width))


@pytest.mark.parametrize("line", PAGES, ids=lambda line: line.split()[0])
def test_pages_fit(cli: Any, line: str) -> None:
    document = cli(*shlex.split(line), "--format", "json").json
    make = {"compare": routes_report, "stress": stress_report, "plan": plan_report}
    report = make[line.split()[0]](document)
    check(lambda width: plain(report, width).splitlines())


@pytest.mark.parametrize("line", ASSESSED, ids=("one", "several"))
def test_assessments_fit(cli: Any, line: str) -> None:
    made = cli(*shlex.split(line), "--format", "json").json
    if isinstance(made, list):
        check(lambda width: render_many(made, Look(width, False, True, False)).splitlines())
    else:
        check(lambda width: render(made, Look(width, False, True, False)).splitlines())


def check(show: Callable[[int], list[str]]) -> None:
    """Lines fit; the end of one and the start of the next are no word in two halves."""
    whole = {word for line in show(WHOLE) for word in line.split()}
    for width in WIDTHS:
        lines = show(width)
        for shown in lines:
            assert cells(shown) <= width or _one_word(shown), (width, shown)
        for upper, lower in pairwise(line for line in lines if line.strip()):
            end, start = upper.split()[-1], lower.split()[0]
            halves = end + start in whole and end not in whole and not _hash(end + start)
            halves = halves and not end.endswith("/")  # a path is parted behind a folder
            assert not halves, (width, upper, lower)


def _one_word(line: str) -> bool:
    """A web address or another word that is longer than the line stands alone; behind the mark of a list at most."""
    return len(line.strip("-> ").split()) == 1


def _hash(word: str) -> bool:
    """Sixty-four digits have no place beside an indent of a narrow terminal."""
    return bool(re.fullmatch(r"[0-9a-f]{64}", word))


@pytest.mark.parametrize("line", HELP)
def test_help_fits(cli: Any, line: str) -> None:
    for width in WIDTHS:
        assert all(
            cells(shown) <= max(width, 60)
            for shown in cli(line.split()[0], "-h", width=width).out.splitlines()
        )


def test_every_command_is_looked_at() -> None:
    lines = (*EXAMPLES, *PAGES, *ASSESSED)
    assert {line.split()[0] for line in lines} == set(COMMANDS)


def test_a_command_can_be_copied_from_two_lines() -> None:
    shown = fit('    riskctl assess gpt-5.4 --use-case "my bank.yaml" -o report.html', 40)
    assert shown == '    riskctl assess gpt-5.4 --use-case \\\n      "my bank.yaml" -o report.html'
    assert shlex.split(shown.replace("\\\n", "")) == [
        "riskctl", "assess", "gpt-5.4", "--use-case", "my bank.yaml", "-o", "report.html",
    ]  # fmt: skip


def test_pipes_get_lines_whole(cli: Any) -> None:
    shown = cli("verify", BANK, width=40)
    assert len(shown.err.splitlines()) == 1
