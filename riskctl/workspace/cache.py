"""Parsed files kept between runs, keyed by the hashes of their bytes. A broken cache is rebuilt, never trusted.

The file is plain JSON behind its own checksum: nothing in it is executed. It holds only what has passed every check, so
a hit need not check again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from riskctl import __version__
from riskctl.text.located import Located
from riskctl.workspace.files import RawFile

Parsed = dict[str, list[Located]]
FORMAT = "1"
KEEP = 8
"""How many cache files stay before the oldest go."""


def cache_folder() -> Path:
    """The user's cache folder for riskctl; ``RISKCTL_CACHE_DIR`` overrides it, empty switches the cache off."""
    override = os.environ.get("RISKCTL_CACHE_DIR")
    if override is not None:
        return Path(override) if override else Path(os.devnull)
    from platformdirs import user_cache_path

    return Path(user_cache_path("riskctl"))


def cache_key(files: Iterable[RawFile], salt: str) -> str:
    """Changes with any byte, name or kind of any file, with the tool and with what checks them (``salt``)."""
    digest = hashlib.sha256(f"{FORMAT} {__version__} {salt}".encode())
    for file in files:
        digest.update(f"\n{file.kind} {file.name} {file.sha256}".encode())
    return digest.hexdigest()


def load(folder: Path, key: str) -> Parsed | None:
    """The parsed files under the key, or None when there are none that can be trusted."""
    try:
        raw = (folder / f"{key}.json").read_bytes()
        checksum, _, body = raw.partition(b"\n")
        if checksum.decode("ascii") != hashlib.sha256(key.encode() + body).hexdigest():
            return None
        content = json.loads(body)
        return {
            kind: [Located(n, data, {}, sha) for n, data, sha in rows]
            for kind, rows in content.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None


def store(folder: Path, key: str, parsed: Parsed) -> None:
    """Keep parsed files; a cache that cannot be written costs time, nothing else."""
    plain = {
        kind: [[one.name, one.data, one.sha256] for one in rows] for kind, rows in parsed.items()
    }
    body = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        checksum = hashlib.sha256(key.encode() + body).hexdigest().encode()
        _put(folder, f"{key}.json", checksum + b"\n" + body)
        _prune(folder)


def _put(folder: Path, name: str, content: bytes) -> None:
    """Write a file in one step; a failed write leaves nothing behind."""
    handle, beside = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(folder / name)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[KEEP:]:
        path.unlink(missing_ok=True)
