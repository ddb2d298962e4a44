"""What borderlint finds in a repository, as the labels are compared. It lives in an environment of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

READ_BY_PEER = (
    *(".py", ".ts", ".tsx", ".js", ".jsx", ".java", ".kt", ".cs"),
    *(".env", ".yaml", ".yml", ".toml", ".json", ".ini", ".cfg", ".sh"),
)
"""Endings of the files that the peer reads, as its page and its program say (version 1.15.10)."""
KINDS_OF_PEER = frozenset({"model", "endpoint", "mcp"})
"""Kinds of tier-1 labels that it looks for: it knows no images, resources of clouds, actions or pulls by commands."""


@dataclass(frozen=True)
class PeerUsage:
    """A finding of the peer: where it stands and the texts that it names."""

    path: str
    line: int
    literal: str


def peer_usages(root: Path, program: Path) -> list[PeerUsage]:
    """Every finding of the peer's inventory mode; both its evidence and its model count as the text."""
    command = [str(program), "scan", str(root), "--format", "json"]
    result = subprocess.run(command, capture_output=True, check=False, timeout=600)
    rows = json.loads(result.stdout)["findings"]
    base = f"{root.resolve()}/"
    usages = []
    for row in rows:
        path = str(row["file"]).removeprefix(base).removeprefix(f"{root}/")
        for text in {str(row["evidence"] or ""), str(row["model"] or "")} - {""}:
            usages.append(PeerUsage(path, int(row["line"] or 0), text))
    return usages


def recall(rows: Sequence[dict[str, object]], usages: Sequence[PeerUsage]) -> tuple[float, float]:
    """Shares of tier-1 labels found by line, and by line with the item."""
    tier = [row for row in rows if row["tier"] == 1]
    near = named = 0
    for row in tier:
        item = str(row["item"])
        close = [
            usage
            for usage in usages
            if usage.path == row["path"] and abs(usage.line - int(str(row["line"]))) <= 1
        ]
        near += bool(close)
        named += any(item in usage.literal or usage.literal in item for usage in close)
    count = max(1, len(tier))
    return near / count, named / count


def within_reach(rows: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """The labels of the kinds that the peer looks for, in the files that it reads."""
    return [
        row
        for row in rows
        if row["kind"] in KINDS_OF_PEER and str(row["path"]).endswith(READ_BY_PEER)
    ]


def on_labels(
    rows: Sequence[dict[str, object]], usages: Sequence[PeerUsage], scope: set[str]
) -> tuple[int, int]:
    """Findings inside exhaustively labelled files that stand on a label, and all of them; a line counts once."""
    places = {(usage.path, usage.line) for usage in usages if usage.path in scope}
    labels = {(str(row["path"]), int(str(row["line"]))) for row in rows}
    hit = sum(any((path, line + shift) in labels for shift in (-1, 0, 1)) for path, line in places)
    return hit, len(places)
