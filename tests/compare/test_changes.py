"""Two assessments against each other: every change has its cause."""

from __future__ import annotations

import copy
import json
from functools import cache

import pytest
from typer.testing import CliRunner

from riskctl import Conditions, Session, compare
from riskctl.cli.app import app
from riskctl.compare.context import _likeness
from riskctl.document.canonical import canonical_bytes, digest
from riskctl.document.errors import DocumentError
from riskctl.workspace.layers import bundled_root

DAY = "2026-11-28"
HOSTED = "deepseek-v4-pro@azure-foundry"
FORBIDDEN = "deepseek-v4-pro@deepseek-api"
BANK = bundled_root() / "data" / "examples" / "malaysian-bank.yaml"


@cache
def session(day: str = DAY) -> Session:
    return Session.open(day)


@cache
def assessed(day: str = DAY, subject: str = HOSTED, **conditions) -> dict:
    opened = session(day)
    (document,) = opened.compare([subject], opened.use_case(BANK), Conditions(**conditions))
    return document


def sealed(document: dict) -> dict:
    document = copy.deepcopy(document)
    document.pop("digest", None)
    return {**document, "digest": digest(document)}


def kinds(compared: dict, area: str = "", name: str = "") -> set[str]:
    return {
        cause["kind"]
        for change in compared["changes"]
        if (not area or change["area"] == area) and (not name or change["id"] == name)
        for cause in change["causes"]
        if cause["certain"]
    }


def test_an_assessment_does_not_differ_from_itself():
    compared = compare.changes(assessed(), assessed())
    assert compared["same"] and compared["changes"] == [] and compared["inputs"] == []


def test_an_answered_question_is_the_cause_of_all_it_changes():
    compared = compare.changes(assessed(), assessed(settings=("route.served_on=nvidia-h100",)))
    assert kinds(compared) == {"question"}
    gone = next(row for row in compared["changes"] if row["id"] == "us.ear.gp10-us-operator")
    assert (gone["before"], gone["after"]) == ("unknown", "")
    assert "route.served_on: not known -> nvidia-h100" in gone["causes"][0]["text"]


def test_another_value_of_a_known_fact_is_a_fact():
    one = assessed(settings=("route.served_on=nvidia-h100",))
    two = assessed(settings=("route.served_on=ascend-910c",))
    compared = compare.changes(one, two)
    assert compared["changes"]
    assert kinds(compared) == {"fact"}


def test_a_scenario_is_the_only_cause_where_nothing_else_differs():
    compared = compare.changes(assessed(), assessed(scenario="deepseek-entity-listed"))
    assert kinds(compared) == {"scenario"}
    assert {"us.ear.entity-list-developer", "screening.deepseek.us.entity-list"} <= {
        change["id"] for change in compared["changes"]
    }


def test_a_window_that_the_day_moves_into_is_a_window():
    before = assessed("2026-11-09", "glm-5.2@zai-intl")
    after = assessed("2026-11-10", "glm-5.2@zai-intl")
    assert kinds(compare.changes(before, after), "ownership") == {"window"}


def test_a_waiver_is_the_cause_of_a_decision_that_it_changes(tmp_path):
    before = assessed(subject=FORBIDDEN)
    (rule,) = {row["finding"] for row in before["decision"]["reasons"] if row["kind"] == "block"}
    path = tmp_path / "waivers.yaml"
    path.write_text(
        f"waivers:\n  - id: w-1\n    rule: {rule}\n    reason: Counsel agrees\n"
        "    approver: Head of risk\n    from: 2026-11-01\n    through: 2026-12-31\n"
    )
    compared = compare.changes(before, assessed(subject=FORBIDDEN, waivers=path))
    assert compared["outcome"]["before"] == "reject" != compared["outcome"]["after"]
    assert kinds(compared, "finding", rule) == {"waiver"}
    assert "waiver" in kinds(compared, "outcome")
    assert kinds(compared, "waiver") == {"waiver"}


def changed_rule(part: str) -> dict:
    """The assessment as another text of one ruleset would make it."""
    document = copy.deepcopy(assessed())
    row = next(row for row in document["inputs"]["rulesets"] if row["id"] == "my.pdpa")
    row["sha256"] = "0" * 64
    finding = next(row for row in document["findings"] if row["id"] == "my.pdpa.transfer")
    if part == "citation":
        finding["sources"][0]["citation"] = "PDPA 2010 s.129 as amended by Act A9999"
    elif part == "window":
        finding["window"]["from"] = "2026-01-01"
    elif part == "strength":
        finding["strength"] = "severe" if finding["strength"] != "severe" else "low"
    else:
        document["findings"].remove(finding)
    return document


@pytest.mark.parametrize(
    ("part", "kind"),
    [("citation", "law"), ("window", "law"), ("strength", "rule"), ("gone", "rule")],
)
def test_a_changed_ruleset_is_law_or_rule_by_what_changed_in_it(part, kind):
    compared = compare.changes(assessed(), changed_rule(part))
    assert kinds(compared, "finding", "my.pdpa.transfer") == {kind}


def test_rules_are_traced_to_rulesets_whose_names_they_do_not_begin_with():
    document = copy.deepcopy(assessed())
    row = next(row for row in document["inputs"]["rulesets"] if row["id"] == "us.ear-ai-chips")
    row["sha256"] = "0" * 64
    document["findings"] = [
        row for row in document["findings"] if row["id"] != "us.ear.gp10-us-operator"
    ]
    assert kinds(compare.changes(assessed(), document), "finding") == {"rule"}


def test_the_ruleset_of_every_bundled_rule_is_among_those_it_is_traced_to(bundled):
    ids = [entry.id for entry in bundled.rulesets]
    for rule in bundled.rules:
        nearest = max(_likeness(rule.id, name) for name in ids)
        assert rule.ruleset in {name for name in ids if _likeness(rule.id, name) == nearest}


def test_a_new_edition_of_a_list_is_a_list():
    document = copy.deepcopy(assessed())
    row = next(row for row in document["screening"] if row["list"] == "us.1260h")
    row.update(outcome="match", entry="DeepSeek", score=100)
    document["inputs"]["watchlists"][0]["sha256"] = "0" * 64
    compared = compare.changes(assessed(), document)
    assert kinds(compared) == {"list"}


def test_another_version_of_the_tool_is_the_cause_where_nothing_else_is():
    document = copy.deepcopy(assessed())
    document["tool"]["version"] = "9.9.9"
    document["findings"] = document["findings"][1:]
    assert kinds(compare.changes(assessed(), document)) == {"version"}


def test_a_difference_without_any_cause_says_so():
    document = copy.deepcopy(assessed())
    document["findings"] = document["findings"][1:]
    compared = compare.changes(assessed(), document)
    assert {cause["kind"] for row in compared["changes"] for cause in row["causes"]} == {
        "unexplained"
    }


@pytest.mark.parametrize(
    "conditions",
    [
        {"settings": ("route.served_on=nvidia-h100",)},
        {"scenario": "deepseek-entity-listed"},
        {"settings": ("data.personal=false", "actor.country=DE")},
    ],
)
def test_every_change_has_a_cause_and_is_the_same_in_reverse(conditions):
    there = compare.changes(assessed(), assessed(**conditions))
    back = compare.changes(assessed(**conditions), assessed())
    assert there["changes"] and all(change["causes"] for change in there["changes"])
    assert {(row["area"], row["id"], row["title"]) for row in there["changes"]} == {
        (row["area"], row["id"], row["title"]) for row in back["changes"]
    }


def test_a_document_of_another_build_is_refused_with_the_way_to_make_it_again():
    older = {key: part for key, part in assessed().items() if key != "departures"}
    for compared in (lambda: compare.changes(older, assessed()), lambda: compare.ranked([older])):
        with pytest.raises(DocumentError, match=r"departures: missing.*riskctl assess") as caught:
            compared()
        subject = assessed()["subject"]["id"]
        assert f"assess {subject} --use-case FILE --as-of {DAY} -o" in str(caught.value)
    wrong = {**older, "as_of": 7}
    with pytest.raises(DocumentError) as caught:
        compare.changes(wrong, assessed())
    assert "riskctl assess" not in str(caught.value)


def test_what_is_no_assessment_is_refused():
    with pytest.raises(DocumentError):
        compare.changes({}, {})
    with pytest.raises(DocumentError):
        compare.ranked([])


def test_the_command_compares_two_files(tmp_path):
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    scenario = assessed(scenario="deepseek-entity-listed")
    for path, document in zip(paths, (assessed(), scenario), strict=True):
        path.write_bytes(canonical_bytes(document))
    call = ["compare", *map(str, paths)]
    shown = CliRunner().invoke(app, [*call, "--format", "json"])
    assert json.loads(shown.stdout) == json.loads(
        canonical_bytes(compare.changes(assessed(), scenario))
    )
    text = CliRunner().invoke(app, call).stdout
    assert "scenario none -> deepseek-entity-listed" in " ".join(text.split())


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["a.json", "gpt-5.4@openai-api"], "not both"),
        (["a.json", "b.json", "c.json"], "3 files"),
        (["a.json", "b.json", "--as-of", DAY], "leave out the options"),
    ],
)
def test_the_command_says_what_it_cannot_compare(arguments, problem):
    from riskctl.cli.guard import UsageProblem

    result = CliRunner().invoke(app, ["compare", *arguments])
    assert isinstance(result.exception, UsageProblem)
    assert problem in str(result.exception)
