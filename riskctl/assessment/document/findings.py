"""Findings, gaps and the horizon."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeGuard, get_args

from riskctl.assessment.assessor import Judgement
from riskctl.facts.asking import to_ask
from riskctl.facts.law import Source
from riskctl.facts.terms import ShownVerdict
from riskctl.facts.values import Fact, display, to_json
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.conditions import Leaf
from riskctl.rules.judge import MitigationState, Outcome, Verdict

if TYPE_CHECKING:
    from riskctl.document.model.findings import (
        EvidenceRow,
        FindingRow,
        MeasureRow,
        SourceRow,
        StatedFactRow,
    )
    from riskctl.document.model.outlook import HorizonRow

SHOWN: tuple[ShownVerdict, ...] = get_args(ShownVerdict)


def findings_part(judgement: Judgement) -> list[FindingRow]:
    """Every outcome that is neither clear nor outside its time, by id."""
    points = _points_by_rule(judgement)
    rows = [
        _finding(outcome, outcome.verdict, judgement, points)
        for outcome in judgement.outcomes
        if is_shown(outcome.verdict)
    ]
    return sorted(rows, key=lambda finding: finding["id"])


def is_shown(verdict: Verdict) -> TypeGuard[ShownVerdict]:
    """Whether a rule with this verdict is a finding."""
    return verdict in SHOWN


def _points_by_rule(judgement: Judgement) -> dict[str, tuple[float, float]]:
    """Points of the group go to the rule that leads it; rules of one cause do not count twice."""
    points: dict[str, tuple[float, float]] = {}
    for dimension in judgement.scores.dimensions.values():
        for contribution in dimension.contributions:
            low, high = points.get(contribution.low_lead, (0.0, 0.0))
            # Two leads, since the rule that carries the low end may be another than that of the
            # high one.
            points[contribution.low_lead] = (low + contribution.low, high)
            low, high = points.get(contribution.high_lead, (0.0, 0.0))
            points[contribution.high_lead] = (low, high + contribution.high)
    return points


def _finding(
    outcome: Outcome,
    verdict: ShownVerdict,
    judgement: Judgement,
    points: dict[str, tuple[float, float]],
) -> FindingRow:
    rule, entry = outcome.rule, outcome.rule.entry
    low, high = points.get(rule.id, (0.0, 0.0))
    waiver = judgement.waived.get(rule.id)
    assert outcome.window is not None
    return {
        "id": rule.id,
        "rule": rule.id,
        "title": entry.title,
        "dimension": entry.dimension,
        "jurisdiction": rule.jurisdiction,
        "effect": entry.effect,
        "verdict": verdict,
        "status": outcome.window.status,
        "confirmed": outcome.confirmed,
        "waived": waiver.overlay.id if waiver else None,
        "object": list(entry.object),
        "strength": entry.strength,
        "group": rule.group,
        "frameworks": list(entry.frameworks),
        "because": " ".join(entry.because.split()),
        "window": {
            "from": outcome.window.since,
            "through": outcome.window.through,
            "status": outcome.window.status,
            "verify": outcome.window.verify,
            "source": outcome.window.source,
        },
        "sources": [_source(key, source) for key, source in _cited(outcome)],
        "evidence": [_evidence(leaf, judgement) for leaf in _unique(outcome.evidence)],
        "gaps": open_facts(outcome, judgement),
        "mitigations": [_mitigation(state) for state in outcome.mitigations],
        # Plus zero makes 0.0 of -0.0, which would be another digest.
        "contribution": {"low": round(low, 9) + 0.0, "high": round(high, 9) + 0.0},
    }


def _cited(outcome: Outcome) -> list[tuple[str, Source]]:
    """The sources of the window in force first, second readings included, then that of each other window.

    A second reading of law of another time says nothing about the day of the assessment, and neither does law that was
    replaced.
    """
    window = outcome.window
    assert window is not None
    others = [other.source for other in outcome.rule.entry.windows if not other.replaced]
    keys = [window.source, *window.confirmed_by, *others]
    return [(key, outcome.rule.sources[key]) for key in dict.fromkeys(keys)]


def _source(key: str, source: Source) -> SourceRow:
    return {
        "id": key,
        "citation": source.citation,
        "title": source.title,
        "url": source.url,
        "retrieved": source.retrieved,
        "grade": source.grade,
    }


def _unique(found: Iterable[Leaf]) -> list[Leaf]:
    """One leaf a fact, in the order of the condition."""
    # Reversed twice: the first leaf of a fact is kept, and the order stays.
    return list({leaf.fact: leaf for leaf in reversed(tuple(found))}.values())[::-1]


def _evidence(leaf: Leaf, judgement: Judgement) -> EvidenceRow:
    fact = judgement.facts.facts.get(leaf.fact) or Fact(leaf.fact)
    return {
        **stated_fact(fact),
        "question": VOCABULARY[leaf.fact].question,
        "value": to_json(fact.value),
        "hypothetical": fact.provenance.hypothetical,
        "derived_from": [stated_fact(part) for part in fact.also],
    }


def stated_fact(fact: Fact) -> StatedFactRow:
    """A fact with where it came from."""
    provenance = fact.provenance
    return {
        "fact": fact.path,
        "shown": display(fact.value),
        "source": provenance.source,
        "url": provenance.url,
        "observed": provenance.observed,
        "grade": provenance.grade,
        "origin": provenance.origin,
        "note": provenance.note,
    }


def open_facts(outcome: Outcome, judgement: Judgement) -> list[str]:
    """The facts to ask about for an outcome, by path."""
    facts = judgement.facts.facts
    return sorted({path for leaf in outcome.gaps for path in to_ask(leaf.fact, facts)})


def _mitigation(state: MitigationState) -> MeasureRow:
    entry = state.mitigation.entry
    clears = {
        path: str(value) if not isinstance(value, list) else value
        for path, value in entry.clears.items()
    }
    return {
        "do": entry.do,
        "owner": entry.owner,
        "state": state.state,
        "clears": clears,
        "reduces": entry.reduces,
    }


def horizon_part(findings: list[FindingRow]) -> list[HorizonRow]:
    """Suspended and announced findings: nothing scores, but a date may come."""
    return [
        {
            "finding": finding["id"],
            "title": finding["title"],
            "status": finding["status"],
            "from": finding["window"]["from"],
            "through": finding["window"]["through"],
            "citation": finding["sources"][0]["citation"],
        }
        for finding in findings
        if finding["status"] in ("suspended", "announced")
        and finding["verdict"] == finding["status"]
    ]
