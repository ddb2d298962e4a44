"""SARIF 2.1.0: findings as results, for code scanning and for tools that collect results.

An open question is of kind ``open`` and level ``none``, as the standard asks: SARIF has no level for not knowing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from riskctl import __version__
from riskctl.messages.language import say
from riskctl.reports.formats.unlinked import without_links
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import Report, build
from riskctl.reports.sections.findings import Finding

Json = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[str, tuple[str, str]] = {
    "block": ("fail", "error"),
    "possible-block": ("open", "none"),
    "triggered": ("fail", "warning"),
    "unconfirmed": ("review", "none"),
    "unknown": ("open", "none"),
    "horizon": ("informational", "none"),
}
"""Kind and level by state; anything but ``fail`` has the level ``none``."""


def render(documents: Documents, options: ReportOptions) -> bytes:
    """UTF-8 JSON, one run for each assessment. Raises DocumentError."""
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [_run(build(document, options)) for document in documents],
    }
    return (json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _run(report: Report) -> Json:
    # A rule for each finding of this run: viewers look it up by its place in the list.
    rules = {finding.id: _rule(finding) for finding in report.findings}
    places = {key: index for index, key in enumerate(rules)}
    driver = {"name": "riskctl", "version": __version__, "rules": list(rules.values())}
    cover, decision = report.cover, report.decision
    return {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"riskctl/{cover.subject}"},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, cover.subject, places[finding.id]) for finding in report.findings
        ],
        "properties": {
            "subject": cover.subject,
            "asOf": cover.as_of,
            "outcome": decision.outcome.key,
            "summary": decision.headline,
            "overall": report.scores.overall.points,
            "scores": {score.key: score.points for score in report.scores.dimensions},
            "openQuestions": [question.fact for question in report.questions],
            "assessmentDigest": cover.digest,
            "useCase": cover.use_case,
            "notices": list(report.notices),
        },
    }


def _rule(finding: Finding) -> Json:
    rule: Json = {
        "id": finding.id,
        "shortDescription": {"text": without_links(finding.title)},
        "properties": {
            "dimension": finding.dimension,
            "jurisdiction": finding.jurisdiction,
            "citations": [source.citation for source in finding.sources if source.citation],
            "frameworks": list(finding.frameworks),
        },
    }
    address = next((source.href for source in finding.sources if source.href), "")
    if address:
        rule["helpUri"] = address
    return rule


def _result(finding: Finding, subject: str, place: int) -> Json:
    kind, level = _LEVELS.get(finding.state.key, ("informational", "none"))
    text = f"{finding.state.word}: {finding.title}."
    if finding.citation:
        text += f" {say('Legal basis')}: {finding.citation}."
    if finding.because:
        text += f" {finding.because}"
    result: Json = {
        "ruleId": finding.id,
        "ruleIndex": place,
        "kind": kind,
        "level": level,
        "message": {"text": without_links(text)},
        "locations": [{"logicalLocations": [{"fullyQualifiedName": subject, "kind": "module"}]}],
        # By subject and rule alone: an alert stays the same one when its wording or score changes.
        "partialFingerprints": {"riskctlFinding/v1": _fingerprint(subject, finding.id)},
        "properties": {
            "verdict": finding.verdict,
            "points": finding.points,
            "low": round(finding.low, 6),
            "high": round(finding.high, 6),
            "notKnown": list(finding.asks),
        },
    }
    if finding.waived:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": say("accepted by a waiver")}
        ]
    return result


def _fingerprint(subject: str, finding: str) -> str:
    return sha256(f"{subject}\n{finding}".encode()).hexdigest()
