"""A Japanese name that nobody can read here is never called clear; what settles it is its name in Latin letters."""

from __future__ import annotations

import pytest

from riskctl.screening.index import Index, build
from riskctl.screening.names.known import KnownName, Register
from riskctl.screening.query import Query
from riskctl.screening.screen import Screener
from riskctl.screening.unread import JAPANESE, UNREAD
from riskctl.watchlists.entry import Entry

LISTED = [
    Entry("own.l", "1", "organisation", "Kelmar Works"),
    Entry("own.l", "2", "organisation", "霜月水産株式会社"),
]


def screener(book: Register | None = None) -> Screener:
    return Screener((Index(memoryview(build(LISTED))),), book or Register())


@pytest.mark.parametrize(
    "query",
    [
        Query("風松製作所", country="JP"),
        Query("風松製作所株式会社"),
        Query("株式会社ピナラム"),
        Query("ピナラムサービス"),
    ],
)
def test_a_japanese_name_is_not_clear(query: Query) -> None:
    result = screener().screen(query)
    assert (result.outcome, result.open) == ("unknown", (JAPANESE,))


@pytest.mark.parametrize(
    "query",
    [
        Query("风松制造有限公司", country="CN"),
        Query("Kazamatsu Works K.K.", country="JP"),
        Query("風松製作所", country="JP", also=("Kazamatsu Works",)),
        Query("Pinalam 株式会社"),
    ],
)
def test_what_can_be_read_is_clear(query: Query) -> None:
    assert screener().screen(query).outcome == "clear"


def test_what_is_found_by_its_characters_is_found() -> None:
    result = screener().screen(Query("霜月水産株式会社"))
    assert result.outcome == "match" and result.matches[0].entry.id == "2"


def test_a_name_that_the_register_knows_is_read() -> None:
    book = Register()
    known = KnownName("kazamatsu", "JP", ("風松製作所", "Kazamatsu Works"), (), "", "third-party")
    book.add(known)
    assert screener(book).screen(Query("風松製作所株式会社")).outcome == "clear"


def test_a_name_without_any_letter_that_can_be_compared_says_so() -> None:
    assert screener().screen(Query("()")).open == (UNREAD,)
