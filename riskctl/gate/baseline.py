"""Usages that were there before: a file of fingerprints, or an earlier commit of the same repository."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from riskctl.discovery.scan import discover, fingerprint
from riskctl.discovery.tree import Selection
from riskctl.discovery.usage import Usage
from riskctl.text.problems import InputError, Problem


def render(usages: Iterable[Usage]) -> bytes:
    """The baseline file of these usages: counts by fingerprint, with words for people beside them."""
    rows: dict[str, dict[str, object]] = {}
    for usage in usages:
        row = rows.setdefault(
            fingerprint(usage), {"path": usage.path, "literal": usage.literal, "count": 0}
        )
        row["count"] = int(str(row["count"])) + 1
    document = {"schema_version": "1.0", "usages": rows}
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read(path: Path) -> Counter[str]:
    """Counts by fingerprint. Raises :class:`InputError`."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        rows = document["usages"].items()
        return Counter({name: int(row["count"]) for name, row in rows})
    except (ValueError, KeyError, TypeError, AttributeError):
        text = "this is no baseline; write one with `riskctl baseline update`"
        raise InputError([Problem(str(path), 1, 1, text)]) from None


def of_commit(root: Path, reference: str, selection: Selection) -> Counter[str]:
    """Counts by fingerprint of the tree at a commit of the repository. Raises :class:`InputError`."""
    if reference.startswith("-"):
        raise InputError([Problem(str(root), 1, 1, f"'{reference}' is no commit")])
    command = ["git", "-C", str(root), "archive", "--format=tar", reference, "--", "."]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode:
        text = (
            f"'{reference}' is no commit of a git repository here; fetch it first (fetch-depth: 0)"
        )
        raise InputError([Problem(str(root), 1, 1, text)])
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(result.stdout)) as archive:
            archive.extractall(folder, filter="data")
        return Counter(fingerprint(usage) for usage in discover(Path(folder), selection).usages)
