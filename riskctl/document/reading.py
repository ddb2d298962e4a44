"""Read an assessment document by key, with the place of everything that is not as the schema says.

Every text that comes out is already safe to show: control, invisible and direction-changing characters are
visible escapes. A text or list that is absent or null is empty; a number must be there.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.document.errors import DocumentError
from riskctl.text.display import safe


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the document; `place` is its path from the root, for messages."""

    data: Mapping[str, object]
    place: str = ""

    def text(self, key: str) -> str:
        """The text under `key`, made safe to show; empty when absent or null. Raises DocumentError."""
        return _text(self.data.get(key), self._at(key))

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under `key`, made safe to show. Raises DocumentError."""
        return tuple(
            _text(member, f"{self._at(key)}[{index}]")
            for index, member in enumerate(self._list(key))
        )

    def number(self, key: str) -> float:
        """The finite number under `key`. Raises DocumentError."""
        value = self.data.get(key)
        if (
            # To Python a bool is an int, to JSON it is no number.
            isinstance(value, bool)
            or not isinstance(value, int | float)
            or not math.isfinite(value)
        ):
            raise DocumentError(f"{self._at(key)}: expected a number, found {_kind(value)}")
        return float(value)

    def flag(self, key: str) -> bool:
        """True when `key` holds true; false when absent, null or false. Raises DocumentError."""
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            raise DocumentError(f"{self._at(key)}: expected true or false, found {_kind(value)}")
        return bool(value)

    def has(self, key: str) -> bool:
        """True when `key` is there and not null."""
        return self.data.get(key) is not None

    def plain(self, key: str) -> str:
        """A value of any JSON kind as one line of safe text; empty when absent or null."""
        return plain(self.data.get(key))

    def node(self, key: str) -> Node:
        """The object under `key`; an empty one when absent or null. Raises DocumentError."""
        return _node(self.data.get(key), self._at(key))

    def nodes(self, key: str) -> tuple[Node, ...]:
        """The list of objects under `key`. Raises DocumentError."""
        return tuple(
            _node(member, f"{self._at(key)}[{index}]")
            for index, member in enumerate(self._list(key))
        )

    def _list(self, key: str) -> Sequence[object]:
        value = self.data.get(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            raise DocumentError(f"{self._at(key)}: expected a list, found {_kind(value)}")
        return value

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def plain(value: object) -> str:
    """A JSON value as one line of safe text: ``yes``/``no``, members joined by commas, ``key: value`` pairs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Fifteen digits survive the way through a double; the sixteenth would show its error.
        return f"{value:.15g}"
    if isinstance(value, list | tuple):
        return ", ".join(plain(member) for member in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{safe(str(key))}: {plain(member)}" for key, member in value.items())
    return safe(str(value))


def _text(value: object, place: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise DocumentError(f"{place}: expected text, found {_kind(value)}")
    return safe(value)


def _node(value: object, place: str) -> Node:
    if value is None:
        return Node({}, place)
    if not isinstance(value, Mapping):
        raise DocumentError(f"{place}: expected an object, found {_kind(value)}")
    return Node(value, place)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)
