"""Plain documents as text, faster than general encoders: what is not plain is left to them.

Plain is what assessments are made of: dictionaries with ASCII keys, lists, text, numbers of everyday size, booleans
and null. For these the text is, to the byte, what the general encoder writes.
"""

from __future__ import annotations

# The C function behind json.dumps: escaping has to agree with it to the byte.
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
    _write(document, "", "\n" + "  " * depth, parts)
    return "".join(parts)


def _write(value: Any, lead: str, line: str, parts: list[str]) -> None:
    """Append the lead and the text of a value; ``line`` is the line break with the indent it stands at."""
    kind = type(value)
    if kind is str:
        parts.append(lead + quoted(value))
    elif kind is dict:
        _write_mapping(value, lead, line, parts)
    elif kind is list or kind is tuple:
        _write_list(value, lead, line, parts)
    else:
        parts.append(lead + _scalar(value))


def _write_mapping(value: dict[Any, Any], lead: str, line: str, parts: list[str]) -> None:
    if not value:
        parts.append(lead + "{}")
        return
    inner = line + "  "
    before = lead + "{" + inner
    for key, name in _ordered(value):
        part = value[key]
        if type(part) is str:
            parts.append(f"{before}{name}: {quoted(part)}")
        else:
            _write(part, f"{before}{name}: ", inner, parts)
        before = "," + inner
    parts.append(line + "}")


def _write_list(value: list[Any] | tuple[Any, ...], lead: str, line: str, parts: list[str]) -> None:
    if not value:
        parts.append(lead + "[]")
        return
    inner = line + "  "
    before = lead + "[" + inner
    for part in value:
        _write(part, before, inner, parts)
        before = "," + inner
    parts.append(line + "]")


_Order = tuple[tuple[str, str], ...]
_ORDERS: dict[tuple[Any, ...], _Order] = {}
_MOST_ORDERS = 2_000
"""Sets of keys whose order is remembered: documents have some fifty, a hostile one may have any number."""


def _ordered(value: dict[Any, Any]) -> _Order:
    """The keys in their order, each with its text. Raises :class:`NotPlainError` where one is no text."""
    # In the order of the dictionary: documents of one kind are built alike, so the order is met
    # again.
    keys = tuple(value)
    order = _ORDERS.get(keys)
    if order is None:
        # Sorting keys of two types fails, and json.dumps turns some of them into text.
        if not all(type(key) is str for key in keys):
            raise NotPlainError
        order = tuple((key, quoted(key)) for key in sorted(keys))
        if len(_ORDERS) < _MOST_ORDERS:
            _ORDERS[keys] = order
    return order


def _scalar(value: Any) -> str:
    kind = type(value)
    if value is None or kind is bool:
        return _NAMES[value]
    if kind is int:
        # As json.dumps does it, whatever a subclass prints.
        return int.__repr__(value)
    if kind is float and abs(value) < LARGEST:  # neither infinite nor not a number
        return float.__repr__(value)
    raise NotPlainError


def compact(document: Any) -> str:
    """The document as RFC 8785 writes it. Linear in the document.

    Raises :class:`NotPlainError` where it would be otherwise: other numbers than of everyday size, keys beyond ASCII.
    """
    parts: list[str] = []
    _pack(document, "", parts)
    return "".join(parts)


def _pack(value: Any, lead: str, parts: list[str]) -> None:
    kind = type(value)
    if kind is str:
        parts.append(lead + quoted(value))
    elif kind is dict:
        _pack_mapping(value, lead, parts)
    elif kind is list or kind is tuple:
        _pack_list(value, lead, parts)
    elif value is None or kind is bool:
        parts.append(lead + _NAMES[value])
    else:
        parts.append(lead + repr(_number(value)))


def _pack_mapping(value: dict[Any, Any], lead: str, parts: list[str]) -> None:
    before = lead + "{"
    for key, name in _ordered(value):
        # Beyond the basic plane the scheme, which sorts by UTF-16, and Python sort differently.
        if not key.isascii():
            raise NotPlainError
        part = value[key]
        if type(part) is str:
            parts.append(f"{before}{name}:{quoted(part)}")
        else:
            _pack(part, f"{before}{name}:", parts)
        before = ","
    parts.append("}" if value else before + "}")


def _pack_list(value: list[Any] | tuple[Any, ...], lead: str, parts: list[str]) -> None:
    before = lead + "["
    for part in value:
        _pack(part, before, parts)
        before = ","
    parts.append("]" if value else before + "]")


def _number(value: Any) -> int | float:
    kind = type(value)
    if kind is int and abs(value) < EXACT:
        return int(value)
    if kind is not float:
        raise NotPlainError
    # ECMAScript, whose numbers the scheme takes over, writes 5.0 as 5.
    if value.is_integer() and abs(value) < EXACT:
        return int(value)
    if SMALLEST <= abs(value) < LARGEST:
        return float(value)
    raise NotPlainError
