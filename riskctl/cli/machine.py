"""What ``riskctl doctor`` tells about the machine: interpreter, extras, folders, cache and terminal."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import platform
import sys
from pathlib import Path
from typing import Any

from riskctl import __version__
from riskctl.cli import console
from riskctl.text.problems import InputError
from riskctl.workspace.cache_folder import cache_folder
from riskctl.workspace.config import find_config, usual_config
from riskctl.workspace.layers import bundled_root, pack_layers

EXTRAS = (("pdf", "typst"),)
"""Extra and the package that makes it work."""


def look() -> dict[str, Any]:
    """Everything that does not depend on the content of the data."""
    root = bundled_root()
    return {
        "version": __version__,
        "python": f"{platform.python_version()} ({platform.python_implementation()}, {platform.system()})",
        "extras": [_extra(extra, package) for extra, package in EXTRAS],
        "data": {
            "root": str(root),
            "kind": "installed with the package" if root.name == "_bundled" else "the checkout",
            "packs": _packs(),
        },
        "configuration": _configuration(),
        "cache": _cache(),
        "terminal": _terminal(),
    }


def _configuration() -> str:
    """The file that is read, or the place where one would be."""
    config = find_config()
    return str(config) if config else f"none; {usual_config()} would be read"


def _packs() -> list[str]:
    """Names of the installed packs; a broken one is told when the data is opened."""
    try:
        return [layer.name for layer in pack_layers()]
    except InputError:
        return []


def _extra(extra: str, package: str) -> dict[str, Any]:
    advice = f"pip install 'riskctl[{extra}]'"
    if importlib.util.find_spec(package) is None:
        return {"extra": extra, "package": package, "version": None, "advice": advice}
    return {
        "extra": extra,
        "package": package,
        "version": importlib.metadata.version(package),
        "advice": "",
    }


def _cache() -> dict[str, Any]:
    folder = cache_folder()
    if str(folder) == os.devnull:
        return {"folder": None, "state": "off", "files": 0, "broken": 0}
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    broken = sum(not _sound(path) for path in files)
    return {"folder": str(folder), "state": _state(folder), "files": len(files), "broken": broken}


def _state(folder: Path) -> str:
    if folder.exists() and not folder.is_dir():
        return "not a folder"
    # A folder that is not there yet is made where it is needed: what counts is whether its parent
    # lets it.
    there = next(path for path in (folder, *folder.parents) if path.exists())
    writable = os.access(there, os.W_OK | os.X_OK)
    if there != folder:
        return "not made yet" if writable else "cannot be made"
    return "writable" if writable else "not writable"


def _sound(path: Path) -> bool:
    """Whether the checksum in front of a cache file fits its content."""
    try:
        checksum, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return False
    # The name is part of what is summed, so that a file put under another name is broken too.
    return checksum == hashlib.sha256(path.stem.encode() + body).hexdigest().encode()


def _terminal() -> dict[str, Any]:
    stream = sys.stdout
    colour = console.wants_color(stream, False)
    if os.environ.get("NO_COLOR"):
        why = "NO_COLOR is set"
    elif os.environ.get("TERM") == "dumb":
        why = "TERM is dumb"
    else:
        why = "" if colour else "not a terminal"
    columns = console.columns(stream)
    return {"encoding": stream.encoding, "columns": columns, "colour": colour, "why": why}
