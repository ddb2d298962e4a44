"""Count the words of a large sample of company names: writes ``riskctl/screening/names/tables/world.txt``.

``python benchmarks/world_counts.py NAMES.csv [--least 2]``: a CSV with a column ``name``. Only words that stand in at
least so many names are kept, so that no single name can be read back from the table.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from riskctl.screening.names import tables
from riskctl.screening.names.frequency import word_key
from riskctl.screening.names.parse import parse

HEAD = """\
# How common words are in the names of companies: in how many of a sample of {names} names each stands.
# Line: count | words, apart by blanks; a concept of words.txt, forms.txt or places.txt has "=" before it.
# The first line is the size of the sample. Words of a single name are left out.
# Source: counted over names of companies listed on the world's exchanges, from JerBouma/FinanceDatabase (MIT licence),
# a part of its rows; funds and securities left out. Written by benchmarks/world_counts.py. Counts only, no name.
"""


def counted(names: list[str]) -> Counter[str]:
    """In how many names each word stands."""
    counts: Counter[str] = Counter()
    for name in names:
        for parsed in parse(name)[:1]:
            counts.update({word_key(token) for token in parsed.tokens})
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", type=Path)
    parser.add_argument("--least", type=int, default=2)
    options = parser.parse_args()
    with options.names.open(encoding="utf-8-sig", newline="") as file:
        names = [row["name"] for row in csv.DictReader(file)]
    by_count: dict[int, list[str]] = defaultdict(list)
    for word, count in counted(names).items():
        if count >= options.least and not any(char in word for char in " |#;"):
            by_count[count].append(word)
    lines = [f"{len(names)} | *"]
    lines += [f"{count} | {' '.join(sorted(by_count[count]))}" for count in sorted(by_count)[::-1]]
    text = HEAD.format(names=len(names)) + "\n".join(lines) + "\n"
    (tables.FOLDER / "world.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
