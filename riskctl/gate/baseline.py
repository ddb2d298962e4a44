"""Usages that were there before: a file of fingerprints, or an earlier commit of the same repository."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl.discovery.changes import beyond, content_key
from riskctl.discovery.scanned import fingerprint
from riskctl.discovery.tree import Selection
from riskctl.discovery.usage import Usage
from riskctl.text.problems import InputError, Problem


def render(usages: Iterable[Usage]) -> bytes:
    """The baseline file of these usages: counts by fingerprint, with words for people beside them."""
    rows: dict[str, dict[str, object]] = {}
    for usage in usages:
        entry = rows.setdefault(
            fingerprint(usage),
            {
                "path": usage.path,
                "literal": usage.literal,
                "content": content_key(usage),
                "count": 0,
            },
        )
        entry["count"] = int(str(entry["count"])) + 1
    document = {"schema_version": "1.0", "usages": rows}
    return (json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Before:
    """Usages that were there: counts by fingerprint, and by content the counts of each path."""

    counts: Counter[str]
    contents: Mapping[str, Counter[str]]

    def without(self, usages: list[Usage], root: Path) -> list[Usage]:
        """The usages that are new. One whose file was renamed is not: its old path is gone, its content the same."""
        folder = root if root.is_dir() else root.parent
        gone: Counter[str] = Counter()
        for path, contents in self.contents.items():
            if not (folder / path).exists():
                gone += contents
        return beyond(beyond(usages, self.counts), gone, content_key)


def read(path: Path) -> Before:
    """What a baseline file holds. Raises :class:`InputError`."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        rows = dict(document["usages"])
        counts = Counter({name: int(entry["count"]) for name, entry in rows.items()})
        contents: dict[str, Counter[str]] = {}
        for entry in rows.values():
            # Baselines of before have no content, and then a renamed file counts as new.
            if "content" in entry:
                contents.setdefault(str(entry["path"]), Counter())[str(entry["content"])] += int(
                    entry["count"]
                )
        return Before(counts, contents)
    except (ValueError, KeyError, TypeError, AttributeError):
        text = "this is no baseline; write one with `riskctl baseline update`"
        raise InputError([Problem(str(path), 1, 1, text)]) from None


def of_commit(root: Path, reference: str, selection: Selection) -> Before:
    """The usages of the tree at a commit of the repository. Raises :class:`InputError`."""
    # It would be an option to git, and one of another's choosing.
    if reference.startswith("-"):
        raise InputError([Problem(str(root), 1, 1, f"'{reference}' is no commit")])
    command = ["git", "-C", str(root), "archive", "--format=tar", reference, "--", "."]
    result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode:
        text = (
            f"'{reference}' is no commit of a git repository here; fetch it first (fetch-depth: 0)"
        )
        raise InputError([Problem(str(root), 1, 1, text)])
    from riskctl.discovery.scan import discover

    with tempfile.TemporaryDirectory() as folder:
        # The tree as git has it, in a folder of its own: checking it out would change the one under
        # review.
        _unpack(result.stdout, folder)
        return _before(discover(Path(folder), selection).usages)


def _unpack(archive: bytes, folder: str) -> None:
    """Files and folders of a commit. Links are left out, as a scan leaves them out: they may point anywhere."""
    import tarfile  # only a commit is unpacked

    def plain(member: tarfile.TarInfo, place: str) -> tarfile.TarInfo | None:
        is_plain = member.isreg() or member.isdir()
        return tarfile.data_filter(member, place) if is_plain else None

    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter=plain)


def _before(usages: Iterable[Usage]) -> Before:
    counts: Counter[str] = Counter()
    contents: dict[str, Counter[str]] = {}
    for usage in usages:
        counts[fingerprint(usage)] += 1
        contents.setdefault(usage.path, Counter())[content_key(usage)] += 1
    return Before(counts, contents)
