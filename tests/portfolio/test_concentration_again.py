"""Concentration and single points of failure worked out a second time, from the document and the profiles."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riskctl.portfolio.concentration import NodeUsage, concentrations, points_of_failure
from riskctl.portfolio.documents import stress_document
from riskctl.portfolio.nodes import KINDS, UNKNOWN_NODE
from riskctl.portfolio.stress import stress

WEIGHTS = {"low": 1, "medium": 2, "high": 4, "critical": 8}


@pytest.fixture(scope="module")
def stressed(session, group):
    found = stress(session, group, ("us-frontier-cutoff", "deepseek-entity-listed"))
    return found, stress_document(found)


def profile_nodes(kind: str, route: str, session, facts) -> set[str]:
    """Nodes of a route as its profiles have them; for places and chips, as its facts do."""
    catalogue = session.workspace.catalogue
    model_id, _, route_id = route.partition("@")
    model, path = catalogue.models[model_id], catalogue.routes[route_id]
    if kind == "maker":
        return {model.developer}
    if kind == "ultimate-parent":
        vendor = model.developer
        while catalogue.vendors[vendor].parent in catalogue.vendors:
            vendor = catalogue.vendors[vendor].parent
        return {vendor}
    if kind == "operator":
        return {"the organisation" if path.operator == "actor" else path.operator}
    if kind == "model-family":
        return {model.family or UNKNOWN_NODE}
    chips = {"chip-maker": "designer", "fab": "maker"}
    names = {"seat": "developer.country", "host-country": "route.processing_countries",
             "licence": "model.licence"}  # fmt: skip
    fact = facts.get(names.get(kind, "route.served_on"))
    stated = fact.value if fact else None
    values = getattr(stated, "value", None) or getattr(stated, "members", None)
    if values is None:
        return {UNKNOWN_NODE}
    listed = set(values) if isinstance(values, (set, frozenset)) else {values}
    if kind in chips:
        listed = {getattr(catalogue.chips[chip], chips[kind]) or UNKNOWN_NODE for chip in listed}
    return listed | (set() if hasattr(stated, "value") else {UNKNOWN_NODE})


def table(stressed, session):
    """Weight and nodes of each use case, by kind, the primary route first."""
    found, document = stressed
    for case in document["use_cases"]:
        routes = [row["route"] for row in case["routes"]]
        facts = [found.grid.cells[case["id"], route].judgement.facts.facts for route in routes]
        nodes = {
            kind: [
                profile_nodes(kind, route, session, stated)
                for route, stated in zip(routes, facts, strict=True)
            ]
            for kind in KINDS
        }
        yield case["id"], WEIGHTS[case["criticality"]], nodes


def test_shares_hhi_and_effective_number_of_all_nine_kinds(stressed, session):
    rows = list(table(stressed, session))
    total = sum(weight for _, weight, _ in rows)
    assert total == 8 * 3 + 4 * 3 + 2 * 3 + 3
    document = stressed[1]
    assert [row["kind"] for row in document["concentration"]] == list(KINDS) and len(KINDS) == 9
    for row in document["concentration"]:
        shares: dict[str, Fraction] = defaultdict(Fraction)
        for _, weight, nodes in rows:
            primary = nodes[row["kind"]][0]
            for node in primary:
                shares[node] += Fraction(weight, total * len(primary))
        assert sum(shares.values()) == 1
        told = {share["node"]: share["share"] for share in row["shares"]}
        assert told == pytest.approx(
            {node: float(share) for node, share in shares.items()}, abs=1e-6
        )
        hhi = sum(share**2 for share in shares.values())
        assert row["hhi"] == pytest.approx(float(hhi), abs=1e-6)
        assert row["effective_number"] == pytest.approx(float(1 / hhi), abs=1e-5)
        assert 1 <= row["effective_number"] <= len(shares) + 1e-6
        order = [share["share"] for share in row["shares"]]
        assert order == sorted(order, reverse=True)


def test_a_single_point_of_failure_takes_every_route_with_it(stressed, session):
    expected = {}
    for case, weight, nodes in table(stressed, session):
        for kind in KINDS:
            named = set().union(*nodes[kind]) - {UNKNOWN_NODE}
            for node in named:
                if all(nodes_of_route == {node} for nodes_of_route in nodes[kind]):
                    expected.setdefault((kind, node), []).append((case, weight))
    told = {
        (row["kind"], row["node"]): (row["use_cases"], row["weight"])
        for row in stressed[1]["single_points_of_failure"]
    }
    assert told == {
        key: ([case for case, _ in hit], float(sum(weight for _, weight in hit)))
        for key, hit in expected.items()
    }
    assert ("seat", "US") in told and ("maker", "anthropic") in told


def nodes(draw) -> dict[str, frozenset[str]]:
    names = st.frozensets(st.sampled_from(("a", "b", "c", UNKNOWN_NODE)), min_size=1, max_size=3)
    return {kind: draw(names) for kind in KINDS}


@st.composite
def usages(draw):
    return [
        NodeUsage(
            f"c{number}",
            float(draw(st.sampled_from((1, 2, 4, 8)))),
            tuple(nodes(draw) for _ in range(draw(st.integers(1, 3)))),
        )
        for number in range(draw(st.integers(1, 5)))
    ]


@settings(max_examples=100, deadline=None)
@given(usages())
def test_bounds_of_every_concentration(rows):
    for row in concentrations(rows):
        assert sum(share for _, share in row.shares) == pytest.approx(1.0)
        assert 1 / len(row.shares) - 1e-9 <= row.hhi <= 1 + 1e-9
        assert row.effective == pytest.approx(1 / row.hhi)
    for point in points_of_failure(rows):
        assert point.node != UNKNOWN_NODE
        for row in rows:
            needs = all(route[point.kind] == {point.node} for route in row.routes)
            assert needs == (row.case in point.cases)


def test_the_time_to_switch_is_held_against_the_notice(stressed, group):
    found, _ = stressed
    notice = {"us-frontier-cutoff": 6, "deepseek-entity-listed": 24}
    moved = [row for row in found.rows if row.state == "primary-lost"]
    assert moved
    for row in moved:
        member = next(member for member in group.members if member.entry.id == row.case)
        first = next(route for route in member.uses if route not in row.lost)
        assert row.switch_to == first
        assert row.switch_hours == group.offers[first].entry.switch_hours
        assert row.in_time == (row.switch_hours <= notice[row.scenario])
    assert all(row.in_time is None for row in found.rows if row.state != "primary-lost")
