"""Literals made ready to be told: settings in a text taken apart, defaults of variables taken out, flags as keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from riskctl.discovery.families import family_of
from riskctl.discovery.file_signs import ACCOUNTS, IMAGE_KEY, VERTEX_SWITCH
from riskctl.discovery.usage import Literal

_DEFAULT = re.compile(r"^\$\{(?P<name>\w+):?[-=](?P<value>.*)\}$")
_SETTING = re.compile(r"^(?P<key>[A-Za-z_]\w*)=(?P<value>.*)$")
_EXPRESSION = re.compile(r"\$\{\{[^}]*\|\|\s*'(?P<value>[^']+)'\s*\}\}")
"""The value of a pipeline's expression when the input is empty."""


def ready(literals: Iterable[Literal]) -> list[Literal]:
    """The literals of a file that can be of any interest, as they are told."""
    prepared = [part for literal in literals for part in _prepared(literal)]
    return [literal for literal in _after_flags(prepared) if not _is_plain_word(literal)]


def _is_plain_word(literal: Literal) -> bool:
    """Most texts are words of letters alone: no id, no address, no variable, no image."""
    text = literal.text
    if literal.key == VERTEX_SWITCH:
        return False
    if not text.isalpha() or literal.role not in ("value", "name") or literal.key == "$dependency":
        return False
    return not (family_of(text) or text in ACCOUNTS or IMAGE_KEY.search(literal.key))


def _after_flags(literals: Iterable[Literal]) -> Iterator[Literal]:
    """In lists of arguments, ``--model`` is the key of what follows, and ``--model=x`` a command of its own."""
    flag = ""
    for literal in literals:
        text = literal.text
        if text.startswith("--") and ("=" in text or " " in text):
            yield literal._replace(role="command")
        elif flag and not text.startswith("-"):
            yield literal._replace(key=flag)
        else:
            yield literal
        flag = "model" if re.fullmatch(r"--(?:model|model-id|model-path|model_id)", text) else ""


def _prepared(literal: Literal) -> Iterator[Literal]:
    """Settings in a text (``KEY=value``) are taken apart, defaults of variables are taken out, blanks around it cut."""
    text = literal.text.strip()
    if text.startswith(("=http", "={")):
        text = text[1:]
    if text != literal.text and text:
        literal = literal._replace(text=text, column=literal.column + literal.text.find(text))
    setting = _SETTING.match(literal.text) if literal.role == "value" else None
    if setting and (setting["key"].isupper() or "_" in setting["key"]):
        yield literal._replace(text=setting["key"], key="$env", role="name")
        shift = len(setting["key"]) + 1
        literal = literal._replace(
            text=setting["value"], key=setting["key"], column=literal.column + shift
        )
    fallback = _EXPRESSION.search(literal.text)
    if fallback:
        shift = fallback.start("value")
        literal = literal._replace(text=fallback["value"], column=literal.column + shift)
    if literal.key == "value" and literal.groups and literal.groups[0].get("name", "").isupper():
        literal = literal._replace(key=literal.groups[0]["name"])
    default = _DEFAULT.match(literal.text)
    if default:
        yield literal._replace(text=default["name"], key="$env", role="name")
        literal = literal._replace(text=default["value"].strip("\"'"))
    yield literal
