"""Model names by their form: which developer made a family, whether or not the catalogue has the model.

A name is recognised by the family word at its start and something that makes it a model: a version, a size or a mode.
A family word alone (``claude``, ``openai``) names no model.
"""

from __future__ import annotations

import re
from functools import lru_cache

from riskctl.catalogue.ids import parse_id
from riskctl.discovery.expressions import compiled
from riskctl.discovery.family_prefixes import read_prefixes

_FAMILIES: tuple[tuple[str, str], ...] = (
    (r"deepseek[-_.]?(?:v?\d|r\d|chat|reasoner|coder|math|prover|vl|llm|ocr|moe|ai)", "DeepSeek"),
    (
        r"(?:chat)?gpt-?(?:\d|o\d|oss|image|audio|realtime|chat|4o)|chatgpt-4o|o[1345](?:-(?:mini|pro|preview|deep|high|low).*|-\d{4}.*)?$"
        r"|text-(?:embedding-(?:ada|3)|davinci|curie|babbage|ada|moderation)|(?:davinci|babbage)-0|dall-e-\d|whisper-\d"
        r"|(?:faster-)?whisper-(?:tiny|base|small|medium|large)|tts-1|sora-\d|codex-mini|computer-use-preview|omni-moderation"
        r"|code-davinci|gpt2",
        "OpenAI",
    ),
    (r"claude-(?:\d|v\d|instant|opus|sonnet|haiku|fable|mythos|code-\d)", "Anthropic"),
    (
        r"gemini-(?:\d|pro|flash|ultra|nano|exp|embedding|live|robotics)|(?:code|text|medi|shield|embedding|paligemma|rec|codegemma|t5)?gemma[-_:]?\d?"
        r"(?:$|[-:.\d])|(?:text|chat|code)-bison|palm-?2|imagen-?\d|imagegeneration@|veo-\d|lyria-|learnlm|text-embedding-00\d|textembedding-gecko"
        r"|text-multilingual-embedding|embedding-00\d|multimodalembedding|flan-t5|t5-(?:small|base|large|3b|11b)|mt5-"
        r"|(?:bert|electra|albert)-(?:base|large|small|tiny)|gemini-embedding|vit-(?:base|large|huge)",
        "Google",
    ),
    (
        r"(?:meta-)?(?:code)?llama[-_ ]?(?:v?\d|guard|prompt-guard)|codellama|opt-\d+(?:\.\d)?[mb]|muse-spark|sam2?-|bart-(?:base|large)"
        r"|roberta-(?:base|large)|xlm-roberta|nllb-|seamless-|musicgen|wav2vec2|esm2|detr-|xglm-|galactica",
        "Meta",
    ),
    (
        r"qwen(?:[-_.]?\d|-(?:max|plus|turbo|flash|long|vl|coder|math|image|omni|mt|audio|embedding))|qwq|qvq|tongyi|gte-(?:qwen|large|base|small|multi|rerank)"
        r"|wan[x]?-?\d|text-embedding-v\d|qwen3guard",
        "Alibaba",
    ),
    (
        r"(?:open-)?(?:mistral|mixtral)(?:-|:|\d|$)|codestral|ministral|magistral|pixtral|devstral|voxtral|mathstral|leanstral"
        r"|open-codestral|mamba-codestral",
        "Mistral",
    ),
    (r"grok-(?:\d|beta|code|vision|build|imagine|2)", "xAI"),
    (
        r"(?:chat)?glm-?\d|glm-(?:z\d|4v|edge|zero|ocr)|cogview|cogvideo|cogvlm|codegeex|charglm|autoglm|embedding-[23]$",
        "Zhipu",
    ),
    (r"(?:moonshot-v\d|kimi-(?:k\d|latest|thinking|linear|vl|dev|audio|for))", "Moonshot"),
    (r"(?:minimax-(?:m\d|text|vl|h\d)|abab\d|hailuo|speech-0\d|minimax-hailuo)", "MiniMax"),
    (
        r"command(?:-(?:r|a|light|nightly|xlarge)|$)|c4ai-|aya-|embed-(?:english|multilingual|v\d)|rerank-(?:english|multilingual|v\d)"
        r"|cohere\.",
        "Cohere",
    ),
    (
        r"nova-(?:micro|lite|pro|premier|canvas|reel|sonic|2|act)|titan-(?:text|embed|image|tg)|amazon-(?:nova|titan)|chronos-",
        "Amazon",
    ),
    (
        r"phi-?\d|phi[34]|wizard(?:lm|coder|math)|orca-?2|mai-|e5-(?:small|base|large|mistral)|multilingual-e5|florence-2|kosmos|trocr|deberta"
        r"|layoutlm|speecht5|codebert|unixcoder|dialogpt|graphcodebert|minilm-l\d+-h|vibevoice|swin",
        "Microsoft",
    ),
    (
        r"nemotron|(?:llama-)?nemo(?:guard|retriever)|nv-embed|nvclip|parakeet|canary-|cosmos-|megatron-|mistral-nemo-minitron",
        "NVIDIA",
    ),
    (
        r"granite-?\d|granite-(?:code|guardian|embedding|vision|speech|timeseries|docling|13b|20b|8b|3b|34b)|slate-\d|granite3",
        "IBM",
    ),
    (r"flux[-_.]?(?:\d|pro|dev|schnell|kontext|krea)|flux\.1", "Black Forest Labs"),
    (
        r"stable-?(?:diffusion|lm|code|video|audio|cascade|zero)|sdxl|sd3|sd-turbo|stable-image|stablelm",
        "Stability AI",
    ),
    (r"ernie-|ernie\d|wenxin|paddleocr-vl", "Baidu"),
    (r"hunyuan|hy3|hy-mt|hy2", "Tencent"),
    (r"doubao|seed-(?:oss|\d)|seedance|seedream|ui-tars|bytedance-seed|skylark", "ByteDance"),
    (r"yi-(?:\d|large|lightning|medium|spark|vision|coder|34b|6b|9b)", "01.AI"),
    (r"baichuan-?\d", "Baichuan"),
    (r"internlm|internvl|intern-s", "Shanghai AI Laboratory"),
    (r"minicpm", "OpenBMB"),
    (r"step-(?:\d|3|audio)|step3", "StepFun"),
    (r"mimo-(?:v\d|7b|vl|audio)", "Xiaomi"),
    (r"longcat", "Meituan"),
    (r"(?:ling|ring|ming)-(?:\d|lite|plus|flash|mini|1t|omni)", "Ant Group"),
    (r"pangu", "Huawei"),
    (r"sensechat|sensenova", "SenseTime"),
    (r"spark-?(?:lite|pro|max|ultra|v\d)|generalv3", "iFlytek"),
    (r"falcon[-:]?(?:\d|h1|mamba|e-|7b|40b|180b)|falcon3", "TII"),
    (r"jais|k2-think", "G42/MBZUAI"),
    (r"(?:ai21-)?jamba|j2-(?:mid|ultra|light)", "AI21"),
    (r"sonar(?:$|-(?:pro|reasoning|small|medium|deep|large))|r1-1776|pplx-", "Perplexity"),
    (r"olmo|tulu|molmo|olmoe|longformer|specter", "Ai2"),
    (
        r"(?:bge|bce)-(?:small|base|large|m3|reranker|en|zh|multilingual|vl|code|visualized|embedding)|bge-m3",
        "BAAI",
    ),
    (r"jina-(?:embed|rerank|clip|colbert|reader|deepsearch)|readerlm", "Jina AI"),
    (r"voyage-|rerank-(?:lite-)?[12]", "Voyage AI"),
    (r"nomic-embed|nomic-bert|(?:ggml-)?gpt4all", "Nomic AI"),
    (r"mxbai-", "Mixedbread"),
    (r"snowflake-arctic|arctic-(?:embed|instruct)", "Snowflake"),
    (
        r"all-minilm|all-mpnet|paraphrase-|multi-qa-|sentence-t5|msmarco-|distiluse|gtr-t5|all-distilroberta|stsb-|ms-marco-minilm"
        r"|allenai-specter|clip-vit-b-32-multi|average_word",
        "Sentence Transformers",
    ),
    (
        r"smollm|smolvlm|zephyr|distil(?:gpt2|bert|roberta|-whisper|-large)|starcoder|idefics|bloom-?\d|bloomz|parler-tts|santacoder",
        "HuggingFace",
    ),
    (r"eleven_|eleven-(?:multi|turbo|flash|mono)", "ElevenLabs"),
    (r"morph-v\d|morph-embedding|morph-rerank", "Morph"),
    (r"dbrx|mpt-\d|dolly-v", "Databricks"),
    (r"solar-(?:\d|mini|pro|open|10\.7)|solar:", "Upstage"),
    (r"exaone|k-exaone", "LG"),
    (r"hyperclova|hcx-", "Naver"),
    (r"vicuna|fastchat-t5|longchat", "LMSYS"),
    (r"alpaca-|fuyu-8b", "Stanford"),
    (r"hermes-?\d|nous-hermes|hermes3|deephermes|nous-capybara", "Nous Research"),
    (r"dolphin-?(?:\d|mi|ll|ph)", "Cognitive Computations"),
    (r"gpt-(?:neo|j|neox)|pythia-", "EleutherAI"),
    (r"palmyra", "Writer"),
    (r"inflection-|inflection_", "Inflection"),
    (r"reka-(?:core|flash|edge)", "Reka"),
    (r"sarvam-|openhathi", "Sarvam"),
    (r"sea-lion|llama-sea-lion", "AI Singapore"),
    (r"gigachat", "Sber"),
    (r"yandexgpt", "Yandex"),
    (r"luminous-|pharia", "Aleph Alpha"),
    (r"llava|bakllava", "LLaVA team"),
    (r"moondream", "Moondream"),
    (r"tinyllama", "TinyLlama"),
    (r"lfm-?\d|lfm2", "Liquid AI"),
    (r"mercury(?:-coder|-\d)", "Inception"),
    (r"trinity-|afm-\d|virtuoso-|maestro-reasoning", "Arcee AI"),
    (r"rwkv", "RWKV"),
    (r"openchat|starling-lm", "Open community"),
    (r"neural-chat", "Intel"),
    (r"sensei|plamo-|nekomata|rinna", "Japanese developers"),
    (r"apertus", "Swiss AI"),
    (r"nova-[23](?:-|$)|aura-(?:\d|asteria)", "Deepgram"),
    (r"gen[34]_turbo|gen3a_turbo|gen4_", "Runway"),
    (r"kling-v?\d", "Kuaishou"),
    (r"(?:clip-vit|clip-)(?:base|large|b|l)", "OpenAI"),
    (r"phind-", "Phind"),
    (r"deep(?:coder|scaler)-", "Agentica"),
    (r"redpajama|stripedhyena", "Together AI"),
)
_PREFIXES = read_prefixes()
_SHORTEST, _LONGEST = min(map(len, _PREFIXES)), max(map(len, _PREFIXES))

ORGANISATIONS: dict[str, str] = {
    "openai": "OpenAI",
    "openai-community": "OpenAI",
    "anthropic": "Anthropic",
    "google": "Google",
    "google-bert": "Google",
    "google-t5": "Google",
    "facebook": "Meta",
    "meta": "Meta",
    "meta-llama": "Meta",
    "facebookai": "Meta",
    "qwen": "Alibaba",
    "alibaba-nlp": "Alibaba",
    "alibaba": "Alibaba",
    "wan-ai": "Alibaba",
    "deepseek-ai": "DeepSeek",
    "deepseek": "DeepSeek",
    "mistralai": "Mistral",
    "mistral": "Mistral",
    "mistral-community": "Mistral",
    "xai-org": "xAI",
    "x-ai": "xAI",
    "xai": "xAI",
    "zai-org": "Zhipu",
    "z-ai": "Zhipu",
    "thudm": "Zhipu",
    "zhipuai": "Zhipu",
    "moonshotai": "Moonshot",
    "minimaxai": "MiniMax",
    "minimax": "MiniMax",
    "coherelabs": "Cohere",
    "cohereforai": "Cohere",
    "cohere": "Cohere",
    "amazon": "Amazon",
    "microsoft": "Microsoft",
    "nvidia": "NVIDIA",
    "ibm-granite": "IBM",
    "ibm": "IBM",
    "ibm-nasa-geospatial": "IBM",
    "black-forest-labs": "Black Forest Labs",
    "stabilityai": "Stability AI",
    "runwayml": "Runway",
    "baidu": "Baidu",
    "tencent": "Tencent",
    "bytedance": "ByteDance",
    "bytedance-seed": "ByteDance",
    "01-ai": "01.AI",
    "baichuan-inc": "Baichuan",
    "internlm": "Shanghai AI Laboratory",
    "opengvlab": "Shanghai AI Laboratory",
    "openbmb": "OpenBMB",
    "stepfun-ai": "StepFun",
    "xiaomimimo": "Xiaomi",
    "meituan-longcat": "Meituan",
    "inclusionai": "Ant Group",
    "tiiuae": "TII",
    "ai21labs": "AI21",
    "perplexity-ai": "Perplexity",
    "perplexity": "Perplexity",
    "allenai": "Ai2",
    "baai": "BAAI",
    "jinaai": "Jina AI",
    "nomic-ai": "Nomic AI",
    "mixedbread-ai": "Mixedbread",
    "snowflake": "Snowflake",
    "voyageai": "Voyage AI",
    "sentence-transformers": "Sentence Transformers",
    "cross-encoder": "Sentence Transformers",
    "intfloat": "Microsoft",
    "huggingfaceh4": "HuggingFace",
    "huggingfacetb": "HuggingFace",
    "distilbert": "HuggingFace",
    "distil-whisper": "HuggingFace",
    "bigscience": "BigScience",
    "bigcode": "BigCode",
    "databricks": "Databricks",
    "mosaicml": "Databricks",
    "upstage": "Upstage",
    "lgai-exaone": "LG",
    "naver-hyperclovax": "Naver",
    "lmsys": "LMSYS",
    "nousresearch": "",
    "cognitivecomputations": "Cognitive Computations",
    "eleutherai": "EleutherAI",
    "writer": "Writer",
    "rekaai": "Reka",
    "sarvamai": "Sarvam",
    "aisingapore": "AI Singapore",
    "sail": "Sea AI Lab",
    "ai-sage": "Sber",
    "yandex": "Yandex",
    "aleph-alpha": "Aleph Alpha",
    "llava-hf": "LLaVA team",
    "tinyllama": "TinyLlama",
    "vikhyatk": "Moondream",
    "liquidai": "Liquid AI",
    "arcee-ai": "Arcee AI",
    "salesforce": "Salesforce",
    "apple": "Apple",
    "swiss-ai": "Swiss AI",
    "pfnet": "Preferred Networks",
    "rinna": "rinna",
    "skt": "SK Telecom",
    "kakaocorp": "Kakao",
    "h2oai": "H2O.ai",
    "togethercomputer": "",
    "amd": "",
    "hugging-quants": "",
    "systran": "",
    "ai21-labs": "AI21",
    "mistral-ai": "Mistral",
    "core42": "G42/MBZUAI",
    "phind": "Phind",
    "wizardlm": "Microsoft",
    "wizardlmteam": "Microsoft",
    "servicenow-ai": "ServiceNow",
    "pyannote": "pyannote",
    "coqui": "Coqui",
    "suno": "Suno",
    "hexgrad": "hexgrad",
    "openchat": "Open community",
    "teknium": "Nous Research",
    "intel": "Intel",
    "agentica-org": "Agentica",
    "huihui-ai": "",
    "tjake": "",
    "quantfactory": "",
    "maziyarpanahi": "",
    "second-state": "",
    "mradermacher": "",
    "ggml-org": "",
    "turboderp": "",
    "unsloth": "",
    "thebloke": "",
    "bartowski": "",
    "lmstudio-community": "",
    "mlx-community": "",
    "neuralmagic": "",
    "redhatai": "",
    "casperhansen": "",
    "inflection": "Inflection",
    "morph": "Morph",
    "inception": "Inception",
    "thenlper": "Alibaba",
    "zhipu": "Zhipu",
}
"""Organisations of model hubs and routers, lower case. An empty developer repacks models of others: the family tells."""


@lru_cache(maxsize=20_000)
def developer_of(text: str) -> str:
    """Who made the model that an id names; empty when neither its family nor its organisation is known."""
    parsed = parse_id(text)
    vendor = parsed.vendor.rpartition("/")[2].casefold()
    family = family_of(parsed.model)
    organisation = ORGANISATIONS.get(vendor, "")
    return organisation or family


@lru_cache(maxsize=20_000)
def family_of(name: str) -> str:
    """The developer of the family that a bare name begins with: the first family in the table that fits."""
    name = name.rpartition("/")[2].lower()
    numbers: set[int] = set()
    for length in range(_SHORTEST, _LONGEST + 1):
        numbers.update(_PREFIXES.get(name[:length], ()))
    for number in sorted(numbers):
        if compiled(_FAMILIES[number][0]).match(name):
            return _FAMILIES[number][1]
    return ""


def mentions_family(text: str) -> bool:
    """Whether a name of a family stands anywhere in a text: a look at a file that could not be parsed."""
    folded = text.lower()
    return any(compiled(pattern).search(folded) for pattern, _ in _FAMILIES)


_IN_FRONT = (
    "aws-bedrock",
    "amazon-bedrock",
    "bedrock",
    "aws",
    "google",
    "vertex-ai",
    "vertex",
    "azure-openai",
    "azure",
    "groq",
    "openai",
    "anthropic",
    "together",
    "fireworks",
    "openrouter",
    "databricks",
    "cerebras",
    "sambanova",
    "github",
)
"""Services that teams write in front of a model when they name a deployment (``azure-gpt-4o``), longer ones first."""


_JUMPSTART = re.compile(
    r"(?:[a-z]+)-(?:text2text|textgeneration\d*|llm|textembedding|vlm|reasoning|asr|txt2img|fillmask|summarization)-(?P<model>.+)"
)
"""Ids of the models that SageMaker has ready: maker or hub, task, and the name of the model."""


@lru_cache(maxsize=20_000)
def alias_of(text: str) -> tuple[str, str]:
    """Service and model of an alias that a team made of both; two empty texts for any other name."""
    folded = text.casefold()
    hosted = _JUMPSTART.match(folded)
    if hosted and family_of(hosted["model"]):
        return "sagemaker", hosted["model"]
    for word in _IN_FRONT:
        if folded.startswith(word) and folded[len(word) : len(word) + 1] in ("-", "_", "."):
            model = text[len(word) + 1 :]
            return (word, model) if family_of(model) else ("", "")
    return "", ""
