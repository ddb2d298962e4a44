"""What every profile must say, if only that it is not known."""

from __future__ import annotations

from riskctl.catalogue.claims import entries
from riskctl.workspace.workspace import Workspace

PLACES = ("storage_countries", "processing_countries", "remote_access_countries")


def test_every_vendor_says_who_owns_it(bundled: Workspace):
    silent = [
        key
        for key, one in bundled.catalogue.vendors.items()
        if not (one.owners or one.parent or one.owners_unknown.strip())
    ]
    assert silent == []


def test_every_vendor_says_where_it_is_established(bundled: Workspace):
    assert [
        key for key, one in bundled.catalogue.vendors.items() if "country" not in one.claims
    ] == []


def test_every_model_says_under_which_licence(bundled: Workspace):
    assert [
        key for key, one in bundled.catalogue.models.items() if "licence" not in one.claims
    ] == []


def test_every_route_says_who_operates_it_and_where(bundled: Workspace):
    """``self-hosted`` is the exception: its operator and places are in the use case."""
    silent = []
    for key, one in bundled.catalogue.routes.items():
        if key == "self-hosted":
            continue
        if one.operator not in bundled.catalogue.vendors:
            silent.append((key, "operator"))
        silent += [(key, place) for place in PLACES if place not in one.claims]
    assert silent == []


def test_every_route_says_how_it_is_reached(bundled: Workspace):
    assert [
        key for key, one in bundled.catalogue.routes.items() if "deployment" not in one.claims
    ] == []


def test_a_router_never_states_its_places_as_complete(bundled: Workspace):
    """What a router chooses per request is not known before the request."""
    for key, one in bundled.catalogue.routes.items():
        if entries(one.claims["deployment"])[-1].value != "aggregator":
            continue
        for name in (*PLACES, "served_on", "subprocessors"):
            for entry in entries(one.claims[name]) if name in one.claims else ():
                assert "value" not in entry.shape(), (key, name)
