"""Assess one subject in full: judgement, the other routes, what would change it, and the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.assessment.document import Outlook, build_document
from riskctl.assessment.request import Request
from riskctl.assessment.sensitivity import Search
from riskctl.catalogue.derive.scope import held

if TYPE_CHECKING:
    from riskctl.document.model import Assessment

APART = ("route.", "operator.")
"""Prefixes of what-if facts that concern the subject's route alone."""


def judge_routes(request: Request, model_id: str) -> dict[str, Judgement]:
    """A judgement for every route that offers the model on the day.

    What-if facts about a route or its operator belong to the subject asked about, so they are left out here.
    """
    assessor = request.assessor
    shared = {path: fact for path, fact in request.overrides.items() if not path.startswith(APART)}
    routes = assessor.catalogue.routes_for(model_id, assessor.as_of)
    return {
        route: assessor.judge(Subject(model_id, route), request.use_case, shared)
        for route in routes
    }


def assess(
    request: Request, subject: Subject, routes: Mapping[str, Judgement], search: bool = True
) -> Assessment:
    """The document of one subject; ``routes`` are the judgements of all routes to its model (:func:`judge_routes`).

    Without ``search`` nothing is tried to change the decision: enough for a table of many subjects, and much faster.
    """
    assessor = request.assessor
    judgement = _judged(request, subject, routes)
    alternatives = [each for route, each in routes.items() if route != subject.route_id]
    if not search:
        return build_document(judgement, request, Outlook(alternatives))
    changes = Search(assessor, judgement, request.use_case, request.overrides)
    outlook = Outlook(alternatives, changes.flips(), changes.answers(), changes.searched)
    return build_document(judgement, request, outlook)


def _judged(request: Request, subject: Subject, routes: Mapping[str, Judgement]) -> Judgement:
    """The subject's judgement; that of its route, where no what-if fact sets the two apart."""
    # A what-if about a route must not reach the alternatives it is compared with.
    set_apart = any(path.startswith(APART) for path in request.overrides)
    if "@" in subject.asked and request.use_case is not None:
        set_apart = set_apart or any(
            held(evidence) for evidence in request.use_case.evidence.values()
        )
    known = None if set_apart else routes.get(subject.route_id)
    if known is not None:
        notes = dict.fromkeys([*subject.notes, *known.subject.notes])
        return replace(known, subject=replace(subject, notes=tuple(notes)))
    return request.assessor.judge(subject, request.use_case, request.overrides)
