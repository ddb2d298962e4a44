"""Keys of several lists in one table: the same candidates and the same answers as list by list."""

from __future__ import annotations

from riskctl.screening.candidates import COMMON, candidates
from riskctl.screening.index import Index, build
from riskctl.screening.many import LEAST_TO_MERGE, screen_many
from riskctl.screening.merged import MergedTables
from riskctl.screening.names.known import Register
from riskctl.screening.query import Query
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry

LISTS = (
    ("Kelmar Vantey Ltd", "Tarin Steel", "北京示例科技有限公司", "Delmara Optics"),
    ("Kelmar Holding", "Tarin Cement", "Delmara Vostok Shipbuilding"),
    ("Kelmer Vantay", "Pelnora Robotics", "Delmara Optics GmbH"),
)
ASKED = (
    "Kelmar Vantey",
    "Kelmor Vantey Limited",
    "Tarin",
    "Delmara Optic",
    "示例科技",
    "Steel Technology",
    "Nobody Else",
)


def index(list_id: str, names: tuple[str, ...]) -> Index:
    entries = [Entry(list_id, str(at), "organisation", name) for at, name in enumerate(names)]
    return Index(memoryview(build(entries)))


INDEXES = tuple(index(f"own.list-{at}", names) for at, names in enumerate(LISTS))


def test_a_name_numbered_through_is_found_again() -> None:
    merged = MergedTables(INDEXES)
    places = [merged.place(number) for number in range(merged.size)]
    assert [INDEXES[at].hit(number).name for at, number in places] == list(sum(LISTS, ()))


def test_candidates_and_answers_are_the_same() -> None:
    alone = Screener(INDEXES, Register())
    ready = alone.for_many()
    assert ready.merged is not None
    for name in ASKED:
        together = [ready.merged.place(number) for _, number in candidates((ready.merged,), name)]
        assert together == list(candidates(INDEXES, name)), name
        assert ready.screen(Query(name)) == alone.screen(Query(name)), name


def test_a_key_of_very_many_names_is_cut_at_the_same_name() -> None:
    many = tuple(f"Group {at}" for at in range(COMMON))
    indexes = (index("own.a", many), index("own.b", many), index("own.c", many))
    merged = MergedTables(indexes)
    together = [merged.place(number) for _, number in candidates((merged,), "Group")]
    assert together == list(candidates(indexes, "Group"))


def test_one_list_needs_no_merging_and_long_runs_give_the_same_answers() -> None:
    assert Screener(INDEXES[:1], Register()).for_many().merged is None
    screener = Screener(INDEXES, Register())
    queries = [Query(ASKED[at % len(ASKED)], id=str(at)) for at in range(LEAST_TO_MERGE + 20)]
    assert list(screen_many(screener, queries)) == [screener.screen(query) for query in queries]
