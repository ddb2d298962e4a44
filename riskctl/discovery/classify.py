"""From the literals of one file to its usages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from riskctl.discovery.client_classes import class_service
from riskctl.discovery.file_signs import IMAGE_KEY, signs_of
from riskctl.discovery.forms import is_model
from riskctl.discovery.images import image_service
from riskctl.discovery.key_names import key_service, setting_service
from riskctl.discovery.prepared import ready
from riskctl.discovery.providers import provider_service
from riskctl.discovery.resources import action_service, resource_service
from riskctl.discovery.scanned_file import ScannedFile
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.signs import ServingService
from riskctl.discovery.told_addresses import account_usages, address_usages
from riskctl.discovery.told_commands import (
    body_usages,
    command_usages,
    key_references,
    link_usages,
)
from riskctl.discovery.told_models import (
    base_usages,
    model_usages,
    resource_model_usages,
    weight_usages,
)
from riskctl.discovery.told_packages import constant_usages, package_usages
from riskctl.discovery.usage import FileLiterals, Literal, Usage
from riskctl.discovery.weights import is_place

_SHOWN = re.compile(
    r"placeholder|title|label|description|tooltip|help|example|^href$|homepage|^docs?$|^body$|^message$",
)
"""Keys of texts that people read; an address there is no setting."""
_SHOWN_ONLY = re.compile(r"placeholder|title|label|description|tooltip|help|example|docs?$")
"""Keys of texts that are never sent; a ``body`` is."""
_RUNS = re.compile(r"run|command|cmd|script|args|entrypoint|exec")
_BOTO = ("bedrock-runtime", "bedrock-agent-runtime", "bedrock")
"""Services as the client library of Amazon is asked for them."""
_PROSE = 400
"""A longer text that is no command is prose, a log or a message."""
_VARIABLE = re.compile(r"^[A-Z][A-Z0-9_]{4,60}$")
_DOTNET = (".cs", ".json")
"""Files in which settings of .NET are named."""
_WILDCARD = re.compile(r"(?:[\w.-]+/)*\*")


def usages_in(
    path: str, source: FileLiterals, lines: list[str], environment: Mapping[str, str]
) -> list[Usage]:
    """The usages of a file, in the order of its lines, each once. ``environment`` are settings of the whole tree."""
    literals = ready(source.literals)
    file = ScannedFile(path, signs_of(path, literals, source), lines, environment)
    kept: dict[tuple[int, str, str], Usage] = {}
    for literal in literals:
        for usage in _usages(file, literal):
            kept.setdefault((usage.line, usage.kind, usage.literal), usage)
    return sorted(kept.values(), key=lambda usage: (usage.line, usage.column, usage.kind))


def _usages(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """The usages that one literal is, by its place."""
    if literal.role == "import":
        return package_usages(file, literal, "sdk")
    if literal.key == "$dependency":
        return package_usages(file, literal, "dep")
    if literal.role == "command":
        return _in_command(file, literal)
    if literal.role == "constant":
        return constant_usages(file, literal)
    return _in_value(file, literal)


def _in_command(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    yield from command_usages(file, literal)
    yield from body_usages(file, literal)


def _in_value(file: ScannedFile, literal: Literal) -> Iterator[Usage]:
    """A text that is set or handed over: a name of something known, else an address, a command or an id."""
    key = literal.key.rpartition(".")[2]
    yield from key_references(file, literal)
    if key == "secretKey" or "secretKeyRef" in literal.path:
        return
    usage = _named(file, literal, key)
    if usage is not None:
        yield usage
        if usage.kind == "iac":
            yield from resource_model_usages(file, literal)
        return
    if literal.role == "name":
        if is_model(literal):
            yield from model_usages(file, literal)
        return
    yield from account_usages(file, literal, key)
    if literal.key == "FROM" and file.path.rpartition("/")[2].startswith("Modelfile"):
        yield from base_usages(file, literal)
        return
    usage = _image(file, literal) or _node(file, literal, key)
    if usage is not None:
        yield usage
        return
    yield from _in_text(file, literal, key)


def _named(file: ScannedFile, literal: Literal, key: str) -> Usage | None:
    """A key, a resource, a client by name, an action of a pipeline: names that stand in tables."""
    text = literal.text
    if _VARIABLE.match(text) and key_service(text):
        served = ServingService(key_service(text), "", "name of a key")
        return file.usage(literal, "envkey", served)
    if text.endswith("Key") and file.path.endswith(_DOTNET) and setting_service(text):
        served = ServingService(setting_service(text), "", "name of a key")
        return file.usage(literal, "envkey", served)
    if ".Add" in literal.call and file.path.endswith(".cs"):
        added = _added(file, literal)
        if added is not None:
            return added
    service = resource_service(text)
    if service:
        return file.usage(literal, "iac", ServingService(service, "", "resource type"))
    if text in _BOTO and (literal.call.endswith("client") or key == "service_name"):
        return file.usage(literal, "sdk", ServingService("AWS Bedrock", "", "client by name"))
    if literal.role != "name" and key == "uses" and action_service(text):
        served = ServingService(action_service(text), "", "pipeline action")
        return file.usage(literal, "ci_action", served)
    return None


def _added(file: ScannedFile, literal: Literal) -> Usage | None:
    """A resource that the host of a .NET application adds by name (``builder.AddAzureOpenAI("openai")``)."""
    adds = literal.call.rpartition(".")[2]
    service = provider_service(adds.removeprefix("Add")) if adds.startswith("Add") else ""
    if not service or not class_service(adds):
        return None
    column = file.lines[literal.line - 1].find(adds) + 1 if file.lines else 0
    place = literal._replace(text=adds, column=column or literal.column)
    return file.usage(place, "iac", ServingService(service, "", "resource that the host adds"))


def _image(file: ScannedFile, literal: Literal) -> Usage | None:
    if not IMAGE_KEY.search(literal.key) and literal.role != "image":
        return None
    image = image_service(literal.text)
    if not image:
        return None
    return file.usage(literal, "image", ServingService(image, "own", "container image"))


def _node(file: ScannedFile, literal: Literal, key: str) -> Usage | None:
    """The node of a flow that is called after a service."""
    if key != "type" or not literal.text.startswith("@n8n/"):
        return None
    service = sdk_service(literal.text)
    if not service:
        return None
    return file.usage(literal, "sdk", ServingService(service, "", "node type"))


def _in_text(file: ScannedFile, literal: Literal, key: str) -> Iterator[Usage]:
    text = literal.text
    if not _is_shown_key(key):
        yield from address_usages(file, literal, key)
    if ("{" in text or " " in text) and not _SHOWN_ONLY.search(key.lower()):
        yield from body_usages(file, literal)
    if is_place(text):
        yield from weight_usages(file, literal, key)
    elif " " in text:
        if not _is_prose(literal, key):
            yield from command_usages(file, literal)
    elif "://" in text:
        yield from link_usages(file, literal, is_command=False)
    elif is_model(literal) or _is_wildcard(literal):
        yield from model_usages(file, literal)


@lru_cache(maxsize=20_000)
def _is_shown_key(key: str) -> bool:
    return bool(_SHOWN.search(key.lower()))


def _is_wildcard(literal: Literal) -> bool:
    """Any model of a provider, as routers are configured: unknown, never a pass."""
    return literal.key in ("model", "model_name") and bool(_WILDCARD.fullmatch(literal.text))


def _is_prose(literal: Literal, key: str) -> bool:
    """Whether a text with blanks is written for people, so that commands in it are only mentioned."""
    if _is_shown_key(key):
        return True
    return len(literal.text) > _PROSE and not _RUNS.search(key.lower())
