"""Spreadsheet files (XLSX, ODS): zip files that are a list by themselves, read member by member within bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from riskctl.sources.errors import BadList

MOST_MEMBERS = 10_000
MOST_BYTES = 1 << 29
"""Bytes one member may have once unpacked; the largest official workbooks have some ten million."""
MOST_RATIO = 400
"""How many times larger than packed a member may be; sheets repeat themselves more than other files."""
_SMALL = 4 << 20
_ZIP = b"PK\x03\x04"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError)


def workbook_form(path: Path) -> str:
    """``xlsx`` or ``ods`` for a spreadsheet file, empty for anything else, other zip files too."""
    with path.open("rb") as file:
        # Looked at first: opening a zip file searches for its directory, at the end of what may be
        # a huge file.
        if file.read(len(_ZIP)) != _ZIP:
            return ""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
                return "xlsx"
            if {"mimetype", "content.xml"} <= names:
                with archive.open("mimetype") as kind:
                    return "ods" if kind.read(200).strip().startswith(_ODS) else ""
    except (OSError, RuntimeError, *_DAMAGED):
        return ""
    return ""


class Workbook:
    """An open spreadsheet file. Raises :class:`BadList` for a member that is not there, or grows beyond measure."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    @contextmanager
    def member(self, name: str) -> Iterator[BinaryIO]:
        """The bytes of one member, to be read once."""
        if name not in self.names:
            raise BadList(f"the spreadsheet has no {name}; it is damaged or of another format")
        info = self._archive.getinfo(name)
        # Small members may be one blank over and over; what harms is large, and is told before it
        # is unpacked.
        grown = info.file_size > _SMALL and info.file_size > max(info.compress_size, 1) * MOST_RATIO
        if info.file_size > MOST_BYTES or grown:
            raise BadList(
                f"the spreadsheet grows beyond all measure ({name}: {info.file_size:,} bytes from "
                f"{info.compress_size:,}): refused"
            )
        if info.flag_bits & 1:
            raise BadList("the spreadsheet is encrypted; save it without a password")
        with _told(), self._archive.open(info) as file:
            yield cast(BinaryIO, file)


@contextmanager
def open_workbook(path: Path) -> Iterator[Workbook]:
    """The spreadsheet file at a path. Raises :class:`BadList` for one that is damaged or truncated."""
    with _told(), zipfile.ZipFile(path) as archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise BadList("the spreadsheet holds parts beyond all measure; it is hostile")
        yield Workbook(archive)


@contextmanager
def _told() -> Iterator[None]:
    """What a damaged zip file raises, in words. Rows are read after the file was opened, so that both steps need it."""
    try:
        yield
    except _DAMAGED:
        raise BadList("the spreadsheet is damaged or truncated") from None
    # zipfile has no kind of its own for a member that needs a password.
    except RuntimeError:
        raise BadList("the spreadsheet is encrypted; save it without a password") from None
