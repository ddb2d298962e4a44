"""A feeder sheet for the register of information under Regulation (EU) 2022/2554 (DORA), Article 28(3).

It holds what an assessment knows of the fields of Implementing Regulation (EU) 2024/2956 and says of the others that
they are not known. It helps to fill the register; it is not the register, and not ready to be filed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.reports.formats.sheets import FlatTable
from riskctl.reports.sections import Report
from riskctl.reports.sections.findings import CitedEvidence

HEADS = ("Subject", "Template", "Field", "Value", "Date", "Grade", "Source")
NOTE = "Feeder sheet, not the register and not ready to be filed: check each value and complete the other fields."
UNKNOWN = "not known to this assessment"
_FACTS = (
    ("B_02.02", "Country of provision of the services (0130)", "route.processing_countries"),
    ("B_02.02", "Location of the data at rest (0150)", "route.storage_countries"),
    ("B_02.02", "Location of the processing (0160)", "route.processing_countries"),
    ("B_02.02", "Notice period of the provider, days", "route.termination_notice_days"),
    ("B_05.01", "Country of the provider", "operator.country"),
    ("B_05.01", "Country of the ultimate parent", "operator.parent_country"),
    ("B_05.02", "Subcontractors in the chain", "route.subprocessors"),
    ("B_05.02", "Countries of subcontractors", "route.subprocessor_countries"),
    ("B_07.01", "Exit plan, date", "evidence.exit_plan"),
)


def feeder(reports: Iterable[Report]) -> FlatTable:
    """One line a field and assessment, known or not, with where the value comes from."""
    rows = [line for report in reports for line in _rows(report)]
    return FlatTable("Feeder sheet", HEADS, (("", "", NOTE, "", "", "", ""), *rows))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    cover = report.cover
    stated = (
        ("B_05.01", "Legal name of the provider", cover.operator),
        ("B_02.02", "Type of service", "use of an AI model" if cover.route else ""),
        ("B_06.01", "Function supported", cover.use_case),
        ("B_06.01", "Criticality as the organisation states it", cover.criticality),
        ("B_07.01", "Alternative providers identified", _alternatives(report)),
    )
    for template, field, value in stated:
        yield (cover.subject, template, field, value or UNKNOWN, cover.as_of, "", cover.tool)
    for notice in report.notices:
        yield (cover.subject, "", "Notice", notice, cover.as_of, "", cover.tool)
    evidence = {fact.fact: fact for finding in report.findings for fact in finding.evidence}
    for template, field, path in _FACTS:
        yield (cover.subject, template, field, *_known(evidence.get(path)))


def _known(fact: CitedEvidence | None) -> tuple[str, str, str, str]:
    if fact is None:
        return UNKNOWN, "", "", ""
    return fact.shown, fact.observed, fact.grade, fact.source or fact.origin


def _alternatives(report: Report) -> str:
    usable = ("approve", "approve-with-conditions")
    return "; ".join(
        alternative.title
        for alternative in report.alternatives
        if alternative.outcome.key in usable
    )
