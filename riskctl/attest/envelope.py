"""What a signature signs: a statement on one file, in an envelope of its own (DSSE, in-toto Statement v1)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from riskctl import __version__
from riskctl.document.canonical import canonical_bytes

SUFFIX = ".dsse.json"
"""What is added to the name of a file for the name of its signature."""

PAYLOAD_TYPE = "application/vnd.in-toto+json"
STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "urn:riskctl:report:1"


def signature_path(path: Path) -> Path:
    """Where the signature of a file lies: beside it."""
    return path.with_name(path.name + SUFFIX)


def statement(path: Path, content: bytes, documents: Sequence[Mapping[str, Any]]) -> bytes:
    """Canonical bytes of the statement: the file by name and SHA-256, and the assessments in it by digest.

    It holds no time: a signature says who, and only a third party could say when.
    """
    return canonical_bytes(
        {
            "_type": STATEMENT_TYPE,
            "subject": [{"name": path.name, "digest": {"sha256": file_digest(content)}}],
            "predicateType": PREDICATE_TYPE,
            "predicate": {
                "tool": f"riskctl {__version__}",
                "assessments": [_assessment(document) for document in documents],
            },
        }
    )


def file_digest(content: bytes) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _assessment(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "subject": document["subject"]["id"],
        "as_of": document["as_of"],
        "outcome": document["decision"]["outcome"],
        "digest": document.get("digest", ""),
    }
