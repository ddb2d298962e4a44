"""Several files are put in place all or none, and nothing is left beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.text import atomic
from riskctl.text.atomic import write_all, write_file, write_new


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir()) if path.is_file()}


def test_all_files_are_written_and_nothing_else_stays(tmp_path):
    (tmp_path / "a").write_text("old")
    write_all([(tmp_path / "a", b"new"), (tmp_path / "b", b"fresh")])
    assert content(tmp_path) == {"a": "new", "b": "fresh"}


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(tmp_path):
    (tmp_path / "a").write_text("old")
    with pytest.raises(OSError) as caught:
        write_all([(tmp_path / "a", b"new"), (tmp_path / "none" / "b", b"fresh")])
    assert caught.value.filename == str(tmp_path / "none" / "b")
    assert content(tmp_path) == {"a": "old"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("links", [True, False])
def test_a_failure_while_replacing_takes_the_earlier_ones_back(tmp_path, monkeypatch, error, links):
    """Old files get their content back; a file that was not there before goes."""
    for name in ("a", "c"):
        (tmp_path / name).write_text(f"old {name}")
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).name == "c" and self.name.endswith(".part"):
            raise error
        return real(self, target)

    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", failing)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    with pytest.raises(type(error)):
        write_all([(tmp_path / name, b"new") for name in ("a", "b", "c")])
    assert content(tmp_path) == {"a": "old a", "c": "old c"}


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path):
    (tmp_path / "file").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new"


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_takes_no_name_that_came_meanwhile(tmp_path, monkeypatch, links):
    """A file is put there only while the new content is being written: it stays, and nothing lies beside it."""
    real = atomic._write

    def racing(path: Path, data: bytes) -> None:
        real(path, data)
        (tmp_path / "a").write_text("theirs")

    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(atomic, "_write", racing)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    with pytest.raises(FileExistsError) as caught:
        write_new(tmp_path / "a", b"ours")
    assert caught.value.filename == str(tmp_path / "a")
    assert content(tmp_path) == {"a": "theirs"}


@pytest.mark.parametrize("links", [True, False])
def test_a_new_file_is_whole_and_readable_as_the_system_says(tmp_path, monkeypatch, links):
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr("os.link", no_links)
    write_new(tmp_path / "a", b"ours")
    (tmp_path / "b").write_text("")
    assert content(tmp_path) == {"a": "ours", "b": ""}
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
