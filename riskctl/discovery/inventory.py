"""An inventory as JSON and as a table for people. No clock, no machine paths."""

from __future__ import annotations

import json

from riskctl.discovery.hosts import region_grade
from riskctl.discovery.scan import Inventory, fingerprint
from riskctl.discovery.usage import Usage
from riskctl.text.display import safe

SCHEMA_VERSION = "1.0"


def as_json(inventory: Inventory) -> bytes:
    """Sorted keys, UTF-8, one object with ``usages``, ``warnings``, ``unread`` and ``files``."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "usages": [
            {
                **usage.row(),
                "region_grade": region_grade(usage.operator, usage.host_region),
                "fingerprint": fingerprint(usage),
            }
            for usage in inventory.usages
        ],
        "warnings": list(inventory.warnings),
        "unread": list(inventory.unread),
        "files": inventory.files,
    }
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def as_table(inventory: Inventory) -> str:
    """One line a usage, and one total line."""
    lines = []
    for usage in inventory.usages:
        maker = f" by {usage.developer}" if usage.developer else ""
        via = f" via {usage.operator}" if usage.operator else ""
        region = f" ({_place(usage)})" if usage.host_region else ""
        unsure = "" if usage.confidence == "declared" else f" [{usage.confidence}]"
        text = f"{usage.path}:{usage.line}:{usage.column}: {usage.kind} {usage.literal}{maker}{via}{region}{unsure}"
        lines.append(safe(text, 400))
    lines.append(total_line(inventory))
    return "\n".join(lines) + "\n"


def as_table_bytes(inventory: Inventory) -> bytes:
    """The table as a file."""
    return as_table(inventory).encode("utf-8", "replace")


def _place(usage: Usage) -> str:
    """The region, with its grade where no better source than memory states it."""
    grade = region_grade(usage.operator, usage.host_region)
    return f"{usage.host_region}, {grade}" if grade == "unverified" else usage.host_region


def total_line(inventory: Inventory) -> str:
    """``Total: 12 (model: 7, endpoint: 3, ...) in 240 files``."""
    counts: dict[str, int] = {}
    for usage in inventory.usages:
        counts[usage.kind] = counts.get(usage.kind, 0) + 1
    parts = ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items()))
    return (
        f"Total: {len(inventory.usages)}{f' ({parts})' if parts else ''} in {inventory.files} files"
    )
