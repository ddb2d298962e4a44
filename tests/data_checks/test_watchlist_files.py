"""Reading of embedded lists: what a file says for all entries, names that fold alike, mistakes at their line."""

from __future__ import annotations

import pytest

from riskctl.text.located import InputError, parse
from riskctl.watchlists.embedded import EmbeddedLists, fold_name, load_watchlists

FILE = """watchlist: example
title: Example
date: 2026-11-01
list: us.entity-list
source: page
observed: 2026-07-09
grade: third-party
sources:
  page: {title: A page, date: 2026-07-09}
  names: {title: Names, date: 2026-11-01}
entries:
  - name: "Example Technologies Co., Ltd."
    trading_names: [Example]
    native_names: [示例]
    names_source: names
    from: 2020-06-05
  - {name: Old One, from: 2019-01-01, through: 2020-01-01, list: us.sdn, grade: unverified}
"""


def read(text: str = FILE) -> EmbeddedLists:
    return load_watchlists([parse(text, "example.yaml")])


def test_an_entry_inherits_what_the_file_says():
    found = read().look_up(["example"], "2026-11-23")[0]
    assert (found.list, found.source, found.observed, found.grade) == (
        "us.entity-list", "page", "2026-07-09", "third-party",
    )  # fmt: skip


def test_an_entry_may_say_otherwise():
    found = read().look_up(["Old One"], "2019-06-01")[0]
    assert (found.list, found.grade) == ("us.sdn", "unverified")


@pytest.mark.parametrize(
    "name", ["EXAMPLE TECHNOLOGIES CO LTD", "example", "示例", "Ｅxample", " Example. "]
)
def test_every_name_of_an_entry_is_found(name: str):
    assert [one.name for one in read().look_up([name], "2026-11-23")] == [
        "Example Technologies Co., Ltd."
    ]


@pytest.mark.parametrize(
    ("day", "count"), [("2018-12-31", 0), ("2019-01-01", 1), ("2020-01-01", 1), ("2020-01-02", 0)]
)
def test_an_entry_holds_in_its_period(day: str, count: int):
    assert len(read().look_up(["Old One"], day)) == count


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "grade: third-party\n",
            "",
            "example.yaml:11:5: grade is missing; add it here or at the top of the file",
        ),
        ("source: page\n", "source: paeg\n", "example.yaml:5:1: unknown source 'paeg'"),
        ("names_source: names", "names_source: nmaes", "example.yaml:15:5: unknown source 'nmaes'"),
        ("from: 2020-06-05", "form: 2020-06-05", "unknown key 'form'"),
    ],
)
def test_a_mistake_is_told_at_its_place(old: str, new: str, complaint: str):
    with pytest.raises(InputError) as error:
        read(FILE.replace(old, new, 1))
    assert complaint in str(error.value)


@pytest.mark.parametrize("name", ["A_B", "A-B", "a b", "Ａ　Ｂ"])
def test_folding_keeps_letters_and_digits_of_every_script_apart_by_one_blank(name: str):
    assert fold_name(name) == "a b"
