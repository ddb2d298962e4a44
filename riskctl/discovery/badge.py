"""A badge: how many services and developers a code base relies on, as a small picture for a page."""

from __future__ import annotations

from html import escape

from riskctl.discovery.scanned import Inventory

_LABEL = "AI in use"
_PER_LETTER = 6.6
_PADDING = 12


def as_badge(inventory: Inventory) -> bytes:
    """An SVG of 20 pixels height. It states counts and, where files were not read, that they are not whole."""
    text = _text(inventory)
    left, right = _width(_LABEL), _width(text)
    color = "#9f6000" if inventory.unread else "#2f5d8a"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="20" role="img" '
        f'aria-label="{escape(_LABEL)}: {escape(text)}">'
        f'<rect width="{left}" height="20" fill="#444"/>'
        f'<rect x="{left}" width="{right}" height="20" fill="{color}"/>'
        '<g fill="#fff" font-family="Verdana,Geneva,sans-serif" font-size="11">'
        f'<text x="{_PADDING // 2}" y="14">{escape(_LABEL)}</text>'
        f'<text x="{left + _PADDING // 2}" y="14">{escape(text)}</text></g></svg>\n'
    )
    return svg.encode()


def _text(inventory: Inventory) -> str:
    used = [
        usage for usage in inventory.usages if usage.kind in ("model", "model_pull", "endpoint")
    ]
    services = {usage.operator for usage in used if usage.operator}
    developers = {usage.developer for usage in used if usage.developer}
    unknown = " +unread" if inventory.unread else ""
    if not used:
        return f"none named{unknown}"
    return f"{len(developers)} developers, {len(services)} services{unknown}"


def _width(text: str) -> int:
    return round(len(text) * _PER_LETTER) + _PADDING
