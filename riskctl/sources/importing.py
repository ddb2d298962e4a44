"""Take a list from a file of this machine: an official one fetched by other means, or one's own."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import Any

from riskctl.sources.descriptors import Descriptor
from riskctl.sources.errors import BadList, SourceError
from riskctl.sources.formats import FORMATS, guess
from riskctl.sources.formats.foreign import refuse_foreign
from riskctl.sources.formats.ofac_csv import GROUPS, companions_of
from riskctl.sources.install import Installed
from riskctl.sources.sink import Sink
from riskctl.sources.unpack import CHUNK, unpack_all
from riskctl.sources.update import Choices, FetchedSource, take_in
from riskctl.sources.web_page import refuse_web_page
from riskctl.sources.work import work_folder
from riskctl.text.display import safe
from riskctl.watchlists.snapshot import is_list_id

MOST_BYTES = 2 << 30
"""Bytes a file may have; the largest collections of entities have some hundred million."""


def import_file(
    path: Path,
    list_id: str,
    descriptor: Descriptor | None,
    root: Path,
    today: str,
    choices: Choices,
) -> Installed:
    """Read, check and install a file as a snapshot of a list. Raises :class:`SourceError` and installs nothing."""
    # First of all: the id becomes the name of a folder.
    if not is_list_id(list_id):
        raise SourceError(
            f"'{safe(list_id, 60)}' is no id of a list; use small letters, digits, hyphens and dots"
        )
    # Everything is read from a copy: the file may change or go while it is checked.
    with work_folder(root) as work:
        digest = hashlib.sha256()
        _copy(path, work / "file", digest)
        plain = unpack_all(work / "file", work, GROUPS)
        refuse_web_page(plain.path)
        form = choices.format or guess(plain.path, plain.name or path.name)
        refuse_foreign(plain.path, form)
        if form not in FORMATS:
            raise BadList(
                f"the format cannot be told from the file; say --format, one of {', '.join(FORMATS)}"
            )
        beside = plain.beside
        if form == "ofac-csv" and not plain.name:
            # Only for a file that came alone: an archive brings its own, and what lies beside it
            # may be of another day.
            beside = _companions(path, work, digest)
        source = FetchedSource(
            plain.path, work, path.name, digest.hexdigest(), form, beside, imported=True
        )
        return take_in(list_id, descriptor, source, root, today, choices)


def _copy(path: Path, target: Path, digest: Any) -> None:
    """Copy a regular file within bounds, so that what is checked is what is read."""
    try:
        handle = os.open(
            # Without O_NONBLOCK a named pipe would be waited for, for ever.
            path,
            os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0),
        )
        with os.fdopen(handle, "rb") as file, Sink(target) as copy:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise BadList("this is no regular file; give the path of a file")
            if status.st_size > MOST_BYTES:
                raise BadList(
                    f"the file has {status.st_size:,} bytes, more than the {MOST_BYTES:,} a list may have"
                )
            while piece := file.read(CHUNK):
                digest.update(piece)
                copy.write(piece)
    except IsADirectoryError:
        raise BadList("this is a directory, not a file; give the path of a file") from None
    except (OSError, ValueError) as error:
        raise BadList(
            f"the file cannot be read ({getattr(error, 'strerror', None) or 'no possible path'})"
        ) from None


def _companions(path: Path, work: Path, digest: Any) -> dict[str, Path]:
    """The files of names and places beside OFAC's main file, whatever the case of their names."""
    wanted = companions_of(path.name)
    there = {file.name.lower(): file for file in path.parent.iterdir() if file.is_file()}
    companions = {}
    for role, name in wanted.items():
        if name in there:
            _copy(there[name], work / role, digest)
            companions[role] = work / role
    return companions
