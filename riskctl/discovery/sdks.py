"""The service that a package is the client of: by its name, by the family of libraries it is of, by its parent."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.discovery.client_classes import class_service
from riskctl.discovery.providers import provider_service
from riskctl.discovery.sdk_names import SDKS

_PREFIXED: dict[str, str] = {
    "openai": "OpenAI",
    "anthropic": "Anthropic",
    "google-genai": "Google",
    "google-vertexai": "Google",
    "google-vertex": "Google",
    "google": "Google",
    "mistralai": "Mistral",
    "mistral": "Mistral",
    "groq": "Groq",
    "fireworks": "Fireworks",
    "together": "Together AI",
    "togetherai": "Together AI",
    "ollama": "Ollama(self-hosted)",
    "deepseek": "DeepSeek",
    "xai": "xAI",
    "cohere": "Cohere",
    "aws": "AWS Bedrock",
    "amazon-bedrock": "AWS Bedrock",
    "azure": "Azure OpenAI",
    "azure-openai": "Azure OpenAI",
    "azure-ai": "Azure AI Foundry",
    "huggingface": "HuggingFace",
    "hugging-face": "HuggingFace",
    "nvidia-ai-endpoints": "NVIDIA",
    "nvidia": "NVIDIA",
    "perplexity": "Perplexity",
    "cerebras": "Cerebras",
    "replicate": "Replicate",
    "ibm": "IBM watsonx",
    "bedrock": "AWS Bedrock",
    "bedrock-converse": "AWS Bedrock",
    "gemini": "Google",
    "vertex": "Google Vertex AI",
    "dashscope": "Alibaba",
    "zhipuai": "Zhipu",
    "moonshot": "Moonshot",
    "deepinfra": "DeepInfra",
    "openrouter": "OpenRouter",
    "voyageai": "Voyage AI",
    "voyage-ai": "Voyage AI",
    "upstage": "Upstage",
    "databricks": "Databricks",
    "elevenlabs": "ElevenLabs",
    "deepgram": "Deepgram",
    "fal": "fal",
    "gateway": "Vercel AI Gateway",
    "vllm": "vLLM(self-hosted)",
    "openai-like": "OpenAI-compatible",
    "openai-compatible": "OpenAI-compatible",
    "qianfan": "Baidu",
    "hunyuan": "Tencent",
    "minimax": "MiniMax",
    "siliconflow": "SiliconFlow",
}
_PREFIX = re.compile(
    r"^(?:langchain-|@langchain/|@ai-sdk/|llama-index-(?:llms|embeddings|multi-modal-llms)-|llama-index\.(?:llms|embeddings)\.|@llamaindex/"
    r"|langchain-community\.(?:chat-models|llms|embeddings)\.|(?:quarkus-)?langchain4j-|spring-ai-(?:starter-model-)?|crewai-|pydantic-ai-slim-|haystack-|(?:[\w.]*\.)?semantic-kernel-connectors-"
    r"|microsoft\.semantickernel\.connectors\.|github\.com/tmc/langchaingo/(?:llms|embeddings)/|github\.com/cloudwego/eino-ext/components/(?:model|embedding)/"
    r"|github\.com/firebase/genkit/go/plugins/|@genkit-ai/|@mastra/|@tanstack/ai-)(?P<name>[\w-]+)$"
)
_JAVA = re.compile(
    r"^(?:dev\.langchain4j\.model|org\.springframework\.ai)\.(?P<name>\w+)(?:\.\w+)+$"
)
"""Packages of Java libraries with one folder a service, as their classes are imported."""
_RUST = re.compile(r"^(?!crate::|super::|self::)\w+::(?:\w+::)*providers::(?P<name>\w+)(?:::\w+)*$")
"""Modules of Rust libraries with one a service, as they are used; those of the library itself are no import."""
_PARTS_OF_CLIENTS = ("option", "types", "packages", "param", "shared", "ssestream")
"""Packages of a Go client that are imported beside it."""
_NODES = {"Hf": "huggingface"}
_NODE = re.compile(r"^@n8n/n8n-nodes-langchain\.(?:lmChat|lm|embeddings)(?P<name>\w+)$")


@lru_cache(maxsize=20_000)
def sdk_service(name: str) -> str:
    """The service that a package is the client of; empty for a package that is none."""
    plain = (
        name.casefold().replace("_", "-").removesuffix("-sdk")
        if name.startswith("langchain")
        else name
    )
    for form in (name, name.casefold(), name.casefold().replace("_", "-")):
        if form in SDKS:
            return SDKS[form]
    known = _PREFIX.match(plain.casefold().replace("_", "-"))
    if known:
        words = known["name"].removesuffix("-spring-boot-starter").removesuffix("-deployment")
        return _PREFIXED.get(words, "") or class_service(words.replace("-", ""))
    node = _NODE.match(name)
    if node:
        name = _NODES.get(node["name"], node["name"])
        return provider_service(name) or class_service(name)
    java = _JAVA.match(name)
    if java:
        return provider_service(java["name"]) or class_service(java["name"])
    rust = _RUST.match(name)
    if rust:
        return provider_service(rust["name"]) or class_service(rust["name"])
    if "::" in name:
        return SDKS.get(name.partition("::")[0].replace("_", "-"), "")
    return _of_parent(name)


_STEMS = (
    "google.generativeai",
    "google.genai",
    "google.cloud.aiplatform",
    "com.openai",
    "com.anthropic",
    "com.azure.ai.openai",
    "com.google.genai",
    "com.google.cloud.vertexai",
    "io.github.ollama4j",
    "software.amazon.awssdk.services.bedrockruntime",
)
_CLIENT_MODULE = re.compile(r"[a-z]\w*(?:\.\w+)*\.(?:_?async_?|_)?client")
"""The module of a Python package that its client is taken from (``from mistralai.client import ...``)."""
_GO_HOSTS = ("github.com/", "cloud.google.com/", "google.golang.org/")


def _of_parent(name: str) -> str:
    """The service of the package that a name lies in: a class of Java, a package inside a Go module."""
    if name.startswith(_GO_HOSTS):
        while name.count("/") > 1:
            name, _, last = name.rpartition("/")
            if last in _PARTS_OF_CLIENTS:
                return ""
            if name in SDKS:
                return SDKS[name]
        return ""
    if _CLIENT_MODULE.fullmatch(name):
        return SDKS.get(name.partition(".")[0], "")
    return next((SDKS[stem] for stem in _STEMS if name.startswith(f"{stem}.")), "")
