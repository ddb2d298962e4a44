"""Comparisons as JSON objects: what every format is written from."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from riskctl.compare.assessments import AssessmentChanges
from riskctl.compare.context import scenario_id
from riskctl.compare.differences import DocumentChange
from riskctl.compare.model.changes import ChangesDocument, DifferenceRow, SidePart
from riskctl.document.model import Assessment
from riskctl.document.standing import standing_of

SCHEMA_VERSION: Literal["1.1"] = "1.1"


def changes_document(compared: AssessmentChanges) -> ChangesDocument:
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
        "changes": [_difference(change) for change in compared.changes],
        "inputs": [
            {
                "kind": row.kind,
                "id": row.id,
                "change": row.change,
                "before": row.before,
                "after": row.after,
            }
            for row in compared.inputs
        ],
    }


def _difference(change: DocumentChange) -> DifferenceRow:
    return {
        "area": change.area,
        "id": change.id,
        "title": change.title,
        "before": change.before,
        "after": change.after,
        "causes": [
            {"kind": cause.kind, "id": cause.id, "text": cause.text, "certain": cause.certain}
            for cause in change.causes
        ],
    }


def _side(document: Assessment) -> SidePart:
    return {
        "subject": document["subject"]["id"],
        "as_of": document["as_of"],
        "use_case": document["use_case"]["id"] if document["use_case"] else None,
        "scenario": scenario_id(document) or None,
        "riskctl": document["tool"]["version"],
        "digest": document["digest"],
        "outcome": document["decision"]["outcome"],
        "standing": standing_of([document]),
    }
