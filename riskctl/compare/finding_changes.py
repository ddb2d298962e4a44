"""Findings that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.compare.context import Context
from riskctl.compare.differences import DocumentChange
from riskctl.compare.finding_causes import finding_causes
from riskctl.compare.keyed import paired
from riskctl.document.model.findings import FindingRow

ALIKE = ", on other grounds"
"""Marks a finding whose state is the same while its law, evidence or measures are not."""


def finding_changes(context: Context) -> Iterator[DocumentChange]:
    """A change for each finding whose state, law, evidence or measures are not the same."""
    rows = paired(
        context.before["findings"], context.after["findings"], lambda finding: finding["id"]
    )
    for name, finding in rows:
        if finding.both and _identity(finding.both[0]) == _identity(finding.both[1]):
            continue
        causes = finding_causes(context, finding)
        was, now = finding.told(state)
        now = f"{now}{ALIKE}" if was == now else now
        yield DocumentChange("finding", name, finding.later["title"], was, now, causes)


def _identity(finding: FindingRow) -> tuple[object, ...]:
    """Everything but the points, which move with those of other findings."""
    evidence = tuple(
        (fact["fact"], fact["shown"], fact["grade"], fact["source"]) for fact in finding["evidence"]
    )
    sources = tuple(
        (source["id"], source["citation"], source["grade"]) for source in finding["sources"]
    )
    measures = tuple((measure["do"], measure["state"]) for measure in finding["mitigations"])
    window = finding["window"]
    return (
        state(finding),
        finding["effect"],
        finding["strength"],
        finding["title"],
        finding["because"],
        finding["group"],
        finding["gaps"],
        (window["from"], window["through"], window["status"], window["source"]),
        evidence,
        sources,
        measures,
    )


def state(finding: FindingRow) -> str:
    """A finding in a word: its verdict, and whether that is confirmed or waived."""
    if finding["waived"]:
        return f"{finding['verdict']}, waived"
    unconfirmed = finding["verdict"] == "triggered" and not finding["confirmed"]
    return f"{finding['verdict']}, not confirmed" if unconfirmed else finding["verdict"]
