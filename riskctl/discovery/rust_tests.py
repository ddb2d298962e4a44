"""Test modules inside source files of Rust: what they name is asked of no service by the program."""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"^#\[cfg\((?:all\()?test\b[^\n]*\)\]\n(?:#\[[^\n]*\n)*(?:pub(?:\(\w+\))? )?mod \w+ \{\n",
    re.MULTILINE,
)


def without_tests(text: str) -> str:
    """The text with the lines of its test modules emptied, so that every other line keeps its number.

    A module ends at the first brace at the start of a line, as every formatter of Rust writes it. Linear in the text.
    """
    kept: list[str] = []
    start = 0
    for head in _HEAD.finditer(text) if "#[cfg(" in text else ():
        if head.start() < start:
            continue
        end = text.find("\n}", head.end() - 1)
        if end < 0:
            break
        kept += [text[start : head.start()], "\n" * text.count("\n", head.start(), end + 1)]
        start = end + 2
    return "".join([*kept, text[start:]])
