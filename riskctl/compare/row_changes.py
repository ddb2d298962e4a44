"""Rows beside the findings: conditions, questions, screening, ownership, waivers and other routes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from riskctl.compare.context import Context
from riskctl.compare.differences import Cause, DocumentChange, merged
from riskctl.compare.fact_causes import fact_causes
from riskctl.compare.finding_causes import fallback
from riskctl.compare.keyed import RowPair, paired
from riskctl.document.model import Assessment
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
    rows = paired(
        context.before["decision"]["conditions"],
        context.after["decision"]["conditions"],
        lambda condition: (condition["finding"], condition["text"]),
    )
    for (finding, text), condition in rows:
        if condition.both:
            continue
        causes = by_finding.get(finding) or _facts(context, condition.earlier["settles"])
        sides = condition.told(lambda _: "asked")
        yield DocumentChange("condition", finding, text, *sides, causes)


def _facts(context: Context, paths: Iterable[str]) -> tuple[Cause, ...]:
    return merged(fact_causes(context, paths)) or fallback(context)


def _questions(context: Context, by_finding: Causes) -> Iterator[DocumentChange]:
    facts_before, facts_after = context.facts
    rows = paired(context.before["gaps"], context.after["gaps"], lambda gap: gap["fact"])
    for path, gap in rows:
        if gap.both:
            continue
        causes = list(fact_causes(context, (path,)))
        for finding in gap.earlier["findings"]:
            causes += by_finding.get(finding, ())
        # Where it is no question the document may still show the fact, beside a finding.
        facts, known = facts_after, "no longer asked"
        if gap.before is None:
            facts, known = facts_before, "not asked"
        if path in facts:
            known = facts[path].shown
        sides = gap.told(lambda _: "open", known)
        yield DocumentChange(
            "question", path, gap.earlier["question"], *sides, merged(causes) or fallback(context)
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
        shown = ", ".join(filter(None, (screening["outcome"], screening["entry"])))
        key = (screening["party"], screening["role"], screening["list"])
        hits.setdefault(key, []).append(shown)
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
    for (party, regime), owned in rows:
        sides = owned.told(_owned)
        if sides[0] != sides[1]:
            title = f"{owned.earlier['name']}: {owned.earlier['title']}"
            causes = tuple(_status_causes(context, regime, owned)) or fallback(context)
            yield DocumentChange("ownership", f"{party}/{regime}", title, *sides, causes)


def _status_causes(
    context: Context, regime: str, owned: RowPair[OwnershipFindingRow]
) -> Iterator[Cause]:
    """A regime that has another status now: on another day its window, on the same day its law."""
    if owned.both and owned.both[0]["status"] != owned.both[1]["status"]:
        was, now = (finding["status"]["status"] for finding in owned.both)
        moved = context.before["as_of"] != context.after["as_of"]
        yield Cause("window" if moved else "law", regime, f"{regime}: {was} -> {now}")


def _owned(finding: OwnershipFindingRow) -> str:
    return f"{finding['verdict']}, {finding['status']['status']}"


def _waivers(context: Context) -> Iterator[DocumentChange]:
    before, after = context.before["waivers"], context.after["waivers"]
    for name, waiver in paired(before, after, lambda waiver: waiver["id"]):
        was, now = waiver.told(lambda waiver: waiver["state"])
        if was != now:
            cause = Cause("waiver", name, f"waiver {name}: {was or 'none'} -> {now or 'none'}")
            yield DocumentChange("waiver", name, waiver.earlier["reason"], was, now, (cause,))


def _alternatives(context: Context) -> Iterator[DocumentChange]:
    before, after = context.before["alternatives"], context.after["alternatives"]
    for name, route in paired(before, after, lambda alternative: alternative["route"]):
        was, now = route.told(lambda alternative: alternative["outcome"])
        if was != now:
            title = route.earlier["title"]
            yield DocumentChange("alternative", name, title, was, now, fallback(context))
