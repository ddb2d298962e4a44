"""What is new between two inventories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riskctl.discovery.scan import fingerprint
from riskctl.discovery.usage import Usage


def beyond(usages: Iterable[Usage], before: Counter[str]) -> list[Usage]:
    """Usages beyond those counted by fingerprint; moved lines are not new. Linear."""
    left = Counter(before)
    new = []
    for usage in usages:
        name = fingerprint(usage)
        if left[name] > 0:
            left[name] -= 1
        else:
            new.append(usage)
    return new


def new_usages(usages: Iterable[Usage], old: Iterable[Usage]) -> list[Usage]:
    """Usages that an older inventory does not have."""
    return beyond(usages, Counter(fingerprint(usage) for usage in old))
