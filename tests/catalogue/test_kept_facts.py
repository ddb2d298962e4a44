"""Facts derived on an earlier board are the very same objects where their parts are, and equal to fresh ones always."""

from __future__ import annotations

from dataclasses import replace

from riskctl.catalogue.derive import gather
from riskctl.catalogue.derive.kept import Kept
from riskctl.facts.values import Fact, Known, Provenance

AS_OF = "2026-11-23"
SUPPOSED = Fact(
    "route.processing_countries", Known(frozenset({"CN"})), Provenance("supposed", grade="official")
)


def test_facts_derived_again_are_the_same_objects_and_equal_to_fresh_ones(bundled, bank):
    routes = bundled.catalogue.routes_for("deepseek-v4-pro", AS_OF)[:6]
    for overrides in ({}, {SUPPOSED.path: SUPPOSED}, {}):
        for route in routes:
            asked = (("deepseek-v4-pro", route), bank, AS_OF, overrides)
            first, second = gather(bundled.catalogue, *asked), gather(bundled.catalogue, *asked)
            fresh = gather(replace(bundled.catalogue), *asked)
            assert first.facts == fresh.facts
            moved = [path for path, fact in first.facts.items() if second.facts[path] is not fact]
            assert not moved


def test_another_part_or_value_is_another_fact():
    kept = Kept()
    part = Fact("data.personal", Known(True), Provenance("a", grade="vendor"))
    better = Fact("data.personal", Known(True), Provenance("b", grade="official"))
    path = "data.subjects"
    found = kept.joined(path, Known(1), [part], "note")
    assert kept.joined(path, Known(1), [part], "note") is found
    assert kept.joined(path, Known(2), [part], "note").value == Known(2)
    assert kept.joined(path, Known(1), [better], "note").provenance.grade == "official"
    assert kept.joined(path, Known(1), [part], "another").provenance.note == "another"
