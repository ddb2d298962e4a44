"""Ed25519 keys from PEM files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskctl.document.errors import MissingExtra
from riskctl.text.files import read_bytes
from riskctl.text.problems import InputError, Problem

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner, SSlibKey

MAX_BYTES = 16 * 1024
MAKE = (
    "openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub"
)
"""How a pair of keys is made."""


def signer(path: Path, password: str = "") -> CryptoSigner:
    """The private key of a PEM file (PKCS 8), ready to sign. Raises InputError, MissingExtra."""
    _require()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key
    from securesystemslib.signer import CryptoSigner

    raw = read_bytes(path, None, MAX_BYTES)
    try:
        key: Any = load_pem_private_key(raw, password.encode() or None)
    except TypeError:
        raise _unusable(path, _password_words(password)) from None
    except Exception:  # the library names a dozen kinds; each means the same here
        raise _unusable(path, _not_a_key(raw, password)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise _unusable(path, f"this key is not Ed25519; make one with: {MAKE}")
    return CryptoSigner(key)


def trusted_key(path: Path) -> SSlibKey:
    """The public key of a PEM file. Raises InputError, MissingExtra."""
    _require()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from securesystemslib.signer import SSlibKey

    raw = read_bytes(path, None, MAX_BYTES)
    # Told apart before reading: the library's own words would not say which of the two was given.
    if b"PRIVATE KEY" in raw:
        raise _unusable(path, "this is a private key; trust is given to the public one (.pub)")
    try:
        key: Any = load_pem_public_key(raw)
    except Exception:  # as above
        raise _unusable(path, f"this is no public key in PEM; make one with: {MAKE}") from None
    if not isinstance(key, Ed25519PublicKey):
        raise _unusable(path, "this key is not Ed25519, and no report is signed with another kind")
    return SSlibKey.from_crypto(key)


def _require() -> None:
    from importlib.util import find_spec

    if find_spec("securesystemslib") is None or find_spec("cryptography") is None:
        raise MissingExtra("A signature", "sign")


def _password_words(password: str) -> str:
    if password:
        return "this key has no password; take RISKCTL_SIGN_PASSWORD away"
    return "this key has a password; put it into the environment as RISKCTL_SIGN_PASSWORD"


def _not_a_key(raw: bytes, password: str) -> str:
    if b"PUBLIC KEY" in raw:
        return "this is a public key; a report is signed with the private one"
    if password and b"ENCRYPTED" in raw:
        return "the key does not open with the password in RISKCTL_SIGN_PASSWORD"
    return f"this is no private key in PEM; make one with: {MAKE}"


def _unusable(path: Path, message: str) -> InputError:
    return InputError([Problem(str(path), 1, 1, message)])
