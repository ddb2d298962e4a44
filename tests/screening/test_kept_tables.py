"""Tables taken apart are kept between processes, and anything wrong with a file makes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.screening.names.known import Register, _read_register, register
from riskctl.screening.names.lexicon import Lexicon, _read_tables, lexicon
from riskctl.screening.names.tables import kept as store


@pytest.fixture
def folder(tmp_path: Path):
    before = list(store._folders)
    store.keep_in(tmp_path)
    yield tmp_path
    store._folders[:] = before


def test_what_is_kept_is_what_was_made(folder: Path) -> None:
    made = store.kept("part", lambda: {"a": [1, "ä"]})
    assert store.kept("part", lambda: pytest.fail("made again")) == made
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    "damage",
    [lambda raw: b"", lambda raw: raw[:-1], lambda raw: raw.replace(b"1", b"2"), lambda raw: b"x"],
)
def test_a_damaged_file_is_made_anew(folder: Path, damage) -> None:
    store.kept("part", lambda: [1])
    path = next(folder.iterdir())
    path.write_bytes(damage(path.read_bytes()))
    assert store.kept("part", lambda: [3]) == [3]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").write_text("")
    store.keep_in(tmp_path / "file" / "below")
    assert store.kept("part", lambda: [1]) == [1]


def test_lexicon_and_register_come_back_whole(folder: Path) -> None:
    for _ in range(2):
        read = Lexicon.from_json(store.kept("lexicon", lambda: _read_tables().to_json()))
        assert read == lexicon()
        book = Register.from_json(store.kept("register", lambda: _read_register().to_json()))
        assert (book.by_id, book.by_name) == (register().by_id, register().by_name)
