"""Where data and rules come from, low to high: bundled, installed packs, configuration, options."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PACK_GROUP = "riskctl.packs"
"""Entry points of this group name a package that holds ``data/`` or ``rulesets/`` folders."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One place to load from; either root may be absent. ``name`` is how problems call it."""

    name: str
    data: Path | None
    rules: Path | None


def bundled_root() -> Path:
    """The folder that holds ``data``, ``rulesets`` and ``templates``: in the wheel, else the checkout."""
    inside = Path(str(importlib.resources.files("riskctl"))) / "_bundled"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2]


def bundled_layer() -> Layer:
    """What ships with the tool."""
    root = bundled_root()
    return Layer("riskctl", root / "data", root / "rulesets")


def pack_layers() -> list[Layer]:
    """Installed packs, by name."""
    found = sorted(importlib.metadata.entry_points(group=PACK_GROUP), key=lambda point: point.name)
    layers = []
    for point in found:
        root = Path(str(importlib.resources.files(point.value)))
        layers.append(Layer(point.name, _if_folder(root / "data"), _if_folder(root / "rulesets")))
    return layers


def _if_folder(path: Path) -> Path | None:
    return path if path.is_dir() else None


def all_layers(data: Iterable[Path] = (), rules: Iterable[Path] = ()) -> list[Layer]:
    """Bundled, packs, then the given folders."""
    return [
        bundled_layer(),
        *pack_layers(),
        *(Layer("--data", path, None) for path in data),
        *(Layer("--rules", None, path) for path in rules),
    ]
