"""Model servers inside container images."""

from __future__ import annotations

import re
from functools import cache

from riskctl.discovery.weights import is_named_after_model


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
