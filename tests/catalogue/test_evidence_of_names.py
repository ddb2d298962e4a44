"""What a host name proves about places, and what an SPDX id proves about a licence."""

from __future__ import annotations

import pytest
from making import MODEL, ROUTE, VENDOR, catalogue_of

from riskctl.catalogue.derive import gather
from riskctl.facts.reference import References
from riskctl.facts.values import Fact, Known, Partial, Unknown

DAY = "2026-11-23"
PLACE = "route.processing_countries"


def facts(route: str = "", model: str = "") -> dict[str, Fact]:
    texts = {
        "routes__example-api": ROUTE + route,
        "models__example-one": MODEL + model,
        "vendors__example": VENDOR,
    }
    book = catalogue_of(References({}, {}), **texts)
    return gather(book, ("example-one", "example-api"), None, DAY).facts


def block(name: str, value: str, grade: str) -> str:
    claim = f"  {name}: {{{value}, source: s, observed: 2026-01-01, grade: {grade}}}"
    return f"\nclaims:\n{claim}\nsources: {{s: {{title: A page}}}}\n"


def served(host: str, value: str, grade: str = "unverified") -> Fact:
    return facts(f"\nendpoints: [{host}]" + block("processing_countries", value, grade))[PLACE]


def test_a_host_confirms_the_place_it_names():
    fact = served("ark.cn-beijing.volces.com", "includes: [CN]")
    assert fact.value == Partial(frozenset({"CN"}))
    assert fact.provenance is not None
    assert fact.provenance.grade == "vendor"


@pytest.mark.parametrize(
    ("host", "value", "grade"),
    [
        ("ark.cn-beijing.volces.com", "includes: [SG]", "unverified"),
        ("ark.example.com", "includes: [CN]", "unverified"),
        ("xark.cn-beijing.volces.com.example.com", "includes: [CN]", "unverified"),
        ("api.siliconflow.cn", "value: [CN]", "third-party"),
    ],
)
def test_a_host_proves_nothing_else(host: str, value: str, grade: str):
    fact = served(host, value, grade)
    assert fact.provenance is not None
    assert fact.provenance.grade == grade


@pytest.mark.parametrize("path", ["licence_excluded_territories", "licence_limits"])
def test_a_permissive_licence_leaves_no_question(path: str):
    fact = facts(model=block("licence", "value: Apache-2.0", "third-party"))[f"model.{path}"]
    assert fact.value == Known(frozenset())
    assert fact.provenance is not None
    assert fact.provenance.grade == "third-party"


def test_a_licence_of_its_own_leaves_the_question():
    found = facts(model=block("licence", "value: Example Community License", "vendor"))
    fact = found.get("model.licence_excluded_territories")
    assert fact is None or isinstance(fact.value, Unknown)
