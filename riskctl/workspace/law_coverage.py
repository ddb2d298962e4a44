"""For which countries the rulesets at hand hold law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.assessment.regimes import UnruledRegime
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.reference import Membership, ReferenceList
from riskctl.text.located import Located

RULED_COUNTRIES = "rules.countries"
"""The reference list of those countries; rules name it like any other."""

UNIONS = {"EU": "eu.eea"}
"""Jurisdictions of several countries, and the reference list of their members."""


def ruled_countries(rulesets: Iterable[Located]) -> ReferenceList:
    """The countries whose law one of the rulesets holds, through a union they belong to or by themselves.

    A pack that brings rules of a further country brings the country with it. Linear in the rulesets.
    """
    # From parsed files and not from rulesets, because references are needed to read those.
    held = {str(located.data.get("jurisdiction", "")) for located in rulesets}
    return ReferenceList(
        title="Countries for which rules are held",
        entries=tuple(Membership(id=code) for code in sorted(held & COUNTRIES.keys())),
        union=tuple(members for union, members in UNIONS.items() if union in held),
    )


def unruled_countries(lists: Mapping[str, ReferenceList]) -> tuple[UnruledRegime, ...]:
    """The law of every other country, as a regime that is not assessed."""
    ruled = _members(lists, RULED_COUNTRIES)
    return tuple(
        UnruledRegime(
            id=f"{code.lower()}.law",
            title=f"The law of {name} (data protection, sectors, public bodies, exports)",
            countries=(code,),
        )
        for code, name in COUNTRIES.items()
        if code not in ruled
    )


def _members(lists: Mapping[str, ReferenceList], list_id: str) -> frozenset[str]:
    """Members on any day: who left a union does not lose the rules that are held for it."""
    reference = lists[list_id]
    own = frozenset(entry.id for entry in reference.entries)
    return own.union(*(_members(lists, joined) for joined in reference.union))
