"""A template that is not ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

SUFFIXES = (".j2", ".css", ".typ")
"""Ends of the names of files that are templates; others in a folder of templates are left alone."""

BUILTIN = "builtin/"
"""Before a name, it stands for the template that comes with riskctl, whoever replaced it."""


@dataclass(frozen=True, slots=True)
class CustomTemplate:
    """A template by its plain file name; ``place`` is the file that it was read from, for messages."""

    name: str
    text: str
    place: str

    @property
    def sha256(self) -> str:
        """Hash of the text, by which a report says what laid it out."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def for_format(templates: Iterable[CustomTemplate], kind: str) -> tuple[CustomTemplate, ...]:
    """The templates that a format may read: a page no Typst, a PDF only Typst and drawings; others none."""
    if kind == "html":
        return tuple(entry for entry in templates if not entry.name.endswith(".typ"))
    if kind == "pdf":
        return tuple(entry for entry in templates if entry.name.endswith((".typ", ".svg.j2")))
    return ()


def hashes(templates: Iterable[CustomTemplate]) -> dict[str, str]:
    """SHA-256 by name."""
    return {entry.name: entry.sha256 for entry in templates}
