"""Names, files and folders made to break the screener: it answers in time, and never says clear for nothing."""

from __future__ import annotations

import time

import pytest

from riskctl.screening.compare import compare_names
from riskctl.screening.entry import Entry
from riskctl.screening.index import BrokenIndex, Index, build
from riskctl.screening.known import Register
from riskctl.screening.persons import words
from riskctl.screening.query import Query, Result
from riskctl.screening.screen import Screener

SECONDS = 2.0
"""Far above what any of these names may take, far below what a pattern that runs away takes."""


def screen(listed: list[str], asked: str, kind: str = "organisation") -> Result:
    entries = [Entry("x.list", str(at), kind, name) for at, name in enumerate(listed)]
    return Screener((Index(memoryview(build(entries))),), Register()).screen(Query(asked, kind=kind))


@pytest.mark.parametrize(
    "name",
    [
        "(" + " " * 1990 + "a",
        "(" + "\t" * 900 + "a" + " " * 900 + "(",
        "".join(f"({a}{b}c)" for a in "abcdefghijklmnop" for b in "abcdefghijklmnopqrstuvwxyz"),
        "\ufdfa" * 2000,
        " ".join(f"{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"),
    ],
    ids=["blanks after a bracket", "tabs and blanks", "four hundred brackets", "ligatures that unfold", "words"],
)
@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_no_name_takes_long(name: str, kind: str) -> None:
    start = time.process_time()
    compare_names(name, name[:-3] + " zq zq", kind)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("name", ["\U0002bb6d Optics 号 12", "\U0002394e Works", "\U0002bb6d"])
@pytest.mark.parametrize("kind", ["organisation", "person", "vessel"])
def test_characters_without_a_reading_are_found_all_the_same(name: str, kind: str) -> None:
    found = screen([name, "Kestrel Optics"], name, kind)
    assert [(match.name, match.outcome) for match in found.matches][:1] == [(name, "match")]


@pytest.mark.parametrize("hidden", ["\u2066", "\u2069", "\u034f", "\u3164", "\u180e", "\ufe0f", "\U000e0041", "\u200d"])
def test_what_nobody_sees_does_not_part_a_word(hidden: str) -> None:
    asked = f"Kes{hidden}trel Opt{hidden}ics"
    assert screen(["Kestrel Optics Co., Ltd."], asked).matches[0].score == 1.0


def test_a_name_of_titles_alone_is_a_name() -> None:
    assert words("He") == ("he",)
    assert screen(["Hon Sir"], "Hon Sir", "person").outcome == "match"


def test_a_flipped_bit_anywhere_makes_an_index_unusable_not_wrong() -> None:
    sound = build([Entry("x.list", "1", "organisation", "Kestrel Optics", identifiers=(("lei", "AB1"),))])
    for at in range(len(sound)):
        damaged = bytearray(sound)
        damaged[at] ^= 1 << at % 8
        with pytest.raises(BrokenIndex):
            Index(memoryview(damaged))


@pytest.mark.parametrize("name", ["\u0640\u0640", "\u3164", "\u115f\u115f "])
def test_a_name_that_cannot_be_read_is_never_clear(name: str) -> None:
    result = screen(["Kestrel Optics"], name)
    assert result.outcome == "unknown"
    assert "cannot be read" in result.open[0]
