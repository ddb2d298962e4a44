"""Events files for tests, as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from riskctl.backtest.events import EventFile, read_events
from riskctl.backtest.features import FEATURES
from riskctl.text.located import parse

Facts = Mapping[str, Any]
SEAT, LISTED, ALLEGED, MILITARY = FEATURES[:4]
INQUIRY = "open_dispute_or_inquiry"
EXCLUDED = "terms_already_exclude"


def row(entity: str, hit: bool, **facts: Any) -> str:
    """One row; features not named are false."""
    every = {**dict.fromkeys(FEATURES, False), **facts}
    shown = ", ".join(
        f"{name}: {_text(value)}" for name, value in every.items() if value != "absent"
    )
    return f"      - {{entity: {entity}, hit: {_text(hit)}, facts: {{{shown}}}}}\n"


def _text(value: Any) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else "unknown"
        if value is None
        else str(value)
    )


def event(
    name: str, rows: Iterable[str], date: str = "2025-03-01", kind: str = "unlike_any"
) -> str:
    """One event."""
    body = "".join(rows)
    return f"  - id: {name}\n    date: '{date}'\n    kind: {kind}\n    rows:{' []' if not body else ''}\n{body}"


def events(*parts: str) -> str:
    """A whole file."""
    return "events:\n" + "".join(parts) if parts else "events: []\n"


def read(text: str) -> EventFile:
    return read_events(parse(text, "events.yaml"))
