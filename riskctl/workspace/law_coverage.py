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


DATA_COUNTRIES = "rules.data-countries"
"""Those of them of which law on data is held, and not only on exports, sanctions or purchases."""
_DATA_LAW = "data-residency"


def coverage_lists(rulesets: Iterable[Located]) -> dict[str, ReferenceList]:
    """The countries whose law one of the rulesets holds, and those whose law on data, by the ids of the two lists.

    Through a union they belong to or by themselves; a pack that brings rules of a further country brings the country
    with it. Linear in the rules.
    """
    files = list(rulesets)
    on_data = [located for located in files if _about_data(located)]
    titles = {
        RULED_COUNTRIES: ("Countries for which rules are held", files),
        DATA_COUNTRIES: ("Countries for which rules on data are held", on_data),
    }
    return {list_id: _of_countries(title, held) for list_id, (title, held) in titles.items()}


def _about_data(located: Located) -> bool:
    rules = located.data.get("rules")
    rows = rules if isinstance(rules, list) else []
    return any(isinstance(row, dict) and row.get("dimension") == _DATA_LAW for row in rows)


def _of_countries(title: str, rulesets: Iterable[Located]) -> ReferenceList:
    held = {str(located.data.get("jurisdiction", "")) for located in rulesets}
    return ReferenceList(
        title=title,
        entries=tuple(Membership(id=code) for code in sorted(held & COUNTRIES.keys())),
        union=tuple(members for union, members in UNIONS.items() if union in held),
    )


def unruled_countries(lists: Mapping[str, ReferenceList]) -> tuple[UnruledRegime, ...]:
    """The law of every other country, and the law on data where only other law is held, as regimes not assessed."""
    ruled, on_data = _members(lists, RULED_COUNTRIES), _members(lists, DATA_COUNTRIES)
    regimes = []
    for code, name in COUNTRIES.items():
        if code not in ruled:
            title = f"The law of {name} (data protection, sectors, public bodies, exports)"
            regimes.append(UnruledRegime(id=f"{code.lower()}.law", title=title, countries=(code,)))
        elif code not in on_data:
            title = f"The data protection law of {name}"
            key = f"{code.lower()}.data-law"
            regimes.append(UnruledRegime(id=key, title=title, countries=(code,), personal=True))
    return tuple(regimes)


def _members(lists: Mapping[str, ReferenceList], list_id: str) -> frozenset[str]:
    """Members on any day: who left a union does not lose the rules that are held for it."""
    reference = lists[list_id]
    own = frozenset(entry.id for entry in reference.entries)
    return own.union(*(_members(lists, joined) for joined in reference.union))
