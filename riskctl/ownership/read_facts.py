"""Read the facts beside the stakes in our own YAML form."""

from __future__ import annotations

from itertools import chain
from typing import Any

from riskctl.ownership.graph import Link
from riskctl.ownership.interests import FACTS
from riskctl.ownership.read_json import text_of
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
    over = next(iter(_texts(data, _OVER)), "")
    principal, nominee = _texts(data, _PRINCIPAL), _texts(data, _NOMINEE)
    parties = [*rows.names(data, "parties", path), *rows.names(data, "party", path)]
    if kind == "nominee":
        # The order says who is whose nominee, so neither may be guessed from a list of parties.
        parties = [*principal, *nominee] if principal and nominee else []
    elif not parties:
        parties = _others(rows, data, over)
    if kind in _NEEDS_OVER and not over and rows.tolerant:
        over = rows.case.target
    if not parties or (kind in _NEEDS_OVER and not over):
        rows.unclear(path, f"the fact {called!r} does not say between whom")
        # A fact that was not understood may be the one that matters: everybody it names may be
        # meant.
        kind, parties = "unclear", _others(rows, data, over) or sorted(rows.case.graph.parties)
    if not parties or not called:
        return
    since, through = rows.period(data, path)
    rows.case.graph.links.append(
        Link(kind or "unclear", tuple(parties), over, since, through, called)
    )


def _texts(data: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    """The texts under the keys, in their order; other values and empty texts are left out."""
    return [text for text in (text_of(data.get(key)) for key in keys) if text]


def _others(rows: Rows, data: dict[str, Any], over: str) -> list[str]:
    """Parties that any value of the fact names, but for the company concerned."""
    known = rows.case.graph.ids() - {over}
    lists = [value if isinstance(value, list) else [value] for value in data.values()]
    texts = dict.fromkeys(value for value in chain(*lists) if isinstance(value, str))
    return [text for text in texts if text in known]
