"""Schemas of the pydantic file models, loosened to what an editor's YAML reader hands over."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from riskctl.schema.text import DATE, TEXT

Json = dict[str, Any]
_DATES = frozenset(
    {
        "observed",
        "retrieved",
        "review_by",
        "as_of",
        "released",
        "checked",
        "on",
        "from",
        "through",
        "date",
        "expires",
    }
)
"""Keys that hold a date; a chip's ``released`` is free text and is put back by its schema."""


def of_model(model: type[BaseModel]) -> Json:
    """The model's schema with aliases as keys and its parts under ``$defs``."""
    found = _loosen(model.model_json_schema(by_alias=True, ref_template="#/$defs/{model}"), "")
    assert isinstance(found, dict)
    found.pop("title", None)
    return found


def _loosen(node: Any, key: str) -> Any:
    if isinstance(node, list):
        return [_loosen(member, key) for member in node]
    if not isinstance(node, dict):
        return node
    # A pattern or a choice says more than we could; it stays.
    if node.get("type") == "string" and not {"enum", "const", "pattern"} & node.keys():
        kind = DATE if key in _DATES else TEXT
        return {
            **{name: part for name, part in node.items() if name not in ("type", "title")},
            **kind,
        }
    return {
        name: {one: _loosen(part, one) for one, part in value.items()}
        if name in ("properties", "$defs") and isinstance(value, dict)
        else _loosen(value, key)
        for name, value in node.items()
        if name != "title" or not isinstance(value, str)
    }
