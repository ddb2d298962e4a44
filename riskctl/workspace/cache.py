"""Parsed files kept between runs, keyed by the hashes of their bytes. A broken cache is rebuilt, never trusted.

The file is plain JSON behind its own checksum: nothing in it is executed. It holds only what has passed every check, so
a hit need not check again; that it is what was written here, its seal says (:mod:`riskctl.text.seals`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from riskctl import __version__
from riskctl.text import seals
from riskctl.text.located import Located
from riskctl.workspace.files import RawFile

Parsed = dict[str, list[Located]]
# To be raised when what is kept changes its form without a change of version.
FORMAT = "1"
KEEP = 8
"""How many cache files stay before the oldest go."""


def cache_key(files: Iterable[RawFile], salt: str) -> str:
    """Changes with any byte, name or kind of any file, with the tool and with what checks them (``salt``)."""
    digest = hashlib.sha256(f"{FORMAT} {__version__} {salt}".encode())
    for file in files:
        # The name too: it is the id of a profile, and part of every message.
        digest.update(f"\n{file.kind} {file.name} {file.sha256}".encode())
    return digest.hexdigest()


def load(folder: Path, key: str) -> Parsed | None:
    """The parsed files under the key, or None when there are none that can be trusted."""
    try:
        path = folder / f"{key}.json"
        raw = path.read_bytes()
        checksum, _, body = raw.partition(b"\n")
        # The key is in the checksum, so that a renamed cache does not pass for another.
        if checksum.decode("ascii") != hashlib.sha256(key.encode() + body).hexdigest():
            return None
        if not seals.sealed(path, raw):
            return None
        content = json.loads(body)
        return {
            # Without positions: what passed every check has no mistake to point at.
            kind: [Located(n, data, {}, sha) for n, data, sha in rows]
            for kind, rows in content.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def store(folder: Path, key: str, parsed: Parsed) -> None:
    """Keep parsed files; a cache that cannot be written costs time, nothing else."""
    plain = {
        kind: [[file.name, file.data, file.sha256] for file in rows]
        for kind, rows in parsed.items()
    }
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    checksum = hashlib.sha256(key.encode() + body).hexdigest().encode()
    if seals.put(folder / f"{key}.json", checksum + b"\n" + body):
        seals.prune(folder, "*.json", KEEP)
