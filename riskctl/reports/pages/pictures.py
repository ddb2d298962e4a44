"""Drawings as SVG: a matrix, bars, and points. Each has a title and a description, and its figures stand in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from riskctl.reports.pages.model import Picture
from riskctl.text.display import safe

_FONT = "'Libertinus Serif', system-ui, sans-serif"
_INK, _SOFT, _LINE = "#1d2129", "#555c68", "#d8d4cb"
_SHADES = ("#1b4f8a", "#4d7db5", "#86a8d1", "#b9cde6", "#dfe8f4")
_UNKNOWN = "#e4e2dc"
UNKNOWN_NODE = "not known"
"""How documents name what is not known of a route; it is drawn in grey."""
_FILLS = {".": "#e9f5ed", "f": "#fbf4dd", "P": "#fcd9b6", "X": "#e7a1a6"}
_LEFT, _WIDE = 190, 900


def _drawing(title: str, description: str, height: float, parts: Iterable[str]) -> Picture:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height:.0f}" role="img">'
    words = f"<title>{_safe(title)}</title><desc>{_safe(description)}</desc>"
    ground = f'<rect width="{_WIDE}" height="{height:.0f}" fill="#ffffff"/>'
    return Picture(title, description, f"{head}{words}{ground}{''.join(parts)}</svg>")


def _safe(text: str) -> str:
    return escape(safe(text))


def _text(x: float, y: float, text: str, anchor: str = "start", fill: str = _INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{_FONT}" font-size="13" '
        f'text-anchor="{anchor}" fill="{fill}">{_safe(text)}</text>'
    )


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="{fill}" stroke="{_LINE}" stroke-width="0.7"/>'
    )


def matrix(
    title: str, description: str, names: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]
) -> Picture:
    """Rows by numbered columns; each cell bears its sign, so that colour says nothing alone."""
    step = min(34.0, (_WIDE - _LEFT) / max(len(names), 1))
    parts = [
        _text(_LEFT + step * (index + 0.5), 16, str(index + 1), "middle", _SOFT)
        for index in range(len(names))
    ]
    for number, (label, signs) in enumerate(rows):
        top = 24 + number * 24
        parts.append(_text(4, top + 16, _short(label)))
        for index, sign in enumerate(signs):
            left = _LEFT + step * index
            parts.append(_rect(left, top, step, 24, _FILLS.get(sign[:1], "#ffffff")))
            parts.append(_text(left + step / 2, top + 16, sign, "middle"))
    return _drawing(title, description, 30 + 24 * len(rows), parts)


def bars(
    title: str, description: str, rows: Sequence[tuple[str, Sequence[tuple[str, float]]]]
) -> Picture:
    """A bar for each row, cut into shares that add up to 1; the widest bear their names."""
    parts: list[str] = []
    width = _WIDE - _LEFT - 10
    for number, (label, shares) in enumerate(rows):
        top, left = 6 + number * 32, float(_LEFT)
        parts.append(_text(4, top + 17, _short(label)))
        for index, (name, share) in enumerate(shares):
            shade = _UNKNOWN if name == UNKNOWN_NODE else _SHADES[min(index, len(_SHADES) - 1)]
            parts.append(_rect(left, top, width * share, 24, shade))
            shown = f"{name} {share:.0%}"
            if width * share > 7.2 * len(shown):
                # White is readable on the two darkest shades alone.
                fill = "#ffffff" if shade in _SHADES[:2] else _INK
                parts.append(_text(left + 5, top + 16, shown, fill=fill))
            left += width * share
    return _drawing(title, description, 12 + 32 * len(rows), parts)


def points(title: str, description: str, rows: Sequence[tuple[str, float, float]]) -> Picture:
    """Points of (label, share from 0 to 1, cost) joined by a line: cost upward, share to the right."""
    high = max((cost for _, _, cost in rows), default=0.0) or 1.0
    # The axis begins at the lowest share: all shares near one would else fall on one point.
    low_share = min((share for _, share, _ in rows), default=0.0)
    spread = max(1.0 - low_share, 1e-9)
    places = [
        (70 + 640 * (share - low_share) / spread, 250 - 200 * cost / high, label, share, cost)
        for label, share, cost in rows
    ]
    parts = [
        f'<path d="M70 30 V250 H720" fill="none" stroke="{_SOFT}"/>',
        _text(4, 20, "USD a month", fill=_SOFT),
        _text(720, 275, "share of use cases by scenarios that is covered", "end", _SOFT),
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y, *_ in places)
    parts.append(f'<polyline points="{line}" fill="none" stroke="{_SHADES[1]}" stroke-width="2"/>')
    for index, (x, y, _, share, cost) in enumerate(places, 1):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{_SHADES[0]}"/>')
        # Neighbours at two heights, or the words of near points would lie on each other.
        above = 12 + 15 * (index % 2)
        parts.append(_text(x, y - above, f"{index}: {cost:,.0f}, {share:.0%}", "middle"))
    return _drawing(title, description, 285, parts)


def _short(text: str) -> str:
    return text if len(text) <= 26 else text[:25] + "…"
