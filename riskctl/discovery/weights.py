"""Weights named by a place: folders, object stores, registries, links of hubs and their mirrors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from riskctl.discovery.families import ORGANISATIONS, alias_of, developer_of, family_of

_PLACE = re.compile(
    r"^(?:(?:s3|gs|tos|oss|obs|cos|bos|oci|hf|ollama|pvc|azureml|abfss?|file|wasbs?)://|/|~/|\.\.?/|[A-Za-z]:\\|models--)"
)
_PART = re.compile(r"[/\\]|--")
_MAKERS = {
    r"deep-?seek": "DeepSeek",
    "qwen": "Alibaba",
    r"llama-?\d": "Meta",
    "mi[sx]tral": "Mistral",
    r"gemma(?=[-_.:\d]|$)": "Google",
    "gpt-?oss": "OpenAI",
    r"glm-?\d": "Zhipu",
    r"kimi-": "Moonshot",
    r"minimax-": "MiniMax",
    "baichuan": "Baichuan",
    "internlm": "Shanghai AI Laboratory",
    "hunyuan": "Tencent",
    r"phi-?[34]": "Microsoft",
    r"falcon-?\d": "TII",
    r"granite-?\d": "IBM",
    "exaone": "LG",
    r"grok-?\d": "xAI",
    "starcoder": "HuggingFace",
    "nemotron": "NVIDIA",
}
"""Families whose name alone is seldom anything else, wherever it stands in the name of a folder or a fine-tune."""
_FAMOUS = re.compile("|".join(f"({form})" for form in _MAKERS))
_NAMES = tuple(_MAKERS.values())
_LOADERS = re.compile(
    r"(?:from_pretrained|snapshot_download|hf_hub_download|SentenceTransformer|CrossEncoder|LlamaCpp|Llama|LLM|AsyncLLMEngine|vLLM|VLLM|CTransformers|WhisperModel|load_model)$"
)
"""Calls whose first text is weights."""
_LINK = re.compile(
    r"https?://(?:www\.)?(?P<hub>huggingface\.co|hf\.co|hf-mirror\.com|modelscope\.(?:cn|ai|com))/(?:models/|api/models/)?"
    r"(?P<id>[\w.-]+/[\w.-]+?)(?:\.git)?(?P<tail>/(?:resolve|raw|blob|tree)/\S*)?(?=[\s\"'?#)]|$)"
)
_NOT_ORGANISATIONS = frozenset(
    {
        "docs",
        "spaces",
        "datasets",
        "settings",
        "blog",
        "papers",
        "api",
        "join",
        "login",
        "pricing",
        "tasks",
        "learn",
        "collections",
        "organizations",
        "models",
    }
)
HUBS = {"hf-mirror.com": "HF mirror", "hf.co": "HuggingFace", "huggingface.co": "HuggingFace"}


def is_place(text: str) -> bool:
    """Whether a text names a folder, a file or an object of a store."""
    return bool(_PLACE.match(text))


_SCHEMES = ("hf://", "ollama://")
"""Schemes behind which the id of a model stands, as server charts and operators write it."""


def named_by_scheme(text: str) -> tuple[str, str]:
    """Scheme and id of an address that names a model by its id; two empty texts for any other."""
    for scheme in _SCHEMES:
        if text.startswith(scheme):
            return scheme, text.removeprefix(scheme).partition("?")[0].rstrip("/")
    return "", ""


def is_loader(call: str) -> bool:
    """Whether a call takes weights as its first text."""
    return bool(_LOADERS.search(call.rpartition(".")[2]))


def developer_of_place(text: str) -> str:
    """Who made the weights at a place, by the first part of it that names a family; empty when none does."""
    for part in _PART.split(text):
        developer = ORGANISATIONS.get(part.casefold(), "") or _famous(part)
        if developer:
            return developer
    return ""


def _famous(text: str) -> str:
    match = _FAMOUS.search(text.lower())
    return _NAMES[match.lastindex - 1] if match and match.lastindex else ""


def links_in(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Offset, id, service, and whether a file is meant, of each link to a model on a hub or its mirror."""
    if "://" not in text:
        return
    for match in _LINK.finditer(text):
        organisation = match["id"].partition("/")[0].casefold()
        if organisation not in _NOT_ORGANISATIONS:
            service = HUBS.get(match["hub"], "ModelScope")
            yield match.start("id"), match["id"], service, bool(match["tail"])


def developer_of_name(text: str) -> str:
    """Who made what an id names: by its form, else by a family anywhere in a name behind an organisation."""
    developer = developer_of(text)
    if developer:
        return developer
    return _famous(text.rpartition("/")[2]) if "/" in text else family_of(alias_of(text)[1])


def is_named_after_model(image: str) -> bool:
    """Whether a container image is called after a family of models: it brings one."""
    registry, slash, _ = image.partition("/")
    is_image = ":" in image or "@" in image or (bool(slash) and "." in registry)
    return is_image and bool(_famous(image.rpartition("/")[2].partition("@")[0]))
