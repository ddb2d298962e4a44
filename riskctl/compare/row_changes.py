"""Rows beside the findings: conditions, questions, screening, ownership, waivers and other routes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riskctl.compare.context import Context
from riskctl.compare.differences import Cause, DocumentChange, merged
from riskctl.compare.fact_causes import fact_causes
from riskctl.compare.finding_causes import fallback
from riskctl.compare.keyed import paired
from riskctl.document.model import Assessment
from riskctl.document.model.outlook import AlternativeRow
from riskctl.document.model.parties import OwnershipFindingRow

Causes = Mapping[str, tuple[Cause, ...]]
"""Causes of the findings that changed, by finding."""


def row_changes(context: Context, by_finding: Causes) -> Iterator[DocumentChange]:
    """Every change beside those of findings, scores and the outcome."""
    yield from _conditions(context, by_finding)
    yield from _questions(context, by_finding)
    yield from _screening(context)
    yield from _ownership(context)
    yield from _waivers(context)
    yield from _alternatives(context)


def _conditions(context: Context, by_finding: Causes) -> Iterator[DocumentChange]:
    before, after = (
        context.before["decision"]["conditions"],
        context.after["decision"]["conditions"],
    )
    for (finding, text), old, new in paired(
        before, after, lambda condition: (condition["finding"], condition["text"])
    ):
        if old is not None and new is not None:
            continue
        condition = old or new
        assert condition is not None
        causes = by_finding.get(finding) or _facts(context, condition["settles"])
        sides = ("asked", "") if old else ("", "asked")
        yield DocumentChange("condition", finding, text, *sides, causes)


def _facts(context: Context, paths: Iterable[str]) -> tuple[Cause, ...]:
    return merged(fact_causes(context, paths)) or fallback(context)


def _questions(context: Context, by_finding: Causes) -> Iterator[DocumentChange]:
    facts_before, facts_after = context.facts
    for path, old, new in paired(
        context.before["gaps"], context.after["gaps"], lambda gap: gap["fact"]
    ):
        if old is not None and new is not None:
            continue
        gap = old or new
        assert gap is not None
        causes = list(fact_causes(context, (path,)))
        for finding in gap["findings"]:
            causes += by_finding.get(finding, ())
        shown = (facts_after if old else facts_before).get(path)
        known = shown.shown if shown else "no longer asked" if old else "not asked"
        sides = ("open", known) if old else (known, "open")
        yield DocumentChange(
            "question", path, gap["question"], *sides, merged(causes) or fallback(context)
        )


def _screening(context: Context) -> Iterator[DocumentChange]:
    before, after = _hits(context.before), _hits(context.after)
    names = {
        screening["party"]: screening["name"]
        for screening in (*context.before["screening"], *context.after["screening"])
    }
    for party, role, name in dict.fromkeys((*before, *after)):
        old, new = before.get((party, role, name), ""), after.get((party, role, name), "")
        if old != new:
            causes = tuple(_list_causes(context, name, party)) or fallback(context)
            title = f"{names[party]} on {name}"
            yield DocumentChange("screening", f"{party}/{name}", title, old, new, causes)


def _hits(document: Assessment) -> dict[tuple[str, str, str], str]:
    """Results by party, role and list; a party may be found and related on one list."""
    hits: dict[tuple[str, str, str], list[str]] = {}
    for screening in document["screening"]:
        shown = (
            f"{screening['outcome']}, {screening['entry']}"
            if screening["entry"]
            else screening["outcome"]
        )
        hits.setdefault((screening["party"], screening["role"], screening["list"]), []).append(
            shown
        )
    return {key: "; ".join(sorted(set(shown))) for key, shown in hits.items()}


def _list_causes(context: Context, name: str, party: str) -> Iterator[Cause]:
    changed = context.changed("watchlist")
    for row in changed:
        exact = row.id == name
        yield Cause("list", row.id, f"watchlist {row.id} {row.change}", exact or len(changed) == 1)
    for row in context.inputs:
        if row.kind == "vendor" and row.id == party:
            yield Cause("fact", row.id, f"vendor {row.id} {row.change}", not changed)


def _ownership(context: Context) -> Iterator[DocumentChange]:
    rows = paired(
        context.before["ownership_findings"],
        context.after["ownership_findings"],
        lambda owned: (owned["party"], owned["regime"]),
    )
    for (party, regime), old, new in rows:
        if _owned(old) == _owned(new):
            continue
        owned = old or new
        assert owned is not None
        causes: tuple[Cause, ...] = ()
        if old and new and old["status"] != new["status"]:
            text = f"{regime}: {old['status']['status']} -> {new['status']['status']}"
            moved = context.before["as_of"] != context.after["as_of"]
            causes = (Cause("window" if moved else "law", regime, text),)
        yield DocumentChange(
            "ownership",
            f"{party}/{regime}",
            f"{owned['name']}: {owned['title']}",
            _owned(old),
            _owned(new),
            causes or fallback(context),
        )


def _owned(finding: OwnershipFindingRow | None) -> str:
    return f"{finding['verdict']}, {finding['status']['status']}" if finding else ""


def _waivers(context: Context) -> Iterator[DocumentChange]:
    before, after = context.before["waivers"], context.after["waivers"]
    for name, old, new in paired(before, after, lambda waiver: waiver["id"]):
        states = (old["state"] if old else "", new["state"] if new else "")
        waiver = old or new
        assert waiver is not None
        if states[0] != states[1]:
            text = f"waiver {name}: {states[0] or 'none'} -> {states[1] or 'none'}"
            yield DocumentChange(
                "waiver", name, waiver["reason"], *states, (Cause("waiver", name, text),)
            )


def _alternatives(context: Context) -> Iterator[DocumentChange]:
    before, after = context.before["alternatives"], context.after["alternatives"]
    for name, old, new in paired(before, after, lambda alternative: alternative["route"]):
        sides = (_outcome(old), _outcome(new))
        alternative = old or new
        assert alternative is not None
        if sides[0] != sides[1]:
            yield DocumentChange(
                "alternative", name, alternative["title"], *sides, fallback(context)
            )


def _outcome(alternative: AlternativeRow | None) -> str:
    return alternative["outcome"] if alternative else ""
