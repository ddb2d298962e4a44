"""Walk the statements of all profiles, so that each check is one loop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.claims import entries
from riskctl.catalogue.profiles import ClaimEntry, Profile, SourceEntry

KINDS = ("vendors", "models", "routes", "chips")


def profiles(catalogue: Catalogue) -> Iterator[tuple[str, Profile]]:
    """``kind/id`` and profile."""
    for kind in KINDS:
        for key, profile in sorted(getattr(catalogue, kind).items()):
            yield f"{kind}/{key}", profile


def claims(profile: Profile) -> Iterator[tuple[str, ClaimEntry]]:
    """Name and entry of every claim, those for one served model included."""
    parts = [profile.claims, *(item.claims for item in getattr(profile, "served", ()))]
    for part in parts:
        for name, raw in part.items():
            yield from ((name, entry) for entry in entries(raw))


def rows(profile: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """Name and item of the named lists that the kind of profile has."""
    for name in names:
        for item in getattr(profile, name, None) or ():
            yield name, item


def dated_source(catalogue: Catalogue, profile: Profile, key: str) -> SourceEntry:
    """The source a statement names."""
    return catalogue.sources(profile)[key]
