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


_FLAG = re.compile(r"--(?:[a-z]+[-_])*model(?:[-_](?:id|path|uri|url|dir|repo))?")
"""An option that is called after a model, or after what a model is fetched by."""
_CLOUD_RESOURCES = ("azurerm_", "aws", "google_", "oci_", "alicloud_", "databricks_")


def ready(literals: Iterable[Literal]) -> list[Literal]:
    """The literals of a file that can be of any interest, as they are told.

    In lists of arguments, ``--model`` is the key of what follows, and ``--model=x`` a command of its own.
    """
    kept: list[Literal] = []
    flag = ""
    for literal in literals:
        if _is_plain(literal):
            flag = ""
            continue
        for part in _prepared(literal):
            text = part.text
            if text[:2] == "--" and ("=" in text or " " in text):
                part = part._replace(role="command")
            elif flag and text[:1] != "-":
                part = part._replace(key=flag)
            flag = "model" if text[:2] == "--" and _FLAG.fullmatch(text) else ""
            if not _is_plain(part):
                kept.append(part)
    return kept


def _is_plain(literal: Literal) -> bool:
    """Most texts are words of letters alone, or numbers: no id, no address, no variable, no image."""
    text, role = literal.text, literal.role
    if role not in ("value", "name") or literal.key in ("$dependency", VERTEX_SWITCH):
        return False
    if text.isalpha():
        is_named = (
            text in ACCOUNTS
            or text == "bedrock"
            or text.endswith("ApiKey")
            or ".Add" in literal.call
            or literal.key == "value"
            or IMAGE_KEY.search(literal.key)
        )
        return not (is_named or family_of(text))
    if role == "name":
        is_words = text.replace("_", "").isalpha() and text.islower()
        return is_words and literal.key != "$env" and not text.startswith(_CLOUD_RESOURCES)
    return text.replace("-", "").replace(".", "").isdigit()


def _prepared(literal: Literal) -> Iterator[Literal]:
    """Settings in a text (``KEY=value``) are taken apart, defaults of variables are taken out, blanks around it cut."""
    text = literal.text.strip()
    if text.startswith(("=http", "={")):
        text = text[1:]
    if text != literal.text and text:
        literal = literal._replace(text=text, column=literal.column + literal.text.find(text))
    is_setting = "=" in text and literal.role == "value"
    setting = _SETTING.match(literal.text) if is_setting else None
    if setting and (setting["key"].isupper() or "_" in setting["key"]):
        yield literal._replace(text=setting["key"], key="$env", role="name")
        shift = len(setting["key"]) + 1
        literal = literal._replace(
            text=setting["value"], key=setting["key"], column=literal.column + shift
        )
    fallback = _EXPRESSION.search(literal.text) if "${{" in literal.text else None
    if fallback:
        shift = fallback.start("value")
        literal = literal._replace(text=fallback["value"], column=literal.column + shift)
    if literal.key == "value" and literal.groups and literal.groups[0].get("name", "").isupper():
        literal = literal._replace(key=literal.groups[0]["name"])
    default = _DEFAULT.match(literal.text) if literal.text[:2] == "${" else None
    if default:
        yield literal._replace(text=default["name"], key="$env", role="name")
        literal = literal._replace(text=default["value"].strip("\"'"))
    yield literal
