"""Put the parts of one assessment together. Canonical content only: no path, clock, locale or hash seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from riskctl import __version__
from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.document.decision import decision_part
from riskctl.assessment.document.findings import findings_part, horizon_part
from riskctl.assessment.document.gaps import gaps_part
from riskctl.assessment.document.inputs import (
    departures_part,
    inputs_part,
    lowered,
    stale_part,
)
from riskctl.assessment.document.listing_findings import listing_findings
from riskctl.assessment.document.lookups import not_looked_up_part
from riskctl.assessment.document.named import Names
from riskctl.assessment.document.outlook import alternatives_part, sensitivity_part
from riskctl.assessment.document.ownership import ownership_findings_part
from riskctl.assessment.document.parties import ownership_part
from riskctl.assessment.document.points import scores_part
from riskctl.assessment.document.route_facts import route_facts_part
from riskctl.assessment.document.screening import screening_part
from riskctl.assessment.document.validity import valid_until_part
from riskctl.assessment.document.waivers import waiver_row
from riskctl.assessment.regimes import not_assessed
from riskctl.assessment.request import Request
from riskctl.assessment.sensitivity import LARGEST, Answer, Flip
from riskctl.catalogue.use_case import UseCase
from riskctl.document.canonical import digest
from riskctl.document.version import SCHEMA_VERSION
from riskctl.facts.values import Fact, Known, display, to_json

if TYPE_CHECKING:
    from riskctl.document.model.assessment import Assessment, UnsignedAssessment
    from riskctl.document.model.outlook import SuppliedFactRow
    from riskctl.document.model.subject import ScenarioPart, SubjectPart, UseCasePart


@dataclass(frozen=True, slots=True)
class Outlook:
    """The other routes, the sets of changes that flip the decision, and where single answers lead."""

    alternatives: Sequence[Judgement] = ()
    flips: Sequence[Flip] = ()
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    searched: int = LARGEST
    """The size up to which every set of changes was searched."""


NO_OUTLOOK = Outlook()


def build_document(
    judgement: Judgement, request: Request, outlook: Outlook = NO_OUTLOOK
) -> Assessment:
    """The document of one judgement, with its digest."""
    assessor, use_case = request.assessor, request.use_case
    screening = screening_part(judgement, assessor, request.watchlists)
    findings = findings_part(judgement) + listing_findings(screening, assessor)
    findings.sort(key=lambda finding: str(finding["id"]))
    inputs = inputs_part(judgement, request)
    route_facts = route_facts_part(judgement)
    Names(assessor).put_into(findings, route_facts)
    document: UnsignedAssessment = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "riskctl", "version": __version__},
        "as_of": assessor.as_of,
        "scenario": _scenario(assessor),
        "hypothetical": [_hypothetical(fact) for _, fact in sorted(request.overrides.items())],
        "subject": _subject(judgement, assessor),
        "use_case": _use_case(use_case),
        "decision": decision_part(judgement, assessor),
        "scores": scores_part(judgement.scores, judgement.verdicts.after, assessor.policy),
        "findings": findings,
        "gaps": gaps_part(judgement, outlook.answers),
        "screening": screening,
        "ownership": ownership_part(judgement, assessor),
        "ownership_findings": ownership_findings_part(judgement, assessor),
        "horizon": horizon_part(findings),
        "not_assessed": [
            {"id": regime.id, "title": regime.title, "why": regime.why}
            for regime in not_assessed(request.regimes, judgement.facts.facts)
        ],
        "not_looked_up": not_looked_up_part(screening, judgement, assessor),
        "departures": departures_part(request),
        "alternatives": alternatives_part(judgement, outlook.alternatives, assessor),
        "sensitivity": sensitivity_part(outlook.flips, assessor.policy),
        "route_facts": route_facts,
        "valid_until": valid_until_part(judgement, request),
        "waivers": [waiver_row(standing) for standing in judgement.standings],
        "inputs": inputs,
        "stale": stale_part(inputs, assessor.as_of),
    }
    if outlook.searched < LARGEST:
        document["sensitivity_searched"] = 2 if outlook.searched == 2 else 1
    # Once for whatever is stale: two stale files are not twice as uncertain.
    if document["stale"]:
        document["decision"]["confidence"] = lowered(document["decision"]["confidence"])
    # Last, over everything else.
    return {**document, "digest": digest(document)}


def _scenario(assessor: Assessor) -> ScenarioPart | None:
    scenario = assessor.scenario
    return (
        {"id": scenario.id, "title": scenario.title, "trigger": scenario.trigger}
        if scenario.id
        else None
    )


def _hypothetical(fact: Fact) -> SuppliedFactRow:
    return {"fact": fact.path, "value": to_json(fact.value), "shown": display(fact.value)}


def _subject(judgement: Judgement, assessor: Assessor) -> SubjectPart:
    subject, book = judgement.subject, assessor.catalogue
    model, route = book.models[subject.model_id], book.routes[subject.route_id]
    developer = book.vendors[model.developer]
    operator = book.vendors.get(route.operator)
    return {
        "id": subject.id,
        "asked": subject.asked or subject.id,
        "notes": list(subject.notes),
        "model": {
            "id": subject.model_id,
            "name": model.name,
            "developer": {
                "id": model.developer,
                "name": developer.name,
                "native_names": list(developer.native_names),
            },
        },
        "route": {
            "id": subject.route_id,
            "title": route.name,
            "operator": {
                "id": route.operator,
                "name": operator.name if operator else "the organisation itself",
                "native_names": list(operator.native_names) if operator else [],
            },
            "deployment": _deployment(judgement),
        },
    }


def _deployment(judgement: Judgement) -> str | None:
    fact = judgement.facts.facts.get("route.deployment")
    return str(fact.value.value) if fact and isinstance(fact.value, Known) else None


def _use_case(use_case: UseCase | None) -> UseCasePart | None:
    if use_case is None:
        return None

    def stated(path: str) -> object:
        fact = use_case.facts.get(path)
        return to_json(fact.value) if fact else None

    return {
        "id": use_case.id,
        "title": use_case.title,
        "organisation": use_case.organisation,
        "purpose": use_case.purpose,
        "criticality": use_case.criticality,
        "sector": stated("actor.sector"),
        "country": stated("actor.country"),
        "source": use_case.source,
    }
