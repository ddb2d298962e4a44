"""Every id and choice that a user types: a mistyped one is told with the one that was meant."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BANK = ROOT / "data/examples/malaysian-bank.yaml"
GROUP = ROOT / "data/portfolios/malaysian-group.yaml"
MEANT = {
    "commands": """
asses x => assess
catalogue lst => list
rules chek => check
new use-cas => use-case
scenarios shw => show
lists udpate => update
""",
    "options": """
assess x --use-cse y => --use-case
assess x --scenarios y => --scenario
new use-case --answer title=x => --answers
screen x --identifer lei=1 => --identifier
--verion => --version
""",
    "countries": f"""
new use-case -a title=x -a country=Malasia => Malaysia
new use-case -a title=x -a operates_in="Malaysia, Singapor" => Singapore
catalogue list models --country Brazl => Brazil
screen x --country Chna => China
screen x --jurisdiction Germny => Germany
rules list -j Malaysa => Malaysia
assess gpt-5.4@openai-api -u {BANK} --set actor.country=Malasia => Malaysia
""",
    "sectors and classes": f"""
new use-case -a title=x -a sector=helthcare => healthcare
new use-case -a title=x -a classes=helth => health
new use-case -a title=x -a criticality=hgh => high
assess gpt-5.4@openai-api -u {BANK} --set actor.sector=bankng => banking
assess gpt-5.4@openai-api -u {BANK} --set actor.sektor=banking => actor.sector
new use-case -a title=x -a contry=MY => country
new use-case -a title=x -a self_hosting.chips=nvidia-h10 => nvidia-h100
answer {BANK} gpt-5.4@openai-api -a evidence.dpa_singed=none => evidence.dpa_signed
""",
    "models and routes": f"""
assess claude-sonet-5 => claude-sonnet-5
assess gpt-5.4@opnai-api => openai-api
compare gpt-5.4@openai-ap gpt-5.4@openai-api-eu -u {BANK} => openai-api
questions gpt-5.4@openai-apii => openai-api
answer {BANK} gpt-oss-12b => gpt-oss-120b
new use-case claude-sonet-5 -a title=x => claude-sonnet-5
explain us.ear.affiliates-50 gpt-oss-12b => gpt-oss-120b
catalogue debt gpt-oss-12b => gpt-oss-120b
catalogue show huawi => huawei
catalogue list models --developer opnai => openai
catalogue list routes --operator alibba => alibaba
""",
    "scenarios": f"""
assess gpt-5.4@openai-api -u {BANK} --scenario taiwan-strat => taiwan-strait
assess gpt-5.4@openai-api -u {BANK} --scenario us-frontier-cutof+taiwan => us-frontier-cutoff
stress {GROUP} -s taiwan => taiwan-strait
plan {GROUP} -s taiwan-strat => taiwan-strait
scenarios show taiwan => taiwan-strait
compare gpt-5.4@openai-api gpt-5.4@openai-api-eu -u {BANK} --scenario taiwan => taiwan-strait
""",
    "portfolios": f"""
plan {GROUP} --pin gpt-5.4@openai-ap => gpt-5.4@openai-api
plan {GROUP} --exclude gpt-5.4@openai-ap => gpt-5.4@openai-api
plan {GROUP} --pin customer-cat=gpt-5.4@openai-api => customer-chat
""",
    "rules and lists": """
explain us.ear.affilates-50 => us.ear.affiliates-50
rules show us.ear.affilates-50 => us.ear.affiliates-50
rules show us.ear-affilates => us.ear-affiliates
rules list -d sanction => sanctions
rules list -e blok => block
lists diff us.sdnn => us.sdn
lists update us.sdnn => us.sdn
lists update us.sdn --format ofac-xm --url https://example.org/x => ofac-xml
screen x --list us.sdnn => us.sdn
screen x --kind persn => person
ownership owners.yaml --target t --regime ofac5 => ofac50
ownership owners.yaml --target t --listed t=us.sdnn => us.sdn
""",
    "formats and others": """
assess gpt-5.4 --format tabel => table
assess gpt-5.4 --fail-on rejct => reject
assess gpt-5.4 -o x.html --detail brif => brief
assess gpt-5.4 -o x.html --status fnal => final
gate . --fail-on escalat => escalate
discover . --format tabel => table
init . --profile my-bmn => my-bnm
schema use-cse => use-case
template eject report.htm.j2 => report.html.j2
completion bsh => bash
catalogue list modls => models
catalogue show gpt-5.4 --kind modls => models
compare a b --format markdwn => markdown
""",
}
LINES = [
    (kind, *line.split(" => "))
    for kind, text in MEANT.items()
    for line in text.strip().splitlines()
]


@pytest.mark.parametrize(("kind", "line", "meant"), LINES, ids=[line for _, line, _ in LINES])
def test_what_was_meant_is_told(
    cli: Any, kind: str, line: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RISKCTL_LISTS_DIR", str(tmp_path / "none"))
    monkeypatch.chdir(tmp_path)
    Path("owners.yaml").write_text("as_of: 2026-11-23\nparties:\n  - {party: t, country: CN}\n")
    told = cli(*shlex.split(line))
    assert told.code == 2, told.err
    hints = told.err.partition("did you mean ")[2]
    assert meant in hints.partition(")")[0], told.err
    assert [path.name for path in tmp_path.iterdir()] == ["owners.yaml"]


MISSING = {
    "assess": "riskctl assess needs MODEL[@ROUTE]",
    "report x.json": "riskctl report needs --output FILE",
    "assess x --format": "--format needs a value",
    "assess x --ask=1": "--ask takes no value",
    "assess x --jobs many": "--jobs takes a whole number",
    "plan x --budget some": "--budget takes a number",
    "baseline": "name a command: update",
    "rules zzzz": "there are list, show, check, new",
    "schema a b c": "unexpected extra argument",
}


@pytest.mark.parametrize("line", MISSING)
def test_what_the_command_line_lacks_is_told_in_the_words_of_all_mistakes(
    cli: Any, line: str
) -> None:
    told = cli(*line.split())
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("riskctl: ") and MISSING[line] in told.err
    assert "Usage:" not in told.err and "Error:" not in told.err and told.err.count("\n") == 1
