"""Hosts of model services: who answers there, and where. Twins of one company are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Host:
    """Who serves behind a host and in which country, area or cloud region; an empty region is not stated by the host."""

    operator: str
    region: str = ""


_HOSTS: dict[str, tuple[str, str]] = {
    "api.openai.com": ("OpenAI", "US"),
    "eu.api.openai.com": ("OpenAI", "EU"),
    "us.api.openai.com": ("OpenAI", "US"),
    "jp.api.openai.com": ("OpenAI", "JP"),
    "in.api.openai.com": ("OpenAI", "IN"),
    "au.api.openai.com": ("OpenAI", "AU"),
    "api.anthropic.com": ("Anthropic", "US"),
    "generativelanguage.googleapis.com": ("Google", "US"),
    "aiplatform.googleapis.com": ("Google Vertex AI", "global"),
    "api.deepseek.com": ("DeepSeek", "CN"),
    "api.x.ai": ("xAI", "US"),
    "us.api.x.ai": ("xAI", "US"),
    "us-east-1.api.x.ai": ("xAI", "US"),
    "eu-west-1.api.x.ai": ("xAI", "EU"),
    "api.mistral.ai": ("Mistral", "EU"),
    "codestral.mistral.ai": ("Mistral", "EU"),
    "api.eu.mistral.ai": ("Mistral", "EU"),
    "api.us.mistral.ai": ("Mistral", "US"),
    "api.cohere.com": ("Cohere", ""),
    "api.cohere.ai": ("Cohere", ""),
    "api.groq.com": ("Groq", "US"),
    "api.together.xyz": ("Together AI", "US"),
    "api.together.ai": ("Together AI", "US"),
    "api.fireworks.ai": ("Fireworks", "US"),
    "openrouter.ai": ("OpenRouter", "US"),
    "eu.openrouter.ai": ("OpenRouter", "EU"),
    "dashscope.aliyuncs.com": ("Alibaba", "CN"),
    "dashscope-intl.aliyuncs.com": ("Alibaba", "SG"),
    "coding-intl.dashscope.aliyuncs.com": ("Alibaba", "SG"),
    "coding.dashscope.aliyuncs.com": ("Alibaba", "CN"),
    "dashscope-us.aliyuncs.com": ("Alibaba", "US"),
    "cn-hongkong.dashscope.aliyuncs.com": ("Alibaba", "HK"),
    "api.z.ai": ("Zhipu", "SG"),
    "open.bigmodel.cn": ("Zhipu", "CN"),
    "api.bigmodel.cn": ("Zhipu", "CN"),
    "api.minimax.io": ("MiniMax", "SG"),
    "api.minimaxi.com": ("MiniMax", "CN"),
    "api.minimax.chat": ("MiniMax", "CN"),
    "api.minimaxi.chat": ("MiniMax", "SG"),
    "api.moonshot.ai": ("Moonshot", "SG"),
    "api.moonshot.cn": ("Moonshot", "CN"),
    "api.kimi.com": ("Moonshot", ""),
    "integrate.api.nvidia.com": ("NVIDIA", "US"),
    "ai.api.nvidia.com": ("NVIDIA", "US"),
    "api.perplexity.ai": ("Perplexity", "US"),
    "api.cerebras.ai": ("Cerebras", "US"),
    "api.sambanova.ai": ("SambaNova", "US"),
    "api.deepinfra.com": ("DeepInfra", "US"),
    "api.novita.ai": ("Novita", ""),
    "api.hyperbolic.xyz": ("Hyperbolic", "US"),
    "api.studio.nebius.ai": ("Nebius", "FI"),
    "api.studio.nebius.com": ("Nebius", "FI"),
    "api.tokenfactory.nebius.com": ("Nebius", "FI"),
    "api.siliconflow.cn": ("SiliconFlow", "CN"),
    "api.siliconflow.com": ("SiliconFlow", "SG"),
    "ark.cn-beijing.volces.com": ("Volcengine", "CN"),
    "ark.ap-southeast.bytepluses.com": ("BytePlus", "MY"),
    "ark.eu-west.bytepluses.com": ("BytePlus", "EU"),
    "qianfan.baidubce.com": ("Baidu", "CN"),
    "aip.baidubce.com": ("Baidu", "CN"),
    "api.hunyuan.cloud.tencent.com": ("Tencent", "CN"),
    "hunyuan.tencentcloudapi.com": ("Tencent", "CN"),
    "api.lkeap.cloud.tencent.com": ("Tencent", "CN"),
    "tokenhub.tencentmaas.com": ("Tencent", "CN"),
    "tokenhub-intl.tencentcloudmaas.com": ("Tencent", "SG"),
    "spark-api.xf-yun.com": ("iFlytek", "CN"),
    "spark-api-open.xf-yun.com": ("iFlytek", "CN"),
    "api.baichuan-ai.com": ("Baichuan", "CN"),
    "api.lingyiwanwu.com": ("01.AI", "CN"),
    "api.stepfun.com": ("StepFun", "CN"),
    "api.stepfun.ai": ("StepFun", ""),
    "api.sensenova.cn": ("SenseTime", "CN"),
    "api.xiaomimimo.com": ("Xiaomi", "CN"),
    "api.modelarts-maas.com": ("Huawei", "CN"),
    "api-inference.modelscope.cn": ("ModelScope", "CN"),
    "api.longcat.chat": ("Meituan", "CN"),
    "router.huggingface.co": ("HuggingFace", "US"),
    "api-inference.huggingface.co": ("HuggingFace", "US"),
    "hf-mirror.com": ("HF mirror", "CN"),
    "api.replicate.com": ("Replicate", "US"),
    "api.ai21.com": ("AI21", ""),
    "api.voyageai.com": ("Voyage AI", "US"),
    "api.jina.ai": ("Jina AI", ""),
    "r.jina.ai": ("Jina AI", ""),
    "api.elevenlabs.io": ("ElevenLabs", "US"),
    "api.deepgram.com": ("Deepgram", "US"),
    "api.assemblyai.com": ("AssemblyAI", "US"),
    "api.stability.ai": ("Stability AI", "US"),
    "api.bfl.ai": ("Black Forest Labs", ""),
    "api.bfl.ml": ("Black Forest Labs", ""),
    "api.us1.bfl.ai": ("Black Forest Labs", "US"),
    "api.eu1.bfl.ai": ("Black Forest Labs", "EU"),
    "fal.run": ("fal", "US"),
    "queue.fal.run": ("fal", "US"),
    "api.runwayml.com": ("Runway", "US"),
    "models.github.ai": ("GitHub Models", "US"),
    "models.inference.ai.azure.com": ("GitHub Models", ""),
    "api.githubcopilot.com": ("GitHub Copilot", "US"),
    "api.llama.com": ("Meta", "US"),
    "api.meta.ai": ("Meta", "US"),
    "api.upstage.ai": ("Upstage", "KR"),
    "clovastudio.stream.ntruss.com": ("Naver", "KR"),
    "api.sarvam.ai": ("Sarvam", "IN"),
    "api.sea-lion.ai": ("AI Singapore", "SG"),
    "api.ilmu.ai": ("YTL", "MY"),
    "api.sakana.ai": ("Sakana AI", "JP"),
    "api.scaleway.ai": ("Scaleway", "FR"),
    "api.publicai.co": ("PublicAI", ""),
    "api.aleph-alpha.com": ("Aleph Alpha", "DE"),
    "gigachat.devices.sberbank.ru": ("Sber", "RU"),
    "ngw.devices.sberbank.ru": ("Sber", "RU"),
    "llm.api.cloud.yandex.net": ("Yandex", "RU"),
    "ai.api.cloud.yandex.net": ("Yandex", "RU"),
    "api.nova.amazon.com": ("Amazon Nova", "US"),
    "api.writer.com": ("Writer", "US"),
    "api.reka.ai": ("Reka", ""),
    "api.lambda.ai": ("Lambda", "US"),
    "api.lambdalabs.com": ("Lambda", "US"),
    "inference.baseten.co": ("Baseten", "US"),
    "api.featherless.ai": ("Featherless", ""),
    "api.friendli.ai": ("FriendliAI", ""),
    "api.inference.net": ("Inference.net", "US"),
    "api.morphllm.com": ("Morph", "US"),
    "api.venice.ai": ("Venice", ""),
    "nano-gpt.com": ("NanoGPT", ""),
    "aihubmix.com": ("AIHubMix", ""),
    "api.aimlapi.com": ("AI/ML API", ""),
    "ai-gateway.vercel.sh": ("Vercel AI Gateway", "US"),
    "gateway.ai.cloudflare.com": ("Cloudflare", ""),
    "api.portkey.ai": ("Portkey", ""),
    "oai.helicone.ai": ("Helicone", ""),
    "oai.hconeai.com": ("Helicone", ""),
    "anthropic.helicone.ai": ("Helicone", ""),
    "api.inceptionlabs.ai": ("Inception", "US"),
    "api.ppinfra.com": ("PPIO", "CN"),
    "api.302.ai": ("302.AI", "CN"),
    "api.chutes.ai": ("Chutes", ""),
    "llm.chutes.ai": ("Chutes", ""),
    "api.parasail.io": ("Parasail", "US"),
    "api.targon.com": ("Targon", ""),
    "api.endpoints.anyscale.com": ("Anyscale", "US"),
    "api.clarifai.com": ("Clarifai", "US"),
    "api.kluster.ai": ("Kluster", ""),
    "opencode.ai": ("OpenCode Zen", "US"),
    "api.nlpcloud.io": ("NLP Cloud", "FR"),
    "api.relace.run": ("Relace", "US"),
    "api.arcee.ai": ("Arcee AI", "US"),
    "api.unify.ai": ("Unify", ""),
    "api.tbox.cn": ("Ant Group", "CN"),
    "oai.endpoints.kepler.ai.cloud.ovh.net": ("OVHcloud", "FR"),
    "api.openai-compat.model-serving.eu01.onstackit.cloud": ("STACKIT", "DE"),
    "chat-ai.academiccloud.de": ("GWDG", "DE"),
    "api.ionos.com": ("IONOS", "DE"),
    "openai.inference.de-txl.ionos.com": ("IONOS", "DE"),
    "text.pollinations.ai": ("Pollinations", ""),
    "api.pinecone.io": ("Pinecone", "US"),
    "api.cartesia.ai": ("Cartesia", "US"),
}
_NEEDS_PATH = {"openrouter.ai": "/api", "opencode.ai": "/zen", "nano-gpt.com": "/api"}
"""Hosts that also carry the website: only this path is the service."""
_AREAS = (
    (
        re.compile(
            r"(?:bedrock(?:-runtime|-agent-runtime|-mantle|-agent)?)(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)"
        ),
        "AWS Bedrock",
    ),
    (re.compile(r"runtime\.sagemaker\.([a-z0-9-]+)\.amazonaws\.com"), "AWS SageMaker"),
    (re.compile(r"([a-z0-9-]+)-aiplatform\.googleapis\.com"), "Google Vertex AI"),
    (re.compile(r"inference\.generativeai\.([a-z0-9-]+)\.oci\.oraclecloud\.com"), "Oracle OCI"),
    (re.compile(r"([a-z0-9-]+)\.ml\.cloud\.ibm\.com"), "IBM watsonx"),
    (re.compile(r"([a-z0-9]+)\.api\.cognitive\.microsoft\.com"), "Azure OpenAI"),
    (
        re.compile(r"(?:[\w.-]+\.)([a-z0-9-]+)\.(?:models|inference)\.ai\.azure\.com"),
        "Azure AI Foundry",
    ),
    (re.compile(r"[\w{}$.<>*-]*\.openai\.azure\.(?:com|us|cn)()"), "Azure OpenAI"),
    (
        re.compile(
            r"[\w{}$.<>*-]*\.(?:services\.ai|cognitiveservices|inference\.ai)\.azure\.(?:com|us|cn)()"
        ),
        "Azure AI Foundry",
    ),
    (re.compile(r"[\w{}$.<>*-]*\.(?:cloud\.databricks\.com|azuredatabricks\.net)()"), "Databricks"),
    (re.compile(r"[\w-]+\.([a-z0-9-]+)\.maas\.aliyuncs\.com"), "Alibaba"),
    (re.compile(r"[\w.-]+\.([a-z0-9-]+)\.aws\.endpoints\.huggingface\.cloud"), "HuggingFace"),
    (re.compile(r"[\w.-]*modelarts[\w.-]*\.([a-z0-9-]+)\.myhuaweicloud\.com"), "Huawei"),
    (re.compile(r"maas-api\.([a-z0-9-]+)\.volces\.com"), "Volcengine"),
)
_PORTS = {
    11434: "Ollama(self-hosted)",
    1234: "LM Studio(self-hosted)",
    1337: "Jan(self-hosted)",
    4891: "GPT4All(self-hosted)",
}
_SELF_HOSTED = (
    ("ollama", "Ollama(self-hosted)"),
    ("vllm", "vLLM(self-hosted)"),
    ("sglang", "SGLang(self-hosted)"),
    ("localai", "LocalAI(self-hosted)"),
    ("llama-cpp", "llama.cpp(self-hosted)"),
    ("llamacpp", "llama.cpp(self-hosted)"),
    ("lmstudio", "LM Studio(self-hosted)"),
    ("xinference", "Xinference(self-hosted)"),
    ("litellm", "LiteLLM proxy"),
    ("tgi", "TGI(self-hosted)"),
)
_BARE = re.compile(r"^[\w.-]+(?::\d{2,5})?(?:/[\w./-]*)?$")


def host_of(text: str) -> Host | None:
    """The service behind an address, with or without a scheme; None when the host is no known one of a model service."""
    parts = _split(text)
    if parts is None:
        return None
    name, port, path = parts
    known = _HOSTS.get(name)
    if known and path.startswith(_NEEDS_PATH.get(name, "")):
        return Host(*known)
    if name == "api.cloudflare.com" and "/ai" in path:
        return Host("Cloudflare")
    for form, operator in _AREAS:
        area = form.fullmatch(name)
        if area:
            return Host(operator, area[1])
    return _own(name, port)


def _own(name: str, port: int | None) -> Host | None:
    """A server of the organisation itself, by its port or the name of the service."""
    if port in _PORTS:
        return Host(_PORTS[port], "own")
    first = name.split(".")[0]
    for word, operator in _SELF_HOSTED:
        if port and (first == word or first.startswith(f"{word}-") or first.endswith(f"-{word}")):
            return Host(operator, "own")
    return None


def _split(text: str) -> tuple[str, int | None, str] | None:
    text = text.strip()
    if "://" not in text:
        if not _BARE.match(text):
            return None
        text = f"//{text}"
    try:
        parts = urlsplit(text)
        return (parts.hostname or "").rstrip("."), parts.port, parts.path
    except ValueError:
        return None


def is_url(text: str) -> bool:
    """Whether a text is written as a web address."""
    return text.startswith(("http://", "https://", "ws://", "wss://"))


KNOWN_HOSTS = tuple(sorted(_HOSTS))
"""Every host of the table, for reports and egress rules."""
