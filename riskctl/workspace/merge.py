"""Put layers over each other: the same id twice is an error unless the higher file says what it replaces."""

from __future__ import annotations

from pathlib import PurePosixPath

from riskctl.text.located import Located, Problem
from riskctl.text.problems import Problems

Files = dict[str, list[Located]]
NAMES = {"rulesets": "ruleset", "scenarios": "scenario", "ownership": "regime"}
"""Kinds of rule files, by the key that names what a file holds."""


def merge(files: Files) -> Files:
    """Files by kind with replaced ones removed; raises :class:`InputError` for an unannounced collision."""
    problems = Problems()
    merged: Files = {}
    for kind, rows in files.items():
        kept: dict[str, Located] = {}
        for located in rows:
            key = key_of(kind, located)
            if wrong := _wrong(located, key, kept.get(key)):
                problems.append(wrong)
            # Also after a mistake, so that a third file is held against the one just below it.
            kept[key] = located
        merged[kind] = list(kept.values())
    problems.raise_all()
    return merged


def key_of(kind: str, located: Located) -> str:
    """What a file is called when another is put in its place."""
    if kind in NAMES:
        return str(located.data.get(NAMES[kind]) or located.name)
    if kind == "scoring":
        return "scoring"
    return PurePosixPath(located.name).stem


def _wrong(higher: Located, key: str, lower: Located | None) -> Problem | None:
    """A file may stand in for the one below it only by name and hash, and for nothing where there is none below."""
    replaces = higher.data.get("replaces")
    if lower is None:
        text = (
            f"`replaces`: no lower layer defines {key}, so there is nothing to replace; remove it"
        )
        return higher.problem(("replaces",), text) if replaces is not None else None
    if not isinstance(replaces, dict):
        text = f"{key} is already defined by {lower.name}; remove one, or say replaces: {{id: {key}, sha256: ...}}"
        return Problem(higher.name, 1, 1, text)
    # With the hash: when the replaced file is updated, somebody has to look again at the stand-in.
    if replaces.get("id") != key or str(replaces.get("sha256")).lower() != lower.sha256:
        text = f"`replaces` must name id {key} and sha256 {lower.sha256} of {lower.name}"
        return higher.problem(("replaces",), text)
    return None
