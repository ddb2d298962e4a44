"""Waivers and overrides: applied, expired, unused, and refused."""

from __future__ import annotations

import pytest
from making import rule_data, rules_of

from riskctl.rules.overlays import load_overlays, resolve_overlays
from riskctl.text.located import InputError, parse

RULES = rules_of(rule_data("alpha"), rule_data("beta"))
TEXT = """waivers:
  - id: w1
    rule: xx.test.alpha
    subject: {subject}
    use_case: {use_case}
    reason: Accepted by the board
    approver: A. Person
    from: 2026-01-01
    through: 2026-06-30
"""


def overlays(subject: str = "'*@*'", use_case: str = "''", more: str = ""):
    return load_overlays(
        parse(TEXT.format(subject=subject, use_case=use_case) + more, "w.yaml"), RULES
    )


def state(
    items, as_of: str, live=frozenset({"xx.test.alpha"}), subject=("m", "r"), use_case="bank"
) -> str:
    return resolve_overlays(items, set(live), subject, use_case, as_of)[0].state


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-12-31", "unused"),
        ("2026-01-01", "applied"),
        ("2026-06-30", "applied"),
        ("2026-07-01", "expired"),
    ],
)
def test_both_ends_are_inclusive(as_of, expected):
    assert state(overlays(), as_of) == expected


@pytest.mark.parametrize(
    ("subject", "use_case", "expected"),
    [
        ("m@r", "''", "applied"),
        ("'m@*'", "''", "applied"),
        ("'*@r'", "''", "applied"),
        ("'m@other'", "''", "unused"),
        ("'other@*'", "''", "unused"),
        ("'*@*'", "bank", "applied"),
        ("'*@*'", "hospital", "unused"),
    ],
)
def test_it_reaches_its_subject_and_use_case_only(subject, use_case, expected):
    assert state(overlays(subject, use_case), "2026-03-01") == expected


def test_a_waiver_of_a_rule_that_found_nothing_is_unused():
    assert state(overlays(), "2026-03-01", live=frozenset({"xx.test.beta"})) == "unused"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "rule: xx.test.alpha",
            "rule: xx.test.alphaa",
            "w.yaml:3:5: unknown rule 'xx.test.alphaa' (did you mean 'xx.test.alpha'?)",
        ),
        ("through: 2026-06-30", "through: 2025-06-30", "the waiver ends before it begins"),
        ("    through: 2026-06-30\n", "", "through is missing"),
        ("    approver: A. Person\n", "", "approver is missing"),
        ("subject: '*@*'", "subject: m", "subject is MODEL@ROUTE"),
        ("through: 2026-06-30", "through: June", "takes a date such as"),
        ("reason:", "reasn:", "unknown key 'reasn' (did you mean 'reason'?)"),
        ("through: 2026-06-30", "through: 2026-06-30\n    strength: huge", "'negligible', 'low'"),
    ],
)
def test_a_mistake_is_told(old, new, words):
    text = TEXT.format(subject="'*@*'", use_case="''")
    assert old in text
    with pytest.raises(InputError) as error:
        load_overlays(parse(text.replace(old, new), "w.yaml"), RULES)
    assert words in str(error.value)


def test_a_rule_without_a_strength_cannot_be_given_one():
    watch = rule_data("alpha", effect="watch")
    del watch["strength"]
    text = TEXT.format(subject="'*@*'", use_case="''") + "    strength: severe\n"
    with pytest.raises(
        InputError, match=r"w\.yaml:10:5: rule xx\.test\.alpha has no strength to override"
    ):
        load_overlays(parse(text, "w.yaml"), rules_of(watch))
    assert overlays(more="    strength: severe\n")[0].strength == "severe"


def test_an_id_is_used_once():
    again = TEXT.format(subject="'*@*'", use_case="''").removeprefix("waivers:\n")
    with pytest.raises(InputError, match="waiver id 'w1' is used twice"):
        overlays(more=again)
