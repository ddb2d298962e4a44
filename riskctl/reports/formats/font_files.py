"""The fonts that travel with riskctl for names in other scripts, packed; the extra `fonts` unpacks them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from riskctl.document.errors import ReportError

_UNPACKERS = ("fontTools", "brotli")
COVERAGE = "coverage.json"
"""The file beside the fonts that says which characters each draws: ranges with both ends, by name."""


def family(name: str) -> str:
    """The family of the font in `NAME.woff2`."""
    return f"riskctl {name}"


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether the libraries that unpack the fonts are installed."""
    return all(find_spec(name) is not None for name in _UNPACKERS)


@lru_cache(maxsize=1)
def coverage() -> dict[str, list[list[int]]]:
    """Which characters each font draws. Raises ReportError when the file that says so is missing or damaged."""
    try:
        found: dict[str, list[list[int]]] = json.loads(_folder().joinpath(COVERAGE).read_bytes())
    except (OSError, ValueError) as error:
        raise ReportError(f"the fonts cannot be read; reinstall riskctl: {error}") from error
    return found


@lru_cache(maxsize=32)
def characters(name: str) -> frozenset[int]:
    """The characters that a font draws. Raises ReportError when the list of them is missing or damaged."""
    return frozenset(
        sign for first, last in coverage().get(name, ()) for sign in range(first, last + 1)
    )


def unpack(name: str, target: Path) -> None:
    """Write a font as the PDF engine reads it. Raises ReportError when its file is missing or damaged."""
    from fontTools.ttLib import TTFont, TTLibError

    # Nothing of the font may be asked for here but its tables as they are: reading and writing the outlines anew
    # takes seconds for a Han font, and keeping it in memory more than setting the pages.
    try:
        with TTFont(
            _folder() / f"{name}.woff2", recalcBBoxes=False, recalcTimestamp=False
        ) as packed:
            packed.flavor = None
            packed.save(target, reorderTables=False)
    except (OSError, TTLibError) as error:
        raise ReportError(f"the font {name} cannot be read; reinstall riskctl: {error}") from error


def _folder() -> Path:
    installed = Path(str(files("riskctl") / "_bundled" / "fonts"))
    return installed if installed.is_dir() else Path(__file__).parents[3] / "fonts"


@contextmanager
def font_folder(names: Iterable[str]) -> Iterator[list[Path]]:
    """A new folder that holds the named fonts and nothing else, as the list that the PDF engine takes."""
    chosen = sorted(set(names))
    if not chosen:
        yield []
        return
    # A folder with these alone: the engine would else take fonts of the machine, and other pages
    # with them.
    with TemporaryDirectory(prefix="riskctl-fonts-") as folder:
        for name in chosen:
            unpack(name, Path(folder) / f"{name}.otf")
        yield [Path(folder)]
