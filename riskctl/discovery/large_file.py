"""Files too large to parse whole: read piece by piece in bounded memory and time, at the level of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from riskctl.discovery.block_source import read_blocks
from riskctl.discovery.classify import usages_in
from riskctl.discovery.line_source import read_lines, read_requirements
from riskctl.discovery.usage import FileLiterals, Usage
from riskctl.discovery.yaml_source import read_yaml

_PIECE = 65_536
_MOST_PIECES = 256
"""So many pieces are taken apart; a file in which more of them may name a model is not known whole."""
_WORDS = (
    "openai anthropic claude gemini gpt-4 gpt-3 gpt-5 gpt-oss gpt4 llama mixtral deepseek qwen _api_key _api_token vertex bedrock"
    " huggingface hf_ ollama vllm sglang groq grok cohere together.ai fireworks dashscope glm- bigmodel moonshot kimi minimax"
    " embedding rerank whisper diffusion replicate perplexity cerebras nvidia sagemaker watsonx voyage jina elevenlabs"
    " deepgram command-r phi-3 phi-4 titan- nova-lite nova-pro sonar- stral- ernie hunyuan doubao baichuan internlm minicpm"
    " falcon- jamba olmo bge- exaone gemma granite nemotron mcpservers /chat/completions cognitiveservices"
    " model\" model' model: model="
)
_STEMS = tuple(word.encode() for word in _WORDS.split(" ") if word)


class LargeFile(NamedTuple):
    """What a large file uses, and whether all of it was looked at."""

    usages: tuple[Usage, ...]
    whole: bool


def read_large(file: Path, path: str, reader: str, environment: Mapping[str, str]) -> LargeFile:
    """The usages of a file of any size. Raises :class:`OSError`."""
    found: dict[tuple[int, int, str, str], Usage] = {}
    taken = 0
    for raw, line, column in _pieces(file):
        small = raw.lower()
        if not any(word in small for word in _STEMS):
            continue
        taken += 1
        if taken > _MOST_PIECES:
            break
        text = raw.decode("utf-8", "replace")
        for usage in usages_in(path, _source(reader, text), text.split("\n"), environment):
            placed = _placed(usage, line, column)
            key = placed.line, placed.column, placed.kind, placed.literal
            found.setdefault(key, placed)
    return LargeFile(tuple(found.values()), taken <= _MOST_PIECES)


def _placed(usage: Usage, line: int, column: int) -> Usage:
    """With its place in the file: pieces begin at a line, or inside a long one."""
    first = usage.line == 1
    shift = column if first else 0
    return usage._replace(line=usage.line + line, column=usage.column + shift)


def _source(reader: str, text: str) -> FileLiterals:
    if reader == "yaml":
        return read_yaml(text)
    if reader == "lines":
        return read_lines(text)
    if reader == "requirements":
        return read_requirements(text)
    return read_blocks(text, hashes=reader in ("python", "hcl", "toml", "hashed"))


def _pieces(file: Path) -> Iterator[tuple[bytes, int, int]]:
    """Each piece with the number of lines and of columns before it; a piece ends with a line where one ends."""
    line = column = 0
    rest = b""
    with file.open("rb") as stream:
        while block := stream.read(_PIECE):
            rest += block
            end = rest.rfind(b"\n") + 1
            if end:
                yield rest[:end], line, column
                line, column = line + rest.count(b"\n", 0, end), 0
                rest = rest[end:]
            elif len(rest) >= 2 * _PIECE:
                cut = _cut(rest)
                yield rest[:cut], line, column
                column += cut
                rest = rest[cut:]
    if rest:
        yield rest, line, column


def _cut(text: bytes) -> int:
    """Where a long line is cut: between two values, so that no quotation mark loses its partner."""
    for border in (b"},", b'",', b"',", b" "):
        place = text.rfind(border)
        if place > 0:
            return place + len(border)
    return len(text)
