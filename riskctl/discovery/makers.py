"""Developers and the services of their own, and which services carry whose models: one table for each question."""

from __future__ import annotations

_CLOSED_MAKERS = (
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
)
"""Makers whose service carries their own models alone: no weak sign sends another's model there."""
_OTHER_MAKERS = {
    "Alibaba": "Alibaba",
    "Amazon": "AWS Bedrock",
    "Baidu": "Baidu",
    "Black Forest Labs": "Black Forest Labs",
    "ByteDance": "Volcengine",
    "Deepgram": "Deepgram",
    "Inception": "Inception",
    "Morph": "Morph",
    "01.AI": "01.AI",
    "Perplexity": "Perplexity",
    "Runway": "Runway",
    "Sarvam": "Sarvam",
    "Sber": "Sber",
    "Stability AI": "Stability AI",
    "StepFun": "StepFun",
    "Upstage": "Upstage",
    "Writer": "Writer",
}
"""Makers whose service may carry others' models too, or has another name than they have."""
FIRST_PARTY: dict[str, str] = {maker: maker for maker in _CLOSED_MAKERS} | _OTHER_MAKERS
"""The developer's own service, where an id without any other sign is sent."""
CLOSED = frozenset(_CLOSED_MAKERS)
"""Services that serve the models of their own developer alone."""
PROPRIETARY = frozenset({"OpenAI", "Anthropic", "Google", "Cohere", "Perplexity", "Voyage AI"})
"""Developers whose models are served by themselves and a few clouds and gateways."""
RESELLERS = frozenset(
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
"""Services that carry proprietary models of others."""
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
"""Services that carry models of many developers."""
