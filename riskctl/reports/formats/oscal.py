"""OSCAL assessment results 1.2: findings, what was observed and what was not assessed, for a control system of record.

Our rules are not an OSCAL catalogue, so a finding names its rule as the objective, and the plan that OSCAL asks for
is a resource that says so. Identifiers are UUIDs of version 5: the same assessment gives the same file.
"""

from __future__ import annotations

import json
import re
from typing import Any
from uuid import UUID, uuid5

from riskctl.reports.formats.unlinked import without_markup
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions
from riskctl.reports.sections import Report, build
from riskctl.reports.sections.findings import CitedEvidence, Finding
from riskctl.text.dates import is_date

Json = dict[str, Any]
VERSION = "1.2.0"
_NAMESPACE = UUID("9c0f8f0e-6a4e-5f0b-8f7a-3d6f5b0c2a11")
"""Ours alone: what separates our identifiers from those that others derive from the same words."""
_PREFIX = "https://riskctl.invalid/ns/oscal"
"""Namespace of our properties; ``.invalid`` because there is nothing to fetch."""
_NOT_TOKEN = re.compile(r"[^\w.\-]")


def render(documents: Documents, options: ReportOptions) -> bytes:
    """UTF-8 JSON, one result for each assessment. Raises DocumentError."""
    reports = [build(document, options) for document in documents]
    first = reports[0].cover
    # By the digests of all: the same assessments give the same identifiers, on any machine and day.
    key = "\n".join(report.cover.digest for report in reports)
    plan = _uuid("plan", key)
    content: Json = {
        "uuid": _uuid("assessment-results", key),
        "metadata": {
            "title": "AI model risk assessment",
            # The day of the assessment, not of the clock, or no two files of one assessment would
            # be alike.
            "last-modified": _moment(first.as_of),
            "version": first.as_of or "unknown",
            "oscal-version": VERSION,
            "remarks": _line(f"Made by {first.tool}. Supports a decision; it is not legal advice."),
        },
        "import-ap": {"href": f"#{plan}"},
        "results": [_result(report) for report in reports],
        "back-matter": {"resources": [_plan(plan)]},
    }
    text = json.dumps({"assessment-results": content}, ensure_ascii=False, indent=2)
    return (text + "\n").encode()


def _plan(key: str) -> Json:
    return {
        "uuid": key,
        "title": "Method of riskctl",
        "description": "Every rule in force or announced on the day was judged; see the tool's method.",
    }


def _result(report: Report) -> Json:
    cover, decision = report.cover, report.decision
    result: Json = {
        "uuid": _uuid("result", cover.digest, cover.subject),
        "title": _line(f"{cover.title}: {decision.outcome.word}"),
        "description": _line(decision.headline),
        "start": _moment(cover.as_of),
        "props": [
            _property("subject", cover.subject),
            _property("outcome", decision.outcome.key),
            _property("overall", report.scores.overall.points),
            *(_property(f"score-{score.key}", score.points) for score in report.scores.dimensions),
            _property("assessment-digest", cover.digest),
            _property("use-case", cover.use_case or "none given"),
            *(_property("notice", notice) for notice in report.notices),
        ],
        "reviewed-controls": {"control-selections": [{"include-all": {}}]},
    }
    observations = [
        _observation(report, finding, fact)
        for finding in report.findings
        for fact in finding.evidence
    ]
    # The schema takes no empty lists: a member that has nothing is left out.
    if observations:
        # A fact that two conditions of one rule read is observed once; identifiers must not repeat.
        result["observations"] = list({entry["uuid"]: entry for entry in observations}.values())
    if report.findings:
        result["findings"] = [_finding(report, finding) for finding in report.findings]
    return result


def _finding(report: Report, item: Finding) -> Json:
    finding: Json = {
        "uuid": _uuid("finding", report.cover.digest, report.cover.subject, item.id),
        "title": _line(item.title),
        "description": _line(item.because or item.title),
        "props": [
            _property("finding-id", item.id),
            _property("state", item.state.key),
            _property("points", item.points),
            *(_property("citation", source.citation) for source in item.sources if source.citation),
            *(_property("framework", framework) for framework in item.frameworks),
        ],
        "target": {
            "type": "objective-id",
            "target-id": _token(item.id),
            "status": {
                # OSCAL knows two states; what is not known stays "not satisfied" and says why in
                # the remarks.
                "state": "satisfied" if item.state.key == "horizon" else "not-satisfied",
                "reason": "other",
                "remarks": _line(f"{item.state.word}. {_open(item)}"),
            },
        },
    }
    related = dict.fromkeys(_observation_id(report, item, fact) for fact in item.evidence)
    if related:
        finding["related-observations"] = [{"observation-uuid": key} for key in related]
    return finding


def _open(finding: Finding) -> str:
    return f"Not known: {'; '.join(finding.asks)}" if finding.asks else "Nothing is open."


def _observation(report: Report, finding: Finding, fact: CitedEvidence) -> Json:
    observation: Json = {
        "uuid": _observation_id(report, finding, fact),
        "title": _line(fact.question or fact.fact),
        "description": _line(f"{fact.question or fact.fact} {fact.shown}"),
        "methods": ["EXAMINE"],
        "collected": _moment(fact.observed or report.cover.as_of),
        "props": [_property("fact", fact.fact), _property("grade", fact.grade)],
    }
    if fact.href:
        observation["relevant-evidence"] = [
            {"href": fact.href, "description": _line(fact.source or fact.origin or fact.href)}
        ]
    return observation


def _observation_id(report: Report, finding: Finding, fact: CitedEvidence) -> str:
    cover = report.cover
    return _uuid("observation", cover.digest, cover.subject, finding.id, fact.fact, fact.plain)


def _property(name: str, value: str) -> Json:
    return {"name": _token(name), "ns": _PREFIX, "value": _plain(value)}


def _line(text: str) -> str:
    """A text of OSCAL that is read as Markdown."""
    return without_markup(_plain(text))


def _plain(text: str) -> str:
    """OSCAL texts are never empty and never begin or end with a blank."""
    return " ".join(text.split()) or "not stated"


def _token(text: str) -> str:
    """A text as the token OSCAL takes: letters, digits, dots, dashes; a letter first."""
    token = _NOT_TOKEN.sub("-", text)
    return token if token[:1].isalpha() else f"id-{token}"


def _moment(day: str) -> str:
    return f"{day if is_date(day) else '1970-01-01'}T00:00:00Z"


def _uuid(*parts: str) -> str:
    return str(uuid5(_NAMESPACE, "\n".join(parts)))
