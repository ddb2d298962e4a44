"""The mapping from collected facts to rules, the page made of it, and the mistakes it can hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from riskctl.cli.app import app
from riskctl.text.located import InputError, Located, load, parse
from riskctl.workspace.coverage import CoverageFile, CoveredIds, compare, read_coverage
from riskctl.workspace.coverage_page import coverage_page
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.workspace import Workspace

KNOWN = CoveredIds({"xx.test.sent"}, {"xx.places"})


@pytest.fixture(scope="module")
def located() -> Located:
    return load(bundled_root() / "data" / "coverage.yaml", "data/coverage.yaml")


@pytest.fixture(scope="module")
def coverage(located: Located, bundled: Workspace) -> CoverageFile:
    return read_coverage(
        located, CoveredIds({rule.id for rule in bundled.rules}, set(bundled.references.lists))
    )


def test_every_fact_has_a_rule_or_a_reason(coverage):
    sizes = {name: len(part.facts) for name, part in coverage.parts.items()}
    assert sizes == {
        "residency-ai-law": 95,
        "named-service-restrictions": 25,
        "sanctions-export-control": 72,
    }
    assert all(entry.rules for entry in coverage.parts["named-service-restrictions"].facts.values())


def test_a_reason_says_something(coverage):
    for part in coverage.parts.values():
        for fact, entry in part.facts.items():
            assert entry.rules or len(entry.why) > 20, fact
            assert entry.about and not entry.about.endswith("."), fact


def test_the_page_is_the_one_the_command_writes(coverage, bundled):
    page = bundled_root() / "docs" / "coverage.md"
    if not page.exists():
        pytest.skip("the documentation is not beside the package")
    expected = coverage_page(coverage, bundled.rules)
    again = "run `riskctl coverage -o docs/coverage.md --force`"
    assert page.read_bytes().decode() == expected, again


def test_every_rule_is_on_the_page_once_or_more(coverage, bundled):
    page = coverage_page(coverage, bundled.rules)
    assert [rule.id for rule in bundled.rules if f"`{rule.id}`" not in page] == []


def written(facts: str) -> Located:
    return parse(f"parts:\n  law:\n    title: Law\n    facts:\n{facts}".encode(), "coverage.yaml")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        (
            "      A: {about: a, rules: [xx.test.sen]}\n",
            "5:29: no rule 'xx.test.sen' (did you mean 'xx.test.sent'?)",
        ),
        (
            "      A: {about: a, why: no one is bound, lists: [xx.place]}\n",
            "no reference list 'xx.place'",
        ),
        ("      A: {about: a}\n", "5:7: a fact has either `rules`, or `why` there is none"),
        (
            "      A: {about: a, rules: [xx.test.sent], why: both}\n",
            "5:7: a fact has either `rules`, or `why` there is",
        ),
        (
            "      A: {about: a, rule: [xx.test.sent]}\n",
            "unknown key 'rule' (did you mean 'rules'?)",
        ),
    ],
)
def test_mistakes_in_the_mapping_are_told_with_their_place(facts, problem):
    with pytest.raises(InputError) as caught:
        read_coverage(written(facts), KNOWN)
    (told,) = caught.value.problems
    assert problem in str(told)


LAW = """
jurisdictions:
  XX: {name: X, facts: [{id: XX-1}]}
named_service_restrictions: [{id: R-XX}]
"""
SANCTIONS = "facts: [{id: xx-list}]\n"
COVERED = """
parts:
  residency-ai-law: {title: A, facts: {XX-1: {about: a, rules: [xx.test.sent]}}}
  named-service-restrictions: {title: B, facts: {R-XX: {about: a, why: nobody is bound}}}
  sanctions-export-control: {title: C, facts: {xx-list: {about: a, rules: [xx.test.sent], lists: [xx.places]}}}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    (tmp_path / "residency-ai-law.yaml").write_text(LAW, encoding="utf-8")
    (tmp_path / "sanctions-export-control.yaml").write_text(SANCTIONS, encoding="utf-8")
    return tmp_path


def compared(text: str, folder: Path) -> list[str]:
    located = parse(text.encode(), "coverage.yaml")
    try:
        compare(located, read_coverage(located, KNOWN), folder)
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_same_facts_on_both_sides_pass(facts):
    assert compared(COVERED, facts) == []


def test_a_fact_that_is_not_mapped_is_told(facts):
    (facts / "sanctions-export-control.yaml").write_text(
        "facts: [{id: xx-list}, {id: xx-new}]\n", encoding="utf-8"
    )
    (told,) = compared(COVERED, facts)
    assert told.endswith("sanctions-export-control.yaml has xx-new, which is not here; add it")


def test_a_mapped_fact_that_is_gone_is_told(facts):
    (told,) = compared(COVERED.replace("XX-1", "XX-2"), facts)[1:]
    assert "residency-ai-law.yaml has no fact 'XX-2' (did you mean 'XX-1'?)" in told


def test_a_part_that_is_left_out_is_told(facts):
    text = COVERED.replace(
        "  named-service-restrictions: {title: B, facts: {R-XX: {about: a, why: nobody is bound}}}\n",
        "",
    )
    assert len(compared(text, facts)) == 1


@pytest.mark.parametrize(
    "content", ["other: []\n", "jurisdictions: []\n", "jurisdictions: {XX: {facts: [none]}}\n"]
)
def test_a_file_of_another_shape_is_told(facts, content):
    (facts / "residency-ai-law.yaml").write_text(content, encoding="utf-8")
    (told,) = compared(COVERED, facts)
    assert "holds no facts for" in told


def run(*arguments: str):
    return CliRunner().invoke(app, ["coverage", *arguments])


def test_the_command_prints_or_writes_the_page(tmp_path, coverage, bundled):
    expected = coverage_page(coverage, bundled.rules)
    assert run().stdout == expected
    target = tmp_path / "coverage.md"
    assert run("-o", str(target)).exit_code == 0
    assert target.read_bytes().decode() == expected


def test_the_command_does_not_replace_a_file_unasked(tmp_path):
    target = tmp_path / "coverage.md"
    target.write_text("mine", encoding="utf-8")
    assert run("-o", str(target)).exit_code != 0
    assert target.read_text(encoding="utf-8") == "mine"


def test_the_command_compares_with_a_folder_of_facts(facts):
    assert run("--facts", str(facts)).exit_code != 0
