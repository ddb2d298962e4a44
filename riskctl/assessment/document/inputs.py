"""What the assessment was made from: ids, hashes and dates of the files that were read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.document.findings import SHOWN
from riskctl.assessment.document.past_law import past_law
from riskctl.assessment.party_screening import SearchedList
from riskctl.assessment.request import Request
from riskctl.facts.sets import members
from riskctl.text.dates import days_between

if TYPE_CHECKING:
    from riskctl.document.model.assessment import DepartureRow, InputRow, InputsPart, StaleRow
    from riskctl.document.model.decision import Confidence

FOLLOWED = {
    "route.served_on": "chips",
    "model.trained_on": "chips",
    "model.base_models": "models",
    "model.lineage_developers": "vendors",
}
"""Facts whose members are profiles that the assessment read as well, by the kind of profile."""
PROFILE_SHELF_LIFE = 365
"""Days after which a profile without a newer observation counts as stale."""


def inputs_part(judgement: Judgement, request: Request) -> InputsPart:
    """The ``inputs`` key."""
    as_of = request.assessor.as_of
    bearing = bearing_rulesets(judgement)
    rulesets = _rulesets(request)
    for ruleset in rulesets:
        ruleset["bears"] = ruleset["id"] in bearing
    return {
        "rulesets": rulesets,
        "watchlists": _watchlists(request),
        "profiles": _profiles(judgement, request, as_of),
    }


def _rulesets(request: Request) -> list[InputRow]:
    as_of = request.assessor.as_of
    return [
        _row(ruleset.id, "ruleset", ruleset.sha256, ruleset.review_by, ruleset.review_by < as_of)
        for ruleset in request.rulesets
    ]


def _watchlists(request: Request) -> list[InputRow]:
    as_of = request.assessor.as_of
    extracts = [
        _row(one.id, "watchlist", one.sha256, one.date, _old(one.date, as_of))
        for one in request.watchlists.inputs
    ]
    installed = [
        _row(one.id, "watchlist", one.sha256, one.date, not one.sound) for one in _searched(request)
    ]
    return [*extracts, *installed]


def bearing_rulesets(judgement: Judgement) -> frozenset[str]:
    """Ids of the rulesets that a finding comes from; the others were judged and found not to bear on the answer."""
    return frozenset(
        outcome.rule.ruleset for outcome in judgement.outcomes if outcome.verdict in SHOWN
    )


def _searched(request: Request) -> list[SearchedList]:
    """Installed lists that the parties were screened against."""
    screening = request.assessor.screening
    lists = screening.lists if screening else {}
    return [lists[name] for name in sorted(lists) if lists[name].sha256]


def _profiles(judgement: Judgement, request: Request, as_of: str) -> list[InputRow]:
    book = request.assessor.catalogue
    subject = judgement.subject
    facts = judgement.facts.facts
    wanted = {("models", subject.model_id), ("routes", subject.route_id)}
    # Only what this subject read: other profiles of the catalogue may change without changing the
    # document.
    wanted |= {("vendors", party.vendor) for party in judgement.facts.parties}
    for path, kind in FOLLOWED.items():
        if path in facts:
            wanted |= {(kind, name) for name in members(facts[path].value)}
    profiles = [book.inputs[key] for key in sorted(wanted) if key in book.inputs]
    rows = [
        _row(source.id, source.kind, source.sha256, source.date, _old(source.date, as_of))
        for source in profiles
    ]
    rows += [
        _row(source.id, "reference", source.sha256, source.date, False)
        for source in request.assessor.references.inputs
    ]
    rows += [
        _row(regime.id, "regime", regime.sha256, "", False)
        for regime in request.assessor.regimes
        if regime.asks_who_is_listed()
    ]
    rows.append(_row(request.assessor.policy.policy, "policy", request.policy_sha256, "", False))
    if request.use_case:
        rows.append(_row(request.use_case.id, "use-case", request.use_case.sha256, "", False))
    if request.assessor.scenario.id:
        rows.append(
            _row(
                request.assessor.scenario.id,
                "scenario",
                request.assessor.scenario.sha256,
                "",
                False,
            )
        )
    return rows


def _old(date: str, as_of: str) -> bool:
    return bool(date) and days_between(date, as_of) > PROFILE_SHELF_LIFE


def _row(input_id: str, kind: str, sha256: str, date: str, stale: bool) -> InputRow:
    return {
        "id": input_id,
        "kind": kind,
        "sha256": sha256,
        "date": date or None,
        "stale": stale,
        "bears": True,
    }


def departures_part(request: Request) -> list[DepartureRow]:
    """What is not as it ships: files of higher layers, and lists that did not come from their publisher."""
    rows: list[DepartureRow] = [
        {
            "kind": departure.kind,
            "id": departure.id,
            "change": departure.change,
            "sha256": departure.sha256,
        }
        for departure in request.departures
    ]
    rows += [
        {"kind": "list", "id": departure.id, "change": "imported", "sha256": departure.sha256}
        for departure in _searched(request)
        if departure.grade != "official"
    ]
    return rows


def stale_part(inputs: InputsPart, as_of: str) -> list[StaleRow]:
    """Rulesets past their date of review and lists past their rhythm: the law may have changed since.

    A day before the law that is held stands there too.
    """
    return [*past_law(as_of), *_stale([*inputs["rulesets"], *inputs["watchlists"]])]


def stale_files(request: Request) -> list[StaleRow]:
    """As :func:`stale_part`, for a document of many assessments."""
    return [
        *past_law(request.assessor.as_of),
        *_stale([*_rulesets(request), *_watchlists(request)]),
    ]


def _stale(rows: list[InputRow]) -> list[StaleRow]:
    return [
        {"kind": row["kind"], "id": row["id"], "date": row["date"]} for row in rows if row["stale"]
    ]


def lowered(confidence: Confidence) -> Confidence:
    """One step less, for an answer that rests on law or lists that are past their date."""
    return "medium" if confidence == "high" else "low"
