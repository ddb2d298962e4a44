"""Where data and rules come from, low to high: bundled, installed packs, configuration, options."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from riskctl.text.problems import InputError, Problem
from riskctl.workspace.config import find_config, read_config

PACK_GROUP = "riskctl.packs"
"""Entry points of this group name a package that holds ``data/`` or ``rulesets/`` folders."""


BUNDLED = "riskctl"
"""Name of the layer that ships with the tool."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One place to load from; each root may be absent. ``name`` is how problems call it."""

    name: str
    data: Path | None
    rules: Path | None
    templates: Path | None = None


def bundled_root() -> Path:
    """The folder that holds ``data``, ``rulesets`` and ``templates``: in the wheel, else the checkout."""
    inside = Path(str(importlib.resources.files("riskctl"))) / "_bundled"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2]


def bundled_layer() -> Layer:
    """What ships with the tool."""
    root = bundled_root()
    return Layer(BUNDLED, root / "data", root / "rulesets")


def pack_layers() -> list[Layer]:
    """Installed packs, by name. Raises :class:`InputError` for one that cannot be found or brings nothing."""
    points = sorted(importlib.metadata.entry_points(group=PACK_GROUP), key=lambda point: point.name)
    return [_pack(point.name, point.value) for point in points]


def _pack(name: str, package: str) -> Layer:
    try:
        root = Path(str(importlib.resources.files(package)))
    except (ImportError, TypeError, ValueError):
        raise _unusable(
            name, f"there is no package {package!r}; install the pack again or remove it"
        ) from None
    layer = Layer(name, *(_if_folder(root / part) for part in ("data", "rulesets", "templates")))
    if layer.data is None and layer.rules is None and layer.templates is None:
        raise _unusable(
            name,
            f"package {package!r} holds none of data/, rulesets/ and templates/; "
            "install it again or remove it",
        )
    # The bundled layer is told from those above it by its name.
    if name == BUNDLED:
        raise _unusable(name, "this name is riskctl's own; the pack needs another")
    return layer


def _unusable(name: str, message: str) -> InputError:
    return InputError([Problem(f"pack {name}", 1, 1, message)])


def _if_folder(path: Path) -> Path | None:
    return path if path.is_dir() else None


def all_layers(data: Iterable[Path] = (), rules: Iterable[Path] = ()) -> list[Layer]:
    """Bundled, packs, the user's configuration, then the given folders."""
    config = read_config(find_config())
    return [
        bundled_layer(),
        *pack_layers(),
        # The nearer to the person who asks, the later: what is said on the command line wins.
        *(Layer("configuration", path, None) for path in config.data),
        *(Layer("configuration", None, path) for path in config.rules),
        *(Layer("--data", path, None) for path in data),
        *(Layer("--rules", None, path) for path in rules),
    ]
