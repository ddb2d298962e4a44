"""How long a report takes and how much memory it needs, beside WeasyPrint where a bench environment has it.

    python benchmarks/reports.py [--repeat N]

Engine time is processor time of ``render`` in a process that has rendered once before; memory is the peak of a
process that only renders (Linux). WeasyPrint sets the same HTML page: install it in an environment of its own and name
its Python with ``--peer PYTHON``.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
CASE = ROOT / "data" / "examples" / "malaysian-bank.yaml"
SUBJECT = "deepseek-v4-pro@deepseek-api"
DAY = "2026-11-23"
PEER = """
import sys, time
from weasyprint import HTML
start = time.process_time()
HTML(sys.argv[1]).write_pdf(sys.argv[2])
print(time.process_time() - start)
"""
ALONE = """
import json, sys
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render
documents = json.load(sys.stdin)
render(documents, sys.argv[1], ReportOptions(detail=sys.argv[2]))
lines = open("/proc/self/status").read().splitlines()
print(next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")))
"""
MEMORY = 250
BOUNDS = {"html": 0.3, "pdf": 1.0, "pdf of 100 pages": 3.0}


def samples() -> dict[str, list[dict[str, Any]]]:
    """A standard assessment, and as many findings as fill a hundred pages in full detail."""
    from riskctl.workspace.session import Session

    session = Session.open(DAY)
    (document,) = session.assess(SUBJECT, session.use_case(CASE))
    rows = document["findings"]
    many = [{**row, "id": f"{row['id']}-{copy}"} for copy in range(20) for row in rows]
    return {"standard": [document], "large": [{**document, "findings": many}]}


def timed(
    documents: list[dict[str, Any]], kind: str, detail: str, repeat: int
) -> tuple[float, bytes]:
    """The best time of several, and the bytes."""
    from riskctl.reports.options import ReportOptions
    from riskctl.reports.write import render

    options = ReportOptions(detail=detail)
    content = render(documents, kind, options)
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        content = render(documents, kind, options)
        best = min(best, time.process_time() - start)
    return best, content


def peak(documents: list[dict[str, Any]], kind: str, detail: str) -> float:
    """Megabytes of a process that renders once."""
    words = [sys.executable, "-c", ALONE, kind, detail]
    made = subprocess.run(
        words, input=json.dumps(documents), capture_output=True, text=True, check=True, cwd=ROOT
    )
    return float(made.stdout)


def pages(content: bytes) -> int:
    """Pages of a PDF."""
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as file:
        return len(file.pages)


def line(name: str, seconds: float, more: str = "") -> None:
    """One figure beside its bound."""
    bound = BOUNDS.get(name)
    told = f"  (bound {bound} s: {'met' if seconds <= bound else 'MISSED'})" if bound else ""
    print(f"{name:24} {seconds:7.3f} s{told}  {more}")


def peer(python: str, page: bytes) -> None:
    """WeasyPrint on the same page."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_bytes(page)
        words = [python, "-c", PEER, str(source), str(Path(folder) / "page.pdf")]
        made = subprocess.run(words, capture_output=True, text=True, check=False)
    if made.returncode:
        print(f"WeasyPrint: SKIPPED, {made.stderr.strip().splitlines()[-1:]}")
        return
    line("WeasyPrint, same page", float(made.stdout))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--peer", default="", help="a Python that has WeasyPrint")
    asked = parser.parse_args()
    found = samples()
    seconds, page = timed(found["standard"], "html", "standard", asked.repeat)
    line("html", seconds, f"{len(page) / 1024:.0f} kB")
    seconds, content = timed(found["standard"], "pdf", "standard", asked.repeat)
    line(
        "pdf", seconds, f"{pages(content)} pages, {len(found['standard'][0]['findings'])} findings"
    )
    seconds, content = timed(found["large"], "pdf", "full", 1)
    line("pdf of 100 pages", seconds, f"{pages(content)} pages")
    for kind in ("markdown", "xlsx", "csv", "sarif", "junit", "oscal"):
        line(kind, timed(found["standard"], kind, "standard", asked.repeat)[0])
    for name, kind, detail in (
        ("standard", "html", "standard"),
        ("standard", "pdf", "standard"),
        ("large", "pdf", "full"),
    ):
        megabytes = peak(found[name], kind, detail)
        state = "met" if megabytes < MEMORY else "MISSED"
        print(
            f"{'peak of ' + name + ' ' + kind:24} {megabytes:7.0f} MB  (bound {MEMORY} MB: {state})"
        )
    if asked.peer:
        peer(asked.peer, page)
    else:
        print("WeasyPrint: SKIPPED, name a Python that has it with --peer")


if __name__ == "__main__":
    main()
