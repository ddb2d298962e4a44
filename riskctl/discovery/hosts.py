"""Hosts of model services: who answers there, and where. Twins of one company are told apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from riskctl.discovery.expressions import compiled


class Host(NamedTuple):
    """Who serves behind a host and in which country, area or cloud region; an empty region is known from no source.

    ``grade`` of the region: ``vendor`` (its documentation, or the name of the host), ``third-party``, or ``unverified``
    (nobody was found who states it; it may deny a use, never permit one).
    """

    operator: str
    region: str = ""
    grade: str = ""


_HOSTS: dict[str, tuple[str, ...]] = {
    "api.openai.com": ("OpenAI", "US", "vendor"),
    "eu.api.openai.com": ("OpenAI", "EU", "vendor"),
    "us.api.openai.com": ("OpenAI", "US", "vendor"),
    "jp.api.openai.com": ("OpenAI", "JP", "vendor"),
    "in.api.openai.com": ("OpenAI", "IN", "vendor"),
    "au.api.openai.com": ("OpenAI", "AU", "vendor"),
    "api.anthropic.com": ("Anthropic", "US", "vendor"),
    "generativelanguage.googleapis.com": ("Google", "US", "vendor"),
    "aiplatform.googleapis.com": ("Google Vertex AI", "global", "vendor"),
    "api.deepseek.com": ("DeepSeek", "CN", "third-party"),
    "api.x.ai": ("xAI", "US", "vendor"),
    "us.api.x.ai": ("xAI", "US", "vendor"),
    "us-east-1.api.x.ai": ("xAI", "US", "vendor"),
    "eu-west-1.api.x.ai": ("xAI", "EU", "vendor"),
    "api.mistral.ai": ("Mistral", "EU", "unverified"),
    "codestral.mistral.ai": ("Mistral", "EU", "unverified"),
    "api.eu.mistral.ai": ("Mistral", "EU", "vendor"),
    "api.us.mistral.ai": ("Mistral", "US", "vendor"),
    "api.cohere.com": ("Cohere",),
    "api.cohere.ai": ("Cohere",),
    "api.groq.com": ("Groq", "US", "third-party"),
    "api.together.xyz": ("Together AI", "US", "unverified"),
    "api.together.ai": ("Together AI", "US", "unverified"),
    "api.fireworks.ai": ("Fireworks", "US", "unverified"),
    "openrouter.ai": ("OpenRouter", "US", "unverified"),
    "eu.openrouter.ai": ("OpenRouter", "EU", "vendor"),
    "dashscope.aliyuncs.com": ("Alibaba", "CN", "vendor"),
    "dashscope-intl.aliyuncs.com": ("Alibaba", "SG", "vendor"),
    "coding-intl.dashscope.aliyuncs.com": ("Alibaba", "SG", "vendor"),
    "coding.dashscope.aliyuncs.com": ("Alibaba", "CN", "unverified"),
    "dashscope-us.aliyuncs.com": ("Alibaba", "US", "vendor"),
    "cn-hongkong.dashscope.aliyuncs.com": ("Alibaba", "HK", "vendor"),
    "api.z.ai": ("Zhipu", "SG", "third-party"),
    "open.bigmodel.cn": ("Zhipu", "CN", "unverified"),
    "api.bigmodel.cn": ("Zhipu", "CN", "unverified"),
    "api.minimax.io": ("MiniMax", "SG", "unverified"),
    "api.minimaxi.com": ("MiniMax", "CN", "unverified"),
    "api.minimax.chat": ("MiniMax", "CN", "unverified"),
    "api.minimaxi.chat": ("MiniMax", "SG", "unverified"),
    "api.moonshot.ai": ("Moonshot", "SG", "unverified"),
    "api.moonshot.cn": ("Moonshot", "CN", "third-party"),
    "api.kimi.com": ("Moonshot",),
    "integrate.api.nvidia.com": ("NVIDIA", "US", "unverified"),
    "ai.api.nvidia.com": ("NVIDIA", "US", "unverified"),
    "api.perplexity.ai": ("Perplexity", "US", "third-party"),
    "api.cerebras.ai": ("Cerebras", "US", "third-party"),
    "api.sambanova.ai": ("SambaNova", "US", "unverified"),
    "api.deepinfra.com": ("DeepInfra", "US", "unverified"),
    "api.novita.ai": ("Novita",),
    "api.hyperbolic.xyz": ("Hyperbolic", "US", "unverified"),
    "api.studio.nebius.ai": ("Nebius", "FI", "third-party"),
    "api.studio.nebius.com": ("Nebius", "FI", "unverified"),
    "api.tokenfactory.nebius.com": ("Nebius", "FI", "third-party"),
    "api.siliconflow.cn": ("SiliconFlow", "CN", "unverified"),
    "api.siliconflow.com": ("SiliconFlow", "SG", "unverified"),
    "ark.cn-beijing.volces.com": ("Volcengine", "CN", "unverified"),
    "ark.ap-southeast.bytepluses.com": ("BytePlus", "MY", "vendor"),
    "ark.eu-west.bytepluses.com": ("BytePlus", "EU", "vendor"),
    "qianfan.baidubce.com": ("Baidu", "CN", "unverified"),
    "aip.baidubce.com": ("Baidu", "CN", "unverified"),
    "api.hunyuan.cloud.tencent.com": ("Tencent", "CN", "unverified"),
    "hunyuan.tencentcloudapi.com": ("Tencent", "CN", "unverified"),
    "api.lkeap.cloud.tencent.com": ("Tencent", "CN", "unverified"),
    "tokenhub.tencentmaas.com": ("Tencent", "CN", "unverified"),
    "tokenhub-intl.tencentcloudmaas.com": ("Tencent", "SG", "unverified"),
    "spark-api.xf-yun.com": ("iFlytek", "CN", "unverified"),
    "spark-api-open.xf-yun.com": ("iFlytek", "CN", "unverified"),
    "api.baichuan-ai.com": ("Baichuan", "CN", "unverified"),
    "api.lingyiwanwu.com": ("01.AI", "CN", "unverified"),
    "api.stepfun.com": ("StepFun", "CN", "unverified"),
    "api.stepfun.ai": ("StepFun",),
    "api.sensenova.cn": ("SenseTime", "CN", "unverified"),
    "api.xiaomimimo.com": ("Xiaomi", "CN", "unverified"),
    "api.modelarts-maas.com": ("Huawei", "CN", "unverified"),
    "api-inference.modelscope.cn": ("ModelScope", "CN", "unverified"),
    "api.longcat.chat": ("Meituan", "CN", "unverified"),
    "router.huggingface.co": ("HuggingFace", "US", "unverified"),
    "api-inference.huggingface.co": ("HuggingFace", "US", "unverified"),
    "hf-mirror.com": ("HF mirror", "CN", "unverified"),
    "api.replicate.com": ("Replicate", "US", "unverified"),
    "api.ai21.com": ("AI21",),
    "api.voyageai.com": ("Voyage AI", "US", "unverified"),
    "api.jina.ai": ("Jina AI",),
    "r.jina.ai": ("Jina AI",),
    "api.elevenlabs.io": ("ElevenLabs", "US", "unverified"),
    "api.deepgram.com": ("Deepgram", "US", "unverified"),
    "api.assemblyai.com": ("AssemblyAI", "US", "unverified"),
    "api.stability.ai": ("Stability AI", "US", "unverified"),
    "api.bfl.ai": ("Black Forest Labs",),
    "api.bfl.ml": ("Black Forest Labs",),
    "api.us1.bfl.ai": ("Black Forest Labs", "US", "vendor"),
    "api.eu1.bfl.ai": ("Black Forest Labs", "EU", "vendor"),
    "fal.run": ("fal", "US", "unverified"),
    "queue.fal.run": ("fal", "US", "unverified"),
    "api.runwayml.com": ("Runway", "US", "unverified"),
    "api.dev.runwayml.com": ("Runway", "US", "unverified"),
    "models.github.ai": ("GitHub Models", "US", "unverified"),
    "models.inference.ai.azure.com": ("GitHub Models",),
    "api.githubcopilot.com": ("GitHub Copilot", "US", "unverified"),
    "api.llama.com": ("Meta", "US", "unverified"),
    "api.meta.ai": ("Meta", "US", "unverified"),
    "api.upstage.ai": ("Upstage", "KR", "unverified"),
    "clovastudio.stream.ntruss.com": ("Naver", "KR", "unverified"),
    "api.sarvam.ai": ("Sarvam", "IN", "unverified"),
    "api.sea-lion.ai": ("AI Singapore", "SG", "unverified"),
    "api.ilmu.ai": ("YTL", "MY", "third-party"),
    "api.sakana.ai": ("Sakana AI", "JP", "unverified"),
    "api.scaleway.ai": ("Scaleway", "FR", "third-party"),
    "api.publicai.co": ("PublicAI",),
    "api.aleph-alpha.com": ("Aleph Alpha", "DE", "unverified"),
    "gigachat.devices.sberbank.ru": ("Sber", "RU", "third-party"),
    "ngw.devices.sberbank.ru": ("Sber", "RU", "third-party"),
    "llm.api.cloud.yandex.net": ("Yandex", "RU", "unverified"),
    "ai.api.cloud.yandex.net": ("Yandex", "RU", "unverified"),
    "api.nova.amazon.com": ("Amazon Nova", "US", "unverified"),
    "api.writer.com": ("Writer", "US", "unverified"),
    "api.reka.ai": ("Reka",),
    "api.lambda.ai": ("Lambda", "US", "unverified"),
    "api.lambdalabs.com": ("Lambda", "US", "unverified"),
    "inference.baseten.co": ("Baseten", "US", "unverified"),
    "api.featherless.ai": ("Featherless",),
    "api.friendli.ai": ("FriendliAI",),
    "api.inference.net": ("Inference.net", "US", "unverified"),
    "api.morphllm.com": ("Morph", "US", "unverified"),
    "api.venice.ai": ("Venice",),
    "nano-gpt.com": ("NanoGPT",),
    "aihubmix.com": ("AIHubMix",),
    "api.aimlapi.com": ("AI/ML API",),
    "ai-gateway.vercel.sh": ("Vercel AI Gateway", "US", "unverified"),
    "gateway.ai.cloudflare.com": ("Cloudflare",),
    "api.portkey.ai": ("Portkey",),
    "oai.helicone.ai": ("Helicone",),
    "oai.hconeai.com": ("Helicone",),
    "anthropic.helicone.ai": ("Helicone",),
    "api.inceptionlabs.ai": ("Inception", "US", "unverified"),
    "api.ppinfra.com": ("PPIO", "CN", "unverified"),
    "api.302.ai": ("302.AI", "CN", "unverified"),
    "api.chutes.ai": ("Chutes",),
    "llm.chutes.ai": ("Chutes",),
    "api.parasail.io": ("Parasail", "US", "unverified"),
    "api.targon.com": ("Targon",),
    "api.endpoints.anyscale.com": ("Anyscale", "US", "unverified"),
    "api.clarifai.com": ("Clarifai", "US", "unverified"),
    "api.kluster.ai": ("Kluster",),
    "opencode.ai": ("OpenCode Zen", "US", "unverified"),
    "api.runpod.ai": ("RunPod",),
    "api.nlpcloud.io": ("NLP Cloud", "FR", "unverified"),
    "api.relace.run": ("Relace", "US", "unverified"),
    "api.arcee.ai": ("Arcee AI", "US", "unverified"),
    "api.unify.ai": ("Unify",),
    "api.tbox.cn": ("Ant Group", "CN", "unverified"),
    "oai.endpoints.kepler.ai.cloud.ovh.net": ("OVHcloud", "FR", "unverified"),
    "api.openai-compat.model-serving.eu01.onstackit.cloud": ("STACKIT", "DE", "unverified"),
    "chat-ai.academiccloud.de": ("GWDG", "DE", "unverified"),
    "api.ionos.com": ("IONOS", "DE", "unverified"),
    "openai.inference.de-txl.ionos.com": ("IONOS", "DE", "vendor"),
    "text.pollinations.ai": ("Pollinations",),
    "api.pinecone.io": ("Pinecone", "US", "unverified"),
    "api.cartesia.ai": ("Cartesia", "US", "unverified"),
    "us.openrouter.ai": ("OpenRouter", "US", "vendor"),
    "us-api.together.ai": ("Together AI", "US", "vendor"),
    "ca-api.together.ai": ("Together AI", "CA", "vendor"),
    "ae.api.openai.com": ("OpenAI", "AE", "third-party"),
    "ca.api.openai.com": ("OpenAI",),
    "gb.api.openai.com": ("OpenAI",),
    "kr.api.openai.com": ("OpenAI",),
    "sg.api.openai.com": ("OpenAI",),
    "aiplatform.eu.rep.googleapis.com": ("Google Vertex AI", "EU", "vendor"),
    "aiplatform.us.rep.googleapis.com": ("Google Vertex AI", "US", "vendor"),
}
_NEEDS_PATH = {
    "openrouter.ai": "/api",
    "opencode.ai": "/zen",
    "nano-gpt.com": "/api",
    "api.runpod.ai": "/v2",
}
"""Hosts that also carry the website: only this path is the service."""
_AREAS: tuple[tuple[str, str, str], ...] = (
    (
        "bedrock",
        r"(?:bedrock(?:-runtime|-agent-runtime|-mantle|-agent)?)(?:-fips)?\.([a-z0-9-]+|[%${}\w.<>*-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)",
        "AWS Bedrock",
    ),
    ("sagemaker", r"runtime\.sagemaker\.([a-z0-9-]+)\.amazonaws\.com", "AWS SageMaker"),
    (
        "aiplatform",
        r"([a-z0-9-]+|[%${}\w.<>*-]+)-aiplatform\.googleapis\.com",
        "Google Vertex AI",
    ),
    ("oracle", r"inference\.generativeai\.([a-z0-9-]+)\.oci\.oraclecloud\.com", "Oracle OCI"),
    (".ibm.", r"([a-z0-9-]+)\.ml\.cloud\.ibm\.com", "IBM watsonx"),
    ("microsoft", r"([a-z0-9]+)\.api\.cognitive\.microsoft\.com", "Azure OpenAI"),
    (
        ".ai.azure.",
        r"(?:[\w.-]+\.)([a-z0-9-]+)\.(?:models|inference)\.ai\.azure\.com",
        "Azure AI Foundry",
    ),
    ("openai.azure", r"[\w{}$.<>*-]*\.openai\.azure\.(?:com|us|cn)()", "Azure OpenAI"),
    (
        ".azure.",
        r"[\w{}$.<>*-]*\.(?:services\.ai|cognitiveservices|inference\.ai)\.azure\.(?:com|us|cn)()",
        "Azure AI Foundry",
    ),
    (
        "databricks",
        r"[\w{}$.<>*-]*\.(?:cloud\.databricks\.com|azuredatabricks\.net)()",
        "Databricks",
    ),
    ("aliyuncs", r"[\w-]+\.([a-z0-9-]+)\.maas\.aliyuncs\.com", "Alibaba"),
    ("huggingface", r"[\w.-]+\.([a-z0-9-]+)\.aws\.endpoints\.huggingface\.cloud", "HuggingFace"),
    ("huawei", r"[\w.-]*modelarts[\w.-]*\.([a-z0-9-]+)\.myhuaweicloud\.com", "Huawei"),
    ("volces", r"maas-api\.([a-z0-9-]+)\.volces\.com", "Volcengine"),
)
"""A word without which a host of a cloud is not of the form, the form with the region, and who answers there."""


_TEMPLATE = re.compile(r"[%${}<>*]")
"""A region that is filled in when the program runs."""
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
    for word, pattern, operator in _AREAS:
        area = compiled(pattern).fullmatch(name) if word in name else None
        if area:
            region = "" if _TEMPLATE.search(area[1]) else area[1]
            return Host(operator, region, "vendor" if region else "")
    return _own(name, port)


def region_grade(operator: str, region: str) -> str:
    """How well it is known that a service answers in a region: a grade of the catalogue; empty without a region.

    What an id or an address says itself is the vendor's own word.
    """
    if not region:
        return ""
    return _GRADES.get((operator, region), "vendor")


def _own(name: str, port: int | None) -> Host | None:
    """A server of the organisation itself, by its port or the name of the service."""
    if port in _PORTS:
        return Host(_PORTS[port], "own", "vendor")
    first = name.split(".")[0]
    for word, operator in _SELF_HOSTED:
        if port and (first == word or first.startswith(f"{word}-") or first.endswith(f"-{word}")):
            return Host(operator, "own", "vendor")
    return None


_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/@\s]*@)?(?P<host>\[[^\]]*\]|[^/:?#\s]*)(?::(?P<port>\d{1,5}))?(?=[/?#]|$)(?P<path>[^?#]*)",
)
"""The parts of an address that matter here; the library for addresses costs more than a small scan."""


def _split(text: str) -> tuple[str, int | None, str] | None:
    text = text.strip()
    if "://" not in text:
        if not _BARE.match(text):
            return None
        text = f"//{text}"
    parts = _ADDRESS.match(text)
    if parts is None:
        return None
    port = int(parts["port"]) if parts["port"] else None
    return parts["host"].casefold().rstrip("."), port, parts["path"]


def is_url(text: str) -> bool:
    """Whether a text is written as a web address."""
    return text.startswith(("http://", "https://", "ws://", "wss://"))


_LOCAL = re.compile(
    r"(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|host\.docker\.internal|\[::1?\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|[a-z][\w-]*)"
)


def is_local(text: str) -> bool:
    """Whether an address is one of this machine or of a service beside it: its host is no public name."""
    parts = _split(text)
    return parts is not None and bool(_LOCAL.fullmatch(parts[0]))


_INSIDE = (".svc", ".cluster.local", ".internal")
"""Endings of names that only a cluster or a network of one's own resolves."""


def is_inside(text: str) -> bool:
    """Whether an address is one that no public name server knows: of this machine, a cluster, a private network."""
    parts = _split(text)
    return is_local(text) or (parts is not None and parts[0].endswith(_INSIDE))


_RANKS = ("unverified", "vendor", "third-party", "")
_GRADES: dict[tuple[str, ...], str] = {}
for _row in _HOSTS.values():
    if len(_row) == 3:
        _best = max(_GRADES.get(_row[:2], "unverified"), _row[2], key=_RANKS.index)
        _GRADES[_row[:2]] = _best

KNOWN_HOSTS = tuple(sorted(_HOSTS))
"""Every host of the table, for reports and egress rules."""
