"""Which official lists an organisation has to have looked up before a name that is not found may be called clear."""

from __future__ import annotations

from collections.abc import Collection

from riskctl.facts.reference import References

EVERYONE, UNSTATED = "screening.everyone", "screening.unstated"
UNION = "eu.member-states"


def needed_lists(references: References, countries: Collection[str], as_of: str) -> frozenset[str]:
    """List ids for an organisation of these countries; without any, those of an organisation of unknown place.

    Source: ``data/reference/screening.yaml``, which is policy and may be replaced.
    """
    # No country is not "no list": whoever does not say where it is needs the union of what is
    # common.
    if not countries:
        return _members(references, UNSTATED, as_of)
    places = {country.lower() for country in countries}
    # By the day: a member that left is bound no longer, one that joins is from then on.
    if set(countries) & _members(references, UNION, as_of):
        places.add("eu")
    everyone = _members(references, EVERYONE, as_of)
    return everyone.union(*(_members(references, f"screening.{place}", as_of) for place in places))


def _members(references: References, list_id: str, as_of: str) -> frozenset[str]:
    return references.members(list_id, as_of) if list_id in references.lists else frozenset()
