"""A plain YAML reader as editors have it: YAML 1.2 core types, dates stay text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml


class CoreLoader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[Any]] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789."),
    ("null", r"~|null|Null|NULL|", "~nN\0"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=CoreLoader)
