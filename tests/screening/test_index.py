"""The index finds what it holds, in the same bytes every time, and a broken one is told from a sound one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.screening.candidates import candidates
from riskctl.screening.index import BrokenIndex, Index, build, index_path, open_index
from riskctl.watchlists.entry import Entry

ENTRIES = [
    Entry(
        "x.list",
        "1",
        "organisation",
        "Kestrel Optics Co., Ltd.",
        ("青岚光学",),
        identifiers=(("lei", "AB-12"),),
    ),
    Entry("x.list", "2", "vessel", "Borealis Star"),
    Entry("x.list", "3", "organisation", "Hi Silver Works"),
    Entry("x.list", "4", "person", "Ivanov, Pyotr"),
]


def index_of(entries: list[Entry]) -> Index:
    return Index(memoryview(build(entries)))


def found(index: Index, name: str) -> set[str]:
    return {index.hit(number).name for _, number in candidates((index,), name)}


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Kestrel", "Kestrel Optics Co., Ltd."),
        ("Kestral Optics", "Kestrel Optics Co., Ltd."),
        ("Kstrel", "Kestrel Optics Co., Ltd."),
        ("Qinglan Optics", "青岚光学"),
        ("HiSilver", "Hi Silver Works"),
        ("Hi-Silver Works Ltd", "Hi Silver Works"),
        ("BOREALIS STAR", "Borealis Star"),
    ],
)
def test_a_listed_name_is_among_the_candidates(asked: str, listed: str) -> None:
    assert listed in found(index_of(ENTRIES), asked)


def test_entries_come_back_whole() -> None:
    index = index_of(ENTRIES)
    numbers = [index.hit(number) for number in range(index.size)]
    assert [
        index.entry(hit.entry) for hit in numbers if hit.name == ENTRIES[hit.entry].name
    ] == ENTRIES
    assert index.size == 5


def test_the_same_entries_make_the_same_bytes() -> None:
    assert build(ENTRIES) == build(list(ENTRIES))
    assert build(ENTRIES) != build(ENTRIES[:3])


@pytest.mark.parametrize(
    "damage",
    [lambda raw: raw[:-1], lambda raw: b"", lambda raw: b"XX" + raw[2:], lambda raw: raw + b"x"],
)
def test_a_damaged_file_is_no_index(tmp_path: Path, damage) -> None:
    path = index_path(tmp_path, "content")
    path.write_bytes(damage(build(ENTRIES)))
    with pytest.raises(BrokenIndex):
        open_index(path)
    assert open_index(path, ENTRIES).size == 5
    assert open_index(path).size == 5


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert open_index(tmp_path / "file" / "x.names", ENTRIES).size == 5


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30),
        min_size=1,
        max_size=6,
    )
)
def test_any_names_can_be_filed(names: list[str]) -> None:
    index = index_of([Entry("x", str(at), "unknown", name) for at, name in enumerate(names)])
    assert [index.hit(at).name for at in range(index.size)] == names
    for name in names:
        list(candidates((index,), name))
