"""Read a tree and list its usages: same bytes in, same rows out, whatever the order of files or the number of cores."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from riskctl.discovery.block_source import read_blocks
from riskctl.discovery.classify import usages_in
from riskctl.discovery.families import mentions_family
from riskctl.discovery.line_source import read_lines, read_requirements
from riskctl.discovery.manifests import as_package_json, as_pyproject, read_manifest
from riskctl.discovery.mcp import mcp_usages
from riskctl.discovery.notebook import read_notebook
from riskctl.discovery.python_source import read_python
from riskctl.discovery.tree import Selection, files_of
from riskctl.discovery.usage import Source, Usage
from riskctl.discovery.whole_tree import settle
from riskctl.discovery.yaml_source import read_yaml

MOST_BYTES = 4_000_000
"""A larger file is not read and is told: the result is then not known to be whole."""
_PARALLEL = 600
"""Files from which a second process pays."""
_WORDS = re.compile(
    rb"openai|anthropic|claude|gemini|google|vertex|bedrock|azure|cognitive|mistral|llama|deepseek|qwen|dashscope|glm|zhipu|bigmodel|z\.ai|moonshot|kimi|minimax|"
    rb"grok|x\.ai|groq|cohere|together|fireworks|ollama|vllm|sglang|huggingface|hf_|gpt|model|llm|embed|rerank|whisper|flux|diffusion|replicate|perplexity|"
    rb"cerebras|nvidia|nim/|mcp|sagemaker|watsonx|voyage|jina|eleven|deepgram|api\.|_API_KEY|ai/|inference|-ai\b|phi-|nova|titan|sonar|command-r|"
    rb"ai-|gateway|stral|ernie|hunyuan|doubao|baichuan|intern|minicpm|falcon|jamba|olmo|bge-|exaone|gemma|bison|imagen|bert|granite|nemotron|solar|yi-|"
    rb"step-|seed|o[134][-'\"]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Inventory:
    """All usages of a tree by path and line, what could not be read, and how many files were."""

    usages: tuple[Usage, ...] = ()
    warnings: tuple[str, ...] = ()
    files: int = 0
    unread: tuple[str, ...] = field(default=())
    """Files that could not be read whole: what they use is not known."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Kinds of folders that were not looked into, each with its number of files."""

    @property
    def left_out_line(self) -> str:
        """One line that counts and names what was left out; empty when nothing was."""
        count = sum(number for _, number in self.left_out)
        names = ", ".join(name for name, _ in self.left_out)
        noun = "file" if count == 1 else "files"
        return f"left out: {count} {noun} under {names}; --all reads them" if count else ""


def discover(root: Path, selection: Selection | None = None, workers: int = 0) -> Inventory:
    """Every usage in a file or a tree. Linear in its bytes; never raises for what a file holds."""
    picked = files_of(root, selection or Selection())
    chosen = picked.files
    base = root.parent if root.is_file() else root
    environment = _environment(base, chosen)
    jobs = [(str(base), path, reader, environment) for path, reader in chosen]
    results = _run(jobs, workers)
    usages = [usage for rows, _, _ in results for usage in rows]
    warnings = [warning for _, warning, _ in results if warning]
    unread = [path for (_, _, whole), (path, _) in zip(results, chosen, strict=True) if not whole]
    usages = settle(usages)
    usages.sort(key=lambda one: (one.path, one.line, one.column, one.kind, one.literal))
    left_out = tuple(picked.left_out.items())
    return Inventory(tuple(usages), tuple(warnings), len(chosen), tuple(unread), left_out)


_Job = tuple[str, str, str, Mapping[str, str]]
_Result = tuple[list[Usage], str, bool]


def _run(jobs: Sequence[_Job], workers: int) -> list[_Result]:
    if len(jobs) < _PARALLEL or workers == 1:
        return [_read_one(job) for job in jobs]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers or 2) as pool:
        return list(pool.map(_read_one, jobs, chunksize=64))


def _read_one(job: _Job) -> _Result:
    base, path, reader, environment = job
    raw, problem = read_raw(Path(base) / path)
    if problem:
        return [], f"{path}:1:1: {problem}", False
    if b"\0" in raw[:8192] or not _WORDS.search(raw):
        return [], "", True
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    broken = "\ufffd" in text and b"\xef\xbf\xbd" not in raw
    try:
        source = read_source(path, reader, text)
        usages = usages_in(path, source, text.split("\n"), environment)
        usages += list(mcp_usages(path, source))
    except (RecursionError, MemoryError, ValueError) as error:
        return (
            [],
            f"{path}:1:1: cannot be read ({type(error).__name__}); what it uses is not known",
            False,
        )
    if source.problem and _matters(path, text):
        return usages, f"{path}:1:1: {source.problem}; what it uses is not known", False
    note = "not all of it is UTF-8 text; the rest was read" if broken else source.note
    warning = f"{path}:1:1: {note}" if note else ""
    return usages, warning, True


def _matters(path: str, text: str) -> bool:
    """Whether a file that could not be parsed may name a model: one that mentions no family is nobody's concern."""
    return not path.endswith(".py") or mentions_family(text)


def read_raw(path: Path) -> tuple[bytes, str]:
    """The bytes of a file, or why they are not read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return (
                b"",
                f"larger than {MOST_BYTES // 1_000_000} MB, not read; exclude it or name its usages by hand",
            )
        return path.read_bytes(), ""
    except OSError as error:
        return b"", f"cannot be read ({error.strerror})"


def read_source(path: str, reader: str, text: str) -> Source:
    """The literals of a text by its kind of file."""
    name = path.rpartition("/")[2]
    if reader == "python":
        return read_python(text)
    if reader == "notebook":
        return read_notebook(text)
    if reader == "yaml":
        return read_yaml(text)
    if reader == "requirements":
        return read_requirements(text)
    if reader == "manifest":
        return read_manifest(text)
    if reader == "lines":
        return read_lines(text)
    if reader in ("hcl", "toml"):
        source = read_blocks(text, hashes=True, own_line_keys=True)
        return (
            as_pyproject(source, text)
            if name in ("pyproject.toml", "Cargo.toml", "Pipfile")
            else source
        )
    source = read_blocks(text)
    return as_package_json(source) if name == "package.json" else source


def _environment(base: Path, chosen: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Base addresses that ``.env``, compose and deployment files set for the whole tree."""
    settings: dict[str, str] = {}
    form = re.compile(
        r"^\s*(?:-\s*)?(?:export\s+|ENV\s+)?[\"']?((?:OPENAI|ANTHROPIC|OLLAMA|HF)_(?:API_)?(?:BASE_URL|BASE|ENDPOINT|HOST))[\"']?\s*[:=]\s*[\"']?([^\s\"'#]+)",
        re.MULTILINE,
    )
    for path, reader in chosen:
        is_example = any(word in path for word in ("example", "sample", "template"))
        if reader in ("yaml", "lines") and not is_example:
            raw, _ = read_raw(base / path)
            if b"_BASE" in raw or b"_ENDPOINT" in raw or b"_HOST" in raw:
                for key, value in form.findall(raw.decode("utf-8", "replace")):
                    settings.setdefault(key, re.sub(r"^\$\{\w+:?-(.*)\}$", r"\1", value))
    return settings


def fingerprint(usage: Usage) -> str:
    """What a usage is, without its line: it survives moved lines. Two equal ones in a file share it."""
    words = "\n".join((usage.path, usage.kind, usage.literal, usage.operator))
    return hashlib.sha256(words.encode()).hexdigest()[:24]
