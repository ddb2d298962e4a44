"""Where data of a code base goes, as a drawing: the code, the services that it calls, whose models answer there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from riskctl.reports.pages.model import Picture
from riskctl.text.display import safe

Flow = tuple[str, str, str]
"""Service, its place, and developer; an empty developer where only an address is named."""
_FONT = "'Libertinus Serif', system-ui, sans-serif"
_INK, _LINE, _SOFT = "#1d2129", "#8a93a1", "#eef2f8"
_FILLS = {
    "reject": "#e7a1a6",
    "escalate": "#fcd9b6",
    "needs-information": "#fbf4dd",
    "approve-with-conditions": "#e9f5ed",
    "approve": "#e9f5ed",
}
_WIDE, _STEP, _BOX = 900, 46, 30
_COLUMNS = (10, 300, 640)
_WIDTHS = (150, 270, 250)
_LONGEST = 42
NOT_KNOWN = "not known"


def flows_of(usages: Iterable[Mapping[str, Any]]) -> list[Flow]:
    """The flows of usages as rows of JSON, each once and in order."""
    return sorted(
        {
            (
                str(usage["operator"]) or NOT_KNOWN,
                str(usage["host_region"]),
                str(usage["developer"]),
            )
            for usage in usages
            if usage["kind"] in ("model", "model_pull", "endpoint")
        }
    )


def flow_picture(flows: Sequence[Flow], outcomes: Mapping[str, str] | None = None) -> Picture:
    """A drawing of three columns. ``outcomes`` are the worst of each service, which its box then names and shows."""
    worst = outcomes or {}
    services = sorted({(operator, region) for operator, region, _ in flows})
    makers = sorted({developer for _, _, developer in flows if developer})
    rows = max(len(services), len(makers), 1)
    height = 20 + rows * _STEP
    code = height / 2
    parts = [_box(0, code, "this code base", _SOFT)]
    places = {key: _middle(index, len(services), height) for index, key in enumerate(services)}
    ends = {name: _middle(index, len(makers), height) for index, name in enumerate(makers)}
    for (operator, region), y in places.items():
        outcome = worst.get(operator, "")
        words = f"{operator} ({region})" if region else operator
        told = f"{words}: {outcome}" if outcome else words
        parts.append(_line(0, code, y))
        parts.append(_box(1, y, told, _FILLS.get(outcome, _SOFT)))
    for name, y in ends.items():
        parts.append(_box(2, y, f"models of {name}", "#ffffff"))
    parts += [
        _line(1, places[operator, region], ends[developer])
        for operator, region, developer in flows
        if developer
    ]
    title = "Where data goes"
    description = (
        f"This code base calls {len(services)} services with models of {len(makers)} developers"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height:.0f}" role="img">'
    words = f"<title>{title}</title><desc>{description}</desc>"
    ground = f'<rect width="{_WIDE}" height="{height:.0f}" fill="#ffffff"/>'
    # Lines first, so that boxes are drawn over their ends.
    lines = sorted(parts, key=lambda part: not part.startswith("<path"))
    return Picture(title, description, f"{head}{words}{ground}{''.join(lines)}</svg>")


def _middle(index: int, count: int, height: float) -> float:
    """The middle of a box, so that each column is centred."""
    return height / 2 + (index - (count - 1) / 2) * _STEP


def _box(column: int, y: float, text: str, fill: str) -> str:
    x, width = _COLUMNS[column], _WIDTHS[column]
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return (
        f'<rect x="{x}" y="{y - _BOX / 2:.1f}" width="{width}" height="{_BOX}" rx="4" fill="{fill}" stroke="{_LINE}"/>'
        f'<text x="{x + width / 2:.1f}" y="{y + 4.5:.1f}" font-family="{_FONT}" font-size="13" text-anchor="middle" '
        f'fill="{_INK}">{escape(safe(shown))}</text>'
    )


def _line(column: int, start: float, end: float) -> str:
    x = _COLUMNS[column] + _WIDTHS[column]
    target = _COLUMNS[column + 1]
    half = (x + target) / 2
    return (
        f'<path d="M{x} {start:.1f} C{half:.0f} {start:.1f} {half:.0f} {end:.1f} {target} {end:.1f}" '
        f'fill="none" stroke="{_LINE}" stroke-width="1.2"/>'
    )
