"""What the pages for authors show is accepted by the tool."""

from __future__ import annotations

import re
from pathlib import Path

from smallest import put

from riskctl.rules.overlays import load_overlays
from riskctl.text.located import parse
from riskctl.workspace.checking import check_rules

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(page: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8").replace("https://...", "https://example.org")
    return [
        re.sub(r"^```yaml\n|```$", "", found, flags=re.M)
        for found in re.findall(r"```yaml\n.*?```", text, re.S)
    ]


def test_the_example_rule_passes_the_checks(tmp_path):
    example = put(tmp_path, {"my/pdpa.yaml": blocks("rule-authoring.md")[0]})
    report = check_rules([example / "my/pdpa.yaml"], [], [], "2026-11-23")
    assert (report.rules, report.problems) == (1, ())


def test_the_example_waiver_is_read(bundled):
    (waiver,) = load_overlays(parse(blocks("rule-authoring.md")[1], "waivers.yaml"), bundled.rules)
    assert waiver.strength == "low" and waiver.reaches(
        "deepseek-v4-pro", "deepseek-api", "malaysian-bank"
    )


def test_the_example_profiles_make_a_layer(opened, tmp_path):
    shown = [text for text in blocks("data-authoring.md") if text.startswith("# DIR/")]
    files = {
        text.split("\n", 1)[0].removeprefix("# DIR/").replace("acme", "shown"): text
        for text in shown
    }
    files = {name: text.replace("acme", "shown") for name, text in files.items()}
    catalogue = opened(data=put(tmp_path / "layer", files)).catalogue
    assert catalogue.routes_for("shown-one", "2026-11-23") == ["shown-api"]
