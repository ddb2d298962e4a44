"""Numbers of things in words of reports."""

from __future__ import annotations

_PLURALS = {"switch": "switches"}


def counted(number: int, noun: str) -> str:
    """``1 use case``, ``2 use cases``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number:,} {_PLURALS.get(noun, noun + 's')}"
