"""YAML text as plain data that knows the line and column of every key and list item."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl.text.build import Builder, KeyPath
from riskctl.text.characters import clean, decode
from riskctl.text.files import MAX_BYTES, read_bytes
from riskctl.text.problems import InputError, Problem

__all__ = ["InputError", "KeyPath", "Located", "Problem", "load", "parse"]

_KINDS: dict[type, str] = {dict: "a mapping ('key: value')", list: "a list ('- item')", str: "text"}


@dataclass(frozen=True, slots=True)
class Located:
    """The content of one YAML file.

    `data` is made of dict, list, str and None: numbers, dates and words such as NO stay text, and only an unquoted
    null, ~ or nothing is None. `positions` gives line and column, both from 1, of each mapping entry's key, each
    list item and, at (), the root. `sha256` is that of the raw bytes.
    """

    name: str
    data: Any
    positions: dict[KeyPath, tuple[int, int]]
    sha256: str

    def at(self, path: KeyPath) -> tuple[int, int]:
        """Return the line and column of the entry at `path`, or of its nearest known ancestor."""
        # A key that is missing has no place; the mapping that lacks it has.
        for length in range(len(path), -1, -1):
            if positions := self.positions.get(path[:length]):
                return positions
        return 1, 1

    def problem(self, path: KeyPath, message: str) -> Problem:
        """Return a problem at the position of `path`."""
        return Problem(self.name, *self.at(path), message)


def parse(source: str | bytes, name: str, root: type = dict) -> Located:
    """Return YAML text, or its UTF-8 bytes, as located data; `name` is what problems call it.

    `root` is the type the document must have: dict, list, str, or object for any. Raises InputError, holding all
    the problems found, for anything but one plain document: see the messages in `characters`, `syntax`, `build`.
    """
    from_bytes = isinstance(source, bytes)
    # Hashed as it came, a byte order mark included: that is what sha256sum says of the file.
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    text, problems = clean(
        (decode(source, name) if isinstance(source, bytes) else source).removeprefix("\ufeff"),
        name,
        from_bytes,
    )
    builder = Builder(text, name)
    builder.read()
    problems += builder.problems
    # After other mistakes the data may be a stand-in, whose type says nothing.
    if not problems and not isinstance(builder.data, root):
        wanted, got = _KINDS.get(root, root.__name__), _KINDS.get(type(builder.data), "empty")
        problems.append(
            Problem(name, *builder.positions[()], f"the file must hold {wanted}, but it is {got}")
        )
    if problems:
        raise InputError(problems)
    return Located(name, builder.data, builder.positions, hashlib.sha256(raw).hexdigest())


def load(
    path: Path, name: str | None = None, max_bytes: int = MAX_BYTES, root: type = dict
) -> Located:
    """Return the YAML file at `path`, of at most `max_bytes` bytes, as located data.

    `name` is what problems call it (by default its path). Raises InputError as `parse` does, and for a file that is
    missing, unreadable, too large or not a regular file.
    """
    name = str(path) if name is None else name
    return parse(read_bytes(path, name, max_bytes), name, root)
