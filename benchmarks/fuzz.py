"""Feed every loader damaged files, every download misbehaving servers, and every writer kills and a full disk.

``python benchmarks/fuzz.py [loaders|servers|kills|disk ...] [--mutants 2500] [--seed 1] [--only NAME] [--keep DIR]``

Nothing may end otherwise than in words (exit codes 0, 1, 2, 4), take longer than its bound, or leave a file. What does
is shown and, with ``--keep``, written down with its seed; the same seed gives the same files. Exits 1 when anything was
found.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from pathlib import Path

import fuzz_breaks
import fuzz_loaders
import fuzz_servers

PARTS = ("loaders", "servers", "kills", "disk")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=[])
    parser.add_argument("--mutants", type=int, default=2500, help="files for each loader")
    parser.add_argument("--kills", type=int, default=22, help="writers to kill")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="one loader or one misbehaviour by name")
    parser.add_argument("--keep", type=Path, help="folder for the files that broke something")
    return parser.parse_args()


def main() -> int:
    """Run the parts that are asked for."""
    given = arguments()
    found: list[str] = []
    for part in given.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            found += _part(part, given, Path(folder))
    for text in found:
        print(text)
    print(f"{len(found)} findings")
    return 1 if found else 0


def _part(part: str, given: argparse.Namespace, folder: Path) -> list[str]:
    if part == "servers":
        return fuzz_servers.run(folder, given.only)
    if part == "kills":
        return fuzz_breaks.kills(folder, given.kills, given.seed)
    if part == "disk":
        return fuzz_breaks.full_disks(folder)
    return _loaders(given, folder)


def _loaders(given: argparse.Namespace, folder: Path) -> list[str]:
    found = []
    for loader in fuzz_loaders.loaders():
        if given.only and loader.name != given.only:
            continue
        start = time.monotonic()
        kinds: dict[str, fuzz_loaders.Crash] = {}
        own = folder / loader.name
        own.mkdir()
        for crash in fuzz_loaders.run(loader, given.seed, given.mutants, own):
            kinds.setdefault(crash.error.splitlines()[-1][:60], crash)
        took = time.monotonic() - start
        print(
            f"{loader.name:28}{given.mutants:6} mutants {took:6.1f} s  {len(kinds)} kinds of crash"
        )
        for crash in kinds.values():
            found.append(f"{loader.name}: {crash.error}")
            _keep(given.keep, crash)
        left = [path.name for path in own.rglob("*") if path.suffix in (".part", ".new")]
        found += [f"{loader.name}: left {name}" for name in left]
    return found


def _keep(folder: Path | None, crash: fuzz_loaders.Crash) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(crash.content).hexdigest()[:12]
    (folder / f"{crash.loader}-{name}").write_bytes(crash.content)


if __name__ == "__main__":
    sys.exit(main())
