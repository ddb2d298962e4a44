"""Writers that are killed, and disks that are full: lists stay whole, and nothing is left behind."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

IMPORT = ("lists", "import")
LIMITED = """
import resource, runpy, sys
# Python itself leaves compiled files cut off where the disk is full, which would stay with the tree under test.
sys.dont_write_bytecode = True
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["riskctl", *sys.argv[2:]]
runpy.run_module("riskctl", run_name="__main__")
"""
CODES = (0, 1, 2, 4)
ROWS = 20_000


def _environment(folder: Path) -> dict[str, str]:
    places = {name: str(folder / name.lower()) for name in ("LISTS", "CACHE", "SEALS")}
    return os.environ | {f"RISKCTL_{name}_DIR": place for name, place in places.items()}


def _list(folder: Path, rows: int, mark: str = "") -> Path:
    path = folder / "list.csv"
    path.write_text("name\n" + "".join(f"Example {n} Works{mark}\n" for n in range(rows)), "utf-8")
    return path


def _words(path: Path, day: str) -> list[str]:
    return [*IMPORT, str(path), "--list", "own.list", "--format", "csv", "--date", day]


def kills(folder: Path, times: int, seed: int, rows: int = ROWS) -> list[str]:
    """Kill an import of many rows at so many random moments."""
    from riskctl.watchlists.snapshots import damage, in_force

    chance, found = random.Random(seed), []
    line = [sys.executable, "-m", "riskctl"]
    first = subprocess.run(
        [*line, *_words(_list(folder, rows), "2026-11-01")], env=_environment(folder), check=False
    )
    start = time.monotonic()
    subprocess.run(
        [*line, *_words(_list(folder, rows), "2026-11-01"), "-q"],
        env=_environment(folder),
        check=False,
    )
    whole = time.monotonic() - start
    for number in range(times):
        path = _list(folder, rows, f" {number}")
        process = subprocess.Popen(
            [*line, *_words(path, "2026-11-02"), "-q"], env=_environment(folder)
        )
        time.sleep(chance.uniform(0.05, whole * 1.1))
        process.kill()
        process.wait()
        (one,) = in_force(folder / "lists", "2026-11-28") or (None,)
        if first.returncode or one is None or damage(one) or one.entries != rows:
            found.append(f"kill {number}: the list is no longer whole")
    last = subprocess.run(
        [*line, *_words(_list(folder, rows), "2026-11-03"), "-q"],
        env=_environment(folder),
        check=False,
    )
    left = list((folder / "lists" / ".work").glob("*")) + list((folder / "lists").rglob(".*.new"))
    if last.returncode or left:
        found.append(
            f"after the kills: exit {last.returncode}, left {[path.name for path in left]}"
        )
    print(f"{times} kills within {whole:.1f} s of an import of {rows:,} rows")
    return found


def full_disks(folder: Path, rows: int = 2_000) -> list[str]:
    """Commands whose files may have only so many bytes."""
    found = []
    path = _list(folder, rows)
    commands = {
        "import": _words(path, "2026-11-01"),
        "screen": ["screen", "Huawei", "--as-of", "2026-11-28"],
        "assess": [
            "assess",
            "deepseek-chat",
            "--as-of",
            "2026-11-28",
            "-o",
            str(folder / "a.json"),
            "--force",
        ],
    }
    for name, words in commands.items():
        for most in (0, 1, 100, 1_000, 10_000, 60_000):
            done = subprocess.run(
                [sys.executable, "-c", LIMITED, str(most), *words],
                env=_environment(folder), capture_output=True, encoding="utf-8", timeout=120, check=False,
            )  # fmt: skip
            left = [
                one.name
                for one in folder.rglob("*")
                if one.suffix in (".part", ".new", ".tmp") or one.name.startswith("tmp")
            ]
            if done.returncode not in CODES or "Traceback" in done.stderr:
                found.append(
                    f"{name} within {most} bytes: exit {done.returncode}: {done.stderr[-400:]}"
                )
            if left:
                found.append(f"{name} within {most} bytes: left {left}")
    print(f"{len(commands) * 6} commands on a full disk")
    return found
