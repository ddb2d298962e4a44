"""Regimes that an organisation's country, sector or data make relevant, and for which there is no rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from riskctl.facts.sets import members
from riskctl.facts.values import Fact, Known
from riskctl.text.model import Id, Replaces, Strict


class UnruledRegime(Strict):
    """One regime without a rule, and for whom it matters; what is left out does not narrow it."""

    id: Id
    title: str
    countries: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    personal: bool = False

    def concerns(self, facts: Mapping[str, Fact]) -> bool:
        """Whether the organisation is among those for whom it matters; what is not known does not exclude.

        An organisation is in the country of its seat and in those in which it works.
        """
        countries = _countries(facts)
        sector = _known(facts, "actor.sector")
        personal = _known(facts, "data.personal")
        if self.countries:
            countries = countries.intersection(self.countries)
        if not countries.difference(self.outside):
            return False
        if self.sectors and sector is not None and sector not in self.sectors:
            return False
        return not (self.personal and personal is False)

    @property
    def why(self) -> str:
        """For whom it matters, in words."""
        parts = []
        if self.countries:
            abbreviated = len(self.countries) > 3
            parts.append(
                "organisations there" if abbreviated else f"country {', '.join(self.countries)}"
            )
        if self.outside:
            parts.append(f"outside {', '.join(self.outside)}")
        if self.sectors:
            several = len(self.sectors) > 3
            parts.append("this sector" if several else f"sector {', '.join(self.sectors)}")
        if self.personal:
            parts.append("personal data")
        return "; ".join(parts) + ": no rule covers it"


class RegimesFile(Strict):
    """``data/not_assessed.yaml``."""

    regimes: tuple[UnruledRegime, ...]
    replaces: Replaces | None = None


def not_assessed(
    regimes: Iterable[UnruledRegime], facts: Mapping[str, Fact]
) -> list[UnruledRegime]:
    """The regimes that concern the organisation, by id."""
    return sorted(
        (regime for regime in regimes if regime.concerns(facts)), key=lambda regime: regime.id
    )


def _countries(facts: Mapping[str, Fact]) -> frozenset[str]:
    seat = facts.get("actor.country")
    places = facts.get("actor.operates_in")
    return frozenset().union(*(members(fact.value) for fact in (seat, places) if fact is not None))


def _known(facts: Mapping[str, Fact], path: str) -> object:
    fact = facts.get(path)
    return fact.value.value if fact is not None and isinstance(fact.value, Known) else None
