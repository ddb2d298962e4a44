"""Files that are missing, unreadable, too large or not files at all."""

import os
import socket
from pathlib import Path

import pytest

from riskctl.text.files import MAX_BYTES, read_bytes
from riskctl.text.located import InputError, load


def refusal(path: Path, **options: int) -> str:
    with pytest.raises(InputError) as caught:
        load(path, name="f", **options)
    return str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no") == "f:1:1: no such file; check the path"
    (tmp_path / "file").touch()
    assert (
        refusal(tmp_path / "file" / "x")
        == "f:1:1: no such file; a part of the path is not a directory"
    )


def test_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert refusal(tmp_path / "link") == "f:1:1: no such file; check the path"


def test_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a: b")
    (tmp_path / "link").symlink_to("file")
    assert load(tmp_path / "link").data == {"a": "b"}


def test_circle_of_links(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    assert refusal(tmp_path / "one").startswith(
        "f:1:1: the symbolic links of this path go round in a circle"
    )


def test_directory(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "f:1:1: this is a directory, not a file; give the path of a file"


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert (
        refusal(tmp_path / "pipe") == "f:1:1: this is a pipe, not a file; give the path of a file"
    )


def test_pipe_put_in_place_of_a_file_does_not_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("a: b")
    os.mkfifo(tmp_path / "pipe")
    regular = (tmp_path / "file").stat()
    monkeypatch.setattr(Path, "stat", lambda _path: regular)
    assert (
        refusal(tmp_path / "pipe") == "f:1:1: this is a pipe, not a file; give the path of a file"
    )


def test_device() -> None:
    assert (
        refusal(Path("/dev/zero")) == "f:1:1: this is a device, not a file; give the path of a file"
    )


def test_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # socket paths are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert refusal(Path("s")) == "f:1:1: this is a socket, not a file; give the path of a file"


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("a: b")
    path.chmod(0)
    if os.access(path, os.R_OK):  # a superuser may read it all the same

        def refuse(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "open", refuse)
    assert refusal(path) == "f:1:1: the file may not be read; check its permissions"


def test_huge_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert (
        refusal(path)
        == "f:1:1: the file is larger than 2,097,152 bytes; split it into smaller files"
    )


def test_size_limit_is_exact_and_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"a: bc")
    assert load(path, max_bytes=5).data == {"a": "bc"}
    assert (
        refusal(path, max_bytes=4)
        == "f:1:1: the file is larger than 4 bytes; split it into smaller files"
    )


def test_file_that_says_it_is_empty_is_still_read_within_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.touch()
    empty = path.stat()
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    monkeypatch.setattr(Path, "stat", lambda _path: empty)
    monkeypatch.setattr(os, "fstat", lambda _fd: empty)
    with pytest.raises(InputError, match="larger than"):
        read_bytes(path)


@pytest.mark.parametrize("name", ["a\0b", "\ud800", "x" * 5000])
def test_impossible_names(name: str) -> None:
    with pytest.raises(InputError, match=r"path|no such file"):
        load(Path(name))


def test_control_characters_of_a_path_are_shown_safely(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load(tmp_path / "a\x1b[2J\nb")
    assert str(caught.value).endswith("/a\\x1b[2J\\x0ab:1:1: no such file; check the path")
