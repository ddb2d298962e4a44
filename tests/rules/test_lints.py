"""Each lint sees its mistake and passes the rule without it."""

from __future__ import annotations

import pytest
from making import NO_LISTS, rule_data

from riskctl.rules.check import check_ruleset
from riskctl.rules.load import load_ruleset
from riskctl.text.located import Located

GOOD = rule_data(
    tests=[
        {
            "name": "sent",
            "as_of": "2026-11-23",
            "facts": {"data.personal": "true"},
            "expect": "triggered",
        },
        {
            "name": "kept",
            "as_of": "2026-11-23",
            "facts": {"data.personal": "false"},
            "expect": "clear",
        },
        {"name": "open", "as_of": "2026-11-23", "expect": "unknown", "asks": ["data.personal"]},
    ],
    mitigations=[{"do": "Send none", "clears": {"data.personal": "false"}}],
)


def complaints(*entries: dict, review_by: str = "2027-01-01") -> list[str]:
    data = {
        "ruleset": "xx.test",
        "title": "Test",
        "jurisdiction": "XX",
        "review_by": review_by,
        "sources": {
            "official": {"citation": "Law", "retrieved": "2026-11-01", "grade": "official"}
        },
        "rules": list(entries),
    }
    located = Located("t.yaml", data, {}, "0" * 64)
    ruleset = load_ruleset(located, NO_LISTS)
    return [
        one.message
        for one in check_ruleset(located, ruleset, NO_LISTS, ruleset.rules, "2026-11-23")
    ]


def test_a_good_rule_passes():
    assert complaints(GOOD) == []


def but(**fields) -> dict:
    return {**GOOD, **fields}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            but(tests=[{**GOOD["tests"][0], "expect": "clear"}, *GOOD["tests"][1:]]),
            "gave triggered, not clear",
        ),
        (
            but(tests=[*GOOD["tests"][:2], {**GOOD["tests"][2], "asks": ["data.classified"]}]),
            "does not ask",
        ),
        (but(tests=GOOD["tests"][1:]), "no test sees it triggered"),
        (but(tests=[GOOD["tests"][0]]), "no test sees it clear"),
        (but(tests=GOOD["tests"][1:]), "no test sees `data.personal is` true"),
        (but(tests=[GOOD["tests"][0]]), "no test sees `data.personal is` false"),
        (
            but(mitigations=[{"do": "Hope", "clears": {"data.classified": "false"}}]),
            "clears it in no triggering test",
        ),
        (but(object=["first-party-service"]), "needs a test of route.first_party"),
    ],
)
def test_a_mistake_is_seen(entry, words):
    assert any(words in one for one in complaints(entry)), complaints(entry)


def test_a_rule_on_a_model_in_any_deployment_does_not_look_at_the_deployment():
    when = {
        "all": [
            {"fact": "data.personal", "is": "true"},
            {"fact": "route.first_party", "is": "true"},
        ]
    }
    assert any(
        "must not depend" in one
        for one in complaints(but(when=when, object=["model-any-deployment"]))
    )


def test_a_past_review_date_is_told():
    assert complaints(GOOD, review_by="2026-11-23") == []
    assert any(
        "review_by 2026-11-22 is past" in one for one in complaints(GOOD, review_by="2026-11-22")
    )


def test_rules_of_a_group_do_not_pull_a_fact_both_ways():
    plain = but(id="xx.test.plain", group="g")
    other = but(id="xx.test.other", group="g", when={"not": {"fact": "data.personal", "is": "true"}},
                tests=[], mitigations=[])  # fmt: skip
    found = complaints(plain, other)
    assert any(
        "negates data.personal, which xx.test.plain of its group uses plainly" in one
        for one in found
    )
    assert not any("negates" in one for one in complaints(plain, {**other, "group": "h"}))


def test_everything_bundled_passes(bundled):
    """The same check as `riskctl rules check`, on the day of the reference assessment."""
    from riskctl.workspace.checking import check_rules

    report = check_rules([], [], [], "2026-11-23")
    assert report.problems == ()
    assert report.rules == len(bundled.rules) > 0
    assert report.tests > report.rules


def test_rules_of_an_installed_pack_are_checked(tmp_path, monkeypatch):
    """A pack judges as the bundled rules do, so `riskctl rules check` must see it."""
    import importlib.metadata
    import shutil
    from pathlib import Path

    from riskctl.workspace.checking import check_rules

    package = tmp_path / "pack_of_rules"
    wrong = Path(__file__).parents[1] / "wrong" / "rules" / "bad-date.yaml"
    (package / "rulesets").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(tmp_path)
    point = importlib.metadata.EntryPoint("pack", "pack_of_rules", "riskctl.packs")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [point])
    shutil.copy(wrong, package / "rulesets")
    problems = check_rules([], [], [], "2026-11-23").problems
    assert problems and all("bad-date.yaml" in problem.path for problem in problems)


def test_a_broken_pack_is_a_problem_of_the_check(monkeypatch):
    import importlib.metadata

    from riskctl.workspace.checking import check_rules

    point = importlib.metadata.EntryPoint("pack", "no_such_package", "riskctl.packs")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [point])
    (problem,) = check_rules([], [], [], "2026-11-23").problems
    assert "there is no package 'no_such_package'" in problem.message
