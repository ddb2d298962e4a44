"""A plain YAML reader as editors have it (YAML 1.2 core types, dates stay text), and a validator quick on enums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError, validators


class CoreLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[Any]] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=CoreLoader)


_members = lru_cache(maxsize=None)(lambda words: frozenset(words))
_slow_enum = Draft202012Validator.VALIDATORS["enum"]


def _enum(validator: Any, words: list[Any], instance: Any, found: Any) -> Iterator[ValidationError]:
    """The same as jsonschema's, by hash where the value is a text: the vocabulary's enums are long."""
    if not isinstance(instance, str):
        yield from _slow_enum(validator, words, instance, found) or ()
    elif instance not in _members(tuple(word for word in words if isinstance(word, str))):
        yield ValidationError(f"{instance!r} is not one of {words!r}")


Validator = validators.extend(Draft202012Validator, {"enum": _enum})
