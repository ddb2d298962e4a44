"""The user's configuration: folders laid over the bundled data, and waivers.

It is read from the user's configuration folder or from the file that is named, never from the working directory: a
repository under review must not bring its own rules.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riskctl.text.display import safe
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem, Problems
from riskctl.text.suggest import hint

FILE = "riskctl.toml"
VARIABLE = "RISKCTL_CONFIG"
KEYS = ("data", "rules", "waivers", "lists", "gate")
LIST_KEYS = ("url", "proxy")


@dataclass(frozen=True, slots=True)
class ListSource:
    """Where the user fetches an official list from, and through which proxy; empty means as usual."""

    url: str = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """Folders of data and rules, lowest first, and a waiver file; paths are relative to the configuration file.

    ``lists`` are the user's own addresses of official lists, by list.
    """

    data: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    waivers: Path | None = None
    lists: dict[str, ListSource] = field(default_factory=dict)


def find_config() -> Path | None:
    """The file named by ``RISKCTL_CONFIG``, else ``riskctl.toml`` in the user's configuration folder, if there."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    # A file that is named must be there; the usual one may be absent.
    usual = usual_config()
    return usual if usual.is_file() else None


def usual_config() -> Path:
    """Where the configuration is looked for when none is named."""
    from platformdirs import user_config_path

    return Path(user_config_path("riskctl")) / FILE


def read_config(path: Path | None) -> Config:
    """Read ``riskctl.toml``, or ``[tool.riskctl]`` of a ``pyproject.toml``. Raises :class:`InputError`."""
    if path is None:
        return Config()
    table = read_table(path)
    base = path.parent
    waivers = table.get("waivers")
    return Config(
        tuple(base / entry for entry in table.get("data", [])),
        tuple(base / rule for rule in table.get("rules", [])),
        base / waivers if waivers else None,
        {key: ListSource(**value) for key, value in table.get("lists", {}).items()},
    )


def read_table(path: Path) -> dict[str, Any]:
    """The checked table of a configuration file; ``gate`` is checked by the gate. Raises :class:`InputError`."""
    import tomllib  # most have no configuration, and its expressions take a while to compile

    name = str(path)
    text = _text(read_bytes(path, name), name)
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError([_toml_problem(name, text, str(error))]) from None
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("riskctl", {})
    Problems(_problems(table, text, name)).raise_all()
    return dict(table)


def _text(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            [Problem(name, 1, 1, "this is not UTF-8 text; save it as UTF-8")]
        ) from None


def _toml_problem(name: str, text: str, message: str) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    # TOML readers tell the place in the sentence alone; without one it is the end of the file.
    line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
    return Problem(
        name, line, column, f"this is not TOML: {safe(message.partition(' (at')[0], 120)}; mend it"
    )


def _problems(table: Any, text: str, name: str) -> list[Problem]:
    if not isinstance(table, dict):
        return [Problem(name, 1, 1, "tool.riskctl must be a table of keys")]
    problems = []
    for key, value in table.items():
        line = _line_of(key, text)
        if key not in KEYS:
            text_ = f"unknown key '{safe(key, 40)}'{hint(key, KEYS)}; known here: {', '.join(KEYS)}"
            problems.append(Problem(name, line, 1, text_))
        elif key == "lists":
            problems += _list_problems(value, text, name)
        elif key == "gate" and not isinstance(value, dict):
            problems.append(Problem(name, line, 1, "gate takes a table, such as [gate]"))
        elif key == "waivers" and not isinstance(value, str):
            problems.append(Problem(name, line, 1, "waivers takes the name of one file"))
        elif key not in ("waivers", "lists", "gate") and not (
            isinstance(value, list) and all(isinstance(entry, str) for entry in value)
        ):
            problems.append(
                Problem(name, line, 1, f'{key} takes a list of folders, such as ["risk/{key}"]')
            )
    return problems


def _list_problems(value: Any, text: str, name: str) -> list[Problem]:
    shape = 'lists takes a table for each list, such as [lists."us.sdn"] with url = "https://..."'
    if not isinstance(value, dict):
        return [Problem(name, _line_of("lists", text), 1, shape)]
    found = []
    for list_id, table in value.items():
        line = _table_line(list_id, text)
        if not isinstance(table, dict) or not all(
            isinstance(entry, str) for entry in table.values()
        ):
            found.append(Problem(name, line, 1, shape))
        elif odd := [key for key in table if key not in LIST_KEYS]:
            words = f"unknown key '{safe(odd[0], 40)}'{hint(odd[0], LIST_KEYS)}; known here: {', '.join(LIST_KEYS)}"
            found.append(Problem(name, line, 1, words))
    return found


def _table_line(list_id: str, text: str) -> int:
    """The line that opens the table of a list."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*\[.*lists\s*\.\s*['\"]?{re.escape(list_id)}['\"]?\s*\]", line):
            return number
    return _line_of("lists", text)


def _line_of(key: str, text: str) -> int:
    """The line where a key is set; TOML readers do not tell."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"\s*['\"]?{re.escape(key)}['\"]?\s*=", line):
            return number
    return 1
