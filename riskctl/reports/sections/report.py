"""The whole section model: everything a report shows, in the order it shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import (
    cover,
    decision,
    findings,
    method,
    outlook,
    parties,
    questions,
    record,
    scores,
    standing,
)
from riskctl.reports.sections.ownership import Owned, owned
from riskctl.reports.sections.parties import Party, Stake


@dataclass(frozen=True, slots=True)
class Report:
    """One assessment, format-neutral. Every text in it is safe to show but not yet escaped for any markup."""

    notice: record.Notice
    cover: cover.Cover
    decision: decision.Decision
    standing: standing.Standing
    scores: scores.Scores
    questions: tuple[questions.Question, ...]
    alternatives: tuple[outlook.Alternative, ...]
    flips: tuple[outlook.Flip, ...]
    groups: tuple[findings.FindingGroup, ...]
    horizon: tuple[outlook.Coming, ...]
    parties: tuple[Party, ...]
    ownership: tuple[Stake, ...]
    owned: tuple[Owned, ...]
    waivers: tuple[record.Waiver, ...]
    inputs: tuple[record.InputGroup, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def findings(self) -> tuple[findings.Finding, ...]:
        """All findings, in the order of the groups."""
        return tuple(finding for group in self.groups for finding in group.findings)


def build(document: Mapping[str, object], options: ReportOptions = STANDARD) -> Report:
    """The section model of an assessment document. Raises DocumentError when it is not as its schema says."""
    node = Node(document)
    asked = questions.build(node)
    decided = decision.build(node)
    return Report(
        notice=record.notice(node),
        cover=cover.build(node),
        decision=decided,
        standing=standing.build(node, decided),
        scores=scores.build(node, asked),
        questions=asked,
        alternatives=outlook.alternatives(node),
        flips=outlook.flips(node),
        groups=findings.build(node),
        horizon=outlook.horizon(node),
        parties=parties.parties(node),
        ownership=parties.ownership(node),
        owned=owned(node),
        waivers=record.waivers(node),
        inputs=record.inputs(node),
        method=method.METHOD,
        limits=method.LIMITS,
    )
