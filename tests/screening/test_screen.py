"""What the screener answers: kinds, identifiers, other names, lists that are not sound, and what was set aside."""

from __future__ import annotations

import pytest

from riskctl.screening.index import Index, build
from riskctl.screening.names.known import KnownName, Register
from riskctl.screening.query import Query, Result
from riskctl.screening.rows import result_row
from riskctl.screening.screen import Screener
from riskctl.screening.whitelist import Whitelist, entry_sha256
from riskctl.screening.whitelist_file import Cleared, load_whitelist
from riskctl.text.located import parse
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

KESTREL = Entry(
    "x.list", "1", "organisation", "Kestrel Optics Co., Ltd.", countries=("CN",), citation="1 XR 2"
)
SHIP = Entry("x.list", "2", "vessel", "Oracle")
LEI = Entry(
    "x.list",
    "3",
    "organisation",
    "Borealis Foundry",
    identifiers=(("lei", "5493001KJTIIGC8Y1R12"),),
)


def screener(*unsound: str, register: Register | None = None) -> Screener:
    return Screener(
        (Index(memoryview(build([KESTREL, SHIP, LEI]))),), register or Register(), unsound
    )


def ask(name: str, **options: object) -> Result:
    return screener().screen(Query(name, **options))  # type: ignore[arg-type]


def test_a_match_carries_entry_and_reason() -> None:
    row = result_row(ask("Kestrel Optics Limited", country="CN"), ("x.list of 2026-01-01",))
    assert row["outcome"] == "match"
    match = row["matches"][0]
    assert (match["list"], match["entry"], match["citation"]) == (
        "x.list",
        "Kestrel Optics Co., Ltd.",
        "1 XR 2",
    )
    assert match["reasons"]


def test_a_company_is_never_a_ship() -> None:
    assert ask("Oracle").outcome == "clear"
    assert ask("Oracle", kind="vessel").outcome == "match"
    assert ask("Oracle", kind="unknown").outcome == "match"


def test_nothing_is_clear_on_a_list_that_is_not_sound() -> None:
    result = screener("x.list is stale").screen(Query("Quite Another Firm"))
    assert (result.outcome, result.open) == ("unknown", ("x.list is stale",))
    assert screener("x.list is stale").screen(Query("Kestrel Optics")).outcome == "match"


def test_identifiers_decide_where_both_have_one() -> None:
    assert (
        ask("Something Else", identifiers=(("lei", "5493 001k jtii gc8y 1r12"),)).outcome == "match"
    )
    other = ask("Borealis Foundri", identifiers=(("lei", "529900T8BM49AURSDO55"),))
    assert other.outcome == "clear"
    assert other.near[0].reasons[0].code == "other-identifier"


def test_another_number_beside_the_very_name_asks() -> None:
    """The number may be mistyped, lapsed, or that of a third party named in the remarks of the list."""
    other = ask("Borealis Foundry", identifiers=(("lei", "529900T8BM49AURSDO55"),))
    assert other.outcome == "review"
    assert other.matches[0].reasons[0].code == "other-identifier"


@pytest.mark.parametrize(
    ("grade", "outcome"),
    [("official", "match"), ("third-party", "review"), ("unverified", "review")],
)
def test_only_an_official_source_makes_another_name_a_match(grade: str, outcome: str) -> None:
    book = Register()
    book.add(KnownName("kestrel", "CN", ("Kestrel Optics", "Windhover"), (), "x", grade))
    assert screener(register=book).screen(Query("Windhover")).outcome == outcome


def test_a_name_of_the_register_is_looked_up_by_its_other_names() -> None:
    book = Register()
    book.add(KnownName("kestrel", "CN", ("Kestrel Optics", "Windhover"), (), "x", "official"))
    book.add(
        KnownName(
            "perch", "CN", ("Perch Cloud",), (("part-of", "kestrel"),), "memory", "unverified"
        )
    )
    known = screener(register=book).screen(Query("Windhover"))
    assert known.outcome == "match" and known.matches[0].reasons[0].code == "known-as"
    part = screener(register=book).screen(Query("Perch Cloud"))
    assert part.outcome == "related" and part.matches[0].score < 0.7


def test_an_entry_that_two_snapshots_hold_is_told_once() -> None:
    index = Index(memoryview(build([KESTREL])))
    result = Screener((index, index), Register(), ()).screen(Query("Kestrel Optics"))
    assert [match.entry.id for match in result.matches] == ["1"]


def test_another_number_of_a_scheme_that_allows_several_clears_nobody() -> None:
    entry = Entry(
        "x.list",
        "4",
        "organisation",
        "Grebe Tooling",
        identifiers=(("registration", "11"), ("registration", "12")),
    )
    one = Screener((Index(memoryview(build([entry]))),), Register())
    assert (
        one.screen(Query("Grebe Tooling", identifiers=(("registration", "13"),))).outcome == "match"
    )
    assert (
        one.screen(Query("Something Else", identifiers=(("registration", "12"),))).outcome
        == "match"
    )


def test_an_entry_that_has_ended_is_a_near_miss() -> None:
    entry = Entry("x.list", "5", "organisation", "Grebe Tooling", through="2026-01-31")
    index = Index(memoryview(build([entry])))
    assert (
        Screener((index,), Register(), (), "2026-01-31").screen(Query("Grebe Tooling")).outcome
        == "match"
    )
    after = Screener((index,), Register(), (), "2026-02-01").screen(Query("Grebe Tooling"))
    assert after.outcome == "clear" and after.near[0].reasons[0] == Reason(
        "entry-ended", ("2026-01-31",)
    )


def test_an_unverified_other_name_asks_and_does_not_accuse() -> None:
    book = Register()
    book.add(
        KnownName("kestrel", "CN", ("Kestrel Optics", "Windhover"), (), "memory", "unverified")
    )
    assert screener(register=book).screen(Query("Windhover")).outcome == "review"
    assert screener(register=book).screen(Query("Kestrel Optics")).outcome == "match"


def cleared(**changes: str) -> Whitelist:
    row = {
        "name": "kestrel  optics", "list": "x.list", "entry_id": "1", "entry_sha256": entry_sha256(KESTREL),
        "reason": "another firm", "approver": "A. Person", "through": "2026-12-31", **changes,
    }  # fmt: skip
    one = Cleared.model_validate(row)
    return Whitelist({("kestrel optics", one.list, one.entry_id): one})


def test_a_match_can_be_set_aside_for_a_time() -> None:
    found = ask("Kestrel Optics")
    aside = cleared().apply(found, "2026-11-25")
    assert aside.outcome == "clear" and aside.near[0].reasons[0].params[0] == "A. Person"
    late = cleared().apply(found, "2027-01-01")
    assert late.outcome == "match" and late.matches[0].reasons[0].code == "set-aside-ended"


def test_a_changed_entry_counts_again() -> None:
    again = cleared(entry_sha256="0" * 64).apply(ask("Kestrel Optics"), "2026-11-25")
    assert again.outcome == "match" and again.matches[0].reasons[0].code == "set-aside-void"


def test_a_whitelist_file_is_read() -> None:
    text = f"""whitelist:
  - name: Kestrel Optics
    list: x.list
    entry_id: "1"
    entry_sha256: {entry_sha256(KESTREL)}
    reason: another firm
    approver: A. Person
    through: 2026-12-31
"""
    assert (
        load_whitelist(parse(text, "w.yaml")).apply(ask("Kestrel Optics"), "2026-11-25").outcome
        == "clear"
    )
