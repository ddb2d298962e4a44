"""The plain file inside a zip or gzip one, with bounds on what it may grow to."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from riskctl.sources.errors import BadList
from riskctl.sources.sink import Sink
from riskctl.sources.workbook import workbook_form

CHUNK = 1 << 16
MOST_BYTES = 1 << 30
"""Bytes a list may have once unpacked."""
MOST_RATIO = 200
"""How many times larger than packed it may be; real lists are some ten to thirty times larger."""
_SMALL = 4 << 20
"""Below this many bytes the ratio does not matter."""


class Unpacked(NamedTuple):
    """The plain file, its companions by role, and the name it had inside an archive of several files."""

    path: Path
    beside: dict[str, Path]
    name: str = ""


def unpack(path: Path, target: Path, most: int = MOST_BYTES) -> Path:
    """The path of the plain file: the file itself, or ``target`` with what was inside. Raises :class:`BadList`.

    A spreadsheet is a zip file too, and is a list as it is.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if head[:2] == b"\x1f\x8b":
        return _write(path, target, _gunzip, most)
    if head == b"PK\x03\x04" and not workbook_form(path):
        return _write(path, target, _unzip, most)
    return path


def unpack_all(
    path: Path, work: Path, groups: Iterable[Mapping[str, str]], most: int = MOST_BYTES
) -> Unpacked:
    """The plain file as of :func:`unpack`, and the members of a zip that belong to it.

    Each of ``groups`` gives the names of such members, in small letters, by role; the role ``main`` is the list itself.
    """
    roles = _roles(path, groups)
    if not roles:
        return Unpacked(unpack(path, work / "plain", most), {})
    plain = {
        role: _write(path, work / f"member-{role}", partial(_unzip, name=name), most)
        for role, name in roles.items()
    }
    main = plain.pop("main")
    return Unpacked(main, plain, PurePosixPath(roles["main"]).name)


def _roles(path: Path, groups: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Names of the members of a zip by role, when it holds several files of one group and nothing else."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [file.filename for file in _files(archive)]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return {}
    named = {PurePosixPath(member).name.lower(): member for member in members}
    for group in groups:
        roles = {role: named[name] for role, name in group.items() if name in named}
        if "main" in roles and len(roles) == len(members) > 1:
            return roles
    return {}


def _files(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive without what a system that packed it put beside them."""
    return [
        member
        for member in archive.infolist()
        if not member.filename.endswith("/")  # is_dir() breaks on a member without a name
        and not member.filename.startswith("__MACOSX/")
        and PurePosixPath(member.filename).name not in (".DS_Store", "Thumbs.db", "desktop.ini")
    ]


def _write(path: Path, target: Path, pieces: Callable[[Path], Iterator[bytes]], most: int) -> Path:
    packed, size = path.stat().st_size, 0
    with Sink(target) as sink:
        for piece in pieces(path):
            size += len(piece)
            if size > most or (size > _SMALL and size > packed * MOST_RATIO):
                raise BadList(
                    f"the packed file grows beyond all measure ({size:,} bytes from {packed:,}): refused"
                )
            sink.write(piece)
    return target


def _gunzip(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from inflate(file)


def inflate(file: BinaryIO) -> Iterator[bytes]:
    """Pieces of what gzip members hold, never more than :data:`CHUNK` bytes at a time."""
    return gunzip(iter(lambda: file.read(CHUNK), b""))


def gunzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """What all members of a gzip stream hold. Raises :class:`BadList` for one that ends early or goes on as else.

    A stream may have several members (RFC 1952, 2.2): what stops after the first loses entries in silence.
    """
    decoder = zlib.decompressobj(31)
    try:
        for piece in pieces:
            while piece:
                if decoder.eof:
                    decoder = zlib.decompressobj(31)
                if plain := decoder.decompress(piece, CHUNK):
                    yield plain
                piece = decoder.unused_data if decoder.eof else decoder.unconsumed_tail
        while plain := decoder.decompress(decoder.unconsumed_tail, CHUNK):
            yield plain
    except zlib.error:
        raise BadList("the gzip data is damaged, or something else follows it: refused") from None
    if not decoder.eof:
        raise BadList("the gzip data ends early: truncated")


def _unzip(path: Path, name: str = "") -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [file for file in _files(archive) if name in ("", file.filename)]
            # Which of several would be the list is a guess; a wrong one is a list with other
            # parties.
            if len(inside) != 1:
                raise BadList(f"the zip file holds {len(inside)} files; it must hold one list")
            if inside[0].flag_bits & 1:
                raise BadList("the file inside the zip is encrypted; unpack it first")
            with archive.open(inside[0]) as file:
                while piece := file.read(CHUNK):
                    yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise BadList("the zip file is damaged or truncated") from None
