"""Word tables that the matcher reads: plain text, fields apart by ``|``, spellings by ``;``, ``#`` starts a comment."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> Iterator[list[str]]:
    """Fields of every line of a table; linear in its size."""
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def spellings(field: str) -> list[str]:
    """The items of a list field."""
    return [spelling for part in field.split(";") if (spelling := part.strip())]


@cache
def fingerprint() -> str:
    """SHA-256 over all tables and the code that reads them: what the keys of an index depend on."""
    digest = hashlib.sha256()
    for path in [*sorted(FOLDER.rglob("*.txt")), *sorted(FOLDER.parents[1].rglob("*.py"))]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
