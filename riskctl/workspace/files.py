"""List and read the YAML files of a layer; nothing is skipped in silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riskctl.text.files import read_bytes
from riskctl.text.located import InputError, Located, parse
from riskctl.text.problems import Problem

DATA_FOLDERS = ("vendors", "models", "routes", "chips", "reference", "watchlists")
SINGLE_FILES = ("sources.yaml", "scoring.yaml")


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes of one file: ``kind`` says what it holds, ``name`` is what problems and inputs call it."""

    kind: str
    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def data_files(root: Path, label: str) -> Iterator[tuple[str, Path, str]]:
    """Kind, path and display name of every file of a data folder."""
    for kind in DATA_FOLDERS:
        yield from ((kind, path, f"{label}/{kind}/{path.name}") for path in _yaml(root / kind))
    for name in SINGLE_FILES:
        if (root / name).exists():
            yield name.removesuffix(".yaml"), root / name, f"{label}/{name}"


def rule_files(root: Path, label: str) -> Iterator[tuple[str, Path, str]]:
    """Kind, path and display name of every ruleset and scenario."""
    if root.is_file():
        yield "rulesets", root, label
        return
    for path in sorted(root.rglob("*.yaml")):
        relative = path.relative_to(root).as_posix()
        kind = "scenarios" if path.parent.name == "scenarios" else "rulesets"
        yield kind, path, f"{label}/{relative}"


def _yaml(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    odd = [path for path in found if path.suffix != ".yaml"]
    if odd:
        message = "only .yaml files belong here; rename or remove it"
        raise InputError([Problem(str(path), 1, 1, message) for path in odd])
    return found


def read_all(rows: Iterable[tuple[str, Path, str]]) -> list[RawFile]:
    """Read every file; raises :class:`InputError` with the problems of all."""
    files: list[RawFile] = []
    problems: list[Problem] = []
    for kind, path, name in rows:
        try:
            files.append(RawFile(kind, name, read_bytes(path, name)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return files


def parse_all(files: Iterable[RawFile]) -> dict[str, list[Located]]:
    """Located files by kind; raises :class:`InputError` with the problems of all."""
    found: dict[str, list[Located]] = {}
    problems: list[Problem] = []
    for file in files:
        try:
            found.setdefault(file.kind, []).append(parse(file.content, file.name))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return found
