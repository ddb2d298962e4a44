"""Canonical JSON: sorted keys, LF, UTF-8, two-space indent, no NaN. Same document, same bytes."""

from __future__ import annotations

import json
from typing import Any


def canonical_bytes(document: Any) -> bytes:
    """The bytes that a digest is taken of and a file holds. Raises ``ValueError`` for NaN or infinity."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")
