"""Which files of a tree are read, and by which reader. Links out of the tree are not followed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

_PRUNED = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        "node_modules",
        "vendor",
        "third_party",
        "dist",
        "build",
        "out",
        "target",
        "venv",
        ".venv",
        "env",
        "site-packages",
        "__pycache__",
        ".next",
        ".nuxt",
        ".tox",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "coverage",
        ".terraform",
        "bower_components",
        ".idea",
        ".gradle",
        "Pods",
    }
)
_TESTS = re.compile(
    r"(?:^|/)(?:tests?|__tests__|testing|testdata|fixtures?|spec|specs|e2e|__mocks__|mocks?|cypress|cassettes)/|(?:^|/)test_[^/]*\.py$|(?:_test\.(?:py|go)|\.(?:test|spec)\.[jt]sx?|(?:Tests?|IT)\.(?:java|cs|kt)|(?:^|/)conftest\.py)$"
)
_DOCS = re.compile(
    r"(?:^|/)(?:docs?|documentation|website|blog)/|\.(?:md|mdx|rst|adoc)$", re.IGNORECASE
)
_LOCKS = re.compile(
    r"(?:^|/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|Pipfile\.lock|Cargo\.lock|go\.sum|composer\.lock|bun\.lockb?|\.terraform\.lock\.hcl)$|\.min\.(?:js|css)$|\.map$|\.d\.ts$"
)
_READERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\.pyi?$"), "python"),
    (re.compile(r"\.ipynb$"), "notebook"),
    (re.compile(r"(?:^|/)requirements[\w.-]*\.(?:txt|in)$"), "requirements"),
    (
        re.compile(r"\.(?:[cm]?[jt]sx?|vue|svelte|go|java|kt|kts|cs|rs|scala|swift|php|dart)$"),
        "blocks",
    ),
    (re.compile(r"\.(?:json|jsonc|json5)$"), "json"),
    (re.compile(r"\.(?:tf|hcl|tfvars|bicep)$"), "hcl"),
    (re.compile(r"\.toml$"), "toml"),
    (re.compile(r"\.(?:ya?ml|ya?ml\.(?:j2|tpl|template))$"), "yaml"),
    (
        re.compile(
            r"(?:^|/)\.env(?:\.[\w.-]+)?$|\.env(?:\.[\w-]+)?$|(?:^|/)env\.(?:example|sample|template)$|\.(?:properties|ini|cfg|conf)$"
        ),
        "lines",
    ),
    (
        re.compile(
            r"(?:^|/)(?:Dockerfile|Containerfile)[\w.-]*$|\.Dockerfile$|\.(?:sh|bash|zsh|ps1|service)$|(?:^|/)(?:Makefile|Procfile|justfile|Modelfile)$"
        ),
        "lines",
    ),
    (
        re.compile(r"\.(?:csproj|gradle)$|(?:^|/)pom\.xml$|(?:^|/)Gemfile$|(?:^|/)go\.mod$"),
        "manifest",
    ),
)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is read: patterns laid over the usual choice; ``everything`` reads tests and documentation as well."""

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    everything: bool = False


def files_of(root: Path, selection: Selection) -> Iterator[tuple[str, str]]:
    """Path and reader of each file to be read, in the order of their paths. Paths are relative, with ``/``."""
    if root.is_file():
        yield root.name, reader_of(root.name)
        return
    ignored = _ignored(root)
    for folder, names, files in os.walk(root):
        base = Path(folder).relative_to(root).as_posix()
        prefix = "" if base == "." else f"{base}/"
        names[:] = sorted(
            name
            for name in names
            if name not in _PRUNED and not _is_ignored(f"{prefix}{name}/", ignored)
        )
        for name in sorted(files):
            path = prefix + name
            wanted = bool(reader_of(path)) and _is_selected(path, selection)
            is_link = (Path(folder) / name).is_symlink()
            if wanted and not is_link and not _is_ignored(path, ignored):
                yield path, reader_of(path)


def reader_of(path: str) -> str:
    """The reader for a file name; empty for a kind that is not read."""
    for form, reader in _READERS:
        if form.search(path):
            return reader
    return ""


def _is_selected(path: str, selection: Selection) -> bool:
    if any(fnmatch(path, pattern) for pattern in selection.exclude):
        return False
    if selection.include:
        return any(fnmatch(path, pattern) for pattern in selection.include)
    if _LOCKS.search(path):
        return False
    return selection.everything or not (_TESTS.search(path) or _DOCS.search(path))


def _ignored(root: Path) -> list[str]:
    """Plain patterns of the root's ``.gitignore``; those that take back an exclusion end the list they stand in."""
    try:
        text = (root / ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    lines = [line.strip() for line in text.splitlines()]
    patterns = [line for line in lines if line and not line.startswith("#")]
    return [] if any(line.startswith("!") for line in patterns) else patterns


def _is_ignored(path: str, patterns: Sequence[str]) -> bool:
    plain = path.rstrip("/")
    name = plain.rpartition("/")[2]
    for pattern in patterns:
        if pattern.endswith("/") and not path.endswith("/"):
            continue
        bare = pattern.rstrip("/")
        anchored = "/" in bare
        if fnmatch(plain, bare.lstrip("/")) if anchored else fnmatch(name, bare):
            return True
    return False
