"""Services as ids of gateways name them: which routes of the catalogue they may mean, and how people call them."""

from __future__ import annotations

from typing import NamedTuple


class Service(NamedTuple):
    """``route`` is the stem of route ids in the catalogue; ``regional`` ids may carry a region as next segment."""

    name: str
    route: str
    regional: bool = False


SERVICES: dict[str, Service] = {
    "ai21": Service("AI21", "ai21-api"),
    "amazon_bedrock": Service("AWS Bedrock", "aws-bedrock", regional=True),
    "anyscale": Service("Anyscale", ""),
    "azure": Service("Azure OpenAI", "azure-foundry", regional=True),
    "azure_ai": Service("Azure AI Foundry", "azure-foundry", regional=True),
    "azure_openai": Service("Azure OpenAI", "azure-foundry", regional=True),
    "bedrock": Service("AWS Bedrock", "aws-bedrock", regional=True),
    "bedrock_converse": Service("AWS Bedrock", "aws-bedrock", regional=True),
    "cerebras": Service("Cerebras", "cerebras"),
    "cloudflare": Service("Cloudflare", ""),
    "dashscope": Service("Alibaba", "alibaba-model-studio"),
    "databricks": Service("Databricks", "databricks"),
    "deepinfra": Service("DeepInfra", "deepinfra"),
    "deepseek": Service("DeepSeek", "deepseek-api"),
    "fireworks": Service("Fireworks", "fireworks"),
    "fireworks_ai": Service("Fireworks", "fireworks"),
    "gemini": Service("Google", "gemini-api"),
    "github_copilot": Service("GitHub Copilot", ""),
    "github_models": Service("GitHub Models", ""),
    "google_vertex": Service("Google Vertex AI", "vertex-ai", regional=True),
    "groq": Service("Groq", "groq"),
    "hosted_vllm": Service("vLLM(self-hosted)", "self-hosted"),
    "hyperbolic": Service("Hyperbolic", ""),
    "lm_studio": Service("LM Studio(self-hosted)", "self-hosted"),
    "nebius": Service("Nebius", "nebius"),
    "novita": Service("Novita", "novita"),
    "nvidia_nim": Service("NVIDIA", "nvidia-nim-api"),
    "oci": Service("Oracle OCI", "oci-generative-ai"),
    "ollama": Service("Ollama(self-hosted)", "self-hosted"),
    "ollama_chat": Service("Ollama(self-hosted)", "self-hosted"),
    "openrouter": Service("OpenRouter", "openrouter"),
    "ovhcloud": Service("OVHcloud", "ovhcloud"),
    "replicate": Service("Replicate", ""),
    "sagemaker": Service("AWS SageMaker", ""),
    "sambanova": Service("SambaNova", ""),
    "scaleway": Service("Scaleway", "scaleway"),
    "siliconflow": Service("SiliconFlow", "siliconflow"),
    "together": Service("Together AI", "together"),
    "together_ai": Service("Together AI", "together"),
    "vertex_ai": Service("Google Vertex AI", "vertex-ai", regional=True),
    "vertex_ai_beta": Service("Google Vertex AI", "vertex-ai", regional=True),
    "vllm": Service("vLLM(self-hosted)", "self-hosted"),
    "volcengine": Service("Volcengine", "volcengine-ark"),
    "watsonx": Service("IBM watsonx", "watsonx"),
    "xai": Service("xAI", "xai-api"),
}
"""By the first segment of an id, lower case, underscores. Names that are a developer's as well (``openai/``,
``anthropic/``, ``mistralai/``) are left out: a router writes the vendor there, so that the id names no route."""
