"""Comparisons as JSON objects: what every format is written from."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from riskctl.compare.assessments import AssessmentChanges
from riskctl.compare.context import scenario_id
from riskctl.document.model import Assessment

Json = dict[str, Any]
SCHEMA_VERSION = "1.0"


def changes_document(compared: AssessmentChanges) -> Json:
    """The changes between two assessments, in plain data."""
    kinds = Counter(
        kind for change in compared.changes for kind in {cause.kind for cause in change.causes}
    )
    before, after = compared.before, compared.after
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "changes",
        "before": _side(before),
        "after": _side(after),
        "same": not compared.changes,
        "outcome": {"before": before["decision"]["outcome"], "after": after["decision"]["outcome"]},
        "causes": dict(sorted(kinds.items())),
        "changes": [_plain(asdict(change)) for change in compared.changes],
        "inputs": [asdict(row) for row in compared.inputs],
    }


def _plain(change: Json) -> Json:
    return {**change, "causes": list(change["causes"])}


def _side(document: Assessment) -> Json:
    return {
        "subject": document["subject"]["id"],
        "as_of": document["as_of"],
        "use_case": document["use_case"]["id"] if document["use_case"] else None,
        "scenario": scenario_id(document) or None,
        "riskctl": document["tool"]["version"],
        "digest": document["digest"],
        "outcome": document["decision"]["outcome"],
    }
