"""What a whole file says about the services it deals with: packages, addresses, images, resources, ids."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.discovery.forms import is_model
from riskctl.discovery.hosts import Host, host_of, is_url
from riskctl.discovery.images import image_service
from riskctl.discovery.resources import resource_service
from riskctl.discovery.sdks import sdk_service
from riskctl.discovery.service import service_in_id, service_in_name
from riskctl.discovery.signs import FileSigns
from riskctl.discovery.usage import VERTEX, FileLiterals, Literal

VERTEX_SWITCH = "GOOGLE_GENAI_USE_VERTEXAI"
"""The variable that points Google's client at its cloud."""
_URL_KEY = re.compile(
    r"(?:base|api|server|backend|gateway|proxy|llm|ollama|openai|anthropic|vllm)_?-?(?:url|uri|base|host|endpoint|addr)|^(?:endpoint|host)$",
)


@lru_cache(maxsize=20_000)
def is_url_key(key: str) -> bool:
    """Whether a key is one that addresses of services are set by."""
    return bool(_URL_KEY.search(key.lower()))


_PORT = re.compile(r":\d{4,5}(?:/|$)")
_NAMES_SERVICE = re.compile(r"^\w+[./]\w")
ACCOUNTS = ("OpenAI", "AIServices")
"""Kinds of an account of Azure's cognitive services that serve models."""
IMAGE_KEY = re.compile(
    r"^(?:image|repository|imageName|image_uri|docker_image|container_image|FROM)$|[Ii]mage$|_IMAGE(?:_NAME)?$"
)

_ROUTING_LIBRARIES = (
    "litellm",
    "@voltagent/core",
    "@mastra/core",
    "dspy",
    "crewai",
    "instructor",
)
"""Libraries that take ``vendor/model`` and call that vendor's own service."""


def signs_of(path: str, literals: list[Literal], source: FileLiterals) -> FileSigns:
    """The signs of a file whose literals are ready."""
    endpoints, sdks, images, resources = [], [], [], []
    ids = []
    routes_itself = False
    for literal in literals:
        if literal.role == "import" or literal.key == "$dependency":
            sdks.append(package_service(literal))
            routes_itself = routes_itself or _is_routing(literal.text)
        elif literal.role == "command":
            if "az cognitiveservices" in literal.text:
                resources.append("Azure OpenAI")
        elif literal.role in ("value", "image"):
            host = endpoint_of(literal)
            if host:
                endpoints.append((literal.line, host.operator, host.region))
            if IMAGE_KEY.search(literal.key):
                images.append(image_service(literal.text))
            resources.append(resource_service(literal.text))
            if _NAMES_SERVICE.search(literal.text) and is_model(literal):
                ids.append(service_in_id(literal.text))
    if VERTEX in source.clients.values() or any(
        VERTEX_SWITCH in (literal.text, literal.key) for literal in literals
    ):
        sdks = ["Google Vertex AI" if service == "Google" else service for service in sdks]
    return FileSigns(
        tuple(endpoints),
        tuple(filter(None, sdks)),
        tuple(dict.fromkeys(filter(None, images))),
        tuple(dict.fromkeys(filter(None, resources))),
        tuple(filter(None, ids)),
        service_in_name(path),
        source.clients,
        routes_itself,
    )


def _is_routing(package: str) -> bool:
    """Whether a package, or one inside it, is a library that calls the vendor in front of an id."""
    return any(
        package == name or package.startswith((f"{name}/", f"{name}."))
        for name in _ROUTING_LIBRARIES
    )


def package_service(literal: Literal) -> str:
    """The service of a package, or of the classes that are taken from it (``from openai import AzureOpenAI``)."""
    service = sdk_service(literal.text)
    names = literal.groups[0].get("names", "").split() if literal.groups else []
    if service == "OpenAI" and names and all("AzureOpenAI" in name for name in names):
        return "Azure OpenAI"
    for joined in names:
        service = service or sdk_service(joined)
    return service


def endpoint_of(literal: Literal) -> Host | None:
    """The service of an address; a bare host counts where a key or a port says that it is one."""
    text = literal.text
    key = literal.key.rpartition(".")[2]
    is_port = text.replace(":", "").isdigit()
    if literal.key.startswith("$") or " " in text or is_port:
        return None
    if is_url(text) or is_url_key(key):
        return host_of(text)
    return host_of(text) if ":" in text and _PORT.search(text) else None
