"""Why a finding came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from riskctl.compare.context import Context, scenario_id
from riskctl.compare.differences import Cause, merged
from riskctl.compare.fact_causes import fact_causes, paths_of
from riskctl.compare.keyed import RowPair
from riskctl.document.model.findings import FindingRow, WindowPart

UNEXPLAINED = "the documents differ, and nothing that they say they were made from does"


def finding_causes(context: Context, finding: RowPair[FindingRow]) -> tuple[Cause, ...]:
    """Causes of a difference between a finding and itself, or between a finding and none."""
    causes = list(_causes(context, finding))
    # What both documents show explains a change; all else that differs may only have made it.
    if not any(cause.certain for cause in causes):
        causes += fallback(context)
    return merged(causes)


def _causes(context: Context, finding: RowPair[FindingRow]) -> Iterator[Cause]:
    if finding.both:
        before, after = finding.both
        yield from _waiver(before, after)
        yield from _windows(context, before, after)
        yield from _law(before, after)
        yield from _measures(before, after)
    else:
        yield from _outside(context, finding)
    rule = finding.later["rule"]
    if rule is None:
        yield from _listing(context, finding.later)
    # A what-if that one document was made under and the other was not.
    if not context.same_scenario:
        yield _scenario(context, "")
    yield from fact_causes(context, paths_of(finding.before, finding.after))
    if rule:
        yield from (ruleset.cause for ruleset in context.rulesets(rule))


def _waiver(before: FindingRow, after: FindingRow) -> Iterator[Cause]:
    if before["waived"] != after["waived"]:
        name = after["waived"] or before["waived"] or ""
        text = f"waiver {name} {'applies' if after['waived'] else 'no longer applies'}"
        yield Cause("waiver", name, text)


def _windows(context: Context, before: FindingRow, after: FindingRow) -> Iterator[Cause]:
    old, new = before["window"], after["window"]
    if (old["from"], old["through"], old["status"]) == (new["from"], new["through"], new["status"]):
        return
    rule = _rule_of(after)
    text = f"{_window(old)} -> {_window(new)}"
    # The day decides first: a window that has ended explains itself.
    if not covers(old, context.after["as_of"]):
        yield Cause("window", rule, text)
    elif context.rulesets(rule):
        yield Cause("law", rule, f"the ruleset now states: {text}")
    elif not context.same_scenario:
        yield _scenario(context, text)
    else:
        yield Cause("window", rule, text)


def _window(window: WindowPart) -> str:
    return f"{window['status']} from {window['from'] or 'ever'} through {window['through'] or 'further notice'}"


def covers(window: WindowPart, day: str) -> bool:
    """Whether a window holds on a day; both ends inclusive."""
    return (window["from"] or "") <= day and (window["through"] is None or day <= window["through"])


_OF_THE_RULE: tuple[Literal["effect", "strength", "title", "because", "object", "group"], ...] = (
    "effect",
    "strength",
    "title",
    "because",
    "object",
    "group",
)
"""Keys of a finding that its rule alone decides."""


def _law(before: FindingRow, after: FindingRow) -> Iterator[Cause]:
    rule = _rule_of(after)
    old, new = _cited(before), _cited(after)
    if old != new:
        cited = ", ".join(sorted(citation or title for _, citation, title in new - old))
        text = f"now cites {cited}" if cited else "a citation was dropped"
        yield Cause("law", rule, text)
    for name in _OF_THE_RULE:
        was, now = before[name], after[name]
        if was != now:
            shown = (
                f"{name} {was} -> {now}" if name in ("effect", "strength") else f"{name} changed"
            )
            yield Cause("rule", rule, shown)


def _rule_of(finding: FindingRow) -> str:
    """The rule behind a finding; one that no rule made goes by its own id."""
    return finding["rule"] or finding["id"]


def _cited(finding: FindingRow) -> set[tuple[str, str, str]]:
    return {(source["id"], source["citation"], source["title"]) for source in finding["sources"]}


def _measures(before: FindingRow, after: FindingRow) -> Iterator[Cause]:
    states = {measure["do"]: measure["state"] for measure in before["mitigations"]}
    for measure in after["mitigations"]:
        was = states.get(measure["do"])
        if was is not None and was != measure["state"]:
            yield Cause(
                "fact", measure["do"], f"measure '{measure['do']}': {was} -> {measure['state']}"
            )


def _outside(context: Context, pair: RowPair[FindingRow]) -> Iterator[Cause]:
    """A finding on one side alone: its window may not reach the day of the other, or its ruleset not be there."""
    finding = pair.later
    rule = _rule_of(finding)
    other_day = context.before["as_of"] if pair.after else context.after["as_of"]
    if not covers(finding["window"], other_day):
        yield Cause("window", rule, f"{_window(finding['window'])}; not so on {other_day}")
    for ruleset in context.rulesets(rule):
        if ruleset.change != "changed":
            yield Cause("rule", ruleset.id, f"ruleset {ruleset.id} {ruleset.change}")


def _listing(context: Context, finding: FindingRow) -> Iterator[Cause]:
    name = finding["sources"][0]["id"] if finding["sources"] else finding["id"]
    changed = bool(context.changed("watchlist"))
    if changed or context.same_scenario:
        yield Cause("list", name, f"{name}: {finding['title']}", changed)


def _scenario(context: Context, text: str) -> Cause:
    old, new = scenario_id(context.before), scenario_id(context.after)
    moved = f"scenario {old or 'none'} -> {new or 'none'}"
    return Cause("scenario", new or old, f"{moved}: {text}" if text else moved, bool(text))


def fallback(context: Context) -> tuple[Cause, ...]:
    """Everything that differs in what the documents were made from; certain where it is only one."""
    causes = merged(_differences(context))
    # The scenario's own file changes with the scenario and is no second cause.
    kinds = {(cause.kind, cause.id) for cause in causes}
    if len(kinds) == 1:
        return (replace(causes[0], certain=True),)
    return causes or (Cause("unexplained", "", UNEXPLAINED, False),)


def _differences(context: Context) -> Iterator[Cause]:
    before, after = context.before, context.after
    if before["subject"]["id"] != after["subject"]["id"]:
        text = f"{before['subject']['id']} -> {after['subject']['id']}"
        yield Cause("subject", after["subject"]["id"], text, False)
    supposed = {assumed["fact"]: assumed["shown"] for assumed in before["hypothetical"]}
    for row in after["hypothetical"]:
        if supposed.pop(row["fact"], None) != row["shown"]:
            yield Cause("fact", row["fact"], f"{row['fact']}: supposed {row['shown']}", False)
    for path in supposed:
        yield Cause("fact", path, f"{path}: no longer supposed", False)
    if before["tool"]["version"] != after["tool"]["version"]:
        text = f"riskctl {before['tool']['version']} -> {after['tool']['version']}"
        yield Cause("version", after["tool"]["version"], text, False)
    yield from (assumed.cause for assumed in context.inputs if assumed.kind != "scenario")
    if not context.same_scenario:
        yield _scenario(context, "")
    if before["as_of"] != after["as_of"]:
        text = f"the day: {before['as_of']} -> {after['as_of']}; statements are learnt and age"
        yield Cause("date", after["as_of"], text, False)
