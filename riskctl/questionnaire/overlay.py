"""Claims from answers as profiles of a folder that is laid over the bundled data with ``--data``."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from riskctl.questionnaire.reply_claims import Brought, Entry
from riskctl.text.located import Located, load
from riskctl.workspace.layers import Layer

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@/-]*")
_WORDS = frozenset(["no", "yes", "on", "off", "null", "y", "n", "true", "false"])


def overlay(brought: Brought, layers: Sequence[Layer]) -> dict[str, str]:
    """Text by file, ``routes/ID.yaml``: the profile in force with the new claims before its history."""
    return {
        f"{profile}.yaml": _with_claims(_in_force(layers, profile), claims)
        for profile, claims in brought.claims.items()
    }


def _in_force(layers: Sequence[Layer], profile: str) -> Located:
    """The profile's file of the highest layer that has it."""
    paths = [layer.data / f"{profile}.yaml" for layer in layers if layer.data is not None]
    return load([path for path in paths if path.is_file()][-1])


def _with_claims(located: Located, claims: Mapping[str, Entry]) -> str:
    data: dict[str, Any] = copy.deepcopy(located.data)
    key = Path(located.name).stem
    # That of the profile below; the new file has its own.
    data.pop("replaces", None)
    sources: dict[str, Any] = data.setdefault("sources", {}) or {}
    data["sources"] = sources
    stated: dict[str, Any] = data.setdefault("claims", {}) or {}
    data["claims"] = stated
    for name, entry in claims.items():
        source = _source_id(sources, str(entry["source"]), str(entry["observed"]))
        history = stated.get(name, [])
        history = history if isinstance(history, list) else [history]
        stated[name] = [{**entry, "source": source}, *history]
    head = {"replaces": {"id": key, "sha256": located.sha256}}
    return "\n".join(_block({**head, **data}, 0)) + "\n"


def _source_id(sources: dict[str, Any], title: str, date: str) -> str:
    """The id of the source with this title, added where it is new."""
    for key, source in sources.items():
        if source == {"title": title, "date": date}:
            return key
    number = 1
    while f"answer-{number}" in sources:
        number += 1
    sources[f"answer-{number}"] = {"title": title, "date": date}
    return f"answer-{number}"


def _block(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    """YAML with one key a line; what is deeper than two levels stands on the line of its key."""
    for key, part in value.items():
        lead = f"{' ' * indent}{_scalar(str(key))}:"
        if isinstance(part, dict) and part and indent < 4:
            yield lead
            yield from _block(part, indent + 2)
        elif isinstance(part, list) and any(isinstance(entry, dict) for entry in part):
            yield lead
            yield from (f"{' ' * indent}  - {_flow(entry)}" for entry in part)
        else:
            yield f"{lead} {_flow(part)}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{_scalar(str(key))}: {_flow(part)}" for key, part in value.items())
            + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(_flow(part) for part in value)}]"
    return "null" if value is None else _scalar(str(value))


def _scalar(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    # JSON strings are YAML strings, with every sign that could begin something else in quotes.
    return text if is_plain else json.dumps(text, ensure_ascii=False)
