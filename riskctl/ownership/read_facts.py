"""Read the facts beside the stakes in our own YAML form."""

from __future__ import annotations

from typing import Any

from riskctl.ownership.graph import Link
from riskctl.ownership.interests import FACTS
from riskctl.ownership.rows import Rows
from riskctl.text.located import KeyPath
from riskctl.text.suggest import hint

_OVER = ("over", "of", "target", "company", "entity", "owned", "in")
_PRINCIPAL = ("for", "beneficiary", "on_behalf_of", "behalf_of", "principal", "beneficial_owner")
_SOME = "joint_arrangement, nominee, control, board_majority, golden_share, family, director and others alike"
_NEEDS_OVER = ("control", "influence", "office")
_NOMINEE = ("nominee", "holder", "holds", "by")


def add_fact(rows: Rows, data: dict[str, Any], path: KeyPath) -> None:
    """Add one fact as a link; one that cannot be told between whom it is, is a problem or taken as unclear."""
    called = rows.text(data, "type", path, needed=True)
    kind = FACTS.get(called.lower().replace("-", "_").replace(" ", "_"), "")
    if called and not kind:
        rows.unclear(
            (*path, "type"), f"unknown fact {called!r}{hint(called, FACTS)}; known are {_SOME}"
        )
    over = next((name for key in _OVER if (name := _plain(data, key))), "")
    principal = [name for key in _PRINCIPAL if (name := _plain(data, key))]
    nominee = [name for key in _NOMINEE if (name := _plain(data, key))]
    parties = [*rows.names(data, "parties", path), *rows.names(data, "party", path)]
    if kind == "nominee":
        parties = [*principal, *nominee] if principal and nominee else []
    elif not parties:
        parties = _others(rows, data, over)
    if kind in _NEEDS_OVER and not over and rows.tolerant:
        over = rows.case.target
    if not parties or (kind in _NEEDS_OVER and not over):
        rows.unclear(path, f"the fact {called!r} does not say between whom")
        kind, parties = "unclear", _others(rows, data, over) or sorted(rows.case.graph.parties)
    if not parties or not called:
        return
    since, through = rows.period(data, path)
    rows.case.graph.links.append(
        Link(kind or "unclear", tuple(parties), over, since, through, called)
    )


def _plain(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value.strip() if isinstance(value, str) else ""


def _others(rows: Rows, data: dict[str, Any], over: str) -> list[str]:
    """Parties that any value of the fact names, but for the company concerned."""
    values = [
        member
        for value in data.values()
        for member in (value if isinstance(value, list) else [value])
    ]
    known = rows.case.graph.ids()
    return list(
        dict.fromkeys(
            value for value in values if isinstance(value, str) and value in known - {over}
        )
    )
