"""Sign a file, and check a signature: detached, Ed25519, in a DSSE envelope."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskctl.attest.envelope import (
    PAYLOAD_TYPE,
    PREDICATE_TYPE,
    STATEMENT_TYPE,
    file_digest,
    statement,
)
from riskctl.attest.strict import strict_json
from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import ReportError
from riskctl.text.display import safe
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem

if TYPE_CHECKING:
    from securesystemslib.dsse import Envelope
    from securesystemslib.signer import CryptoSigner, SSlibKey

MAX_BYTES = 1024 * 1024


class Unproven(ReportError):  # noqa: N818 - what the file then is
    """A signature does not prove what it should; the message says why."""


def sign(
    path: Path, content: bytes, documents: Sequence[Mapping[str, Any]], key: CryptoSigner
) -> bytes:
    """The envelope that signs a file. The same file and key give the same bytes."""
    from securesystemslib.dsse import Envelope

    made = Envelope(statement(path, content, documents), PAYLOAD_TYPE, {})
    made.sign(key)
    return canonical_bytes(made.to_dict())


def check_signature(content: bytes, path: Path, keys: Sequence[SSlibKey]) -> tuple[str, str]:
    """The id of the key that signed the content, and the name that the file had then.

    ``path`` is the envelope. Raises InputError for what is no envelope, Unproven where it does not prove the content.
    """
    from securesystemslib.exceptions import VerificationError

    envelope = _envelope(path)
    if envelope.payload_type != PAYLOAD_TYPE:
        kind = safe(str(envelope.payload_type), 80)
        raise Unproven(f"it signs something of the type {kind}, not a statement on a file")
    try:
        # One trusted signature is enough; others beside it are neither asked for nor believed.
        accepted = envelope.verify(list(keys), 1)
    except VerificationError:
        raise Unproven(_not_signed(envelope, keys)) from None
    name, digest = _subject(envelope.payload)
    # After the signature: only what is signed may say which file was meant.
    if digest != file_digest(content):
        shown = safe(name, 80)
        raise Unproven(f"it signs other bytes: the file was changed after {shown} was signed")
    return next(iter(accepted)), name


def _not_signed(envelope: Envelope, keys: Sequence[SSlibKey]) -> str:
    signers = {safe(key[:16], 16) for key in envelope.signatures}
    trusted = {key.keyid[:16] for key in keys}
    if not signers:
        return "nobody signed it"
    if signers & trusted:
        return "the signature does not fit: it was changed, or what it signs was"
    who = ", ".join(sorted(signers))
    return (
        f"it is signed with another key ({who}) than those trusted ({', '.join(sorted(trusted))})"
    )


def _envelope(path: Path) -> Envelope:
    from securesystemslib.dsse import Envelope

    raw = read_bytes(path, None, MAX_BYTES)
    try:
        return Envelope.from_dict(strict_json(raw.decode()))
    except Exception as error:  # whatever is wrong with it, it is no envelope
        words = f"this is no signature in a DSSE envelope ({type(error).__name__})"
        raise InputError([Problem(str(path), 1, 1, words)]) from None


def _subject(payload: bytes) -> tuple[str, str]:
    """Name and digest of the signed file."""
    try:
        stated = strict_json(payload.decode())
        kinds = stated["_type"], stated["predicateType"]
        (subject,) = stated["subject"]
        name, digest = str(subject["name"]), str(subject["digest"]["sha256"])
    except (ValueError, KeyError, TypeError, json.JSONDecodeError):
        raise Unproven("what it signs is no statement on a file") from None
    if kinds != (STATEMENT_TYPE, PREDICATE_TYPE):
        raise Unproven(f"what it signs is a statement of another type: {safe(str(kinds[1]), 80)}")
    return name, digest
