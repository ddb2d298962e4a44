"""Lines that are wider than a terminal, broken at blanks: a terminal itself would break them inside a word."""

from __future__ import annotations

import re

from riskctl.explanations.paper import cells

HANG = 2
"""Columns by which what follows a broken line is set in."""
NARROWEST = 20
_COMMAND = re.compile(r" *riskctl [a-z]")
_WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+|["']""")
"""A word of a command line: what stands in quotes stays together."""


def fit(text: str, width: int) -> str:
    """The text with every line that is too wide broken at blanks. Lines with control sequences are left alone."""
    return "\n".join(
        line if cells(line) <= width or "\x1b" in line or "\r" in line else _broken(line, width)
        for line in text.split("\n")
    )


def _broken(line: str, width: int) -> str:
    """A command goes on behind a backslash, so that it can still be copied."""
    indent = len(line) - len(line.lstrip(" "))
    if _COMMAND.match(line):
        words, mark = _WORD.findall(line), " \\"
    else:
        words, mark = line.split(), ""
    hang = " " * min(indent + HANG, max(width - NARROWEST, 0))
    lines = [" " * indent + words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if cells(longer) + len(mark) <= width:
            lines[-1] = longer
        else:
            lines.append(hang + word)
    return f"{mark}\n".join(lines)
