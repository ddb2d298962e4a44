"""Model names in command lines: pulling, serving and downloading weights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from riskctl.discovery.expressions import compiled
from riskctl.discovery.usage import Kind
from riskctl.discovery.weights import developer_of_place, is_place

_PLACE = r"[\"']?(?P<id>(?:(?:s3|gs|tos|oss|obs|cos|bos|oci|hf|azureml|abfss?|file)://|~?/|\.{1,2}/)[\w@./:+-]*\w)/?[\"']?"
_ID = r"[\"']?(?P<id>[\w@./:-]*[\w])[\"']?"
_ID_OR_VARIABLE = r"(?P<id>(?:[\w@./:-]|\{\w+\})*(?:\w|\{\w+\}))"
"""A cell of a notebook fills a name in braces: which weights are fetched is then not known."""


_COMMANDS: tuple[tuple[str, str, Kind, str], ...] = (
    (
        "ollama",
        rf"\bollama\s+(?:pull|run|create|push)\s+{_ID}",
        "model_pull",
        "Ollama(self-hosted)",
    ),
    ("download", rf"\b(?:huggingface-cli|hf)\s+download\s+{_ID}", "model_pull", "HuggingFace"),
    ("modelscope", rf"\bmodelscope\s+download\s+(?:--model\s+)?{_ID}", "model_pull", "ModelScope"),
    (
        "clone",
        rf"\bgit\s+(?:lfs\s+)?clone\s+(?:-\S+\s+)*[\"']?https://(?:[^\s/@]+@)?huggingface\.co/(?!spaces/|datasets/){_ID_OR_VARIABLE}",
        "model_pull",
        "HuggingFace",
    ),
    ("vllm", rf"\bvllm\s+serve\s+{_ID}", "model", "vLLM(self-hosted)"),
    ("vllm", rf"\bvllm\s+serve\s+{_PLACE}", "model", "vLLM(self-hosted)"),
    ("oras", rf"\boras\s+(?:pull|copy)\s+{_ID}", "model_pull", ""),
    ("crane", rf"\bcrane\s+(?:pull|copy)\s+{_ID}", "model_pull", ""),
    ("skopeo", rf"\bskopeo\s+copy\s+(?:docker://)?{_ID}", "model_pull", ""),
    ("lms", rf"\blms\s+(?:get|load)\s+{_ID}", "model_pull", "LM Studio(self-hosted)"),
    (
        "://",
        rf"\b(?:aws\s+s3\s+(?:cp|sync)|gsutil\s+(?:-m\s+)?(?:cp|rsync)|gcloud\s+storage\s+cp|rclone\s+copy)\s+(?:-\S+\s+)*{_PLACE}",
        "model_pull",
        "",
    ),
    (
        "llama-",
        rf"\bllama-(?:server|cli)\b.*?\s(?:-m|--model)[ =]{_PLACE}",
        "model",
        "llama.cpp(self-hosted)",
    ),
    (
        "--",
        rf"--(?:model|model-id|model-path|model_name|model-name|served-model-name)[ =]{_PLACE}",
        "model",
        "",
    ),
    ("vllm", rf"vllm\.entrypoints\S*.*?--model[ =]{_ID}", "model", "vLLM(self-hosted)"),
    ("sglang", rf"\bsglang\S*.*?--model(?:-path)?[ =]{_ID}", "model", "SGLang(self-hosted)"),
    (
        "optimum-cli",
        rf"\boptimum-cli\s+export\s+\S+.*?(?:-m|--model)[ =]{_ID}",
        "model_pull",
        "HuggingFace",
    ),
    ("docker", rf"\bdocker\s+model\s+(?:pull|run)\s+{_ID}", "model_pull", "Docker Hub"),
    (
        "--model-id",
        rf"\b(?:text-generation-launcher|text-embeddings-router)\b.*?--model-id[ =]{_ID}",
        "model",
        "TGI(self-hosted)",
    ),
    (
        "llama-",
        rf"\bllama-(?:server|cli)\b.*?(?:-hf|--hf-repo)[ =]{_ID}",
        "model",
        "llama.cpp(self-hosted)",
    ),
    ("--", rf"--(?:model|model-id|model-path|model_name|model-name)[ =]{_ID}", "model", ""),
)
"""A word without which a command does not stand, its form, and what it brings."""


_HINT = re.compile(
    r"optimum-cli|docker model|oras |crane |skopeo |lms |s3://|gs://|rclone|ollama|huggingface|hf |modelscope|vllm|sglang|--model|text-|llama-"
)
_URL = re.compile(r"(?:https?|wss?)://[^\s\"'<>()`\\,]+")


class Command(NamedTuple):
    """A model that a command line names, where in the line, and what serves it."""

    kind: Kind
    model: str
    offset: int
    operator: str


def commands_in(text: str) -> Iterator[Command]:
    """The models that a command line pulls or serves, each once."""
    if not _HINT.search(text):
        return
    seen: set[str] = set()
    for word, pattern, kind, operator in _COMMANDS:
        if word not in text:
            continue
        for match in compiled(pattern).finditer(text):
            model = match["id"]
            if model in seen or model.startswith(("-", "$")) or len(model) < 2:
                continue
            if is_place(model) and not (developer_of_place(model) or operator):
                continue
            seen.add(model)
            yield Command(kind, model, match.start("id"), operator)


def urls_in(text: str) -> Iterator[tuple[int, str]]:
    """Web addresses in a text, with their offsets."""
    if "://" not in text:
        return
    for match in _URL.finditer(text):
        yield match.start(), match.group().rstrip(".;:")


_INSTALL = re.compile(
    r"\b(?:pip3?|uv|poetry|pdm|conda|mamba|npm|pnpm|yarn|bun|gem|go)\s+(?:pip\s+)?(?:install|add|i|get)\s(?P<words>[^|;&\n#>]*)"
)
_PACKAGE = re.compile(r"(?P<name>@?[A-Za-z0-9][\w./-]*)")


def packages_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of each package that a command installs, without its version."""
    if "install" not in text and " add " not in text and " get " not in text and " i " not in text:
        return
    for match in _INSTALL.finditer(text):
        start = match.start("words")
        for word in re.finditer(r"[^\s\"']+", match["words"]):
            name = _PACKAGE.match(word.group())
            if name:
                yield start + word.start(), name["name"]


_CONTAINER = re.compile(r"\b(?:docker|podman|nerdctl)\s+(?:run|pull|create)\b(?P<words>[^|;&\n]*)")


def images_in(text: str) -> Iterator[tuple[int, str]]:
    """Offset and name of each word behind a command that runs or pulls a container."""
    for match in _CONTAINER.finditer(text):
        start = match.start("words")
        for word in re.finditer(r"[^\s\"'=]+", match["words"]):
            if not word.group().startswith("-"):
                yield start + word.start(), word.group()
