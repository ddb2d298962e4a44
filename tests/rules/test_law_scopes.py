"""Restrictions that name a service: each reaches whom it binds and what it names, and nothing else.

The routes are the developer's own app and API, a copy at an unrelated host, and a copy on own machines without contact
to the developer. The users are a body of the state concerned and a private firm there.
"""

from __future__ import annotations

import pytest
from making import TODAY, facts_of

from riskctl.facts.vocabulary import permissions
from riskctl.rules.conditions import leaves
from riskctl.rules.judge import CompiledBook, Outcome
from riskctl.workspace.workspace import Workspace

MODEL = {
    "developer__id": "deepseek",
    "developer__country": "CN",
    "developer__parent_country": "CN",
    "model__lineage_developers": ["deepseek"],
}
NOTHING_HELD = {
    **{spec.path.replace(".", "__"): "none" for spec in permissions.SPECS},
    "evidence__supplier_risk_assessment": "none",
    "evidence__us_dod_waiver": "none",
}
OWN = {
    "operator__id": "deepseek",
    "route__first_party": "true",
    "route__contact_with_developer": "true",
}
OTHER = {"route__first_party": "false", "route__contact_with_developer": "false"}
ROUTES = {
    "app": {**OWN, "route__deployment": "first-party-app"},
    "api": {**OWN, "route__deployment": "first-party-api"},
    "hosted": {**OTHER, "operator__id": "microsoft", "route__deployment": "hyperscaler"},
    "local": {**OTHER, "operator__id": "actor", "route__deployment": "self-hosted"},
}
SERVICE = {"app", "api"}
EVERYWHERE = set(ROUTES)
NOWHERE: set[str] = set()


SUBDIVISIONS = {
    "restrictions.au.south-australia": "AU-SA",
    "restrictions.us-states.devices": "US-NY",
    "us.federal-use.kansas": "US-KS",
    "us.federal-use.texas": "US-TX",
    "us.federal-use.texas-models": "US-TX",
    "restrictions.us-states.louisiana": "US-LA",
    "restrictions.us-states.louisiana-approval": "US-LA",
}
"""Rules of a state or province, and the one whose body is the user."""


def level_of(rule_id: str) -> str:
    """The level of the body that the rule binds."""
    if "parliaments" in rule_id or "congress" in rule_id:
        return "parliament"
    return "state" if rule_id in SUBDIVISIONS else "national"


def user(country: str, public: bool, rule_id: str = "") -> dict[str, object]:
    """Facts of a state body, which is also critical infrastructure, or of a firm in a country."""
    yes = "true" if public else "false"
    us = "true" if public and country == "US" else "false"
    state = SUBDIVISIONS.get(rule_id)
    return {
        "actor__country": country,
        "actor__operates_in": [country],
        "actor__sector": "government" if public else "retail",
        "data__personal": "true",
        "data__subject_countries": [country],
        "use__places": [country],
        "use__government_bodies": [country] if public else [],
        "use__government_levels": [level_of(rule_id)] if public else [],
        "use__government_subdivisions": [state] if public and state else [],
        "actor__critical_infrastructure_countries": [country] if public else [],
        **dict.fromkeys(
            ("actor__public_body", "actor__critical_infrastructure", "use__on_government_device"),
            yes,
        ),
        **dict.fromkeys(
            ("use__in_us_defence_contract", "use__military", "actor__us_defence_contractor"), us
        ),
    }


# rule: country, routes on which it reaches the state body, routes on which it reaches a firm
SCOPES: dict[str, tuple[str, set[str], set[str]]] = {
    "restrictions.it.garante": ("IT", SERVICE, SERVICE),
    "restrictions.it.agcm": ("IT", SERVICE, SERVICE),
    "restrictions.de.berlin-notice": ("DE", {"app"}, {"app"}),
    "restrictions.cz.government": ("CZ", SERVICE, NOWHERE),
    "restrictions.cz.nukib-warning": ("CZ", SERVICE, NOWHERE),
    "restrictions.nl.app": ("NL", {"app"}, NOWHERE),
    "restrictions.be.federal": ("BE", SERVICE, NOWHERE),
    "restrictions.parliaments.dk": ("DK", SERVICE, NOWHERE),
    "restrictions.parliaments.lt": ("LT", SERVICE, NOWHERE),
    "restrictions.ie.dpc-inquiry": ("IE", SERVICE, SERVICE),
    "restrictions.tw.public-sector": ("TW", SERVICE, NOWHERE),
    "restrictions.tw.by-reference": ("TW", NOWHERE, NOWHERE),
    "restrictions.tw.local-model": ("TW", EVERYWHERE, NOWHERE),
    "restrictions.kr.app-suspension": ("KR", NOWHERE, NOWHERE),
    "restrictions.kr.ministries": ("KR", SERVICE, NOWHERE),
    "restrictions.au.federal": ("AU", SERVICE, NOWHERE),
    "restrictions.au.local-copies": ("AU", EVERYWHERE, NOWHERE),
    "restrictions.au.south-australia": ("AU", SERVICE, NOWHERE),
    "restrictions.ca.federal": ("CA", SERVICE, NOWHERE),
    "restrictions.in.finance-ministry": ("IN", SERVICE, NOWHERE),
    "us.ndaa-2026.s1532": ("US", EVERYWHERE, NOWHERE),
    "us.federal-use.intelligence": ("US", SERVICE, NOWHERE),
    "us.federal-use.devices": ("US", SERVICE, NOWHERE),
    "us.federal-use.kansas": ("US", EVERYWHERE, NOWHERE),
    "us.federal-use.texas": ("US", SERVICE, NOWHERE),
    "us.federal-use.texas-models": ("US", EVERYWHERE, NOWHERE),
    "restrictions.us-states.louisiana": ("US", SERVICE, NOWHERE),
    "restrictions.us-states.louisiana-approval": ("US", EVERYWHERE, NOWHERE),
    "restrictions.us-congress.devices": ("US", SERVICE, NOWHERE),
    "restrictions.us-states.devices": ("US", SERVICE, NOWHERE),
    "restrictions.disputed.government-devices": ("GB", SERVICE, NOWHERE),
}
BINDING = ("block", "condition", "approval", "filing", "assessment")


def judged(
    workspace: Workspace, rule_id: str, facts: dict[str, object], as_of: str = TODAY
) -> Outcome:
    rule = next(rule for rule in workspace.rules if rule.id == rule_id)
    return CompiledBook((rule,), workspace.references, as_of).outcomes(facts_of(**facts))[0]


def reached(workspace: Workspace, rule_id: str, country: str, public: bool) -> set[str]:
    """The routes on which the rule triggers; each other route must be clear, not left open."""
    found = set()
    for name, route in ROUTES.items():
        facts = {**MODEL, **NOTHING_HELD, **route, **user(country, public, rule_id)}
        verdict = judged(workspace, rule_id, facts).verdict
        assert verdict in ("triggered", "clear", "not-in-force"), (name, verdict)
        found |= {name} if verdict == "triggered" else set()
    return found


@pytest.mark.parametrize("rule_id", sorted(SCOPES))
def test_the_restriction_reaches_what_it_names(bundled, rule_id):
    country, body, firm = SCOPES[rule_id]
    assert reached(bundled, rule_id, country, public=True) == body
    assert reached(bundled, rule_id, country, public=False) == firm


@pytest.mark.parametrize("rule_id", sorted(SCOPES))
def test_the_restriction_stays_in_its_country(bundled, rule_id):
    assert reached(bundled, rule_id, "BR", public=True) == NOWHERE


def test_every_rule_that_names_a_service_is_among_them(bundled):
    rules = [rule for rule in bundled.rules if rule.id.startswith("restrictions.")]
    assert {rule.id for rule in rules} <= set(SCOPES)


def test_the_czech_warning_leaves_local_copies_free_and_kansas_and_1532_do_not(bundled):
    local = {**MODEL, **NOTHING_HELD, **ROUTES["local"]}
    verdicts = {
        name: judged(bundled, name, {**local, **user(SCOPES[name][0], True, name)}).verdict
        for name in ("restrictions.cz.nukib-warning", "us.federal-use.kansas", "us.ndaa-2026.s1532")
    }
    assert verdicts == {
        "restrictions.cz.nukib-warning": "clear",
        "us.federal-use.kansas": "triggered",
        "us.ndaa-2026.s1532": "triggered",
    }


def test_the_italian_order_is_about_processing_of_data(bundled):
    rule = next(rule for rule in bundled.rules if rule.id == "restrictions.it.garante")
    assert rule.entry.object == ("data-processing",)
    assert rule.entry.effect == "exposure"
    facts = {**MODEL, **NOTHING_HELD, **ROUTES["api"], **user("IT", public=False)}
    assert judged(bundled, rule.id, facts).verdict == "triggered"
    assert judged(bundled, rule.id, {**facts, "data__personal": "false"}).verdict == "clear"


@pytest.mark.parametrize("country", ["KR", "MY"])
def test_no_rule_says_that_the_country_bans_the_service(bundled, country):
    for rule in bundled.rules:
        names = {
            str(leaf.rhs)
            for leaf in leaves(rule.condition)
            if leaf.fact in ("operator.id", "developer.id")
        }
        if rule.jurisdiction == country and any("deepseek" in name for name in names):
            # Ministries that block it on their own machines: to be confirmed by the body, never a ban by itself.
            read = {leaf.fact for leaf in leaves(rule.condition)}
            confirmed = not all(row.verify for row in rule.entry.windows)
            bans = confirmed or "use.government_levels" not in read
            assert rule.entry.effect != "block" or not bans, rule.id
            assert country != "MY", rule.id
    firm = {**MODEL, **NOTHING_HELD, **ROUTES["api"], **user(country, public=False)}
    for name in SCOPES:
        outcome = judged(bundled, name, firm)
        assert outcome.verdict != "triggered" or outcome.rule.entry.effect not in BINDING, name


def test_the_korean_suspension_was_of_the_app_and_ended(bundled):
    firm = {**MODEL, **NOTHING_HELD, **user("KR", public=False)}
    days = {
        day: judged(
            bundled, "restrictions.kr.app-suspension", {**firm, **ROUTES["app"]}, day
        ).verdict
        for day in ("2025-02-14", "2025-02-15", "2025-04-27", "2025-04-28")
    }
    assert list(days.values()) == ["not-in-force", "triggered", "triggered", "not-in-force"]
    api = judged(bundled, "restrictions.kr.app-suspension", {**firm, **ROUTES["api"]}, "2025-03-01")
    assert api.verdict == "clear"
