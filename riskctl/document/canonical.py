"""Canonical JSON: sorted keys, LF, UTF-8, two-space indent, no NaN. Same document, same bytes."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_bytes(document: Any) -> bytes:
    """The bytes that a file holds. Raises ``ValueError`` for NaN or infinity."""
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")


def digest(document: Any) -> str:
    """SHA-256 of the document as one line of JSON: sorted keys, no blanks, UTF-8 (the order of RFC 8785)."""
    text = json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
