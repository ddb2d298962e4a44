"""A gate result in the formats of pipelines. The same findings stand in each; nothing in them names a machine or a clock."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from riskctl.discovery.scanned import fingerprint
from riskctl.gate.findings import GateFinding, GateResult
from riskctl.text.display import safe

Json = dict[str, Any]
_SEVERITY = {"reject": "critical", "escalate": "major", "needs-information": "minor"}


def _dump(document: object) -> bytes:
    text = json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "replace")


def _words(finding: GateFinding) -> str:
    usage = finding.usage
    via = f" via {usage.operator}" if usage.operator else ""
    why = f": {'; '.join(finding.reasons)}" if finding.reasons else ""
    waived = f" (waived: {finding.waiver})" if finding.waiver else ""
    return safe(f"{finding.outcome}: {usage.kind} {usage.literal}{via}{why}{waived}", 600)


def total_line(result: GateResult) -> str:
    """``Total: 7 (reject: 1, needs-information: 2, approve: 4), failing: 2``."""
    counts: dict[str, int] = {}
    for finding in result.findings:
        counts[finding.outcome] = counts.get(finding.outcome, 0) + 1
    parts = ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))
    inside = f" ({parts})" if parts else ""
    return f"Total: {len(result.findings)}{inside}, failing: {len(result.failing)}"


def as_text(result: GateResult) -> str:
    """Failing findings with their lines, notes, the policy used, one total line."""
    lines = []
    for finding in result.findings:
        if finding.fails(result.fail_on) or finding.waiver:
            usage = finding.usage
            lines.append(f"{safe(usage.path, 200)}:{usage.line}:{usage.column}: {_words(finding)}")
    lines += [f"note: {safe(note, 600)}" for note in result.notes]
    lines += [f"not read: {safe(path, 200)}; what it uses is not known" for path in result.unread]
    lines.append(
        f"policy: {safe(result.policy, 200)}, fails on {result.fail_on}, as of {result.as_of}"
    )
    return "\n".join([*lines, total_line(result)]) + "\n"


def as_json(result: GateResult) -> bytes:
    """One object with every finding."""
    rows = [
        {
            "usage": finding.usage.row(),
            "fingerprint": fingerprint(finding.usage),
            "outcome": finding.outcome,
            "rule": finding.rule,
            "reasons": list(finding.reasons),
            "subject": finding.subject,
            "waiver": finding.waiver,
            "fails": finding.fails(result.fail_on),
        }
        for finding in result.findings
    ]
    return _dump(
        {
            "schema_version": "1.1",
            "as_of": result.as_of,
            "fail_on": result.fail_on,
            "policy": result.policy,
            "findings": rows,
            "notes": list(result.notes),
            "unread": list(result.unread),
            "standing": result.standing,
        }
    )


def as_sarif(result: GateResult) -> bytes:
    """SARIF 2.1.0: one run, stable rule ids, own fingerprints, waivers as suppressions."""
    shown = [
        finding
        for finding in result.findings
        if finding.fails(result.fail_on) or finding.waiver or finding.rule.startswith("waiver.")
    ]
    rules = sorted({finding.rule for finding in shown})
    results = [_sarif_result(finding) for finding in shown]
    driver = {
        "name": "riskctl",
        "rules": [{"id": rule, "shortDescription": {"text": rule}} for rule in rules],
    }
    told = [{"level": "warning", "message": {"text": safe(text, 600)}} for text in result.remarks]
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": told}],
        "results": results,
        "columnKind": "unicodeCodePoints",
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dump({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _sarif_result(finding: GateFinding) -> Json:
    usage = finding.usage
    place = {
        "artifactLocation": {"uri": usage.path.replace(" ", "%20")},
        "region": {"startLine": usage.line, "startColumn": usage.column},
    }
    entry: Json = {
        "ruleId": finding.rule,
        "level": "error" if finding.outcome in ("reject", "escalate") else "warning",
        "message": {"text": _words(finding)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"riskctl/v1": fingerprint(usage)},
    }
    if finding.waiver:
        entry["suppressions"] = [{"kind": "external", "justification": finding.waiver}]
    return entry


def as_junit(result: GateResult) -> bytes:
    """JUnit: one test case a usage, a failure where it fails."""
    from xml.sax.saxutils import escape, quoteattr

    cases = []
    for finding in result.findings:
        usage = finding.usage
        name = quoteattr(safe(f"{usage.kind} {usage.literal}", 300))
        head = f"<testcase classname={quoteattr(safe(usage.path, 300))} name={name}"
        if finding.fails(result.fail_on):
            text = _words(finding)
            cases.append(
                f"    {head}><failure message={quoteattr(text)}>{escape(text)}</failure></testcase>"
            )
        elif finding.waiver:
            cases.append(f"    {head}><skipped message={quoteattr(finding.waiver)}/></testcase>")
        else:
            cases.append(f"    {head}/>")
    errors = [
        f'    <testcase classname={quoteattr(safe(path, 300))} name="not read">'
        f'<error message="what it uses is not known"/></testcase>'
        for path in result.unread
    ]
    cases += errors
    said = escape("\n".join(safe(note, 600) for note in result.notes))
    if said:
        cases.append(f"    <system-out>{said}</system-out>")
    counts = f'tests="{len(result.findings) + len(errors)}" failures="{len(result.failing)}" errors="{len(errors)}"'
    body = "\n".join(cases)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n  <testsuite name="riskctl gate" {counts}>\n{body}\n  </testsuite>\n</testsuites>\n'
    return text.encode("utf-8", "replace")


def as_code_quality(result: GateResult) -> bytes:
    """The report that GitLab shows in a merge request."""
    rows = []
    seen: dict[str, int] = {}
    for finding in result.failing:
        usage = finding.usage
        name = fingerprint(usage)
        # GitLab drops a second row of the same fingerprint, and two uses may be alike.
        seen[name] = seen.get(name, 0) + 1
        unique = hashlib.sha256(f"{name}{seen[name]}".encode()).hexdigest()
        rows.append(
            {
                "description": _words(finding),
                "check_name": finding.rule,
                "fingerprint": unique,
                "severity": _SEVERITY.get(finding.outcome, "info"),
                "location": {"path": usage.path, "lines": {"begin": usage.line}},
            }
        )
    for text in result.remarks:
        rows.append(
            {
                "description": safe(text, 600),
                "check_name": "note",
                "fingerprint": hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
                "severity": "info",
                "location": {"path": ".", "lines": {"begin": 1}},
            }
        )
    return _dump(rows)


def as_markdown(result: GateResult) -> bytes:
    """The comment on a pull request: decision, what fails and why, what can be done."""
    failing = result.failing
    passed = not failing and not result.unread
    lines = [f"## riskctl gate: {'passed' if passed else 'failed'}", "", total_line(result), ""]
    if failing:
        lines += ["| Where | What | Outcome | Why |", "| --- | --- | --- | --- |"]
    for finding in failing:
        usage = finding.usage
        cells = (
            f"{usage.path}:{usage.line}",
            usage.literal,
            finding.outcome,
            "; ".join(finding.reasons),
        )
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    lines += [f"- {_cell(text, 600)}" for text in result.remarks]
    if failing:
        lines += [
            "",
            "Remove the use, choose another route (`riskctl assess MODEL`), or waive it until a day with reason and approver.",
        ]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _cell(text: str, most: int = 300) -> str:
    plain = safe(text, most).replace("\\", "\\\\").replace("|", "\\|").replace("`", "'")
    # A name in a comment must neither be markup nor call a person.
    return plain.replace("<", "&lt;").replace("@", "&#64;").replace("[", "\\[").replace("\n", " ")


def as_github(result: GateResult) -> bytes:
    """Workflow commands that GitHub shows beside the lines."""
    lines = []
    for finding in result.failing:
        usage = finding.usage
        level = "error" if finding.outcome in ("reject", "escalate") else "warning"
        path = _command(usage.path).replace(":", "%3A").replace(",", "%2C")
        lines.append(
            f"::{level} file={path},line={usage.line},title=riskctl::{_command(_words(finding))}"
        )
    lines += [f"::notice title=riskctl::{_command(safe(text, 600))}" for text in result.remarks]
    return ("\n".join([*lines, ""])).encode("utf-8", "replace")


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _bill(result: GateResult) -> bytes:
    from riskctl.gate.bill import as_bill

    return as_bill(result)


def _bill_1_7(result: GateResult) -> bytes:
    from riskctl.gate.bill import as_bill_1_7

    return as_bill_1_7(result)


WRITERS: tuple[tuple[str, Callable[[GateResult], bytes]], ...] = (
    (".codequality.json", as_code_quality),
    (".cdx.json", _bill),
    (".bom.json", _bill),
    (".cdx17.json", _bill_1_7),
    (".sarif.json", as_sarif),
    (".sarif", as_sarif),
    (".json", as_json),
    (".junit.xml", as_junit),
    (".xml", as_junit),
    (".md", as_markdown),
    (".github.txt", as_github),
)
"""By the end of a file name; the first that fits."""


def writer_for(name: str) -> Callable[[GateResult], bytes] | None:
    """The writer for a file name; None when no format has that ending."""
    return next((writer for suffix, writer in WRITERS if name.endswith(suffix)), None)
