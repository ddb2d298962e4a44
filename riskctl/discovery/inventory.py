"""An inventory as JSON and as a table for people. No clock, no machine paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from riskctl.discovery.hosts import region_grade
from riskctl.discovery.scanned import Inventory, fingerprint
from riskctl.discovery.usage import APART, Usage
from riskctl.text.display import safe

SCHEMA_VERSION = "1.0"


def as_json(inventory: Inventory) -> bytes:
    """Sorted keys, UTF-8, one object with ``usages``, ``mentions``, ``warnings``, ``unread`` and ``files``.

    ``mentions`` are no usages: what ``--all`` finds in comments, docstrings, labels, tests and documentation.
    """
    import json

    document = {
        "schema_version": SCHEMA_VERSION,
        "usages": [_row(usage) for usage in inventory.used.usages],
        "mentions": [_row(usage) for usage in inventory.usages if usage.context in APART],
        "warnings": list(inventory.warnings),
        "unread": list(inventory.unread),
        "files": inventory.files,
    }
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def _row(usage: Usage) -> dict[str, object]:
    grade = region_grade(usage.operator, usage.host_region)
    return {**usage.row(), "region_grade": grade, "fingerprint": fingerprint(usage)}


def as_table(inventory: Inventory) -> str:
    """One line a usage, then what is no usage by its kind of place, and one total line."""
    lines = [_line(usage) for usage in inventory.used.usages]
    for context in APART:
        lines += [
            f"[{context}] {_line(usage)}" for usage in inventory.usages if usage.context == context
        ]
    lines.append(total_line(inventory))
    return "\n".join(lines) + "\n"


def _line(usage: Usage) -> str:
    maker = f" by {usage.developer}" if usage.developer else ""
    via = f" via {usage.operator}" if usage.operator else ""
    region = f" ({_place(usage)})" if usage.host_region else ""
    unsure = "" if usage.confidence == "declared" else f" [{usage.confidence}]"
    vendored = " [vendored]" if usage.context == "vendored" else ""
    text = f"{usage.path}:{usage.line}:{usage.column}: {usage.kind} {usage.literal}{maker}{via}{region}{unsure}{vendored}"
    return safe(text, 400)


def as_table_bytes(inventory: Inventory) -> bytes:
    """The table as a file."""
    return as_table(inventory).encode("utf-8", "replace")


def _place(usage: Usage) -> str:
    """The region, with its grade where no better source than memory states it."""
    grade = region_grade(usage.operator, usage.host_region)
    return f"{usage.host_region}, {grade}" if grade == "unverified" else usage.host_region


def total_line(inventory: Inventory) -> str:
    """``Total: 12 (model: 7, endpoint: 3, ...) in 240 files; apart: comment: 4, test: 9``."""
    used = inventory.used.usages
    parts = _counted(usage.kind for usage in used)
    apart = _counted(usage.context for usage in inventory.usages if usage.context in APART)
    inside = f" ({parts})" if parts else ""
    told = f"; apart: {apart}" if apart else ""
    return f"Total: {len(used)}{inside} in {inventory.files} files{told}"


def _counted(names: Iterable[str]) -> str:
    return ", ".join(f"{name}: {count}" for name, count in sorted(Counter(names).items()))
