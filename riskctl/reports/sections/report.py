"""The whole section model: everything a report shows, in the order it shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.messages.language import say
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import (
    brief,
    changes,
    cover,
    decision,
    findings,
    flow,
    frameworks,
    heatmap,
    method,
    notices,
    outlook,
    parties,
    questions,
    record,
    scenarios,
    scores,
    standing,
    timeline,
)
from riskctl.reports.sections.notices import Gap
from riskctl.reports.sections.ownership import Owned, owned
from riskctl.reports.sections.parties import HeldStake, ScreenedParty


@dataclass(frozen=True, slots=True)
class Report:
    """One assessment, format-neutral. Every text in it is safe to show but not yet escaped for any markup."""

    detail: str
    notice: record.Notice
    notices: tuple[str, ...]
    """Every departure and every gap, in sentences that each format shows."""
    head_notices: tuple[str, ...]
    """Those of them that do not tell what was supposed."""
    gaps: tuple[Gap, ...]
    cover: cover.Cover
    brief: brief.Brief
    changes: changes.Changes
    decision: decision.Decision
    standing: standing.StandingSection
    scores: scores.ScoreSection
    questions: tuple[questions.OpenQuestion, ...]
    alternatives: tuple[outlook.Alternative, ...]
    flips: tuple[outlook.ChangeSet, ...]
    scenarios: scenarios.Scenarios
    flips_note: str
    groups: tuple[findings.FindingGroup, ...]
    heatmap: heatmap.HeatMap
    facts: tuple[findings.NumberedFact, ...]
    horizon: tuple[outlook.Coming, ...]
    timeline: timeline.Timeline
    flow: flow.Flow
    parties: tuple[ScreenedParty, ...]
    ownership: tuple[HeldStake, ...]
    owned: tuple[Owned, ...]
    waivers: tuple[record.Waiver, ...]
    inputs: tuple[record.InputGroup, ...]
    frameworks: tuple[frameworks.Reference, ...]
    method: tuple[str, ...]
    limits: tuple[str, ...]

    @property
    def findings(self) -> tuple[findings.Finding, ...]:
        """All findings, in the order of the groups."""
        return tuple(finding for group in self.groups for finding in group.findings)


def build(document: Mapping[str, object], options: ReportOptions = STANDARD) -> Report:
    """The section model of an assessment document. Raises DocumentError when it is not as its schema says."""
    node = Node(document)
    decided = decision.build(node)
    standings = standing.build(node, decided)
    asked = questions.build(node, decided, node.node("valid_until").text("date"))
    routes = outlook.alternatives(node)
    groups = findings.build(node)
    every = tuple(finding for group in groups for finding in group.findings)
    return Report(
        detail=options.detail,
        notice=record.notice(node),
        notices=notices.notices(node),
        head_notices=notices.head_notices(node),
        gaps=notices.gaps(node),
        cover=cover.build(node, options),
        brief=brief.build(brief.Parts(decided, standings, asked, routes)),
        changes=changes.build(node, options),
        decision=decided,
        standing=standings,
        scores=scores.build(node, asked),
        questions=asked,
        alternatives=routes,
        flips=outlook.flips(node),
        scenarios=scenarios.build(node, groups, options),
        flips_note=outlook.flips_note(node),
        groups=groups,
        heatmap=heatmap.build(groups),
        facts=findings.numbered(every),
        horizon=outlook.horizon(node),
        timeline=timeline.build(node, every),
        flow=flow.build(node, groups),
        parties=parties.parties(node),
        ownership=parties.ownership(node),
        owned=owned(node),
        waivers=record.waivers(node),
        inputs=record.inputs(node, options.detail),
        frameworks=frameworks.build(every),
        method=tuple(say(line) for line in method.METHOD),
        limits=tuple(say(line) for line in method.LIMITS),
    )
