"""The smallest files of a catalogue and a ruleset, and a way to lay them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from riskctl.text.located import InputError

VENDOR = """\
name: Acme AI Sdn Bhd
roles: [developer, operator]
claims:
  country: {value: MY, source: s, observed: 2026-01-01, grade: official}
sources:
  s: {title: Register}
"""
MODEL = """\
name: Acme One
developer: acme
claims:
  open_weights: {value: true, source: s, observed: 2026-01-01, grade: vendor}
sources:
  s: {title: Card}
"""
ROUTE = """\
name: Acme API
operator: acme
served: [{model: acme-one}]
claims:
  deployment: {value: first-party-api, source: s, observed: 2026-01-01, grade: vendor}
sources:
  s: {title: Terms}
"""
RULESET = """\
ruleset: acme.policy
title: Policy
jurisdiction: MY
review_by: 2027-03-31
sources:
  p: {citation: Policy 2026, retrieved: 2026-11-20, grade: official}
rules:
  - id: acme.policy.home-law
    title: The home law is not on the list
    dimension: supply-chain
    effect: condition
    strength: moderate
    object: [operator]
    windows: [{from: 2026-01-01, status: in-force, source: p}]
    when: {fact: route.home_law_countries, any_outside: [MY]}
    because: The policy asks for it.
"""


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def told(call: Callable[[], object]) -> str:
    """What is said about input that must be refused."""
    with pytest.raises(InputError) as caught:
        call()
    return str(caught.value)
