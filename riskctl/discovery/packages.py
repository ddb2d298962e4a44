"""Names by which code, manifests and settings refer to a service: packages, classes, variables, providers, images."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from riskctl.discovery.weights import is_named_after_model

PROVIDERS: dict[str, str] = {
    "openai": "OpenAI",
    "anthropic": "Anthropic",
    "google": "Google",
    "google_genai": "Google",
    "googlegenerativeai": "Google Generative AI",
    "google generative ai": "Google Generative AI",
    "gemini": "Google",
    "google_ai": "Google",
    "vertex": "Google Vertex AI",
    "google_vertexai": "Google Vertex AI",
    "google vertex ai": "Google Vertex AI",
    "vertexai": "Google Vertex AI",
    "vertex_ai": "Google Vertex AI",
    "google_vertex": "Google Vertex AI",
    "groq": "Groq",
    "fireworks": "Fireworks",
    "fireworks_ai": "Fireworks",
    "together": "Together AI",
    "togetherai": "Together AI",
    "together_ai": "Together AI",
    "mistral": "Mistral",
    "mistralai": "Mistral",
    "xai": "xAI",
    "x_ai": "xAI",
    "deepseek": "DeepSeek",
    "ollama": "Ollama(self-hosted)",
    "vllm": "vLLM(self-hosted)",
    "azure": "Azure OpenAI",
    "azure_openai": "Azure OpenAI",
    "azureopenai": "Azure OpenAI",
    "azure_ai": "Azure AI Foundry",
    "bedrock": "AWS Bedrock",
    "aws_bedrock": "AWS Bedrock",
    "amazon_bedrock": "AWS Bedrock",
    "bedrock_converse": "AWS Bedrock",
    "aws": "AWS Bedrock",
    "cohere": "Cohere",
    "openrouter": "OpenRouter",
    "perplexity": "Perplexity",
    "cerebras": "Cerebras",
    "sambanova": "SambaNova",
    "nvidia": "NVIDIA",
    "nvidia_nim": "NVIDIA",
    "huggingface": "HuggingFace",
    "replicate": "Replicate",
    "qwen": "Alibaba",
    "dashscope": "Alibaba",
    "alibaba": "Alibaba",
    "tongyi": "Alibaba",
    "glm": "Zhipu",
    "zhipu": "Zhipu",
    "zhipuai": "Zhipu",
    "zai": "Zhipu",
    "bigmodel": "Zhipu",
    "moonshot": "Moonshot",
    "kimi": "Moonshot",
    "minimax": "MiniMax",
    "volcengine": "Volcengine",
    "doubao": "Volcengine",
    "ark": "Volcengine",
    "siliconflow": "SiliconFlow",
    "deepinfra": "DeepInfra",
    "novita": "Novita",
    "nebius": "Nebius",
    "hyperbolic": "Hyperbolic",
    "watsonx": "IBM watsonx",
    "databricks": "Databricks",
    "snowflake": "Snowflake",
    "cloudflare": "Cloudflare",
    "lm_studio": "LM Studio(self-hosted)",
    "lmstudio": "LM Studio(self-hosted)",
    "llamacpp": "llama.cpp(self-hosted)",
    "voyage": "Voyage AI",
    "voyageai": "Voyage AI",
    "jina": "Jina AI",
    "github": "GitHub Models",
    "copilot": "GitHub Copilot",
    "morph": "Morph",
    "elevenlabs": "ElevenLabs",
    "deepgram": "Deepgram",
    "stability": "Stability AI",
    "baidu": "Baidu",
    "qianfan": "Baidu",
    "ernie": "Baidu",
    "hunyuan": "Tencent",
    "tencent": "Tencent",
    "spark": "iFlytek",
    "baichuan": "Baichuan",
    "stepfun": "StepFun",
    "yi": "01.AI",
    "lingyiwanwu": "01.AI",
    "modelscope": "ModelScope",
    "gigachat": "Sber",
    "yandex": "Yandex",
    "upstage": "Upstage",
    "scaleway": "Scaleway",
    "ovhcloud": "OVHcloud",
    "ai21": "AI21",
    "fal": "fal",
    "sagemaker": "AWS SageMaker",
    "xinference": "Xinference(self-hosted)",
    "google_vertexai_gemini": "Google Vertex AI",
    "openai_compatible": "OpenAI-compatible",
    "jlama": "Jlama(self-hosted)",
    "tgi": "TGI(self-hosted)",
}
"""How settings name a provider, folded: lower case, ``_`` for blanks and hyphens."""

_SDKS: dict[str, str] = {
    "openai": "OpenAI",
    "anthropic": "Anthropic",
    "google-generativeai": "Google",
    "google-genai": "Google",
    "google.generativeai": "Google",
    "google.genai": "Google",
    "google-cloud-aiplatform": "Google Vertex AI",
    "vertexai": "Google Vertex AI",
    "google.cloud.aiplatform": "Google Vertex AI",
    "mistralai": "Mistral",
    "cohere": "Cohere",
    "groq": "Groq",
    "together": "Together AI",
    "fireworks-ai": "Fireworks",
    "fireworks": "Fireworks",
    "ollama": "Ollama(self-hosted)",
    "vllm": "vLLM(self-hosted)",
    "replicate": "Replicate",
    "huggingface-hub": "HuggingFace",
    "litellm": "LiteLLM",
    "dashscope": "Alibaba",
    "zhipuai": "Zhipu",
    "zai-sdk": "Zhipu",
    "volcengine-python-sdk": "Volcengine",
    "volcenginesdkarkruntime": "Volcengine",
    "qianfan": "Baidu",
    "erniebot": "Baidu",
    "sparkai": "iFlytek",
    "voyageai": "Voyage AI",
    "xai-sdk": "xAI",
    "cerebras-cloud-sdk": "Cerebras",
    "cerebras": "Cerebras",
    "ibm-watsonx-ai": "IBM watsonx",
    "ai21": "AI21",
    "elevenlabs": "ElevenLabs",
    "deepgram-sdk": "Deepgram",
    "assemblyai": "AssemblyAI",
    "stability-sdk": "Stability AI",
    "fal-client": "fal",
    "sentence-transformers": "HuggingFace",
    "transformers": "HuggingFace",
    "llama-cpp-python": "llama.cpp(self-hosted)",
    "llama-cpp": "llama.cpp(self-hosted)",
    "sglang": "SGLang(self-hosted)",
    "gigachat": "Sber",
    "claude-agent-sdk": "Anthropic",
    "claude-code-sdk": "Anthropic",
    "openai-agents": "OpenAI",
    "azure-ai-inference": "Azure AI Foundry",
    "azure-ai-openai": "Azure OpenAI",
    "azure-ai-projects": "Azure AI Foundry",
    "modelscope": "ModelScope",
    "@anthropic-ai/sdk": "Anthropic",
    "@anthropic-ai/bedrock-sdk": "AWS Bedrock",
    "@anthropic-ai/vertex-sdk": "Google Vertex AI",
    "@anthropic-ai/claude-code": "Anthropic",
    "@anthropic-ai/claude-agent-sdk": "Anthropic",
    "@google/generative-ai": "Google",
    "@google/genai": "Google",
    "@google-cloud/vertexai": "Google Vertex AI",
    "@google-cloud/aiplatform": "Google Vertex AI",
    "@mistralai/mistralai": "Mistral",
    "@aws-sdk/client-bedrock-runtime": "AWS Bedrock",
    "@aws-sdk/client-bedrock": "AWS Bedrock",
    "@azure/openai": "Azure OpenAI",
    "@azure-rest/ai-inference": "Azure AI Foundry",
    "groq-sdk": "Groq",
    "cohere-ai": "Cohere",
    "together-ai": "Together AI",
    "@huggingface/inference": "HuggingFace",
    "@huggingface/transformers": "HuggingFace",
    "@xenova/transformers": "HuggingFace",
    "ollama-ai-provider": "Ollama(self-hosted)",
    "ollama-ai-provider-v2": "Ollama(self-hosted)",
    "@openrouter/ai-sdk-provider": "OpenRouter",
    "openrouter": "OpenRouter",
    "@fal-ai/client": "fal",
    "@openai/agents": "OpenAI",
    "@openai/codex": "OpenAI",
    "workers-ai-provider": "Cloudflare",
    "zhipu-ai-provider": "Zhipu",
    "qwen-ai-provider": "Alibaba",
    "github.com/sashabaranov/go-openai": "OpenAI",
    "github.com/openai/openai-go": "OpenAI",
    "github.com/anthropics/anthropic-sdk-go": "Anthropic",
    "github.com/ollama/ollama": "Ollama(self-hosted)",
    "google.golang.org/genai": "Google",
    "github.com/google/generative-ai-go": "Google",
    "cloud.google.com/go/vertexai": "Google Vertex AI",
    "cloud.google.com/go/aiplatform": "Google Vertex AI",
    "github.com/cohere-ai/cohere-go": "Cohere",
    "github.com/aws/aws-sdk-go-v2/service/bedrockruntime": "AWS Bedrock",
    "github.com/aws/aws-sdk-go-v2/service/bedrock": "AWS Bedrock",
    "github.com/gage-technologies/mistral-go": "Mistral",
    "github.com/replicate/replicate-go": "Replicate",
    "github.com/google/go-genai": "Google",
    "software.amazon.awssdk.services.bedrockruntime": "AWS Bedrock",
    "awssdk.bedrockruntime": "AWS Bedrock",
    "amazon.bedrockruntime": "AWS Bedrock",
    "com.google.genai": "Google",
    "com.google.cloud.vertexai": "Google Vertex AI",
    "io.github.ollama4j": "Ollama(self-hosted)",
    "ollamasharp": "Ollama(self-hosted)",
    "llamasharp": "llama.cpp(self-hosted)",
    "mscc.generativeai": "Google",
    "google-generativeai-sdk": "Google",
    "openai.chat": "OpenAI",
    "openai.embeddings": "OpenAI",
    "openai.responses": "OpenAI",
    "openai.images": "OpenAI",
    "openai.audio": "OpenAI",
    "azure.ai.inference": "Azure AI Foundry",
    "azure.ai.projects": "Azure AI Foundry",
    "aspire.azure.ai.openai": "Azure OpenAI",
    "aspire.hosting.azure.cognitiveservices": "Azure OpenAI",
    "aspire.hosting.azure.aifoundry": "Azure AI Foundry",
    "aspire.hosting.openai": "OpenAI",
    "communitytoolkit.aspire.ollamasharp": "Ollama(self-hosted)",
    "communitytoolkit.aspire.hosting.ollama": "Ollama(self-hosted)",
    "microsoft.extensions.ai.openai": "OpenAI",
    "microsoft.extensions.ai.ollama": "Ollama(self-hosted)",
    "microsoft.extensions.ai.azureaiinference": "Azure AI Foundry",
    "com.openai": "OpenAI",
    "com.anthropic": "Anthropic",
    "com.azure.ai.openai": "Azure OpenAI",
    "azure.ai.openai": "Azure OpenAI",
    "anthropic.sdk": "Anthropic",
    "ruby-openai": "OpenAI",
    "async-openai": "OpenAI",
}
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
    r"|langchain-community\.(?:chat-models|llms|embeddings)\.|langchain4j-|spring-ai-(?:starter-model-)?|crewai-|pydantic-ai-slim-|haystack-|(?:[\w.]*\.)?semantic-kernel-connectors-"
    r"|microsoft\.semantickernel\.connectors\.|github\.com/tmc/langchaingo/(?:llms|embeddings)/|github\.com/cloudwego/eino-ext/components/(?:model|embedding)/"
    r"|github\.com/firebase/genkit/go/plugins/|@genkit-ai/|@mastra/|@tanstack/ai-)(?P<name>[\w-]+)$"
)
_JAVA = re.compile(
    r"^(?:dev\.langchain4j\.model|org\.springframework\.ai)\.(?P<name>\w+)(?:\.\w+)+$"
)
"""Packages of Java libraries with one folder a service, as their classes are imported."""
_PARTS_OF_CLIENTS = ("option", "types", "packages", "param", "shared", "ssestream")
"""Packages of a Go client that are imported beside it."""
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
        if form in _SDKS:
            return _SDKS[form]
    known = _PREFIX.match(plain.casefold().replace("_", "-"))
    if known:
        words = known["name"].removesuffix("-spring-boot-starter")
        return _PREFIXED.get(words, "") or _inside(words.replace("-", ""))
    node = _NODE.match(name)
    if node:
        return provider_service(node["name"]) or _inside(node["name"])
    java = _JAVA.match(name)
    if java:
        return provider_service(java["name"]) or _inside(java["name"])
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
_GO_HOSTS = ("github.com/", "cloud.google.com/", "google.golang.org/")


def _of_parent(name: str) -> str:
    """The service of the package that a name lies in: a class of Java, a package inside a Go module."""
    if name.startswith(_GO_HOSTS):
        while name.count("/") > 1:
            name, _, last = name.rpartition("/")
            if last in _PARTS_OF_CLIENTS:
                return ""
            if name in _SDKS:
                return _SDKS[name]
        return ""
    return next((_SDKS[stem] for stem in _STEMS if name.startswith(f"{stem}.")), "")


def provider_service(text: str) -> str:
    """The service that a provider setting means; empty when it is no known name."""
    last = text.strip().rpartition("/")[2]  # plugins are named author/plugin/provider
    folded = re.sub(r"[\s-]+", "_", last.casefold())
    for key in (folded, folded.replace("_", ""), folded.replace("_", " ")):
        if key in PROVIDERS:
            return PROVIDERS[key]
    for suffix in ("_cn", "_intl", "_ai", "_api", "_chat", "_llm", "_maas", "_api_compatible"):
        stem = folded.removesuffix(suffix)
        if stem != folded and stem in PROVIDERS:
            return "OpenAI-compatible" if suffix == "_api_compatible" else PROVIDERS[stem]
    return ""


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


def class_service(name: str) -> str:
    """The service of a client class or factory, by the word in its name (``ChatGroq``, ``createVertex``)."""
    return _inside(name)


def _inside(name: str) -> str:
    folded = name.casefold().replace("_", "")
    for word, service in _CLASSES:
        if word in folded:
            return service
    return "OpenAI" if "openai" in folded else ""


_KEY = re.compile(
    r"^(?:(?:VITE|NEXT_PUBLIC|REACT_APP|NUXT|PUBLIC|EXPO_PUBLIC)_)?(?P<name>[A-Z0-9]+(?:_[A-Z0-9]+)*?)_(?:(?:CN|INTL|AI|US|EU)_)?"
    r"(?:API_?KEYS?|ACCESS_TOKEN|API_TOKEN|AUTH_TOKEN|TOKEN|CREDENTIALS?|SECRET_KEY|APIKEY|API_SECRET|KEY)(?:_\d)?$"
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


def key_service(name: str) -> str:
    """The service whose key a variable holds; empty for one that holds none."""
    if name == "AWS_BEARER_TOKEN_BEDROCK" or name == "CLAUDE_CODE_OAUTH_TOKEN":
        return _KEY_NAMES[name.removesuffix("_TOKEN")]
    known = _KEY.match(name)
    if not known or known["name"] in _NOT_MODELS:
        return ""
    stem = known["name"]
    if stem in _KEY_NAMES:
        return _KEY_NAMES[stem]
    return provider_service(stem) or _embedded(stem)


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


@cache
def _images() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (re.compile(r"(?:^|/)ollama(?:/ollama)?(?::|@|$)"), "Ollama(self-hosted)"),
        (
            re.compile(r"(?:^|/)[\w.-]*vllm[\w.-]*(?::|@|$)"),
            "vLLM(self-hosted)",
        ),
        (re.compile(r"text-(?:generation|embeddings)-inference"), "TGI(self-hosted)"),
        (re.compile(r"(?:^|/)(?:sglang|lmsysorg/sglang)(?::|@|$)"), "SGLang(self-hosted)"),
        (re.compile(r"llama[.-]?cpp|ggml-org/llama"), "llama.cpp(self-hosted)"),
        (re.compile(r"(?:^|/)local-?ai(?::|@|$)|localai/localai"), "LocalAI(self-hosted)"),
        (re.compile(r"xprobe/xinference|(?:^|/)xinference(?::|@|$)"), "Xinference(self-hosted)"),
        (re.compile(r"berriai/litellm|(?:^|/)litellm(?:-\w+)?(?::|@|$)"), "LiteLLM proxy"),
        (re.compile(r"^nvcr\.io/nim/"), "NVIDIA NIM(self-hosted)"),
        (
            re.compile(
                r"(?:^|/)(?:tritonserver|tensorrt-llm|lmdeploy|infinity|tabby|aphrodite-engine)(?::|@|$)"
            ),
            "model server(self-hosted)",
        ),
        (
            re.compile(r"(?:^|/)(?:whisper|faster-whisper|kokoro)[\w-]*(?::|@|$)"),
            "Whisper(self-hosted)",
        ),
    )


_DEFAULT = re.compile(r"\$\{\w+:?-([^{}]*)\}")


def image_service(image: str) -> str:
    """The model server inside a container image, also behind defaults of variables; empty for any other image."""
    if "$" in image:
        image = _DEFAULT.sub(r"\1", image)
    if " " in image or len(image) > 200:
        return ""
    for form, service in _images():
        if form.search(image):
            return service
    return "model server(self-hosted)" if is_named_after_model(image) else ""
