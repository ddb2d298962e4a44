"""Read a tree and list its usages: same bytes in, same rows out, whatever the order of files or the number of cores."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple, cast

from riskctl.discovery.classify import usages_in
from riskctl.discovery.mcp import may_configure, mcp_usages
from riskctl.discovery.scanned import Inventory
from riskctl.discovery.tree import Selection, context_of, files_of
from riskctl.discovery.usage import FileLiterals, Usage
from riskctl.discovery.whole_tree import settle

MOST_BYTES = 4_000_000
"""A larger file is not parsed whole but read piece by piece, and that is told."""
_MOST_OF_NOTEBOOK = 32_000_000
"""Notebooks carry pictures: those are parsed up to this size."""
_HEAD = 8192
"""A file is told to be binary by so many of its first bytes."""
_MOSTLY = 0.9
_PARALLEL = 60
"""Files from which a second process pays."""
_STEMS = tuple(
    word.encode()
    for word in [
        "model",
        "openai",
        "anthropic",
        "claude",
        "gemini",
        "google",
        "llm",
        "gpt",
        "embed",
        "api.",
        "_api_key",
        "vertex",
        "bedrock",
        "azure",
        "mistral",
        "llama",
        "deepseek",
        "qwen",
        "hugging",
        "hf_",
        "inference",
        "mcp",
        "ai/",
        "ai-",
        "x.ai",
        "z.ai",
        "-ai",
        "groq",
        "grok",
        "cohere",
        "together",
        "fireworks",
        "dashscope",
        "glm",
        "zhipu",
        "moonshot",
        "kimi",
        "minimax",
        "vllm",
        "sglang",
        "rerank",
        "whisper",
        "flux",
        "diffusion",
        "replicate",
        "perplexity",
        "cerebras",
        "nvidia",
        "nim/",
        "sagemaker",
        "watsonx",
        "voyage",
        "jina",
        "eleven",
        "deepgram",
        "phi-",
        "nova",
        "titan",
        "sonar",
        "command-",
        "gateway",
        "stral",
        "ernie",
        "hunyuan",
        "doubao",
        "baichuan",
        "intern",
        "minicpm",
        "falcon",
        "jamba",
        "olmo",
        "bge-",
        "exaone",
        "gemma",
        "bison",
        "imagen",
        "bert",
        "granite",
        "nemotron",
        "solar",
        "yi-",
        "step-",
        "seed",
        "cognitiveservices",
    ]
)
"""A file without any of these words, in lower case, names no model and no service."""
_SHORT_NAMES = re.compile(rb"o[134][-'\"]")


def _may_matter(raw: bytes) -> bool:
    """Whether a file is worth parsing. Plain searches for words are many times faster than one expression."""
    small = raw.lower()
    return any(word in small for word in _STEMS) or bool(_SHORT_NAMES.search(small))


def discover(root: Path, selection: Selection | None = None, workers: int = 0) -> Inventory:
    """Every usage in a file or a tree. Linear in its bytes; never raises for what a file holds."""
    selection = selection or Selection()
    picked = files_of(root, selection)
    chosen = picked.files
    base = root.parent if root.is_file() else root
    environment = _environment(base, chosen)
    whole = selection.everything
    jobs = [(str(base), path, reader, environment, whole) for path, reader in chosen]
    results = _run(jobs, workers)
    usages = [usage for rows, _, _ in results for usage in rows]
    warnings = [warning for _, warning, _ in results if warning]
    unread = [path for (_, _, whole), (path, _) in zip(results, chosen, strict=True) if not whole]
    usages = settle(usages)
    usages.sort(key=lambda usage: (usage.path, usage.line, usage.column, usage.kind, usage.literal))
    left_out = tuple(picked.left_out.items())
    return Inventory(tuple(usages), tuple(warnings), len(chosen), tuple(unread), left_out)


_Job = tuple[str, str, str, Mapping[str, str], bool]
_Result = tuple[list[Usage], str, bool]


def _run(jobs: Sequence[_Job], workers: int) -> list[_Result]:
    if len(jobs) < _PARALLEL or workers == 1:
        return [_read_one(job) for job in jobs]
    from riskctl.processes.halves import run_in_two

    return run_in_two(_read_one, jobs)


def _read_one(job: _Job) -> _Result:
    base, path, reader, environment, everything = job
    most = _MOST_OF_NOTEBOOK if reader == "notebook" else MOST_BYTES
    file = _read_raw(f"{base}/{path}", most)
    if file.large:
        return _read_large(job)
    if file.problem:
        return [], f"{path}:1:1: {file.problem}", False
    raw = file.content
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    if b"\0" in raw[:_HEAD]:
        return _with_zeros(path, raw)
    if not _may_matter(raw):
        return [], "", True
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
    broken = "\ufffd" in text and b"\xef\xbf\xbd" not in raw
    try:
        source = read_source(path, reader, text)
        usages = usages_in(path, source, text.split("\n"), environment)
        if may_configure(text):
            usages += list(mcp_usages(path, source))
        if everything:
            usages = _with_mentions(path, reader, text, source, usages)
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


def _with_zeros(path: str, raw: bytes) -> _Result:
    """A file with zero bytes is binary and left out, unless it is text otherwise: what such a file says is not known."""
    head = raw[:_HEAD].replace(b"\0", b"")
    plain = sum(32 <= byte < 127 or byte in b"\r\n\t" for byte in head)
    if not head or plain < len(head) * _MOSTLY or not _may_matter(raw):
        return [], "", True
    return [], f"{path}:1:1: zero bytes in a text; what it uses is not known", False


def _with_mentions(
    path: str, reader: str, text: str, source: FileLiterals, usages: list[Usage]
) -> list[Usage]:
    """The usages with the kind of place that their file is, and what the file only mentions."""
    from riskctl.discovery.mentions import mentions_in

    context = context_of(path)
    placed = [usage._replace(context=context) for usage in usages]
    return placed + list(mentions_in(path, reader, text, source, usages))


def _read_large(job: _Job) -> _Result:
    """A large file at the level of texts: a warning names it, and an unknown rest of it makes the result unknown."""
    from riskctl.discovery.large_file import read_large

    base, path, reader, environment, _ = job
    size = f"larger than {MOST_BYTES // 1_000_000} MB"
    try:
        with (Path(base) / path).open("rb") as stream:
            if b"\0" in stream.read(8192):
                return [], "", True
        large = read_large(Path(base) / path, path, reader, environment)
    except OSError as error:
        return [], f"{path}:1:1: cannot be read ({error.strerror})", False
    if not large.whole:
        why = f"{size}, and too much of it may name a model: what its rest uses is not known"
        return (
            list(large.usages),
            f"{path}:1:1: {why}; exclude it or name its usages by hand",
            False,
        )
    return list(large.usages), f"{path}:1:1: {size}: read piece by piece, text by text", True


def _matters(path: str, text: str) -> bool:
    """Whether a file that could not be parsed may name a model: one that mentions no family is nobody's concern."""
    from riskctl.discovery.families import mentions_family

    return not path.endswith(".py") or mentions_family(text)


class _RawFile(NamedTuple):
    """The bytes of a file, or why they are not read; ``large`` is a matter of its kind."""

    content: bytes = b""
    problem: str = ""
    large: bool = False


def _read_raw(file: str, most: int) -> _RawFile:
    """A regular file of at most so many bytes. Its size is asked where it is opened: two questions a file, not six."""
    try:
        with open(file, "rb", buffering=0, opener=_open) as stream:
            status = os.fstat(stream.fileno())
            if not S_ISREG(status.st_mode):
                return _RawFile(problem="no regular file, not read; what it holds is not known")
            if status.st_size > most:
                return _RawFile(large=True)
            return _RawFile(stream.read())
    except OSError as error:
        return _RawFile(problem=f"cannot be read ({error.strerror})")


def _open(file: str, flags: int) -> int:
    """Without waiting for whoever writes into a pipe."""
    return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))


def read_source(path: str, reader: str, text: str) -> FileLiterals:
    """The literals of a text by its kind of file. A reader is imported when the first file of its kind is met."""
    name = path.rpartition("/")[2]
    if reader in ("hcl", "toml"):
        return _toml(name, text)
    if reader == "hashed" or name.endswith(".php"):
        from riskctl.discovery.arrow_pairs import read_arrows

        return read_arrows(text, hashes=reader == "hashed")
    if reader not in _READERS:
        return _json(name, text)
    module, function = _READERS[reader]
    read = getattr(import_module(f"riskctl.discovery.{module}"), function)
    return cast("FileLiterals", read(text))


_READERS = {
    "python": ("python_source", "read_python"),
    "notebook": ("notebook", "read_notebook"),
    "yaml": ("yaml_source", "read_yaml"),
    "requirements": ("line_source", "read_requirements"),
    "manifest": ("manifests", "read_manifest"),
    "lines": ("line_source", "read_lines"),
}


def _toml(name: str, text: str) -> FileLiterals:
    from riskctl.discovery.block_source import read_blocks
    from riskctl.discovery.manifests import as_pyproject

    source = read_blocks(text, hashes=True, own_line_keys=True)
    is_project = name in ("pyproject.toml", "Cargo.toml", "Pipfile")
    return as_pyproject(source, text) if is_project else source


def _json(name: str, text: str) -> FileLiterals:
    from riskctl.discovery.block_source import read_blocks
    from riskctl.discovery.manifests import as_package_json

    if name.endswith(".rs"):
        from riskctl.discovery.rust_tests import without_tests

        text = without_tests(text)
    source = read_blocks(text)
    return as_package_json(source) if name == "package.json" else source


def _environment(base: Path, chosen: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Base addresses that ``.env``, compose and deployment files set for the whole tree."""
    settings: dict[str, str] = {}
    form: re.Pattern[str] | None = None
    pattern = r"^\s*(?:-\s*)?(?:export\s+|ENV\s+)?[\"']?((?:OPENAI|ANTHROPIC|OLLAMA|HF)_(?:API_)?(?:BASE_URL|BASE|ENDPOINT|HOST))[\"']?\s*[:=]\s*[\"']?([^\s\"'#]+)"
    for path, reader in chosen:
        is_example = any(word in path for word in ("example", "sample", "template"))
        if reader in ("yaml", "lines") and not is_example:
            raw = _read_raw(f"{base}/{path}", MOST_BYTES).content
            if b"_BASE" in raw or b"_ENDPOINT" in raw or b"_HOST" in raw:
                form = form or re.compile(pattern, re.MULTILINE)
                for key, value in form.findall(raw.decode("utf-8", "replace")):
                    settings.setdefault(key, re.sub(r"^\$\{\w+:?-(.*)\}$", r"\1", value))
    return settings
