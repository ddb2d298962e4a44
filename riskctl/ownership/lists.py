"""Names of the lists that a party can be said to be on."""

from __future__ import annotations

LISTS = frozenset(
    {
        "us.sdn",
        "us.sdn-744.8",
        "us.entity-list",
        "us.meu",
        "us.uvl",
        "us.dpl",
        "us.ns-cmic",
        "us.ssi",
        "us.1260h",
        "us.1286",
        "us.ccmc",
        "us.section-889",
        "us.section-5949",
        "us.fcc-covered",
        "us.uflpa",
        "us.dow-supply-chain-risk",
        "us.doj-covered-persons",
        "uk.consolidated",
        "eu.consolidated",
        "un.consolidated",
    }
)
"""Those that no regime names (such as ``us.uvl``) pass nothing on. ``us.sdn-744.8`` is an SDN of a programme that
15 CFR 744.8(a)(1) names."""

SAME_LIST = {
    "ofac_sdn": "us.sdn",
    "sdn": "us.sdn",
    "bis_el": "us.entity-list",
    "entity_list": "us.entity-list",
    "bis_entity_list": "us.entity-list",
    "bis_meu": "us.meu",
    "meu": "us.meu",
    "bis_uvl": "us.uvl",
    "uvl": "us.uvl",
    "ofac_sdn_744_8": "us.sdn-744.8",
    "ofac_ns_cmic": "us.ns-cmic",
    "ns_cmic": "us.ns-cmic",
    "ofac_ssi": "us.ssi",
    "bis_dpl": "us.dpl",
    "1260h": "us.1260h",
    "us_1260h": "us.1260h",
    "dod_1260h": "us.1260h",
    "uk": "uk.consolidated",
    "uk_list": "uk.consolidated",
    "uk_sl": "uk.consolidated",
    "uksl": "uk.consolidated",
    "uk_sanctions": "uk.consolidated",
    "uk_sanctions_list": "uk.consolidated",
    "uk_ofsi": "uk.consolidated",
    "ofsi": "uk.consolidated",
    "gb": "uk.consolidated",
    "eu": "eu.consolidated",
    "eu_list": "eu.consolidated",
    "eu_fsf": "eu.consolidated",
    "un": "un.consolidated",
    "un_sc": "un.consolidated",
}
"""Other names of the lists."""


def list_id(name: str) -> str:
    """The id of a list under any of its names; empty when it is not known."""
    plain = name.strip().lower()
    return plain if plain in LISTS else SAME_LIST.get(plain.replace("-", "_").replace(".", "_"), "")
