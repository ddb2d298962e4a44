"""Fetch the files that a publisher keeps beside the main file of a list: further names, addresses, long remarks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit, urlunsplit

from riskctl.sources.download import DownloadRequest, fetch
from riskctl.sources.errors import NotThere
from riskctl.sources.formats.ofac_csv import BESIDE
from riskctl.sources.unpack import CHUNK, unpack
from riskctl.sources.web_page import refuse_web_page


def has_companions(url: str, form: str) -> bool:
    """Whether the address gives one file of several; one file being unchanged says nothing of the others."""
    return form == "ofac-csv" and bool(_names(url))


def fetch_companions(request: DownloadRequest, work: Path) -> dict[str, Path]:
    """The files beside the one of the request, by role. What the publisher does not have is left out.

    Raises :class:`SourceError` for any other failure: a part that could not be had must not pass for one that is not
    there.
    """
    paths: dict[str, Path] = {}
    for role, name in _names(request.url).items():
        packed = work / f"beside-{role}"
        # The marks of the copy at hand are those of the main file: no other may be answered "not
        # modified" by them.
        beside = replace(request, url=_beside(request.url, name), etag="", last_modified="")
        try:
            fetch(beside, packed)
        except NotThere:
            continue
        paths[role] = unpack(packed, work / f"plain-{role}")
        refuse_web_page(paths[role])
    return paths


def combined(paths: Iterable[Path]) -> str:
    """SHA-256 of files one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
    return digest.hexdigest()


def _names(url: str) -> dict[str, str]:
    """Names of the companions by role, in the case in which the address writes the main file."""
    main = PurePosixPath(urlsplit(url).path).name
    names = BESIDE.get(main.lower(), {})
    return {role: name.upper() if main.isupper() else name for role, name in names.items()}


def _beside(url: str, name: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rpartition("/")[0] + "/" + name))
