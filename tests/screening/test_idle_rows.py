"""Rows of a whitelist that cannot set anything aside are told."""

from __future__ import annotations

from riskctl.screening.idle_rows import MOST_TOLD, idle_rows
from riskctl.screening.index import Index, build
from riskctl.screening.whitelist_file import load_whitelist
from riskctl.text.located import parse
from riskctl.watchlists.entry import Entry

INDEX = Index(memoryview(build([Entry("own.l", "1", "organisation", "Kelmar Works")])))
ROW = """
  - name: {name}
    list: {list_id}
    entry_id: '{entry}'
    entry_sha256: {sha}
    reason: another firm
    approver: A
    through: 2027-01-01
"""


def told(*rows: tuple[str, str, str]) -> list[str]:
    """What is told of rows of name, list and entry."""
    text = "".join(
        ROW.format(name=name, list_id=list_id, entry=entry, sha="0" * 64)
        for name, list_id, entry in rows
    )
    return list(idle_rows(load_whitelist(parse("whitelist:" + text, "w.yaml")), [INDEX]))


def test_a_row_of_a_listed_entry_is_not_idle() -> None:
    assert told(("Kelmar", "own.l", "1")) == []


def test_a_row_without_its_list_or_entry_is_told() -> None:
    (first,) = told(("Kelmar", "own.other", "1"))
    assert first.endswith("sets nothing aside: own.other was not searched")
    (second,) = told(("Kelmar", "own.l", "9"))
    assert second.endswith("sets nothing aside: own.l has no entry '9'")


def test_a_pattern_is_no_name_of_a_list() -> None:
    assert told(("Kelmar", "'*'", "*"))[0].endswith("* was not searched")


def test_only_so_many_rows_are_told() -> None:
    rows = [(f"Kelmar {number}", "own.l", "9") for number in range(MOST_TOLD + 5)]
    assert len(told(*rows)) == MOST_TOLD + 1


def test_numbers_behind_a_name_are_no_part_of_it() -> None:
    text = "whitelist:" + ROW.format(
        name="Kelmar Bhd (200866-W)", list_id="own.l", entry="1", sha="0" * 64
    )
    ((name, *_),) = load_whitelist(parse(text, "w.yaml")).rows
    assert name == "kelmar bhd"
