"""Read a folder of templates: plain files by plain names, none that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from riskctl.reports.custom.model import SUFFIXES, CustomTemplate
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem, Problems

MOST_FILES = 200
MOST_BYTES = 256 * 1024
"""Of one template; the largest of ours has a tenth of it."""


def read_folders(folders: Iterable[Path]) -> tuple[CustomTemplate, ...]:
    """The templates of folders, lowest first: of two with one name the later counts. Raises InputError."""
    entries = {entry.name: entry for folder in folders for entry in read_folder(folder)}
    return tuple(entries[name] for name in sorted(entries))


def read_folder(folder: Path) -> tuple[CustomTemplate, ...]:
    """The templates of a folder by name. Raises InputError with every file that cannot be used."""
    templates: list[CustomTemplate] = []
    problems = Problems()
    for path in _files(folder):
        with problems.caught():
            templates.append(_read(path))
    problems.raise_all()
    return tuple(templates)


def _files(folder: Path) -> Iterator[Path]:
    # Links are refused: what a folder holds must be what was reviewed, and stay within it.
    if folder.is_symlink() or not folder.is_dir():
        raise _unusable(folder, "this is not a folder of templates; name an ordinary folder")
    paths = sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIXES))
    if len(paths) > MOST_FILES:
        raise _unusable(folder, f"more than {MOST_FILES} templates; keep those that are used")
    yield from paths


def _read(path: Path) -> CustomTemplate:
    if path.is_symlink():
        raise _unusable(path, "a template is no link; copy the file here")
    raw = read_bytes(path, None, MOST_BYTES)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unusable(path, "this is not UTF-8 text; save it as UTF-8") from None
    # One line end, so that the hash of a template is the same from any checkout.
    return CustomTemplate(path.name, text.replace("\r\n", "\n"), str(path))


def _unusable(path: Path, message: str) -> InputError:
    return InputError([Problem(str(path), 1, 1, message)])
