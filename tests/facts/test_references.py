"""Dated membership lists: both ends inclusive, unions, and mistakes at their line."""

from __future__ import annotations

import pytest

from riskctl.facts.reference import load_references
from riskctl.text.located import InputError, parse

TEXT = """lists:
  xx.one:
    title: One
    source: law
    entries:
      - {id: MY}
      - {id: GB, from: 2021-06-28, through: 2025-12-27}
  xx.two:
    title: Two
    source: law
    entries: [{id: SG, from: 2026-01-01}]
  xx.both:
    title: Both
    union: [xx.one, xx.two]
sources:
  law: {title: Law, retrieved: 2026-11-01, grade: official}
"""


@pytest.mark.parametrize(
    ("day", "members"),
    [
        ("2021-06-27", {"MY"}),
        ("2021-06-28", {"MY", "GB"}),
        ("2025-12-27", {"MY", "GB"}),
        ("2025-12-28", {"MY"}),
        ("2026-01-01", {"MY", "SG"}),
    ],
)
def test_members_on_a_day(day, members):
    assert load_references([parse(TEXT, "lists.yaml")]).members("xx.both", day) == members


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("id: MY", "id: Malaysia", "lists.yaml:6:10: 'Malaysia' is no country"),
        (
            "source: law\n    entries:\n",
            "source: lor\n    entries:\n",
            "4:5: source 'lor' is not under `sources` here",
        ),
        (
            "union: [xx.one, xx.two]",
            "union: [xx.one, xx.both]",
            "lists.yaml:14:21: no plain list 'xx.both'",
        ),
        ("through: 2025-12-27", "through: 2025-13-27", "takes a date such as"),
        ("grade: official", "grade: good", "takes one of"),
    ],
)
def test_a_mistake_is_told(old, new, complaint):
    with pytest.raises(InputError) as error:
        load_references([parse(TEXT.replace(old, new), "lists.yaml")])
    assert complaint in str(error.value)


def test_a_list_is_defined_once():
    with pytest.raises(InputError, match=r"xx\.one is already defined in another file"):
        load_references([parse(TEXT, "a.yaml"), parse(TEXT, "b.yaml")])


def test_every_bundled_list_resolves_on_any_day(bundled):
    for list_id in bundled.references.lists:
        for day in ("2020-01-01", "2026-11-23", "2040-01-01"):
            assert bundled.references.members(list_id, day) is not None
