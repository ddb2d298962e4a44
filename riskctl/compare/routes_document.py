"""Routes side by side as one JSON object."""

from __future__ import annotations

from riskctl.compare.documents import SCHEMA_VERSION
from riskctl.compare.model.routes import RankedRow, RoutesDocument, SeparationPart
from riskctl.compare.routes import RankedRoute, SideBySide
from riskctl.compare.standing import final_score
from riskctl.document.model.scores import IntervalPart
from riskctl.document.standing import standing_of


def routes_document(compared: SideBySide) -> RoutesDocument:
    """The ranking, and the findings and facts in which the routes differ."""
    first = compared.routes[0].document
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "routes",
        "standing": standing_of([route.document for route in compared.routes]),
        "as_of": first["as_of"],
        "use_case": first["use_case"]["id"] if first["use_case"] else None,
        "verdict": compared.verdict,
        "routes": [_route(route) for route in compared.routes],
        "findings": [
            {"finding": finding.id, "title": finding.title, "states": dict(finding.values)}
            for finding in compared.findings
        ],
        "facts": [{"fact": fact.id, "values": dict(fact.values)} for fact in compared.facts],
    }


def _route(route: RankedRoute) -> RankedRow:
    document = route.document
    scores: dict[str, IntervalPart] = {"overall": final_score(document)}
    scores |= document["scores"]["dimensions"]
    return {
        "rank": route.rank,
        "best": route.best,
        "subject": document["subject"]["id"],
        "outcome": document["decision"]["outcome"],
        "today": document["decision"]["today"],
        "blocks": route.place.blocks,
        "possible_blocks": sum(route.place.possible_blocks),
        "questions": [gap["fact"] for gap in document["gaps"]],
        "conditions": [condition["text"] for condition in document["decision"]["conditions"]],
        "scores": {name: _score(score) for name, score in scores.items()},
        "separated": _separated(route),
        "digest": document["digest"],
    }


def _score(score: IntervalPart) -> IntervalPart:
    return {
        "low": score["low"],
        "likely": score["likely"],
        "high": score["high"],
        "band": score["band"],
    }


def _separated(route: RankedRoute) -> SeparationPart | None:
    if route.gap is None:
        return None
    gap = route.gap
    return {
        "against": gap.against,
        "decided_by": gap.decided_by,
        "text": gap.text,
        "only_here": list(gap.only_here),
        "only_there": list(gap.only_there),
    }
