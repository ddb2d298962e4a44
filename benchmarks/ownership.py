"""Run labelled ownership cases and say which come out as expected.

``python benchmarks/ownership.py [--cases FILE] [--data DIR]``. Prints each miss and each doubtful case, the figure
last. Exits 0 only if every expected outcome is met; another answer that ``doubt`` tolerates is a miss all the same.
What a case says that the reader does not understand counts as possible, and is told.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riskctl.ownership.assess import assess_ownership
from riskctl.ownership.read_case import read_case
from riskctl.text.located import InputError, Located, load
from riskctl.workspace.layers import bundled_layer
from riskctl.workspace.workspace import open_workspace

SHARED = Path(__file__).resolve().parents[2] / "shared"
MORE = frozenset({"id", "category", "expected", "reason", "doubt"})
DAY = "2026-11-23"
"""The day of a case that states none."""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cases", type=Path, help="labelled cases (default ownership_cases.dev.yaml of the data)"
    )
    parser.add_argument(
        "--data", type=Path, default=SHARED, help="folder of shared material (default ../shared)"
    )
    options = parser.parse_args()
    options.cases = options.cases or options.data / "ownership" / "ownership_cases.dev.yaml"
    return options


REGIMES = {one.id: one for one in open_workspace([bundled_layer()]).ownership_regimes}


def judge(located: Located, index: int, case: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one case: nothing when every expected outcome is met."""
    try:
        read = read_case(located, ("cases", index), tolerant=True, more=MORE)
        asked = {name: REGIMES.get(name.replace("_", "-")) for name in case["expected"]}
        unknown = [name for name, one in asked.items() if one is None]
        if unknown:
            yield f"regimes not known: {', '.join(unknown)}"
            return
        result = assess_ownership(
            read.graph, read.target, read.as_of or DAY, [one for one in asked.values() if one]
        )
    except InputError as error:
        yield f"cannot be read: {error}"
        return
    except ValueError as error:
        yield f"cannot be assessed: {error}"
        return
    for note in read.notes:
        print(f"  note {case.get('id')}: {note}")
    for name, one in asked.items():
        expected, got = case["expected"][name], result.of(one.id if one else name)
        if got.verdict != expected:
            yield f"{name} expected {expected}, got {got.verdict} ({got.summary})"


def main() -> int:
    options = arguments()
    try:
        located = load(options.cases)
    except InputError as error:
        print(error)
        return 2
    right = 0
    cases = located.data.get("cases") or []
    for index, case in enumerate(cases):
        wrong = list(judge(located, index, case))
        right += not wrong
        for text in wrong:
            print(f"MISS {case.get('id')} [{case.get('category')}]: {text}")
        if doubt := case.get("doubt"):
            print(f"  doubt {case.get('id')}: {doubt}")
    print(f"{right} of {len(cases)} right")
    return 0 if cases and right == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main())
