"""Read JSON that somebody else may have written: nothing that a document cannot hold, nothing read in two ways."""

from __future__ import annotations

import json
import math
from typing import Any

from riskctl.text.display import safe

LONGEST_NUMBER = 18
"""Digits of a whole number; no field of an assessment holds more, and longer ones cannot be written as a float."""


def strict_json(text: str) -> Any:
    """The value. Raises ``ValueError`` for bad JSON, NaN, infinity, huge numbers, half characters, repeated keys."""
    try:
        value = json.loads(
            text,
            parse_constant=_constant,
            parse_int=_whole,
            parse_float=_fraction,
            object_pairs_hook=_unique,
        )
        # Written again: a lone surrogate passes the reader and fails only here.
        text_of = json.dumps(value, ensure_ascii=False)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    try:
        text_of.encode()
    except UnicodeEncodeError as error:
        raise ValueError("it holds half a character (a lone surrogate)") from error
    return value


def _constant(name: str) -> float:
    raise ValueError(f"it holds {name}, which JSON does not have")


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > LONGEST_NUMBER:
        raise ValueError(f"it holds a whole number of {len(digits)} digits")
    return int(digits)


def _fraction(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(f"it holds the number {safe(digits, 40)}, which is too large")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("an object in it has the same key twice")
    return value
