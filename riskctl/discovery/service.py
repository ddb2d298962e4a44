"""Who serves the model that a text names: by the id, the settings beside it, the client it is handed to, the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from riskctl.catalogue.ids import ModelId, parse_id
from riskctl.catalogue.services import SERVICES
from riskctl.discovery.beside import (
    address_in,
    key_beside,
    node_around,
    region_beside,
    service_beside,
)
from riskctl.discovery.client_classes import class_service
from riskctl.discovery.families import alias_of
from riskctl.discovery.forms import split_provider
from riskctl.discovery.hosts import host_of
from riskctl.discovery.images import image_service
from riskctl.discovery.makers import CLOSED, FIRST_PARTY, HOSTING, PROPRIETARY, RESELLERS
from riskctl.discovery.providers import provider_service
from riskctl.discovery.signs import FileSigns, ServingService
from riskctl.discovery.usage import Literal

NAMED_BY_ID = "the id names it"
OWN_SERVICE = "the developer's own service, since the file names no other"
_WEIGHTS = re.compile(
    r"gpt-?oss|distill|(?:^|/)gemma|whisper-(?:large|medium|small|base|tiny)|clip-vit|[-.]gguf|-awq|-gptq|-fp8|-int4|[-.]q\d_|\.safetensors$",
)
"""Names of weights that their developer does not serve under that name."""
_TAGGED = re.compile(r"^[\w.-]+:(?:latest|e?\d+(?:\.\d+)?[bm](?:$|-))")
_ENOUGH_IDS = 3
"""So many ids that name one hosting service make it that of the file."""


def served_by(literal: Literal, developer: str, signs: FileSigns) -> ServingService:
    """The service of a model literal; empty when nothing tells it."""
    weights = bool(_WEIGHTS.search(literal.text.lower()))
    for served in _told(literal, developer, signs):
        if served.stops:
            return served
        if served.operator and not _is_closed_to(served, developer, weights):
            return served if served.region else served._replace(region=region_beside(literal))
    if _TAGGED.match(literal.text):
        return ServingService("Ollama(self-hosted)", "own", "a tag in the form of Ollama")
    first_party = FIRST_PARTY.get(developer, "")
    hub = "/" in split_provider(literal.text)[1]
    if first_party and not hub and not weights:
        return ServingService(first_party, "", OWN_SERVICE)
    return ServingService()


def _is_closed_to(served: ServingService, developer: str, weights: bool) -> bool:
    """Whether a sign names a service that does not serve this developer's models: it then speaks of something else."""
    is_address = " = http" in served.evidence
    if developer in ("", served.operator) or not (is_address or served.evidence in _WEAK):
        return False
    if served.operator in CLOSED:
        return True
    return (
        not is_address
        and developer in PROPRIETARY
        and served.operator not in RESELLERS
        and not weights
    )


_ONLY_ENDPOINT = "the only endpoint of the file"
_BY_NAME = "the name of the file"
_ONLY_CLIENT = "the only client of the file"
_WEAK = frozenset({_ONLY_ENDPOINT, _ONLY_CLIENT, _BY_NAME})
"""Signs that hold for a whole file rather than for the place."""


def _in_foundry(service: str, developer: str) -> str:
    """Azure serves models of other developers in another of its services."""
    others = service == "Azure OpenAI" and developer not in ("", "OpenAI")
    return "Azure AI Foundry" if others else service


def service_in_name(path: str) -> str:
    """The hosting service that a file or its folder is called after (``googlevertexai.go``, ``azure/chat.py``)."""
    parts = path.rsplit("/", 2)[-2:]
    for part in reversed(parts):
        stem = part.partition(".")[0]
        service = _service_of_stem(stem)
        if service in HOSTING and service != "GitHub Models":
            return service
    return ""


@lru_cache(maxsize=5_000)
def _service_of_stem(stem: str) -> str:
    return provider_service(stem) or service_of_key(stem) or class_service(stem)


def service_in_id(text: str) -> str:
    """The service that an id itself names; empty when it names none."""
    parsed = parse_id(split_provider(text)[1])
    return SERVICES[parsed.service].name if parsed.service else ""


def _told(literal: Literal, developer: str, signs: FileSigns) -> Iterator[ServingService]:
    """What signs say, the strongest first."""
    provider, bare = split_provider(literal.text)
    if bare.startswith("nvcr.io/"):
        yield ServingService(image_service(bare), "own", "container image")
    if provider:
        yield ServingService(provider_service(provider), "", f"prefix {provider}:")
    parsed = parse_id(bare)
    if parsed.service:
        yield from _by_id(literal, parsed, bare)
    for group in literal.groups[:1]:
        yield service_beside(literal, group)
    if developer in PROPRIETARY and not _WEIGHTS.search(bare.lower()):
        yield key_beside(literal, parsed.vendor)
    yield _client(literal, signs)
    yield from _under(literal.path)
    for group in literal.groups[1:]:
        beside = service_beside(literal, group)
        yield beside._replace(stops=False)
        yield node_around(group)
    yield _by_alias(bare, developer)
    if parsed.vendor and (signs.routes_itself or _ROUTED_PATH in literal.path):
        yield ServingService(
            provider_service(parsed.vendor), "", "the library calls the vendor itself"
        )
    yield _of_file(developer, signs, bool(parsed.vendor))
    yield ServingService(_in_foundry(signs.name, developer), "", _BY_NAME)


def _under(path: tuple[str, ...]) -> Iterator[ServingService]:
    """The service that a key around the text means, of two keys with one name the longer (``azure.openai``)."""
    for position in range(len(path) - 1, -1, -1):
        part = path[position]
        service = service_of_key(part) if len(part) > 2 else ""
        if service and position:
            service = provider_service(f"{path[position - 1]}_{part}") or service
        yield ServingService(service, "", f"under {part}")


_ROUTED_PATH = "litellm_params"
"""A block of settings in which ``vendor/model`` names the vendor's own service."""


def _by_id(literal: Literal, parsed: ModelId, bare: str) -> Iterator[ServingService]:
    """The service in the id; where that is called after the vendor, an address around the id is the stronger sign."""
    service = SERVICES[parsed.service].name
    if service in FIRST_PARTY.values():
        addresses = (address_in(group) for group in literal.groups)
        yield next((address for address in addresses if address.operator), ServingService())
    name = "Google Generative AI" if bare.startswith("models/") else service
    yield ServingService(name, parsed.region or parsed.scope, NAMED_BY_ID)


def _by_alias(bare: str, developer: str) -> ServingService:
    """The service in front of an alias (``bedrock-claude-sonnet``); a maker's own does not serve another's model."""
    prefix, model = alias_of(bare)
    if "/" in bare and bare.startswith(prefix):
        return ServingService()  # the name of an organisation on a hub (aws-neuron/...)
    service = provider_service(prefix) if model else ""
    if service in FIRST_PARTY:
        is_another = bool(developer) and developer != service
        return ServingService("", "", f"alias with {prefix} in front", stops=is_another)
    return ServingService(service, "", f"alias with {prefix} in front")


_ALSO_PLACES = ("github", "Github", "GitHub", "Hub", "Git")
"""Words of names that mean where code lies far more often than who serves a model."""
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def service_of_key(part: str) -> str:
    """The service that a key means by its whole name, or a hosting service by one of its words (``GroqLLMID``)."""
    service = provider_service(part)
    if service:
        return service
    named = (word for word in _WORDS.findall(part) if len(word) > 3 and word not in _ALSO_PLACES)
    words = (provider_service(word) for word in named)
    return next((word for word in words if word in HOSTING), "")


def _client(literal: Literal, signs: FileSigns) -> ServingService:
    """The client whose call the text is handed to: its address, else the word in its class."""
    root = literal.call.partition(".")[0]
    parts = literal.call.split(".")
    for part in parts:
        bound = signs.clients.get(part, "")
        host = host_of(bound) if bound else None
        if host:
            return ServingService(host.operator, host.region, f"client {part} with {bound}")
    for part in (
        literal.call.rpartition(".")[2],
        signs.clients.get(root, "").rpartition(".")[2],
        root,
    ):
        service = class_service(part) if part else ""
        if service and service != "OpenAI":
            return ServingService(service, "", f"client {part}")
    return ServingService()


def _of_file(developer: str, signs: FileSigns, hub: bool) -> ServingService:
    """The only service that the file deals with."""
    if signs.resources:
        return ServingService(signs.resources[0], "", "resources of the file")
    if signs.images:
        return ServingService(signs.images[0], "", "image in the file")
    if developer in signs.sdks and len(set(signs.sdks)) > 1 and not hub:
        return ServingService(
            FIRST_PARTY.get(developer, ""), "", "client of the developer in the file"
        )
    if developer == "Google" and "Google Vertex AI" in signs.sdks and "Google" not in signs.sdks:
        return ServingService("Google Vertex AI", "", "client of the cloud in the file")
    hosts = {(operator, region) for _, operator, region in signs.endpoints}
    if len(hosts) == 1:
        operator, region = next(iter(hosts))
        return ServingService(operator, region, _ONLY_ENDPOINT)
    services = sorted(set(signs.sdks))
    if len(services) == 1 and services[0] in HOSTING:
        return ServingService(services[0], "", _ONLY_CLIENT)
    if developer in services and not hub:
        return ServingService(
            FIRST_PARTY.get(developer, ""), "", "client of the developer in the file"
        )
    bound = {
        class_service(call.rpartition(".")[2]) for call in signs.clients.values() if "/" not in call
    }
    hosting = bound.intersection(HOSTING)
    if len(hosting) == 1:
        return ServingService(hosting.pop(), "", _ONLY_CLIENT)
    only_bedrock = len(signs.ids) >= _ENOUGH_IDS and set(signs.ids) == {"AWS Bedrock"}
    if only_bedrock and developer != "OpenAI":
        return ServingService(
            signs.ids[0], "", "the ids of the file that name a service name this one"
        )
    return ServingService()
