"""Who serves a model, by the settings that stand beside it: a provider, an address, the class of a node, a region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from riskctl.catalogue.ids import parse_id
from riskctl.discovery.client_classes import class_service
from riskctl.discovery.hosts import host_of
from riskctl.discovery.key_names import key_service
from riskctl.discovery.providers import provider_service
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.signs import ServingService
from riskctl.discovery.usage import SEVERAL, Literal

_PROVIDER_KEYS = (
    "providerId",
    "provider_id",
    "provider",
    "model_provider",
    "modelProvider",
    "providers",
    "providerOptions",
    "provider_options",
    "llm_provider",
    "custom_llm_provider",
    "vendor",
    "service",
    "platform",
    "backend",
    "engine",
    "api_type",
    "sdk",
    "model_format",
    "type",
    "format",
    "_type",
    "class_name",
)
_URL_ENDINGS = ("baseurl", "apibase", "endpoint", "apiurl", "serverurl", "host", "url")
_REGION_KEYS = ("region_name", "aws_region_name", "aws_region", "region", "vertex_location")


def region_beside(literal: Literal) -> str:
    """The cloud region that is set beside the model."""
    group = literal.groups[0] if literal.groups else {}
    for key in _REGION_KEYS:
        value = group.get(key, "")
        if re.fullmatch(r"[a-z]+-[a-z]+-?\d?", value):
            return value
    return ""


def service_beside(literal: Literal, group: Mapping[str, str]) -> ServingService:
    """Provider or address in the same block; a provider that nobody knows stops weaker signs."""
    for key in _own_keys(literal.key):
        if group.get(key):
            return ServingService(provider_service(group[key]), "", f"{key} = {group[key]}")
    address = address_in(group)
    if address.operator:
        return address
    vendor = parse_id(literal.text).vendor.casefold()
    for key in _PROVIDER_KEYS:
        value = group.get(key, "")
        if not value or (vendor and value.casefold() == vendor):
            continue
        is_deployment = key == "format" and "version" in group and bool(provider_service(value))
        named = _named_by("model_format" if is_deployment else key, value)
        if named.operator or named.stops:
            return named
    return ServingService()


def key_beside(literal: Literal, vendor: str) -> ServingService:
    """The vendor in front of an id, where the only key of a service in the same block is the vendor's own.

    ``vendor/name`` alone may be the id of a hub or a router: a router's key, or an address, leaves the service open.
    """
    group = literal.groups[0] if literal.groups else {}
    keys = {key: key_service(key) for key in group if key.isupper()}
    services = {service for service in keys.values() if service}
    own = provider_service(vendor) if vendor else ""
    if not own or services != {own} or any(_is_address_key(key) for key in group):
        return ServingService()
    name = next(key for key, service in keys.items() if service)
    return ServingService(own, "", f"{name} beside it")


def _own_keys(key: str) -> Iterator[str]:
    """Keys of a provider that are called after the key of the model (``planner_model``, ``planner_provider``)."""
    stem = key.rpartition(".")[2].removesuffix("_model").removesuffix("Model")
    yield from (f"{key}_provider", f"{stem}_provider", f"{stem}Provider", f"{stem}_model_provider")


def address_in(group: Mapping[str, str]) -> ServingService:
    """The address of a known service that a block sets."""
    for key, value in group.items():
        if value and _is_address_key(key):
            host = host_of(value)
            if host:
                return ServingService(host.operator, host.region, f"{key} = {value}")
    return ServingService()


def _is_address_key(key: str) -> bool:
    return key.casefold().replace("_", "").replace("-", "").endswith(_URL_ENDINGS)


def _named_by(key: str, value: str) -> ServingService:
    """The service that the value of a provider's key means; of several, only what all of them mean."""
    evidence = f"{key} = {value.replace(SEVERAL, ', ')}"
    if key == "model_format":
        return ServingService(
            "Azure OpenAI" if value == "OpenAI" else "Azure AI Foundry", "", evidence
        )
    services = {provider_service(name) or sdk_service(name) for name in value.split(SEVERAL)}
    if len(services) == 1 and "" not in services:
        return ServingService(services.pop(), "", evidence)
    is_plain = bool(re.fullmatch(r"[\w. |-]+", value))
    return ServingService("", "", evidence, stops="rovider" in key and is_plain)


def node_around(group: Mapping[str, str]) -> ServingService:
    """The node or component around a choice, by its class (``"name": "chatOpenAI"`` in exports of flows)."""
    for key in ("name", "type", "llmModel", "agentModel", "embeddingModel"):
        value = group.get(key, "")
        if _CLASS.fullmatch(value):
            service = class_service(value)
            if service:
                return ServingService(service, "", f"{key} = {value}")
    return ServingService()


_CLASS = re.compile(
    r"(?:[A-Za-z]+(?=[A-Z]))?(?:chat|Chat|llm|LLM|Embeddings?|embeddings?)[A-Z]\w+|[a-z]+[A-Z]\w*(?:Chat|Embeddings?)\w*"
)
