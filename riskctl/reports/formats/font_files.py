"""The fonts that travel with riskctl for names in other scripts, packed; the extra `fonts` unpacks them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from riskctl.document.errors import ReportError

_UNPACKERS = ("fontTools", "brotli")


@dataclass(frozen=True, slots=True)
class Font:
    """One font as Typst reads it, and the characters it can draw."""

    name: str
    characters: frozenset[int]
    content: bytes

    @property
    def family(self) -> str:
        """The name that a template asks for."""
        return family(self.name)


def family(name: str) -> str:
    """The family of the font in `NAME.woff2`."""
    return f"riskctl {name}"


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether the libraries that unpack the fonts are installed."""
    return all(find_spec(name) is not None for name in _UNPACKERS)


@lru_cache(maxsize=32)
def load_font(name: str) -> Font:
    """The font of a name. Raises ReportError when its file is missing or damaged."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        packed = TTFont(io.BytesIO(_file(name).read_bytes()), recalcTimestamp=False)
        characters = frozenset(packed.getBestCmap())
        packed.flavor = None
        unpacked = io.BytesIO()
        packed.save(unpacked, reorderTables=False)
    except (OSError, TTLibError) as error:
        raise ReportError(f"the font {name} cannot be read; reinstall riskctl: {error}") from error
    return Font(name, characters, unpacked.getvalue())


def _file(name: str) -> Traversable:
    installed = files("riskctl") / "_bundled" / "fonts"
    folder = installed if installed.is_dir() else Path(__file__).parents[3] / "fonts"
    return folder / f"{name}.woff2"


@contextmanager
def font_folder(names: Iterable[str]) -> Iterator[list[Path]]:
    """A new folder that holds the named fonts and nothing else, as the list that the PDF engine takes."""
    chosen = sorted(set(names))
    if not chosen:
        yield []
        return
    with TemporaryDirectory(prefix="riskctl-fonts-") as folder:
        for name in chosen:
            (Path(folder) / f"{name}.otf").write_bytes(load_font(name).content)
        yield [Path(folder)]
