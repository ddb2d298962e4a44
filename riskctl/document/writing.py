"""Plain documents as text, faster than general encoders: what is not plain is left to them.

Plain is what assessments are made of: dictionaries with ASCII keys, lists, text, numbers of everyday size, booleans
and null. For these the text is, to the byte, what the general encoder writes.
"""

from __future__ import annotations

from json.encoder import encode_basestring as quoted
from typing import Any

SMALLEST, LARGEST = 1e-4, 1e16
"""Between these Python writes a number without an exponent, as the scheme of RFC 8785 does."""
EXACT = 2**53
_NAMES = {True: "true", False: "false", None: "null"}


class NotPlainError(Exception):
    """A value that the general encoder has to write, or to refuse."""


def indented(document: Any, depth: int = 0) -> str:
    """As ``json.dumps`` with sorted keys and an indent of two, ``depth`` levels down. Linear in the document."""
    parts: list[str] = []
    _write(document, "\n" + "  " * depth, parts)
    return "".join(parts)


def _write(value: Any, line: str, parts: list[str]) -> None:
    """Append the text of a value; ``line`` is the line break with the indent it stands at."""
    kind = type(value)
    if kind is str:
        parts.append(quoted(value))
    elif kind is dict:
        _write_mapping(value, line, parts)
    elif kind is list or kind is tuple:
        _write_list(value, line, parts)
    else:
        parts.append(_scalar(value))


def _write_mapping(value: dict[Any, Any], line: str, parts: list[str]) -> None:
    if not value:
        parts.append("{}")
        return
    inner = line + "  "
    before = "{" + inner
    for key in _sorted(value):
        parts.append(f"{before}{quoted(key)}: ")
        _write(value[key], inner, parts)
        before = "," + inner
    parts.append(line + "}")


def _write_list(value: list[Any] | tuple[Any, ...], line: str, parts: list[str]) -> None:
    if not value:
        parts.append("[]")
        return
    inner = line + "  "
    before = "[" + inner
    for item in value:
        parts.append(before)
        _write(item, inner, parts)
        before = "," + inner
    parts.append(line + "]")


def _sorted(value: dict[Any, Any]) -> list[str]:
    if not all(type(key) is str for key in value):
        raise NotPlainError
    return sorted(value)


def _scalar(value: Any) -> str:
    kind = type(value)
    if value is None or kind is bool:
        return _NAMES[value]
    if kind is int:
        return int.__repr__(value)
    if kind is float and abs(value) < LARGEST:  # neither infinite nor not a number
        return float.__repr__(value)
    raise NotPlainError


def with_plain_numbers(value: Any) -> Any:
    """A copy in which whole numbers are integers, so that the general encoder writes what RFC 8785 does.

    Raises :class:`NotPlainError` where it would not: other numbers than of everyday size, keys beyond ASCII.
    """
    kind = type(value)
    if kind is dict:
        return {_key(key): with_plain_numbers(part) for key, part in value.items()}
    if kind is list or kind is tuple:
        return [with_plain_numbers(part) for part in value]
    if kind is str or value is None or kind is bool:
        return value
    return _number(value)


def _key(key: Any) -> str:
    # Beyond the basic plane the scheme, which sorts by UTF-16, and Python sort differently.
    if type(key) is str and key.isascii():
        return key
    raise NotPlainError


def _number(value: Any) -> int | float:
    kind = type(value)
    if kind is int and abs(value) < EXACT:
        return int(value)
    if kind is not float:
        raise NotPlainError
    if value.is_integer() and abs(value) < EXACT:
        return int(value)
    if SMALLEST <= abs(value) < LARGEST:
        return float(value)
    raise NotPlainError
