"""Who serves the model that a text names: by the id, the settings beside it, the client it is handed to, the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from riskctl.catalogue.ids import parse_id
from riskctl.catalogue.services import SERVICES
from riskctl.discovery.forms import split_provider
from riskctl.discovery.hosts import host_of
from riskctl.discovery.packages import class_service, provider_service, sdk_service
from riskctl.discovery.usage import Literal

NAMED_BY_ID = "the id names it"
OWN_SERVICE = "the developer's own service, since the file names no other"
_WEIGHTS = re.compile(
    r"gpt-?oss|distill|(?:^|/)gemma|whisper-(?:large|medium|small|base|tiny)|clip-vit|[-.]gguf|-awq|-gptq|-fp8|-int4|[-.]q\d_|\.safetensors$",
    re.IGNORECASE,
)
"""Names of weights that their developer does not serve under that name."""
_TAGGED = re.compile(r"^[\w.-]+:(?:latest|e?\d+(?:\.\d+)?[bm](?:$|-))")
FIRST_PARTY: dict[str, str] = {
    name: name
    for name in (
        "OpenAI",
        "Anthropic",
        "Google",
        "DeepSeek",
        "xAI",
        "Zhipu",
        "Moonshot",
        "MiniMax",
        "Alibaba",
        "Mistral",
        "Cohere",
        "Perplexity",
        "Morph",
        "Voyage AI",
        "ElevenLabs",
        "Deepgram",
        "Stability AI",
        "AI21",
        "Jina AI",
        "Baidu",
        "Upstage",
        "StepFun",
        "Sber",
        "Inception",
        "Black Forest Labs",
        "Writer",
        "Runway",
        "Sarvam",
    )
} | {"Amazon": "AWS Bedrock", "ByteDance": "Volcengine", "01.AI": "01.AI"}
"""The developer's own service, where an id without any other sign is sent."""
_CLOSED = frozenset(
    {
        "OpenAI",
        "Anthropic",
        "Google",
        "DeepSeek",
        "xAI",
        "Zhipu",
        "Moonshot",
        "MiniMax",
        "Mistral",
        "Cohere",
        "Voyage AI",
        "ElevenLabs",
        "AI21",
        "Jina AI",
    }
)
"""Services that serve the models of their own developer alone: no weak sign sends another's model there."""
_PROVIDER_KEYS = (
    "providerId",
    "provider_id",
    "provider",
    "model_provider",
    "modelProvider",
    "llm_provider",
    "custom_llm_provider",
    "vendor",
    "service",
    "platform",
    "backend",
    "api_type",
    "sdk",
    "model_format",
    "type",
    "format",
    "_type",
    "class_name",
)
_URL_ENDINGS = ("baseurl", "apibase", "endpoint", "apiurl", "serverurl", "host", "url")
HOSTING = (
    "Groq",
    "AWS Bedrock",
    "Azure OpenAI",
    "Azure AI Foundry",
    "Together AI",
    "Fireworks",
    "Google Vertex AI",
    "Ollama(self-hosted)",
    "vLLM(self-hosted)",
    "OpenRouter",
    "Cerebras",
    "NVIDIA",
    "Replicate",
    "IBM watsonx",
    "Databricks",
    "SageMaker",
    "SGLang(self-hosted)",
    "TGI(self-hosted)",
    "llama.cpp(self-hosted)",
    "Cloudflare",
    "DeepInfra",
    "SiliconFlow",
    "Volcengine",
    "Vercel AI Gateway",
    "GitHub Models",
    "SambaNova",
    "Nebius",
    "Novita",
    "Hyperbolic",
    "Jlama(self-hosted)",
    "LocalAI(self-hosted)",
    "LM Studio(self-hosted)",
    "Xinference(self-hosted)",
)


_ENOUGH_IDS = 3
"""So many ids that name one hosting service make it that of the file."""


@dataclass(frozen=True, slots=True)
class FileSigns:
    """What a whole file says about services: those of its endpoints, packages and images."""

    endpoints: tuple[tuple[int, str, str], ...] = ()
    sdks: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    name: str = ""
    clients: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServingService:
    """Who serves and where, and the sign it was told by."""

    operator: str = ""
    region: str = ""
    evidence: str = ""


def served_by(literal: Literal, developer: str, signs: FileSigns) -> ServingService:
    """The service of a model literal; empty when nothing tells it."""
    weights = bool(_WEIGHTS.search(literal.text))
    for served in _told(literal, developer, signs):
        if served.operator and not _is_closed_to(served, developer, weights):
            return served if served.region else replace(served, region=_region(literal))
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
    if served.operator in _CLOSED:
        return True
    return (
        not is_address
        and developer in _PROPRIETARY
        and served.operator not in _RESELLERS
        and not weights
    )


_PROPRIETARY = frozenset({"OpenAI", "Anthropic", "Google", "Cohere", "Perplexity", "Voyage AI"})
"""Developers whose models are served by themselves and a few clouds and gateways."""
_RESELLERS = frozenset(
    {
        "AWS Bedrock",
        "Azure OpenAI",
        "Azure AI Foundry",
        "Google Vertex AI",
        "OpenRouter",
        "Vercel AI Gateway",
        "GitHub Models",
        "Cloudflare",
        "LiteLLM proxy",
        "302.AI",
        "AIHubMix",
        "Oracle OCI",
        "Databricks",
        "NVIDIA",
        "SageMaker",
    }
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
        service = provider_service(stem) or _of_key(stem) or class_service(stem)
        if service in HOSTING and service != "GitHub Models":
            return service
    return ""


def service_in_id(text: str) -> str:
    """The service that an id itself names; empty when it names none."""
    parsed = parse_id(split_provider(text)[1])
    return SERVICES[parsed.service].name if parsed.service else ""


def _region(literal: Literal) -> str:
    """The cloud region that is set beside the model."""
    group = literal.groups[0] if literal.groups else {}
    for key in ("region_name", "aws_region_name", "aws_region", "region", "vertex_location"):
        value = group.get(key, "")
        if re.fullmatch(r"[a-z]+-[a-z]+-?\d?", value):
            return value
    return ""


def _told(literal: Literal, developer: str, signs: FileSigns) -> Iterator[ServingService]:
    provider, bare = split_provider(literal.text)
    if provider:
        yield ServingService(provider_service(provider), "", f"prefix {provider}:")
    parsed = parse_id(bare)
    if parsed.service:
        name = (
            "Google Generative AI" if bare.startswith("models/") else SERVICES[parsed.service].name
        )
        yield ServingService(name, parsed.region or parsed.scope, NAMED_BY_ID)
    for group in literal.groups[:1]:
        yield _beside(literal, group)
    yield _client(literal, signs)
    for part in reversed(literal.path):
        yield ServingService(_of_key(part) if len(part) > 2 else "", "", f"under {part}")
    for group in literal.groups[1:]:
        yield _beside(literal, group)
        yield _named(group)
    yield _of_file(developer, signs, bool(parsed.vendor))
    yield ServingService(_in_foundry(signs.name, developer), "", _BY_NAME)


_ALSO_PLACES = ("github", "Github", "GitHub", "Hub", "Git")
"""Words of names that mean where code lies far more often than who serves a model."""
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def _of_key(part: str) -> str:
    """The service that a key means by its whole name, or a hosting service by one of its words (``GroqLLMID``)."""
    service = provider_service(part)
    if service:
        return service
    named = (word for word in _WORDS.findall(part) if len(word) > 3 and word not in _ALSO_PLACES)
    words = (provider_service(word) for word in named)
    return next((word for word in words if word in HOSTING), "")


def _beside(literal: Literal, group: Mapping[str, str]) -> ServingService:
    """Provider or address in the same block."""
    stem = literal.key.rpartition(".")[2].removesuffix("_model").removesuffix("Model")
    keys = (
        f"{literal.key}_provider",
        f"{stem}_provider",
        f"{stem}Provider",
        f"{stem}_model_provider",
    )
    for key in keys:
        if group.get(key):
            return ServingService(provider_service(group[key]), "", f"{key} = {group[key]}")
    for key, value in group.items():
        folded = key.casefold().replace("_", "")
        if value and folded.endswith(_URL_ENDINGS):
            host = host_of(value)
            if host:
                return ServingService(host.operator, host.region, f"{key} = {value}")
    vendor = parse_id(literal.text).vendor.casefold()
    for key in _PROVIDER_KEYS:
        value = group.get(key, "")
        if vendor and value.casefold() == vendor:
            continue
        if key == "model_format" and value:
            return ServingService(
                "Azure OpenAI" if value == "OpenAI" else "Azure AI Foundry", "", f"{key} = {value}"
            )
        service = (provider_service(value) or sdk_service(value)) if value else ""
        if service:
            return ServingService(service, "", f"{key} = {value}")
    return ServingService()


def _named(group: Mapping[str, str]) -> ServingService:
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
    only_bedrock = len(signs.ids) >= _ENOUGH_IDS and set(signs.ids) == {"AWS Bedrock"}
    if only_bedrock and developer != "OpenAI":
        return ServingService(
            signs.ids[0], "", "the ids of the file that name a service name this one"
        )
    return ServingService()
