"""Starting policies after regulators: what a source states, when, and the settings that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class RegulatorProfile:
    """One starting policy. ``grade`` is that of the source, ``settings`` are keys of the table ``[gate]``."""

    id: str
    authority: str
    instrument: str
    url: str
    date: str
    grade: str
    states: str
    settings: Mapping[str, Any]


def read_profiles() -> dict[str, RegulatorProfile]:
    """The bundled profiles by id."""
    import yaml

    text = Path(__file__).with_name("profiles.yaml").read_text(encoding="utf-8")
    return {
        name: RegulatorProfile(name, **{**profile, "date": str(profile["date"])})
        for name, profile in yaml.safe_load(text).items()
    }
