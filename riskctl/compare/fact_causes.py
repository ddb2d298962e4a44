"""Which facts made a difference: what a finding rests on, held against what the other document shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.compare.context import Context
from riskctl.compare.differences import Cause, CauseKind
from riskctl.compare.fact_view import NOT_KNOWN, SUPPOSED, USE_CASE, ShownFact, is_open
from riskctl.document.model.findings import FindingRow

_LISTED = ("lists", "listed_ownership_percent", "sanctioned")
"""Ends of the names of facts that come from lists."""


def paths_of(*findings: FindingRow | None) -> tuple[str, ...]:
    """Facts that the findings rest on or ask for, with those they were derived from."""
    paths: list[str] = []
    for finding in findings:
        if finding is None:
            continue
        for evidence in finding["evidence"]:
            paths.append(evidence["fact"])
            paths += [part["fact"] for part in evidence["derived_from"]]
        paths += finding["gaps"]
    return tuple(dict.fromkeys(paths))


def fact_causes(context: Context, paths: Iterable[str]) -> Iterator[Cause]:
    """A cause for each of the facts that differs, and for each whose file differs without showing it."""
    before, after = context.facts
    for path in paths:
        old, new = before.get(path), after.get(path)
        if old and new:
            yield from _shown(context, path, old, new)
        elif old or new:
            yield from _one_sided(context, path, old, new)


def _shown(context: Context, path: str, old: ShownFact, new: ShownFact) -> Iterator[Cause]:
    if old.shown != new.shown:
        text = f"{path}: {old.shown} -> {new.shown}{_whence(new)}"
        yield Cause(_kind(context, path, old, new), path, text)
    elif (old.source, old.origin) != (new.source, new.origin):
        text = f"{path}: the same value, now from {new.source or new.origin or NOT_KNOWN}"
        yield Cause("fact", path, text, False)


def _kind(context: Context, path: str, old: ShownFact, new: ShownFact) -> CauseKind:
    if path.endswith(_LISTED) and context.changed("watchlist"):
        return "list"
    if is_open(old) and not is_open(new):
        return "question"
    return "fact"


def _whence(fact: ShownFact) -> str:
    if fact.origin == SUPPOSED:
        return " (supposed)"
    return f" ({fact.source or fact.origin})" if fact.source or fact.origin else ""


def _one_sided(
    context: Context, path: str, old: ShownFact | None, new: ShownFact | None
) -> Iterator[Cause]:
    """A fact that only one document shows: the other may hold it without resting on it."""
    stated_before, stated_after = (facts.get(path) for facts in context.stated)
    if stated_before != stated_after:
        asked = is_open(old) or (old is None and stated_before is None)
        kind: CauseKind = "question" if asked and stated_after is not None else "fact"
        text = f"{path}: {stated_before or NOT_KNOWN} -> {stated_after or NOT_KNOWN} (use case)"
        yield Cause(kind, path, text)
        return
    fact = old or new
    assert fact is not None
    # What is supposed, or of no origin, comes from no file that could have changed.
    if SUPPOSED in (fact.origin, ""):
        return
    if path.endswith(_LISTED):
        yield from (changed.cause for changed in context.changed("watchlist"))
    for row in context.inputs:
        if row.id == fact.origin or (row.kind == "use-case" and fact.origin == USE_CASE):
            yield Cause("fact", path, f"{path}: {row.kind} {row.id} {row.change}", False)
