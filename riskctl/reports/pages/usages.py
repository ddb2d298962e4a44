"""Pages of what a code base uses, and of what the gate says of it, from their JSON documents alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from riskctl.document.outcomes import severity
from riskctl.reports.pages.flows import NOT_KNOWN, flow_picture, flows_of
from riskctl.reports.pages.model import Line, PageBlock, PageReport, listed

Json = Mapping[str, Any]
_HEAD = ("Where", "Kind", "What", "Developer", "Served by", "Region", "Known as", "Evidence")
_FLOW_HEAD = ("Served by", "Region", "Developer")


def inventory_report(document: Json) -> PageReport:
    """The pages of ``riskctl discover``: flows, usages, mentions, and what was not read."""
    usages = document["usages"]
    counted = f"{len(usages)} usages in {document['files']} files"
    blocks = [
        _flows(usages, {}),
        PageBlock("Usages", (counted,), _table(usages), name="usages"),
    ]
    if document["mentions"]:
        text = "Comments, docstrings, labels, tests and documentation use nothing"
        blocks.append(
            PageBlock("Only mentioned", (text,), _table(document["mentions"]), name="mentions")
        )
    blocks.append(_told(document["warnings"], document["unread"]))
    return PageReport("What this code base uses", "", tuple(blocks), dict(document))


def gate_report(document: Json) -> PageReport:
    """The pages of ``riskctl gate``: the decision, flows with outcomes, what fails, every finding, notes."""
    findings = document["findings"]
    failing = [finding for finding in findings if finding["fails"]]
    passed = not failing and not document["unread"]
    decision = (
        f"{'Passed' if passed else 'Failed'}: {len(failing)} of {len(findings)} findings fail",
        f"Policy: {document['policy']}; fails on {document['fail_on']}; as of {document['as_of']}",
    )
    usages = [finding["usage"] for finding in findings]
    blocks = (
        PageBlock("Decision", decision, name="decision"),
        _flows(usages, _worst(findings)),
        PageBlock("What fails", () if failing else ("none",), _found(failing), name="fails"),
        PageBlock("All findings", (), _found(findings), name="findings"),
        _told(document["notes"], document["unread"]),
    )
    return PageReport("Gate", document["as_of"], blocks, dict(document))


def _worst(findings: Sequence[Json]) -> dict[str, str]:
    worst: dict[str, str] = {}
    for finding in findings:
        if finding["usage"]["kind"] in ("model", "model_pull", "endpoint"):
            operator = finding["usage"]["operator"] or NOT_KNOWN
            outcome = "waived" if finding["waiver"] else finding["outcome"]
            known = worst.get(operator)
            # What is waived counts least: a box must not look settled because one of its uses is.
            if known in (None, "waived") or (outcome != "waived" and _is_worse(outcome, known)):
                worst[operator] = outcome
    return worst


def _is_worse(outcome: str, known: str | None) -> bool:
    return known is None or severity(outcome) > severity(known)


def _flows(usages: Sequence[Json], outcomes: Mapping[str, str]) -> PageBlock:
    flows = flows_of(usages)
    table = (_FLOW_HEAD, *flows) if flows else ()
    picture = flow_picture(flows, outcomes) if flows else None
    return PageBlock("Where data goes", () if flows else ("none",), table, picture, name="flows")


def _table(usages: Sequence[Json]) -> tuple[Line, ...]:
    return (
        _HEAD,
        *(
            (
                f"{usage['path']}:{usage['line']}:{usage['column']}",
                usage["kind"]
                if usage["context"] == "code"
                else f"{usage['kind']}, {usage['context']}",
                usage["literal"],
                usage["developer"],
                usage["operator"],
                usage["host_region"],
                usage["confidence"],
                usage["evidence"],
            )
            for usage in usages
        ),
    )


def _found(findings: Sequence[Json]) -> tuple[Line, ...]:
    head = ("Where", "Kind", "What", "Served by", "Outcome", "Why", "Waiver")
    if not findings:
        return ()
    return (
        head,
        *(
            (
                f"{finding['usage']['path']}:{finding['usage']['line']}",
                finding["usage"]["kind"],
                finding["usage"]["literal"],
                finding["usage"]["operator"],
                finding["outcome"],
                "; ".join(finding["reasons"]),
                finding["waiver"],
            )
            for finding in findings
        ),
    )


def _told(notes: Sequence[str], unread: Sequence[str]) -> PageBlock:
    lines = (*notes, *(f"not read: {path}; what it uses is not known" for path in unread))
    return PageBlock("Notes", listed(lines), name="notes")
