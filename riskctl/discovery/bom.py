"""Bills of materials of other tools as usages: CycloneDX (models and services) and SPDX 3 (AI packages), as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riskctl.discovery.families import developer_of
from riskctl.discovery.forms import split_provider
from riskctl.discovery.hosts import host_of
from riskctl.discovery.providers import provider_service
from riskctl.discovery.service import service_in_id
from riskctl.discovery.usage import Usage
from riskctl.text.problems import InputError, Problem

Json = dict[str, Any]
_DEEPEST = 20
_AI_TYPES = ("ai_AIPackage", "AIPackage", "ai:AIPackage")
_EVIDENCE = "bill of materials"


def read_bom(path: Path) -> list[Usage]:
    """The models and endpoints that a bill of materials names, with their lines. Raises :class:`InputError`."""
    name = path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = json.loads(text)
    except (OSError, ValueError, RecursionError):
        raise _wrong(
            path, "this is no JSON that can be read; give CycloneDX or SPDX 3 as JSON"
        ) from None
    if not isinstance(document, dict):
        raise _wrong(path, "this is no bill of materials; give CycloneDX or SPDX 3 as JSON")
    if document.get("bomFormat") == "CycloneDX":
        rows = list(_cyclonedx(document))
    elif isinstance(document.get("@graph"), list):
        rows = list(_spdx(document["@graph"]))
    else:
        raise _wrong(path, "neither CycloneDX nor SPDX 3; give one of them as JSON")
    places = _Lines(text)
    return sorted(
        {_usage(name, places, named) for named in rows},
        key=lambda usage: (usage.line, usage.kind, usage.literal),
    )


def _wrong(path: Path, text: str) -> InputError:
    return InputError([Problem(str(path), 1, 1, text)])


def _cyclonedx(document: Json) -> Iterator[tuple[str, str, str]]:
    """Kind, literal and publisher of each component and service, nested ones too."""
    waiting = [(part, 0) for part in _dicts(document.get("components"))]
    while waiting:
        part, depth = waiting.pop()
        if part.get("type") == "machine-learning-model" and _text(part.get("name")):
            yield "model", _full_name(part), _text(part.get("publisher"))
        if depth < _DEEPEST:
            waiting += [(inner, depth + 1) for inner in _dicts(part.get("components"))]
    for service in _dicts(document.get("services")):
        endpoints = service.get("endpoints")
        for url in endpoints if isinstance(endpoints, list) else []:
            if _text(url):
                yield "endpoint", url, ""


def _full_name(part: Json) -> str:
    """``group/name`` where a group is given and the name has none: hub ids are split so by some tools."""
    name, group = _text(part["name"]), _text(part.get("group"))
    return f"{group}/{name}" if group and "/" not in name else name


def _spdx(graph: list[Any]) -> Iterator[tuple[str, str, str]]:
    for element in _dicts(graph):
        kind = element.get("type") or element.get("@type")
        if kind in _AI_TYPES and _text(element.get("name")):
            yield "model", _text(element["name"]), ""


def _dicts(value: object) -> list[Json]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


class _Lines:
    """The line on which a text first stands as a JSON string; 1 when it is not found as written."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, literal: str) -> int:
        """From 1."""
        for written in (
            json.dumps(literal),
            json.dumps(literal, ensure_ascii=False),
            literal.rpartition("/")[2],
        ):
            position = self.text.find(written)
            if position >= 0:
                return self.text.count("\n", 0, position) + 1
        return 1


def _usage(name: str, places: _Lines, named: tuple[str, str, str]) -> Usage:
    kind, literal, publisher = named
    line = places.of(literal)
    if kind == "endpoint":
        return _endpoint(name, line, literal)
    provider, bare = split_provider(literal)
    developer = developer_of(bare) or publisher
    operator = service_in_id(literal) or (provider_service(provider) if provider else "")
    return Usage(name, line, 1, "model", literal, developer, operator, "", "declared", _EVIDENCE)


def _endpoint(name: str, line: int, url: str) -> Usage:
    host = host_of(url)
    if host is None:
        return Usage(name, line, 1, "endpoint", url, "", "", "", "unresolved", _EVIDENCE)
    place = host.operator, host.region
    return Usage(name, line, 1, "endpoint", url, "", *place, "declared", _EVIDENCE)
