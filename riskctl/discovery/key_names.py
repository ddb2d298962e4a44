"""The service whose key a variable holds, by the name of the variable."""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.discovery.providers import provider_service

_KEY = re.compile(
    r"^(?:(?:VITE|NEXT_PUBLIC|REACT_APP|NUXT|PUBLIC|EXPO_PUBLIC)_)?(?P<name>[A-Z0-9]+(?:_[A-Z0-9]+)*?)_(?:(?:CN|INTL|AI|US|EU)_)?"
    r"(?:API_?KEYS?|ACCESS_TOKEN|API_TOKEN|AUTH_TOKEN|TOKEN|CREDENTIALS?|SECRET_KEY|APIKEY|API_SECRET|KEY)(?:_(?:\d|ROTATION|FILE|PATH|POOL|LIST|PROD|DEV|STAGING|TEST))?$"
)
_KEY_NAMES: dict[str, str] = {
    "AZURE_OPENAI": "Azure OpenAI",
    "AZURE_AI": "Azure AI Foundry",
    "AZURE_INFERENCE": "Azure AI Foundry",
    "GOOGLE": "Google",
    "GOOGLE_AI": "Google",
    "GOOGLE_GENERATIVE_AI": "Google",
    "GOOGLE_VERTEX": "Google",
    "GOOGLE_VERTEX_AI": "Google",
    "GEMINI": "Google",
    "HF": "HuggingFace",
    "HUGGINGFACE": "HuggingFace",
    "HUGGING_FACE_HUB": "HuggingFace",
    "HUGGINGFACEHUB": "HuggingFace",
    "AWS_BEARER_TOKEN_BEDROCK": "AWS Bedrock",
    "CLAUDE": "Anthropic",
    "CLAUDE_CODE_OAUTH": "Anthropic",
    "KIMI": "Moonshot",
    "PPLX": "Perplexity",
    "CO": "Cohere",
    "GROK": "xAI",
    "ARK": "Volcengine",
    "QWEN": "Alibaba",
    "GLM": "Zhipu",
    "ZAI": "Zhipu",
    "BIGMODEL": "Zhipu",
    "STABILITY": "Stability AI",
    "BFL": "Black Forest Labs",
    "FAL": "fal",
    "WATSONX": "IBM watsonx",
    "MORPH": "Morph",
    "LLAMA": "Meta",
    "OLLAMA": "Ollama(self-hosted)",
    "VLLM": "vLLM(self-hosted)",
    "ELEVEN": "ElevenLabs",
    "XI": "ElevenLabs",
    "TOGETHERAI": "Together AI",
    "TOGETHER_AI": "Together AI",
    "NGC": "NVIDIA",
    "NVIDIA_NIM": "NVIDIA",
    "HUGGING_FACE": "HuggingFace",
    "BASETEN": "Baseten",
    "ALEPH_ALPHA": "Aleph Alpha",
    "ANYSCALE": "Anyscale",
    "PALM": "Google",
    "AI21": "AI21",
    "NLP_CLOUD": "NLP Cloud",
    "GITHUB_MODELS": "GitHub Models",
    "SEA_LION": "AI Singapore",
    "ASSEMBLYAI": "AssemblyAI",
    "RUNWAY": "Runway",
    "RUNWAYML": "Runway",
    "FRIENDLI": "FriendliAI",
    "LEPTONAI": "Lepton",
}
_SETTING = re.compile(r"(?:\w+:)*(?P<name>[A-Z][A-Za-z0-9]*?)(?::|__)?A(?:pi|PI)Key")
_NOT_MODELS = {
    "OPENAI_COMPATIBLE",
    "GITHUB",
    "AWS",
    "AZURE",
    "ALIBABA",
    "CLOUDFLARE",
    "SNOWFLAKE",
    "TENCENT",
    "YI",
    "SPARK",
}


@lru_cache(maxsize=20_000)
def key_service(name: str) -> str:
    """The service whose key a variable holds; empty for one that holds none."""
    if name == "AWS_BEARER_TOKEN_BEDROCK" or name == "CLAUDE_CODE_OAUTH_TOKEN":
        return _KEY_NAMES[name.removesuffix("_TOKEN")]
    known = _KEY.match(name)
    if not known or known["name"] in _NOT_MODELS:
        return ""
    stem = known["name"]
    if f"{stem}_AI" in _KEY_NAMES and name.startswith(f"{stem}_AI_"):
        return _KEY_NAMES[f"{stem}_AI"]
    if stem in _KEY_NAMES:
        return _KEY_NAMES[stem]
    return provider_service(stem) or _embedded(stem)


def setting_service(name: str) -> str:
    """The service whose key a setting of .NET holds (``AzureOpenAIApiKey``, ``OpenAI:ApiKey``)."""
    known = _SETTING.fullmatch(name)
    if not known:
        return ""
    return provider_service(known["name"]) or _KEY_NAMES.get(known["name"].upper(), "")


def _embedded(stem: str) -> str:
    """A key named with words of the project in front: ``MYAPP_OPENAI``."""
    parts = stem.split("_")
    for start in range(1, len(parts)):
        tail = "_".join(parts[start:])
        if tail in _KEY_NAMES and len(tail) > 3:
            return _KEY_NAMES[tail]
        if len(tail) > 3 and tail not in _NOT_MODELS and provider_service(tail):
            return provider_service(tail)
    return ""
