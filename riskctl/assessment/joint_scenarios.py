"""Several scenarios supposed at once, and the names under which they go."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from riskctl.assessment.scenario import Scenario

JOINED = " + "
"""Stands between the ids of scenarios that are supposed together."""


def scenario_ids(name: str) -> tuple[str, ...]:
    """The ids in a name such as ``a+b`` or ``a + b``, each once; empty parts are left out."""
    parts = (part.strip() for part in name.split(JOINED.strip()))
    return tuple(dict.fromkeys(part for part in parts if part))


def joined(first: Scenario, second: Scenario) -> Scenario:
    """Both scenarios at once: everything that either supposes; where both suppose a fact, the second holds."""
    parts: dict[str, Any] = {
        "id": f"{first.id}{JOINED}{second.id}",
        "title": f"{first.title}; and {second.title}",
        "trigger": f"{first.trigger} {second.trigger}",
        "sha256": hashlib.sha256(f"{first.sha256}{second.sha256}".encode()).hexdigest(),
    }
    for field in fields(Scenario):
        if field.name not in parts:
            # Every other field is a tuple of patches, the later of which win.
            parts[field.name] = (*getattr(first, field.name), *getattr(second, field.name))
    return Scenario(**parts)
