"""Texts inside YAML that are files or settings of their own: code of a ConfigMap, settings handed on as one text."""

from __future__ import annotations

import re
from textwrap import dedent

from riskctl.discovery.forms import says_model
from riskctl.discovery.usage import Literal

_PAIR = re.compile(
    r"(?:-\s+)?(?P<quote>[\"']?)(?P<key>[A-Za-z_][\w.-]*)(?P=quote):\s+[\"']?(?P<value>[^\s\"'{}\[\],]+)[\"']?,?"
)


def is_code(key: str) -> bool:
    """Whether the key of a text is the name of a file of Python, as a ConfigMap brings it."""
    return key.endswith(".py")


def read_code(lines: list[str], first: int) -> list[Literal]:
    """The literals of a file that stands in a YAML file from line ``first`` on; none where it is not Python."""
    from riskctl.discovery.python_source import read_python

    text = "\n".join(lines)
    plain = dedent(text)
    start = next((line for line in plain.split("\n") if line), "")
    indent = next((len(line) for line in lines if line.strip()), 0) - len(start)
    return [
        literal._replace(line=literal.line + first - 1, column=literal.column + indent)
        for literal in read_python(plain).literals
    ]


def setting_in(line: str) -> tuple[int, str, str] | None:
    """Offset, key and value of a line that sets a model in a text of settings (``MODEL_ID: "vendor/name"``)."""
    match = _PAIR.fullmatch(line)
    if match is None or not says_model(match["key"]):
        return None
    return match.start("value"), match["key"], match["value"]
