"""The drawings of a report as SVG, the same for pages and for PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

_PAPER = {
    "good": ("#1c6a3b", "#e9f5ed"),
    "fair": ("#0c5c78", "#e6f3f8"),
    "open": ("#6d5200", "#fbf4dd"),
    "warn": ("#8c4300", "#fcefe2"),
    "bad": ("#a11f2b", "#fbebec"),
    "calm": ("#4a5464", "#eff1f4"),
}
"""Colours on paper, text and ground; a page takes its own from its style sheet."""


DRAWN = ("heatmap", "timeline", "flow", "ownership")
"""The parts of a report that drawings are made of."""


def paper_style() -> str:
    """The style sheet of a drawing that stands outside a page."""
    tones = "".join(
        f".w-{name}{{fill:{wash};stroke:{tone}}}.t-{name}{{fill:{tone}}}"
        for name, (tone, wash) in _PAPER.items()
    )
    return (
        "text{font-family:'Libertinus Serif','DejaVu Sans Mono';font-size:12px;fill:#1d2129}"
        ".c-head{font-size:11px;fill:#555c68}.c-name{font-size:12px}.c-cell{font-size:11px}"
        ".w-none{fill:#f4f3ef;stroke:#dedbd4}.c-edge{fill:none;stroke:#555c68;stroke-width:1.3}"
        ".c-dash{stroke-dasharray:5 4}.c-now{stroke:#1d2129;stroke-width:1.5}"
        f".c-hatch{{stroke:#6d5200;stroke-width:1;stroke-opacity:.3}}{tones}"
    )


def draw(environment: Environment, report: Mapping[str, Any], style: str = "") -> dict[str, str]:
    """The drawings of one report, given as plain data, by name; empty texts where there is nothing to draw."""
    charts: Any = environment.get_template("charts.svg.j2").module
    return {
        "heatmap": str(charts.heatmap(report["heatmap"], style))
        if _has(report, "heatmap", "places")
        else "",
        "timeline": str(charts.timeline(report["timeline"], style))
        if _has(report, "timeline", "bars")
        else "",
        "lanes": str(charts.lanes(report["flow"], style)) if _has(report, "flow", "lanes") else "",
        "stakes": str(charts.stakes(report["ownership"], style)) if report["ownership"] else "",
    }


def _has(report: Mapping[str, Any], part: str, rows: str) -> bool:
    return bool(report[part][rows])
