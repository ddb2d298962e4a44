"""Every mistake a ruleset can hold has one small file, and one complaint for each place.

A complaint is told whole, or up to the point where it lists what is known there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.workspace.checking import check_rules

WRONG = Path(__file__).parents[1] / "wrong" / "rules"

EXPECTED: dict[str, list[str]] = {
    "any-deployment-with-test": [
        "12:5: rule xx.test.sent: object model-any-deployment must not depend on the deployment",
    ],
    "bad-date-in-condition": [
        "15:34: before takes a date such as 2026-11-23, not '2026-02-30'",
    ],
    "bad-date": [
        "6:26: sources.law.retrieved takes a date such as 2026-11-23, not '1 November 2026'",
    ],
    "bad-value-in-test": [
        "18:49: data.personal takes true or false, not 'perhaps'",
    ],
    "block-reduced": [
        "18:9: a block is not reduced, only cleared; use `clears`",
    ],
    "duplicate-id": [
        "two.yaml:8:5: rule id xx.test.sent is already used in duplicate-id/one.yaml",
    ],
    "duplicate-id-in-file": [
        "20:5: rule id xx.test.sent is already used in duplicate-id-in-file.yaml",
    ],
    "empty-all": [
        "15:12: `all` takes a list of at least one condition",
    ],
    "empty-list": [
        "15:42: takes a list of at least one literal, or {list: ID}",
    ],
    "exposure-without-strength": [
        "8:5: rule xx.test.sent: an exposure needs a strength",
    ],
    "failing-test": [
        "8:5: rule xx.test.sent: no test sees it clear; add one",
        "19:9: rule xx.test.sent: test 'kept' gave clear, not triggered",
    ],
    "first-party-without-test": [
        "12:5: rule xx.test.sent: object first-party-service needs a test of route.first_party or route.deployment",
    ],
    "group-pulled-both-ways": [
        "31:5: rule xx.test.kept: negates data.personal, which xx.test.sent of its group uses plainly",
    ],
    "leaf-never-false": [
        "15:75: rule xx.test.sent: no test sees `data.classified is` true; add one",
    ],
    "missing-title": [
        "8:5: rules.0.title is missing; add it",
    ],
    "misspelt-effect": [
        "11:5: rules.0.effect takes one of",
    ],
    "misspelt-fact-in-asks": [
        "19:94: unknown fact 'data.personl' (did you mean 'data.personal'?)",
    ],
    "misspelt-fact-in-mitigation": [
        "18:29: unknown fact 'data.personall' (did you mean 'data.personal'?)",
    ],
    "misspelt-fact-in-test": [
        "18:49: unknown fact 'data.persnal' (did you mean 'data.personal'?)",
    ],
    "misspelt-fact": [
        "15:12: unknown fact 'data.personnal' (did you mean 'data.personal'?)",
    ],
    "misspelt-key": [
        "8:5: rules.0.effect is missing; add it",
        "11:5: unknown key 'efect' (did you mean 'effect'?); known here:",
    ],
    "mitigation-above-its-cap": [
        "19:25: rules.0.mitigations.0.reduces input should be less than or equal to 0.95",
    ],
    "mitigation-of-no-kind": [
        "18:9: a mitigation has either `clears` or `reduces` with `when`",
    ],
    "mitigation-of-two-kinds": [
        "18:9: `reduces` and `when` go together",
        "18:9: a mitigation has either `clears` or `reduces` with `when`",
        "18:9: rule xx.test.sent has no strength to reduce; use `clears`",
    ],
    "mitigation-that-does-not-clear": [
        "18:9: rule xx.test.sent: measure 'Classify it' clears it in no triggering test",
    ],
    "no-operator": [
        "15:5: a test of data.personal has exactly one operator",
    ],
    "no-rules": [
        "7:1: rules",
    ],
    "no-tests": [
        "8:5: rule xx.test.sent: no test sees it clear; add one",
        "8:5: rule xx.test.sent: no test sees it triggered; add one",
        "15:33: rule xx.test.sent: no test sees `data.personal is` false; add one",
        "15:33: rule xx.test.sent: no test sees `data.personal is` true; add one",
    ],
    "no-windows": [
        "13:5: rules.0.windows",
    ],
    "overlapping-windows": [
        "15:9: rule xx.test.sent: windows must be in order and not overlap",
    ],
    "percent-above-hundred": [
        "15:50: route.listed_ownership_percent is a percentage from 0 to 100, not '150'",
    ],
    "reduced-without-strength": [
        "18:9: rule xx.test.sent has no strength to reduce; use `clears`",
    ],
    "review-by-past": [
        "4:1: review_by 2026-11-22 is past; read the sources again and set the next date",
    ],
    "set-compared-with-is": [
        "15:42: data.subject_countries is a set; use any_of, any_outside or all_of",
    ],
    "source-without-grade": [
        "6:3: sources.law.grade is missing; add it",
    ],
    "test-that-does-not-ask": [
        "20:58: rule xx.test.sent: test 'open' does not ask data.classified",
    ],
    "two-operators": [
        "15:5: a test of data.personal has exactly one operator",
    ],
    "knowledge-without-red-flag": [
        "16:5: `when_unknown: knowledge` names the `red_flag` beside which not knowing counts",
    ],
    "red-flag-of-what-asks": [
        "17:5: `red_flag` goes with `when_unknown: knowledge` or `settled_by` only",
    ],
    "settled-without-term": [
        "16:5: `when_unknown: settled_by` names the term: `settled_by: {term, text, owner}`",
    ],
    "term-of-what-asks": [
        "17:5: `settled_by` does not go with `when_unknown: ask`; what asks is not settled",
    ],
    "red-flag-misspelt": [
        "17:16: unknown fact 'operator.contry' (did you mean 'operator.country'?)",
    ],
    "unknown-combinator": [
        "15:12: unknown condition 'none'",
    ],
    "unknown-country": [
        "15:55: data.subject_countries: 'UK' is not an ISO 3166-1 alpha-2 country code (did you mean GB",
    ],
    "unknown-dimension": [
        "10:5: rules.0.dimension takes one of",
    ],
    "unknown-list": [
        "15:42: unknown list 'eu.adequat' (did you mean 'eu.adequate'?)",
    ],
    "unknown-object": [
        "12:14: rules.0.object.0 takes one of",
    ],
    "unknown-operator": [
        "15:33: unknown operator 'equals'",
    ],
    "unknown-second-source": [
        "14:74: source 'lawe' is not under `sources` (did you mean 'law'?)",
        "14:80: law cannot confirm itself; name an independent source",
    ],
    "unknown-source": [
        "14:46: source 'lawe' is not under `sources` (did you mean 'law'?)",
    ],
    "unknown-status": [
        "14:28: rules.0.windows.0.status takes one of",
    ],
    "unknown-strength": [
        "12:5: rules.0.strength takes one of",
    ],
    "watch-with-strength": [
        "12:5: rule xx.test.sent: a watch has no strength",
    ],
    "window-backwards": [
        "14:9: rule xx.test.sent: the window ends before it begins",
    ],
    "years-not-a-number": [
        "15:33: within_years takes a whole number of years from 1 to 100, not 'two'",
    ],
}


def complaints(name: str) -> list[str]:
    path = WRONG / name if (WRONG / name).is_dir() else WRONG / f"{name}.yaml"
    told = [
        str(one).replace(f"{WRONG}/", "")
        for one in check_rules([path], [], [], "2026-11-23").problems
    ]
    file = f"{name}/" if path.is_dir() else f"{name}.yaml:"
    assert all(one.startswith(file) for one in told), told
    return [one.removeprefix(file) for one in told]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_mistake_is_told_at_its_place(name):
    told, expected = complaints(name), EXPECTED[name]
    assert len(told) == len(expected), told
    assert all(one.startswith(start) for one, start in zip(told, expected, strict=True)), told


def test_every_file_is_expected():
    assert {path.stem for path in WRONG.iterdir()} == set(EXPECTED)


def test_a_good_copy_of_the_files_passes(tmp_path):
    """The mistakes are the only thing wrong with them."""
    text = (WRONG / "misspelt-fact.yaml").read_text().replace("data.personnal", "data.personal")
    (tmp_path / "good.yaml").write_text(text)
    report = check_rules([tmp_path], [], [], "2026-11-23")
    assert (report.problems, report.rules, report.tests) == ((), 1, 2)


def test_the_mistakes_of_all_files_are_told_together():
    told = [str(one) for one in check_rules([WRONG], [], [], "2026-11-23").problems]
    assert len({one.partition(":")[0] for one in told}) >= len(EXPECTED)


def test_a_path_that_is_not_there_is_told(tmp_path):
    (problem,) = check_rules([tmp_path / "none.yaml"], [], [], "2026-11-23").problems
    assert "no such file or folder" in problem.message
    (problem,) = check_rules([tmp_path], [], [], "2026-11-23").problems
    assert "holds no .yaml ruleset" in problem.message
