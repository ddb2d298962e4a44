"""The service of a client class or a factory, by the word in its name."""

from __future__ import annotations

from functools import lru_cache

_CLASSES = (
    ("azurechatopenai", "Azure OpenAI"),
    ("azureopenai", "Azure OpenAI"),
    ("azureai", "Azure AI Foundry"),
    ("anthropicbedrock", "AWS Bedrock"),
    ("anthropicvertex", "Google Vertex AI"),
    ("bedrock", "AWS Bedrock"),
    ("vertex", "Google Vertex AI"),
    ("googlegenerativeai", "Google"),
    ("generativemodel", "Google"),
    ("gemini", "Google"),
    ("genai", "Google"),
    ("groq", "Groq"),
    ("together", "Together AI"),
    ("fireworks", "Fireworks"),
    ("openrouter", "OpenRouter"),
    ("ollama", "Ollama(self-hosted)"),
    ("vllm", "vLLM(self-hosted)"),
    ("deepseek", "DeepSeek"),
    ("mistral", "Mistral"),
    ("xai", "xAI"),
    ("cohere", "Cohere"),
    ("perplexity", "Perplexity"),
    ("cerebras", "Cerebras"),
    ("nvidia", "NVIDIA"),
    ("tongyi", "Alibaba"),
    ("dashscope", "Alibaba"),
    ("zhipu", "Zhipu"),
    ("moonshot", "Moonshot"),
    ("minimax", "MiniMax"),
    ("qianfan", "Baidu"),
    ("hunyuan", "Tencent"),
    ("replicate", "Replicate"),
    ("watsonx", "IBM watsonx"),
    ("jlama", "Jlama(self-hosted)"),
    ("localai", "LocalAI(self-hosted)"),
    ("githubmodels", "GitHub Models"),
    ("siliconflow", "SiliconFlow"),
    ("deepinfra", "DeepInfra"),
    ("sambanova", "SambaNova"),
    ("databricks", "Databricks"),
    ("sagemaker", "AWS SageMaker"),
    ("huggingface", "HuggingFace"),
    ("voyage", "Voyage AI"),
    ("elevenlabs", "ElevenLabs"),
    ("deepgram", "Deepgram"),
    ("anthropic", "Anthropic"),
    ("claude", "Anthropic"),
)


@lru_cache(maxsize=20_000)
def class_service(name: str) -> str:
    """The service of a client class or factory, by the word in its name (``ChatGroq``, ``createVertex``)."""
    folded = name.casefold().replace("_", "")
    for word, service in _CLASSES:
        if word in folded:
            return service
    return "OpenAI" if "openai" in folded else ""
