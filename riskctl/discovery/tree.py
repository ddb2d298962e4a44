"""Which files of a tree are read, and by which reader. Links out of the tree are not followed."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from riskctl.discovery.usage import Context

_PRUNED = frozenset(
    {
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
_HISTORY = frozenset({".git", ".hg", ".svn"})
_TESTS = re.compile(
    r"(?:^|/)(?:tests?|__tests__|testing|testdata|fixtures?|spec|specs|e2e|__mocks__|mocks?|test-utils|cypress|cassettes|[\w.]*(?:UnitTests?|IntegrationTests?|\.Tests?)[\w.]*)/|(?:^|/)test_[^/]*\.py$|(?:_test\.(?:py|go)|_(?:test|spec)\.(?:rb|exs)|\.(?:test|spec|stories|vitest|cy|bench)\.[cm]?[jt]sx?|\.(?:spec|test)-d\.[cm]?ts|(?:^|/)(?:vitest|jest)[.-](?:setup|config)\.[cm]?[jt]s|(?:Tests?|IT)\.(?:java|cs|kt)|(?:^|/)conftest\.py)$"
)
_DOCS = re.compile(r"(?:^|/)(?:docs?|documentation|website|blog)/|\.(?:md|mdx|rst|adoc)$")
_LOCKS = re.compile(
    r"(?:^|/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|poetry\.lock|uv\.lock|Pipfile\.lock|Cargo\.lock|go\.sum|composer\.lock|bun\.lockb?|\.terraform\.lock\.hcl)$|\.(?:cdx|cdx17|bom|spdx|baseline|codequality)\.json$|\.min\.(?:js|css)$|\.map$|\.d\.ts$"
)
_BY_SUFFIX = {
    suffix: reader
    for reader, suffixes in {
        "python": "py pyi",
        "notebook": "ipynb",
        "manifest": "csproj fsproj vbproj props gradle",
        "blocks": "js jsx ts tsx cjs cjsx cts ctsx mjs mjsx mts mtsx vue svelte go java kt kts cs rs"
        " scala swift php dart",
        "hashed": "rb rake ex exs r R",
        "json": "json jsonc json5",
        "hcl": "tf hcl tfvars bicep",
        "toml": "toml",
        "yaml": "yml yaml",
        "lines": "properties ini cfg conf sh bash zsh ps1 service Dockerfile",
    }.items()
    for suffix in suffixes.split(" ")
}
_BY_NAME = {
    "pom.xml": "manifest",
    "Gemfile": "manifest",
    "go.mod": "manifest",
    "packages.config": "manifest",
    "Makefile": "lines",
    "Procfile": "lines",
    "justfile": "lines",
    "env.example": "lines",
    "env.sample": "lines",
    "env.template": "lines",
}


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Names that neither their whole nor their end tells; compiled when the first of them is met."""
    return (
        (re.compile(r"^requirements[\w.-]*\.(?:txt|in)$"), "requirements"),
        (re.compile(r"\.ya?ml\.(?:j2|tpl|template)$"), "yaml"),
        (re.compile(r"^\.env(?:\.[\w.-]+)?$|\.env(?:\.[\w-]+)?$"), "lines"),
        (re.compile(r"^(?:Dockerfile|Containerfile|Modelfile)[\w.-]*$"), "lines"),
    )


class Selection(NamedTuple):
    """What is read: patterns laid over the usual choice; ``everything`` reads tests, documentation and vendored code as well."""

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    everything: bool = False


class Chosen(NamedTuple):
    """Path and reader of each file to be read, and how many readable files each kind of folder left out."""

    files: tuple[tuple[str, str], ...]
    left_out: Mapping[str, int]


def files_of(root: Path, selection: Selection) -> Chosen:
    """What is read of a file or a tree, in the order of the paths. Paths are relative, with ``/``."""
    if root.is_file():
        return Chosen(((root.name, reader_of(root.name)),), {})
    tracked = tracked_in(root)
    files: list[tuple[str, str]] = []
    left: Counter[str] = Counter()
    for path in _walk(root, tracked, left):
        if not reader_of(path) or not _is_asked_for(path, selection):
            continue
        if _LOCKS.search(path) and not selection.include:
            left["lock files"] += 1
            continue
        kind = "" if selection.everything else _left_kind(path, selection)
        if kind:
            left[kind] += 1
        else:
            files.append((path, reader_of(path)))
    return Chosen(tuple(files), {} if selection.everything else dict(sorted(left.items())))


def files_among(names: Sequence[str], selection: Selection) -> list[str]:
    """Those of some names that a scan would read, were they there; vendored folders count when git tracks them."""
    kept = []
    for name in names:
        if not reader_of(name) or not _is_asked_for(name, selection):
            continue
        if _LOCKS.search(name) and not selection.include:
            continue
        if selection.everything or not _left_kind(name, selection):
            kept.append(name)
    return kept


def tracked_in(root: Path) -> frozenset[str]:
    """Paths that git tracks below a folder; empty outside a checkout or without git. Runs nothing of the tree."""
    if not _is_checkout(root):
        return frozenset()
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), "ls-files", "-z", "-c"]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    if result.returncode:
        return frozenset()
    return frozenset(os.fsdecode(name) for name in result.stdout.split(b"\0") if name)


def _is_checkout(root: Path) -> bool:
    """Whether a folder or one above it belongs to git: only then is git worth asking."""
    folder = root.resolve()
    return any((place / ".git").exists() for place in (folder, *folder.parents))


def _walk(root: Path, tracked: frozenset[str], left: Counter[str]) -> Iterator[str]:
    """Files by path; links are counted as left out. ``.gitignore`` and vendored folders hide only what git does not track."""
    ignored = _ignored(root) if tracked else []
    kept = tracked | {str(up) for path in tracked for up in PurePosixPath(path).parents}
    for folder, names, files in os.walk(root):
        base = Path(folder).relative_to(root).as_posix()
        prefix = "" if base == "." else f"{base}/"
        within = _is_within(base, tracked)
        names[:] = sorted(
            name
            for name in names
            if name not in _HISTORY
            and (within or _is_kept(f"{prefix}{name}", kept, ignored, folder=True))
        )
        for name in sorted(files):
            path = prefix + name
            if not within and not _is_kept(path, kept, ignored):
                continue
            if not (Path(folder) / name).is_symlink():
                yield path
            elif reader_of(path):
                left["links"] += 1


def _is_within(folder: str, tracked: frozenset[str]) -> bool:
    """Whether a folder belongs to a submodule: git tracks that as one entry."""
    return folder in tracked or any(str(up) in tracked for up in PurePosixPath(folder).parents)


def _is_kept(
    path: str, kept: frozenset[str], ignored: Sequence[str], *, folder: bool = False
) -> bool:
    if not kept or path in kept:
        return True
    if _PRUNED.intersection(path.split("/") if folder else path.split("/")[:-1]):
        return False
    return not _is_ignored(f"{path}/" if folder else path, ignored)


def reader_of(path: str) -> str:
    """The reader for a file name; empty for a kind that is not read."""
    name = path.rpartition("/")[2]
    if name.endswith(".gradle.kts"):
        return "manifest"
    reader = _BY_NAME.get(name) or _BY_SUFFIX.get(name.rpartition(".")[2] if "." in name else "")
    if reader:
        return reader
    return next((reader for form, reader in _forms() if form.search(name)), "")


def _is_asked_for(path: str, selection: Selection) -> bool:
    if any(fnmatch(path, pattern) for pattern in selection.exclude):
        return False
    if selection.include:
        return any(fnmatch(path, pattern) for pattern in selection.include)
    return True


def context_of(path: str) -> Context:
    """What kind of place a file is, as its folders and its name say."""
    kind = _left_kind(path, Selection())
    known: dict[str, Context] = {"": "code", "tests": "test", "docs": "documentation"}
    return known.get(kind, "vendored")


def _left_kind(path: str, selection: Selection) -> str:
    """The kind of folder for which a file is left out; empty for a file that is read."""
    pruned = _PRUNED - {"third_party"} if path.endswith(".ipynb") else _PRUNED
    folder = next((name for name in path.split("/")[:-1] if name in pruned), "")
    if folder or selection.include:
        return folder
    if _TESTS.search(path):
        return "tests"
    return "docs" if _DOCS.search(path.lower()) else ""


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
