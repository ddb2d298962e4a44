"""List and read the YAML files of a layer; nothing is skipped in silence."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from riskctl.text.display import safe
from riskctl.text.files import read_bytes
from riskctl.text.located import InputError, Located, parse
from riskctl.text.problems import Problem, Problems
from riskctl.text.suggest import hint

DATA_FOLDERS = ("vendors", "models", "routes", "chips", "reference", "watchlists")
SINGLE_FILES = ("sources.yaml", "scoring.yaml", "not_assessed.yaml")
NOT_READ = ("examples", "lists", "backtest.yaml", "coverage.yaml")
"""What a data folder may hold beside the catalogue."""
YAML_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class RawFile:
    """Bytes of one file: ``kind`` says what it holds, ``name`` is what problems and inputs call it.

    ``above`` says that it comes from a layer above the bundled one.
    """

    kind: str
    name: str
    content: bytes
    above: bool = False

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def data_files(root: Path, label: str) -> Iterator[tuple[str, Path, str]]:
    """Kind, path and display name of every file of a data folder."""
    if not root.is_dir():
        raise _misplaced(root, "this is not a folder; name one of the same shape as data/")
    for kind in DATA_FOLDERS:
        yield from (
            (kind, path, f"{label}/{kind}/{safe(path.name)}") for path in _yaml(root / kind)
        )
    for name in SINGLE_FILES:
        if (root / name).exists():
            # The kind of a single file is its name.
            yield name.removesuffix(".yaml"), root / name, f"{label}/{name}"


def check_data(root: Path) -> None:
    """Refuse a data folder of which nothing, or not all, would be read: a misspelt name must not pass unnoticed."""
    if not root.is_dir():
        return
    known = (*DATA_FOLDERS, *SINGLE_FILES)
    problems = Problems(
        Problem(
            str(path),
            1,
            1,
            f"a data folder has nothing of this name{hint(path.name, known)}; rename it",
        )
        for path in sorted(root.iterdir())
        if path.name not in (*known, *NOT_READ) and not path.name.startswith(".")
        if path.is_dir() or path.suffix.lower() in YAML_SUFFIXES
    )
    problems.raise_all()
    if not any((root / name).exists() for name in (*known, "lists")):
        raise _misplaced(root, f"holds no data; it needs one of {', '.join(known)}")


def check_rule_folder(root: Path) -> None:
    """Refuse a folder of rulesets that holds none."""
    if root.is_dir() and not any(path.suffix.lower() in YAML_SUFFIXES for path in _walk(root)):
        raise _misplaced(root, "holds no .yaml ruleset; name a folder that does")


def rule_files(root: Path, label: str) -> Iterator[tuple[str, Path, str]]:
    """Kind, path and display name of every ruleset and scenario."""
    if not root.is_dir():
        yield _rule_kind(root), root, label
        return
    found = sorted(path for path in _walk(root) if path.suffix.lower() in YAML_SUFFIXES)
    # A ".yml" would be skipped without a word, and its rules with it.
    if odd := [path for path in found if path.suffix != ".yaml"]:
        raise InputError(
            [Problem(str(path), 1, 1, "a ruleset's name ends in .yaml; rename it") for path in odd]
        )
    for path in found:
        yield _rule_kind(path), path, f"{label}/{safe(path.relative_to(root).as_posix())}"


def _rule_kind(path: Path) -> str:
    # Absolute, since a file named from inside its folder has no parent in its path.
    folder = path.absolute().parent.name
    return folder if folder in ("scenarios", "ownership") else "rulesets"


def _walk(root: Path) -> Iterator[Path]:
    """Every file below a folder but the hidden ones.

    A folder that cannot be read, or is a link, is an error, never a skip.
    """

    def stop(error: OSError) -> None:
        raise error

    for folder, below, names in os.walk(root, onerror=stop):
        # Changed in place, which is how os.walk is told where not to go.
        below[:] = [name for name in below if not name.startswith(".")]
        linked = [Path(folder) / name for name in below if (Path(folder) / name).is_symlink()]
        if linked:
            raise InputError(
                [
                    Problem(
                        str(path),
                        1,
                        1,
                        "a link to a folder is not followed; name the folder itself, or remove the link",
                    )
                    for path in linked
                ]
            )
        yield from (Path(folder) / name for name in names if not name.startswith("."))


def _misplaced(root: Path, message: str) -> InputError:
    return InputError([Problem(str(root), 1, 1, message)])


def _yaml(folder: Path) -> list[Path]:
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise _misplaced(folder, "this must be a folder of .yaml files")
    found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    odd = [path for path in found if path.suffix != ".yaml"]
    if odd:
        message = "only .yaml files belong here; rename or remove it"
        raise InputError([Problem(str(path), 1, 1, message) for path in odd])
    return found


def read_all(rows: Iterable[tuple[str, Path, str]]) -> list[RawFile]:
    """Read every file; raises :class:`InputError` with the problems of all."""
    files: list[RawFile] = []
    problems = Problems()
    for kind, path, name in rows:
        with problems.caught():
            files.append(RawFile(kind, name, read_bytes(path, name)))
    problems.raise_all()
    return files


def parse_all(files: Iterable[RawFile]) -> dict[str, list[Located]]:
    """Located files by kind; raises :class:`InputError` with the problems of all."""
    found: dict[str, list[Located]] = {}
    problems = Problems()
    for file in files:
        with problems.caught():
            found.setdefault(file.kind, []).append(parse(file.content, file.name))
    problems.raise_all()
    return found
