"""From a usage to what can be assessed: ``MODEL@ROUTE`` for a model, every model of its route for an address."""

from __future__ import annotations

from urllib.parse import urlsplit

from riskctl.catalogue.catalogue import Catalogue
from riskctl.discovery.forms import split_provider
from riskctl.discovery.usage import Usage
from riskctl.text.dates import within

_ROUTES: dict[tuple[str, str], str] = {
    ("Alibaba", "CN"): "alibaba-model-studio-cn",
    ("Alibaba", "SG"): "alibaba-model-studio-sg",
    ("Alibaba", "US"): "alibaba-model-studio-us",
    ("Alibaba", "HK"): "alibaba-model-studio-hk",
    ("Alibaba", ""): "alibaba-model-studio",
    ("Zhipu", "CN"): "zhipu-cn",
    ("Zhipu", "SG"): "zai-intl",
    ("MiniMax", "CN"): "minimax-cn",
    ("MiniMax", "SG"): "minimax-intl",
    ("Moonshot", "CN"): "moonshot-cn",
    ("Moonshot", "SG"): "moonshot-intl",
    ("SiliconFlow", "CN"): "siliconflow-cn",
    ("SiliconFlow", "SG"): "siliconflow-intl",
    ("Tencent", "CN"): "tencent-cloud",
    ("Tencent", "SG"): "tencent-cloud-intl",
    ("Mistral", "US"): "mistral-api-us",
    ("OpenAI", "EU"): "openai-api-eu",
    ("OpenAI", "JP"): "openai-api-jp",
    ("OpenAI", "IN"): "openai-api-in",
    ("OpenAI", "AU"): "openai-api-au",
    ("xAI", "EU"): "xai-api",
}
"""Twins and regions of one service."""
_SERVICES: dict[str, str] = {
    "AI21": "ai21-api",
    "AWS Bedrock": "aws-bedrock",
    "Anthropic": "anthropic-api",
    "Azure AI Foundry": "azure-foundry",
    "Azure OpenAI": "azure-foundry",
    "Baidu": "baidu-qianfan",
    "Black Forest Labs": "bfl-api",
    "Cerebras": "cerebras",
    "Cohere": "cohere-api",
    "Databricks": "databricks",
    "DeepInfra": "deepinfra",
    "DeepSeek": "deepseek-api",
    "Fireworks": "fireworks",
    "Google": "gemini-api",
    "Google Generative AI": "gemini-api",
    "Google Vertex AI": "vertex-ai",
    "Groq": "groq",
    "HuggingFace": "hf-inference-providers",
    "IBM watsonx": "watsonx",
    "Meta": "meta-api",
    "Mistral": "mistral-api",
    "NVIDIA": "nvidia-nim-api",
    "Nebius": "nebius",
    "Novita": "novita",
    "OpenAI": "openai-api",
    "OpenRouter": "openrouter",
    "Perplexity": "perplexity-api",
    "Sber": "gigachat",
    "StepFun": "stepfun-api",
    "Together AI": "together",
    "Volcengine": "volcengine-ark",
    "Xiaomi": "xiaomi-mimo-api",
    "Yandex": "yandex-cloud",
    "xAI": "xai-api",
}


def route_of(usage: Usage, catalogue: Catalogue) -> str:
    """The route of the catalogue that a usage means; empty when it has none, or the usage does not tell which."""
    if "self-hosted" in usage.operator:
        return "self-hosted"
    known = _ROUTES.get((usage.operator, usage.host_region)) or _SERVICES.get(usage.operator, "")
    if usage.kind == "endpoint":
        known = known or _by_host(usage.literal, catalogue)
    return known if known in catalogue.routes else ""


def _by_host(url: str, catalogue: Catalogue) -> str:
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    names = [name for name, route in catalogue.routes.items() if host and host in route.endpoints]
    # A host of two routes does not say which of them is meant.
    return names[0] if len(names) == 1 else ""


def subjects_of(usage: Usage, catalogue: Catalogue, as_of: str) -> list[str]:
    """What is assessed for a usage, as a user would write it; empty when nothing in the catalogue answers."""
    route = route_of(usage, catalogue)
    if usage.kind in ("model", "model_pull"):
        name = split_provider(usage.model)[1]
        # These services have a route a region, which the id itself says or leaves open.
        stem_only = route in ("aws-bedrock", "azure-foundry", "vertex-ai", "")
        return [name if stem_only else f"{_bare(name, route)}@{route}"]
    if not route or usage.kind != "endpoint":
        return []
    current = [
        served.model
        for served in catalogue.routes[route].served
        if within(served.since, served.through, as_of)
    ]
    return [f"{model}@{route}" for model in sorted(set(current))]


def _bare(name: str, route: str) -> str:
    """An Ollama tag names a size or a build, not another model."""
    return name.removesuffix(":latest") if route == "self-hosted" else name
