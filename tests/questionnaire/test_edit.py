"""An answer goes into a use-case file, and every other line stays as it was."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.edit import set_answer
from riskctl.text.located import parse
from riskctl.text.problems import InputError

FILE = """\
# head
id: x
title: "A title: with # signs"
criticality: high   # agreed

actor:
  # where
  country: MY  # seat
  operates_in:
    - MY
    # and the branch
    - SG
  # us_person:
use: {public_facing: true}

# evidence:
  # dpia:
"""


@pytest.mark.parametrize(
    ("key", "answer", "added", "removed"),
    [
        ("actor.country", "SG", ["  country: SG  # seat"], ["  country: MY  # seat"]),
        ("criticality", "low", ["criticality: low   # agreed"], ["criticality: high   # agreed"]),
        ("actor.us_person", "false", ["  us_person: false"], ["  # us_person:"]),
        ("actor.sector", "banking", ["  sector: banking"], []),
        (
            "actor.operates_in",
            ["MY"],
            ["  operates_in: [MY]"],
            ["  operates_in:", "    - MY", "    # and the branch", "    - SG"],
        ),
        (
            "use.military",
            "false",
            ["use:", "  public_facing: true", "  military: false"],
            ["use: {public_facing: true}"],
        ),
        ("data.personal", "true", ["", "data:", "  personal: true"], []),
        (
            "evidence.dpia",
            {"dated": "2026-01-31", "document": "Assessment, version 2", "grade": "official"},
            ["evidence:", '  dpia: {dated: 2026-01-31, document: "Assessment, version 2", grade: official}'],
            ["# evidence:", "  # dpia:"],
        ),
        ("title", "Another", ["title: Another"], ['title: "A title: with # signs"']),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_answer_change(key, answer, added, removed):
    after = set_answer(FILE, key, answer)
    lines = list(difflib.ndiff(FILE.splitlines(), after.splitlines()))
    assert [line[2:] for line in lines if line.startswith("+ ")] == added
    assert [line[2:] for line in lines if line.startswith("- ")] == removed
    load_use_case(parse(after, "x"))


def test_a_remark_stands_behind_and_gives_way_to_the_next():
    first = set_answer(FILE, "actor.us_person", "true", "answered 2026-11-28, by counsel")
    assert "  us_person: true  # answered 2026-11-28, by counsel" in first.splitlines()
    second = set_answer(first, "actor.us_person", "false")
    assert "  us_person: false" in second.splitlines()


def test_line_ends_are_kept():
    after = set_answer(FILE.replace("\n", "\r\n"), "actor.us_person", "true")
    assert after.count("\n") == after.count("\r\n") == FILE.count("\n")


def test_what_cannot_be_changed_line_by_line_is_refused_with_its_place():
    text = "id: x\ntitle: x\ncriticality: low\nactor: {country: MY,\n  public_body: false}\n"
    with pytest.raises(InputError) as refused:
        set_answer(text, "actor.country", "SG")
    assert ":4:9: actor.country cannot be changed" in str(refused.value)


EXAMPLES = sorted((Path(__file__).parents[2] / "data" / "examples").glob("*.yaml"))
CASES = [path for path in EXAMPLES if "\nactor:" in path.read_text(encoding="utf-8")]
BOOLS = sorted(
    spec.path
    for spec in VOCABULARY.values()
    if spec.type == "bool" and spec.prefix in ("actor", "use", "data") and not spec.derived
)


@given(
    st.sampled_from(CASES), st.lists(st.tuples(st.sampled_from(BOOLS), st.booleans()), max_size=5)
)
def test_any_answers_into_any_example_keep_its_comments(path, answers):
    text = before = path.read_text(encoding="utf-8")
    for key, value in answers:
        text = set_answer(text, key, str(value).lower())
    comments = [line for line in before.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in text.splitlines() if line in comments] == comments
    data = parse(text, "x").data
    for key, value in dict(answers).items():
        section, name = key.split(".")
        assert data[section][name] == str(value).lower()
