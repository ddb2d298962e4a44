"""The five example uses by three routes, as fixed assessments: rules and lists may change without moving a report.

``python tests/reports/example_documents.py`` assesses them again; write the golden files anew afterwards.
"""

from __future__ import annotations

import json
import lzma
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "data" / "documents" / "examples.json.xz"
DAY = "2026-11-28"
USES = (
    "french-ministry",
    "german-hospital",
    "malaysian-bank",
    "singapore-logistics",
    "us-defence-contractor",
)
ROUTES = (
    "deepseek-v4-pro@deepseek-api",
    "gpt-5.4@azure-foundry-eu",
    "gemma-4-31b-it@self-hosted",
)
CASES = {f"{use}, {route}": (use, route) for use in USES for route in ROUTES}


@cache
def _all() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(lzma.decompress(FILE.read_bytes()))
    return found


def example(case: str) -> dict[str, Any]:
    """The assessment of a use by a route."""
    return _all()[case]


def write() -> None:
    """Assess all of them again."""
    from riskctl.workspace.session import Session

    session = Session.open(DAY)
    examples = Path(__file__).parents[2] / "data" / "examples"
    made = {
        case: dict(*session.assess(route, session.use_case(examples / f"{use}.yaml")))
        for case, (use, route) in CASES.items()
    }
    text = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    FILE.write_bytes(lzma.compress(text.encode(), preset=9))


if __name__ == "__main__":
    write()
