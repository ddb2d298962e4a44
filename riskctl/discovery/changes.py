"""What is new between two inventories."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable

from riskctl.discovery.scanned import fingerprint
from riskctl.discovery.usage import Usage


def content_key(usage: Usage) -> str:
    """What a usage is, wherever its file stands: by it a usage is known again after its file was renamed."""
    words = "\n".join((usage.kind, usage.literal, usage.operator))
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def beyond(
    usages: Iterable[Usage], before: Counter[str], key: Callable[[Usage], str] = fingerprint
) -> list[Usage]:
    """Usages beyond those counted by key; moved lines are not new. Linear."""
    left = Counter(before)
    new = []
    for usage in usages:
        name = key(usage)
        if left[name] > 0:
            left[name] -= 1
        else:
            new.append(usage)
    return new


def new_usages(usages: Iterable[Usage], old: Iterable[Usage]) -> list[Usage]:
    """Usages that an older inventory does not have, in the same file or in one that has gone."""
    current, before = list(usages), list(old)
    paths = {usage.path for usage in current}
    new = beyond(current, Counter(fingerprint(usage) for usage in before))
    gone = Counter(content_key(usage) for usage in before if usage.path not in paths)
    return beyond(new, gone, content_key)
