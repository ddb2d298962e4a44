"""Listings of the parties as findings: they inform; what a listing forbids is for the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor

if TYPE_CHECKING:
    from riskctl.document.model.findings import FindingRow, SourceRow
    from riskctl.document.model.parties import ScreeningRow


def listing_findings(rows: list[ScreeningRow], assessor: Assessor) -> list[FindingRow]:
    """One finding for each list that a party is on, or may be."""
    return [
        _finding(screening, assessor)
        for screening in rows
        if screening["outcome"] in ("match", "review")
    ]


def _finding(screening: ScreeningRow, assessor: Assessor) -> FindingRow:
    official = assessor.references.official_lists.get(screening["list"])
    finding_id = f"screening.{screening['party']}.{screening['list']}"
    source: SourceRow = {
        "id": screening["list"],
        "citation": screening["entry"] or "",
        "title": official.title if official else screening["list"],
        "url": official.url if official else "",
        "retrieved": screening["checked"],
        "grade": screening["grade"],
    }
    return {
        "id": finding_id,
        "rule": None,
        "title": f"{screening['name']} ({screening['role']}): {screening['reason']}, {source['title']}",
        "dimension": "sanctions",
        "jurisdiction": official.jurisdiction if official else "",
        "effect": "watch",
        "verdict": "triggered",
        "status": "in-force",
        "confirmed": screening["grade"] != "unverified" and screening["outcome"] == "match",
        "waived": None,
        "object": [],
        "strength": None,
        "group": finding_id,
        "frameworks": [],
        "because": "An entry on an official list, as stated in the catalogue. What it forbids is for the rules to say.",
        "window": {
            "from": None,
            "through": None,
            "status": "in-force",
            "verify": False,
            "source": screening["list"],
        },
        "sources": [source],
        "evidence": [],
        "gaps": [],
        "mitigations": [],
        "contribution": {"low": 0.0, "high": 0.0},
    }
