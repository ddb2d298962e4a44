"""The signature of a file, for ``riskctl verify``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from riskctl.cli.guard import UsageProblem


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The file, its signature where it is not beside it, and the keys that are trusted."""

    file: Path
    signature: Path | None
    keys: tuple[Path, ...]


def signature_holds(content: bytes, asked: SignedFile) -> bool:
    """Say who signed the content; false where a signature was asked for and does not prove it.

    Raises UsageProblem for a signature that is missing, or for one with nobody trusted; InputError, MissingExtra.
    """
    from riskctl.attest.envelope import signature_path
    from riskctl.cli.console import write_text
    from riskctl.text.display import safe

    path = asked.signature or signature_path(asked.file)
    shown = safe(str(path), 200)
    if not asked.keys:
        if asked.signature:
            raise UsageProblem("--signature needs --trusted-key: whose signature is to count?")
        if path.exists():
            write_text(
                f"signature: NOT CHECKED: {shown} is there; name who you trust with --trusted-key\n"
            )
        return True
    if not path.exists():
        raise UsageProblem(
            f"the file is not signed: there is no {shown}; ask for it, or name it with --signature"
        )
    from riskctl.attest.keys import trusted_key
    from riskctl.attest.signing import Unproven, check_signature

    keys = [trusted_key(key) for key in asked.keys]
    try:
        signer, name = check_signature(content, path, keys)
    except Unproven as error:
        write_text(f"signature {shown}: DOES NOT PROVE THE FILE: {error}\n")
        return False
    write_text(f"signature: {safe(name, 80)} signed with the trusted key {signer[:16]}\n")
    return True
