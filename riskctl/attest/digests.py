"""Whether a document still has the digest it was written with."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.document.canonical import digest


def stated_digest(document: Mapping[str, object]) -> str:
    """The digest that a document states about itself; empty when it states none."""
    stated = document.get("digest")
    return stated if isinstance(stated, str) else ""


def is_sound(document: Mapping[str, object]) -> bool:
    """True when the document is to the byte what its digest was computed from."""
    content = {key: value for key, value in document.items() if key != "digest"}
    # A digest shows that nothing was changed by accident; who wrote it, only a signature shows.
    return stated_digest(document) == digest(content)
