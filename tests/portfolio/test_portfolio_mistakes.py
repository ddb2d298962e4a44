"""Mistakes in portfolio files: each is told at its line with what to do, all at once, and nothing ever breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from test_portfolio import DAY, EXAMPLE
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.portfolio.load import load_portfolio
from riskctl.text.located import InputError, load, parse

TEXT = EXAMPLE.read_text(encoding="utf-8")
CASE, ROUTE = "id: fraud-triage", "subject: gpt-5.4@openai-api"
CHAT_VOLUME = "volume: {input_mtok: 2600, output_mtok: 700}"
CAP, MOST = "{kind: seat, node: US, at_most: 0.6}", "  max_routes: 10"
CONTEXT = "needs: {context_tokens: 100000}"
LICENCE = "{kind: licence, node: MTI, at_most: 0.6}"

# What stands in the example, what stands there instead, and words of what is said.
MISTAKES = {
    "unknown model": (ROUTE, "subject: gpt-5.44@openai-api", "did you mean"),
    "unknown route": (ROUTE, "subject: gpt-5.4@openai-apj", "did you mean 'openai-api'"),
    "route that does not offer": (ROUTE, "subject: gpt-5.4@vertex-ai", "does not offer gpt-5.4"),
    "no route": (ROUTE, "subject: gpt-5.4", "write MODEL@ROUTE"),
    "route twice": ("subject: gpt-5.4@azure-foundry", ROUTE, "offered twice"),
    "negative fee": ("fixed_usd: 1500", "fixed_usd: -1500", "greater than or equal to 0"),
    "negative price": ("input_usd_per_mtok: 0.02", "input_usd_per_mtok: -1", "greater than"),
    "fee nan": ("fixed_usd: 1500", "fixed_usd: .nan", "takes a number, not '.nan'"),
    "fee nan in words": ("fixed_usd: 1500", "fixed_usd: nan", "finite number"),
    "fee without end": ("fixed_usd: 1500", "fixed_usd: 1e400", "finite number"),
    "fee in words": ("fixed_usd: 1500", "fixed_usd: many", "takes a number, not 'many'"),
    "fee with a comma": ("fixed_usd: 1500", "fixed_usd: 1,500", "takes a number, not '1,500'"),
    "fee that is a list": ("fixed_usd: 1500", "fixed_usd: [1]", "number"),
    "own machines without a price": (
        "    input_usd_per_mtok: 0.02\n", "", "no input_usd_per_mtok of own machines"),
    "hours missing": ("    switch_hours: 24\n", "", "switch_hours is missing"),
    "use case twice": (CASE, "id: customer-chat", "appears twice"),
    "key twice": (CASE, CASE + "\n    id: again", "'id' appears twice"),
    "id missing": ("id: fraud-triage\n    title", "title", "id is missing"),
    "id of letters that are none": (CASE, "id: '\U0001f600'", "small letters"),
    "volume missing": (f"    {CHAT_VOLUME}\n", "", "volume is missing"),
    "half a volume": (CHAT_VOLUME, "volume: {input_mtok: 1}", "output_mtok is missing"),
    "negative volume": (CHAT_VOLUME, "volume: {input_mtok: -1, output_mtok: 1}", "greater than"),
    "criticality": ("criticality: high", "criticality: hihg", "did you mean 'high'"),
    "misspelt key": (CONTEXT, "neds: {}", "did you mean 'needs'"),
    "misspelt section": ("policy:", "polcy:", "did you mean 'policy'"),
    "misspelt fact": ("sector: banking", "sectr: banking", "did you mean 'sector'"),
    "value of a fact": ("sector: banking", "sector: bankin", "is not one of"),
    "country by name": ("country: MY\n", "country: Malaysia\n", "did you mean MY"),
    "evidence": ("sccs: none", "scccs: none", "did you mean 'sccs'"),
    "chip": ("chips: [nvidia-h100]", "chips: [nvidia-h1000]", "did you mean 'nvidia-h100'"),
    "section that is a list": (TEXT[TEXT.index("self_hosting:") : TEXT.index("routes:")],
                               "self_hosting: [a]\n", "takes a mapping"),
    "use of what is not offered": (
        "uses: [gpt-5.4@openai-api, claude", "uses: [gpt-5.4@openai-ap, claude", "did you mean"),
    "uses that are no list": ("uses: [gpt-oss-120b@aws-bedrock]",
                              "uses: gpt-oss-120b@aws-bedrock", "takes a list"),
    "route used twice": ("uses: [gpt-5.4@openai-api, claude-sonnet-5@aws-bedrock-my]",
                         "uses: [gpt-5.4@openai-api, gpt-5.4@openai-api]", "named twice"),
    "nothing allowed": (CASE, CASE + "\n    allowed: []", "leave it out to allow all"),
    "cap on no country": (CAP, CAP.replace("US", "USA"), "did you mean US"),
    "cap on no operator": (CAP, CAP.replace("seat, node: US", "operator, node: amazn"),
                           "did you mean 'amazon'"),
    "cap on no licence": (CAP, LICENCE, "no licence 'MTI'; name one of the catalogue"),
    "cap on no family": (CAP, CAP.replace("seat, node: US", "model-family, node: gtp-5"),
                         "did you mean 'gpt-5'"),
    "cap on no kind": (CAP, CAP.replace("seat", "saet"), "did you mean 'seat'"),
    "cap in percent": (CAP, CAP.replace("0.6", "60"), "less than or equal to 1"),
    "exclusion of no maker": (MOST, MOST + "\n  exclude: {maker: [depseek]}",
                              "did you mean 'deepseek'"),
    "exclusion that is a list": (MOST, MOST + "\n  exclude: [seat]", "takes a mapping"),
    "no routes at most": (MOST, "  max_routes: 0", "greater than 0"),
    "half a route": (MOST, "  max_routes: 2.5", "takes a whole number, not '2.5'"),
    "budget in words": (MOST, MOST + "\n  budget_usd: 90k", "takes a number, not '90k'"),
    "share on standby": (MOST, MOST + "\n  standby_share: 1.5", "less than or equal to 1"),
    "scenario": ("[us-frontier-cutoff, d", "[us-frontier-cutof, d", "did you mean"),
    "pair of three": ("deepseek-entity-listed]", "deepseek-entity-listed, taiwan-strait]",
                      "at most 2 entries"),
    "pair of one": ("[us-frontier-cutoff, deepseek-entity-listed]",
                    "[us-frontier-cutoff, us-frontier-cutoff]", "one scenario twice"),
    "scenario twice": ("policy:\n", "scenarios: [taiwan-strait, taiwan-strait]\npolicy:\n",
                       "appears twice"),
    "notice under no scenario": ("us-frontier-cutoff: 6}", "us-frontier-cutofff: 6}",
                                 "did you mean"),
    "negative notice": ("us-frontier-cutoff: 6}", "us-frontier-cutoff: -6}", "greater than"),
    "loss of no kind": ("survive_loss_of: [operator]", "survive_loss_of: [operators]",
                        "did you mean 'operator'"),
    "benchmark": (CONTEXT, "needs: {benchmark: {name: SWE-Bench Verifid, at_least: 80}}",
                  "did you mean 'SWE-Bench Verified'"),
    "benchmark nan": (CONTEXT, "needs: {benchmark: {name: SWE-Bench Verified, at_least: .nan}}",
                      "takes a number"),
    "no context": (CONTEXT, "needs: {context_tokens: 0}", "greater than 0"),
    "language by name": ("needs: {languages: [en]}", "needs: {languages: [english]}",
                         "language tag such as en"),
    "modality": ("needs: {input: [image]}", "needs: {input: [pictures]}", "known: audio"),
    "tools": ("needs: {tools: true}", "needs: {tools: ja}", "takes true or false, not 'ja'"),
    "too many fallbacks": ("fallbacks: {critical: 2", "fallbacks: {critical: 9",
                           "less than or equal to 5"),
    "fallbacks of none": ("fallbacks: {critical: 2", "fallbacks: {critcal: 2",
                          "did you mean 'critical'"),
    "rejected is never accepted": ("accept: [approve, approve-with-conditions]",
                                   "accept: [reject]", "not 'reject'"),
    "no routes": (TEXT[TEXT.index("routes:\n") : TEXT.index("use_cases:")], "routes: []\n",
                  "needs at least one entry"),
    "routes by name": (TEXT[TEXT.index("routes:\n") : TEXT.index("use_cases:")],
                       "routes: {a: b}\n", "takes a list"),
    "tab": ("  - id: fraud-triage", "\t- id: fraud-triage", "use spaces"),
    "circle": ("  - id: fraud-triage\n", "  - &a\n    id: fraud-triage\n    data: *a\n",
               "anchor &a is not allowed"),
    "control character": ("title: Triage", "title: '\x1b[31m'\n    x: Triage",
                          "control character U+001B"),
    "long title": ("title: Triage", f"title: {'x' * 300}", "at most 200 characters"),
}  # fmt: skip
WHOLE = {
    "a use case": ("id: a\ntitle: A\ncriticality: low\n", "this is one use case"),
    "empty": ("", "empty"),
    "no YAML": ("{{{: [", "quotes"),
    "a list": ("- a\n- b\n", "must hold a mapping"),
    "a word": ("hello", "must hold a mapping"),
    "bytes": ("\x00\x01", "control character"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_at_its_line_with_what_to_do(name, session):
    right, wrong, words = MISTAKES[name]
    assert right in TEXT
    with pytest.raises(InputError) as caught:
        load_portfolio(parse(TEXT.replace(right, wrong, 1), "group.yaml"), session)
    problems = caught.value.problems
    assert any(words in str(problem) for problem in problems), list(map(str, problems))
    first = TEXT[: TEXT.index(right)].count("\n") + 1
    last = first + max(right.count("\n"), wrong.count("\n"), 1)
    near = {problem.line for problem in problems if words in str(problem)}
    # What is missing is told at the entry it is missing of.
    assert any(first - 5 <= line <= last + 1 for line in near) or "missing" in words


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_portfolio_at_all_is_told_too(name, session):
    text, words = WHOLE[name]
    with pytest.raises(InputError) as caught:
        load_portfolio(parse(text, "group.yaml"), session)
    assert any(words in str(problem) for problem in caught.value.problems)


def test_a_wrong_name_hides_no_wrong_form_and_the_other_way_round(session):
    text = TEXT.replace("criticality: critical", "criticality: crucial", 1)
    for right, wrong in (
        ("at_most: 0.6", "at_most: 60"),
        ("subject: gpt-5.4@azure-foundry", "subject: gpt-5.4@azure-fondry"),
        ("needs: {input: [image]}", "needs: {input: [pictures]}"),
        ("sector: banking", "sector: bankin"),
    ):
        text = text.replace(right, wrong, 1)
    with pytest.raises(InputError) as caught:
        load_portfolio(parse(text, "group.yaml"), session)
    shown = "\n".join(map(str, caught.value.problems))
    for word in ("crucial", "less than or equal to 1", "azure-fondry", "pictures", "bankin"):
        assert word in shown


def test_whatever_is_broken_in_a_file_is_a_problem_and_no_fault(session):
    lines, draw = TEXT.splitlines(), random.Random(17)
    values = ("", "null", "[]", "{}", "-1", "1e999", "[a]", "{a: b}", "日本", "{1: 2}", "x" * 500)
    for _ in range(60):
        broken = list(lines)
        for _ in range(draw.randint(1, 4)):
            place = draw.randrange(len(broken))
            if draw.random() < 0.6 and ":" in broken[place]:
                broken[place] = f"{broken[place].split(':')[0]}: {draw.choice(values)}"
            else:
                del broken[place]
        try:
            load_portfolio(parse("\n".join(broken), "group.yaml"), session)
        except InputError as error:
            assert all(problem.line > 0 for problem in error.problems)


def test_the_commands_end_with_code_2_and_show_no_trace(tmp_path, monkeypatch):
    path = tmp_path / "group.yaml"
    path.write_text(TEXT.replace("at_most: 0.6", "at_most: 60", 1), encoding="utf-8")
    for command in ("stress", "plan"):
        result = CliRunner().invoke(app, [command, str(path), "--as-of", DAY])
        assert isinstance(result.exception, InputError)


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_bundled_portfolio_is_read_and_stands_on_routes(path: Path, session):
    portfolio = load_portfolio(load(path), session)
    assert portfolio.file.portfolio == path.stem
    assert portfolio.members and all(member.uses for member in portfolio.members)
    assert "invented" in portfolio.file.description


def test_a_language_is_spoken_by_its_kinds(session):
    path = EXAMPLE.parent / "brazilian-bank.yaml"
    portfolio = load_portfolio(load(path), session)
    from riskctl.portfolio.fitness import shortfalls

    models = session.workspace.catalogue.models
    needs = {member.entry.id: member.entry.needs for member in portfolio.members}
    spoken = {}
    for case in ("whatsapp-service", "complaints"):  # asks for pt, asks for pt-BR
        for route in ("gpt-5.4@azure-foundry", "deepseek-v4-pro@deepseek-api"):
            offer = portfolio.offers[route]
            missing = list(shortfalls(needs[case], offer, models[offer.subject.model_id]))
            spoken[case, offer.entry.languages[0]] = not missing
    assert spoken == {
        ("whatsapp-service", "pt-BR"): True,
        ("whatsapp-service", "pt"): True,
        ("complaints", "pt-BR"): True,
        ("complaints", "pt"): False,
    }
