"""Lists on disk, imported into a folder of their own by the command a user would give."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOUND = (0, 1, 4)
"""Exit codes with an answer: passed, a hit, stale data. Others are failures of the command."""


@dataclass(frozen=True)
class ListFile:
    """A file of the shared lists, the id it is imported under and its format."""

    path: Path
    id: str
    format: str


@dataclass(frozen=True)
class Installed:
    """Folders of lists and of the cache, as the environment of a command."""

    lists: Path
    cache: Path

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "RISKCTL_LISTS_DIR": str(self.lists),
            "RISKCTL_CACHE_DIR": str(self.cache),
        }

    def run(self, *arguments: str) -> str:
        """What ``riskctl`` prints. Raises ``RuntimeError`` with its words when it fails."""
        command = [sys.executable, "-m", "riskctl", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=self.environment()
        )
        if done.returncode not in FOUND:
            raise RuntimeError(
                f"riskctl {' '.join(arguments)} exits {done.returncode}: {done.stderr.strip()}"
            )
        return done.stdout


def us_files(folder: Path) -> list[ListFile]:
    """The extracts of United States lists; each is a list under the name of its file."""
    paths = sorted((folder / "us-prohibited-parties").glob("*.json"))
    return [
        ListFile(path, f"bench.{path.stem.replace('_', '-')}", "prohibited-parties-json")
        for path in paths
        if path.name != "lists.json"
    ]


def union_files(folder: Path) -> list[ListFile]:
    """All lists of the folder, those that are there."""
    others = [
        ListFile(folder / "ofac-sdn-2021" / "sdn.csv", "bench.ofac-sdn", "ofac-csv"),
        ListFile(
            folder / "ofac-consolidated-2025" / "cons_prim.csv",
            "bench.ofac-consolidated",
            "ofac-csv",
        ),
        ListFile(folder / "un-2026" / "consolidated.xml", "bench.un", "un-xml"),
        ListFile(folder / "us-csl-sample" / "consolidated.csv", "bench.csl", "csl-csv"),
    ]
    return us_files(folder) + [one for one in others if one.path.is_file()]


def install(files: list[ListFile], into: Path) -> Installed:
    """A folder of lists with these in it and an empty cache beside it. Raises ``RuntimeError`` when one is refused."""
    installed = Installed(into / "lists", into / "cache")
    installed.cache.mkdir(parents=True)
    for one in files:
        words = ["lists", "import", str(one.path), "--list", one.id, "--format", one.format]
        installed.run(*words, "--date", "today")  # files that state their own date keep it
    return installed


def as_of(installed: Installed) -> str:
    """The day on which the newest of the lists came into force, so that all are."""
    return max(
        path.name[:10] for path in installed.lists.glob("*/*") if (path / "entries.jsonl").is_file()
    )


def list_ids(installed: Installed) -> list[str]:
    """The ids of the lists in the folder."""
    return sorted({path.parent.parent.name for path in installed.lists.glob("*/*/entries.jsonl")})


def entries(installed: Installed) -> Iterator[str]:
    """The lines of all entries, as the snapshots hold them."""
    for path in sorted(installed.lists.glob("*/*/entries.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from lines


def write_entries(installed: Installed, path: Path) -> list[str]:
    """All entries in one file, for the peer; the main name of each comes back."""
    names = []
    with path.open("w", encoding="utf-8") as file:
        for line in entries(installed):
            file.write(line)
            names.append(str(json.loads(line)["name"]))
    return names
