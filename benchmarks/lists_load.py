"""How long reading and installing the real lists takes, and how much memory: one process a file.

    python benchmarks/lists_load.py [--data ../shared]

The last two rows repeat the records of the UN list, to show that memory does not grow with the file.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

LISTS = (
    ("ofac-sdn-2021/sdn.csv", "us.sdn", "2021-07-30"),
    ("ofac-consolidated-2025/cons_prim.csv", "us.ofac-non-sdn", "2025-12-15"),
    ("un-2026/consolidated.xml", "un.consolidated", ""),
    ("us-csl-sample/consolidated.csv", "us.csl", "2020-06-01"),
    ("us-prohibited-parties/bis_entity_list.json", "us.entity-list", ""),
    ("us-prohibited-parties/bis_dpl.json", "us.dpl", ""),
    ("us-prohibited-parties/bis_meu.json", "us.meu", ""),
    ("us-prohibited-parties/dow_1260h.json", "us.1260h", ""),
    ("us-prohibited-parties/dow_1286.json", "us.1286", ""),
    ("us-prohibited-parties/dhs_uflpa.json", "us.uflpa", ""),
    ("us-prohibited-parties/fcc_covered.json", "us.fcc-covered", ""),
    ("us-prohibited-parties/ofac_nscmic.json", "us.ns-cmic", ""),
    ("us-prohibited-parties/ofac_eo14032_annex.json", "us.eo14032-annex", ""),
    ("us-prohibited-parties/cbp_wro.json", "us.wro", ""),
    ("us-prohibited-parties/state_nonproliferation.json", "us.isn", ""),
    ("us-prohibited-parties/state_debarred_statutory.json", "us.aeca-debarred", ""),
    ("us-prohibited-parties/state_debarred_admin.json", "us.aeca-debarred-admin", ""),
)
RUN = """
import json, sys, time
from pathlib import Path
from riskctl.watchlists.snapshots import read_entries
from riskctl.sources.importing import import_file
from riskctl.sources.update import Choices
path, root, choices = Path(sys.argv[1]), Path(sys.argv[4]), Choices(date=sys.argv[3])
def peak():
    return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) / 1024
before, start = peak(), time.perf_counter()
one = import_file(path, sys.argv[2], None, root, "2199-01-01", choices).snapshot
took, most, start = time.perf_counter() - start, peak() - before, time.perf_counter()
read_entries(one)
print(json.dumps([one.entries, took, most, time.perf_counter() - start]))
"""
"""Needs Linux, whose /proc tells the greatest memory a process ever had."""


def measure(path: Path, list_id: str, date: str, root: Path) -> list[float]:
    words = [sys.executable, "-c", RUN, str(path), list_id, date, str(root)]
    return json.loads(
        subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout
    )


def repeated(source: Path, times: int, target: Path) -> Path:
    """The UN list with its individuals several times over."""
    text = source.read_text("utf-8")
    start, end = text.index("<INDIVIDUALS>") + len("<INDIVIDUALS>"), text.index("</INDIVIDUALS>")
    with target.open("w", encoding="utf-8") as file:
        file.write(text[:start])
        for _ in range(times):
            file.write(text[start:end])
        file.write(text[end:])
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    lists = parser.parse_args().data / "lists"
    print(f"{'file':52} {'entries':>8} {'import s':>9} {'memory MB':>10} {'read s':>7}")
    total = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "lists"
        rows = [(lists / name, list_id, date, name) for name, list_id, date in LISTS]
        for times in (5, 25):
            big = repeated(
                lists / "un-2026/consolidated.xml", times, Path(folder) / f"un-{times}.xml"
            )
            size = big.stat().st_size / 1e6
            rows.append(
                (big, f"own.un{times}", "", f"UN list, individuals {times} times ({size:.0f} MB)")
            )
        for path, list_id, date, name in rows:
            count, took, memory, reading = measure(path, list_id, date, root)
            print(f"{name:52} {count:8,} {took:9.2f} {memory:10.1f} {reading:7.2f}", flush=True)
            if path.is_relative_to(lists):
                total[0] += count
                total[1] += took
    print(f"{total[0]:,.0f} entries of {len(LISTS)} files in {total[1]:.2f} s")


if __name__ == "__main__":
    main()
