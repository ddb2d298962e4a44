"""Speed of `riskctl discover` on a generated tree, beside a plain loop that looks for words in every line.

python benchmarks/discovery_scale.py [--files 10000] [--runs 3] [--tree DIR]
Prints processor time and wall time of both, the factor, seconds per 1,000 files, and the peak of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = ("openai", "anthropic", "gpt-", "claude", "api.", "_API_KEY", "model", "bedrock", "ollama")
SCANNER = """
import os, sys
words = {words!r}
hits = 0
for folder, _, names in os.walk(sys.argv[1]):
    for name in sorted(names):
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
            for line in file:
                small = line.lower()
                hits += any(word.lower() in small for word in words)
print(hits)
"""
PYTHON = '''"""A module of a service: {number}."""
import os
from dataclasses import dataclass


@dataclass
class Order{number}:
    """What a customer orders."""

    identity: int
    name: str = "order"

    def total(self, prices):
        """The sum of all positions."""
        return sum(prices[position] for position in range(self.identity) if position % 7)


def load(path: str) -> list[str]:
    """The lines of a file."""
    with open(os.path.join(path, "orders.csv"), encoding="utf-8") as file:
        return [line.strip() for line in file if not line.startswith("#")]
'''
USES = "client = OpenAI()\nanswer = client.responses.create(model='gpt-{number}', input='x')\n"
TYPESCRIPT = """import {{ useState }} from 'react'
export function Panel{number}(props: {{ title: string }}) {{
  const [open, setOpen] = useState(false)
  const rows = [1, 2, 3].map((row) => `row ${{row}} of {number}`)
  return open ? rows.join(', ') : props.title
}}
"""
YAML = "service:\n  name: orders-{number}\n  replicas: 3\n  env:\n    - name: LEVEL\n      value: info\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tree", type=Path, help="this tree instead of a generated one")
    options = parser.parse_args()
    if options.tree:
        files = sum(path.is_file() for path in options.tree.rglob("*"))
        compare(options.tree, files, options.runs)
        return
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root, options.files)
        compare(root, options.files, options.runs)


def compare(root: Path, files: int, runs: int) -> None:
    """Time both on a tree and print what was measured."""
    ours = best([sys.executable, "-m", "riskctl", "discover", str(root)], runs)
    words = SCANNER.format(words=WORDS)
    plain = best([sys.executable, "-I", "-c", words, str(root)], runs)
    thousands = files / 1000
    print(f"{files} files: riskctl {ours[0]:.2f} s of processor, {ours[1]:.2f} s wall")
    print(f"plain line scanner {plain[0]:.2f} s of processor, {plain[1]:.2f} s wall")
    print(f"factor {ours[0] / plain[0]:.1f} (processor), {ours[1] / plain[1]:.1f} (wall)")
    print(f"per 1,000 files: {ours[0] / thousands:.3f} s; plain {plain[0] / thousands:.3f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak of memory of one process {peak:.0f} MB")


def generate(root: Path, files: int) -> None:
    """A tree of so many files, the same for every run; one Python file in 25 uses a model."""
    source = random.Random(13)
    for number in range(files):
        folder = root / f"part{number % 97}"
        folder.mkdir(exist_ok=True)
        kind = source.choice(("py", "py", "ts", "ts", "yaml", "json"))
        text = {"py": PYTHON, "ts": TYPESCRIPT, "yaml": YAML, "json": "{{}}"}[kind]
        text = text.format(number=number) * source.randint(1, 4)
        if kind == "json":
            text = '{"rows": [' + ", ".join(str(row) for row in range(200)) + "]}\n"
        if kind == "py" and number % 25 == 0:
            text += USES.format(number=4 + number % 2)
        (folder / f"file{number}.{kind}").write_text(text, encoding="utf-8")


def best(command: list[str], runs: int) -> tuple[float, float]:
    """Processor seconds and wall seconds of the fastest run."""
    measured = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True, timeout=900)
        wall = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        measured.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall))
    return min(measured)


if __name__ == "__main__":
    main()
