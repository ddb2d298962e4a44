"""Canonical JSON: the bytes of a file, and the digest by RFC 8785. Same document, same bytes."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from riskctl.document.writing import NotPlainError, compact, indented

EXACT = 2**53 - 1
"""The largest whole number that RFC 8785, whose numbers are IEEE doubles, holds exactly."""


def canonical_bytes(document: Any, depth: int = 0) -> bytes:
    """The bytes that a file holds: sorted keys, two-space indent, LF. Raises ``ValueError`` for NaN or infinity.

    With a ``depth`` they are those of the document as a part of others, so many levels down. Linear in the document.
    """
    try:
        text = indented(document, depth)
    except NotPlainError:
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
        text = text.replace("\n", "\n" + "  " * depth)
    return (text + "\n").encode("utf-8")


def digest(document: Any) -> str:
    """SHA-256 of the document in the JSON Canonicalization Scheme (RFC 8785), so that anybody can compute it.

    Raises ``ValueError`` for what the scheme cannot hold: NaN, infinities, lone surrogates.
    """
    return hashlib.sha256(_scheme(document)).hexdigest()


def _scheme(document: Any) -> bytes:
    """The bytes of the scheme: written here what is plain, else by the scheme's own library."""
    try:
        return compact(document).encode("utf-8")
    except NotPlainError:
        import rfc8785

        # Its own writer refuses large integers, which JSON itself allows and readers round.
        return rfc8785.dumps(_as_doubles(document))


def _as_doubles(value: Any) -> Any:
    """Whole numbers beyond 2**53 as the double that any reader of JSON makes of them."""
    if isinstance(value, dict):
        return {key: _as_doubles(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_as_doubles(part) for part in value]
    if isinstance(value, int) and abs(value) > EXACT:
        return _double(value)
    return value


def _double(value: int) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise ValueError(f"a number of {len(str(abs(value)))} digits is too large") from error
