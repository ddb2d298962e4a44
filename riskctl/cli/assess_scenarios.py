"""The scenarios that stand in a report on an assessment that was just made."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Subject
    from riskctl.assessment.request import Request
    from riskctl.reports.options import ReportOptions
    from riskctl.workspace.session import Conditions, Session

_SHOWN_IN = frozenset({"html", "pdf", "markdown"})
"""Formats that have a section on scenarios."""


@dataclass(frozen=True, slots=True)
class AskedSubjects:
    """What was assessed, and under which conditions."""

    session: Session
    request: Request
    subjects: Sequence[Subject]
    conditions: Conditions


def with_scenarios(
    options: ReportOptions, asked: AskedSubjects, formats: Collection[str]
) -> ReportOptions:
    """The options with what each scenario would make of the subjects, where a format to be written shows it."""
    if _SHOWN_IN.isdisjoint(formats) or options.detail == "brief" or asked.conditions.scenario:
        return options
    from riskctl.reports.comparison import DETAILED  # brings all sections of a report with it

    if len(asked.subjects) > DETAILED and options.detail != "full":
        return options
    parts = (
        asked.session.supposed(subject, asked.request, asked.conditions)
        for subject in asked.subjects
    )
    return replace(options, supposed=tuple(parts))
