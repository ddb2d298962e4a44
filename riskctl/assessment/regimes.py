"""Regimes that an organisation's country, sector or data make relevant, and for which there is no rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from riskctl.facts.sets import members
from riskctl.facts.values import Fact, Known
from riskctl.text.model import Id, Replaces, Strict


@dataclass(frozen=True, slots=True)
class Concern:
    """What is known of an organisation that decides which regimes matter to it; None where it is not known."""

    countries: frozenset[str]
    sector: object
    personal: object

    @classmethod
    def of(cls, facts: Mapping[str, Fact]) -> Concern:
        """An organisation is in the country of its seat and in those in which it works."""
        stated = [facts[path].value for path in _COUNTRIES if path in facts]
        countries = frozenset[str]().union(*map(members, stated))
        return cls(countries, _known(facts, "actor.sector"), _known(facts, "data.personal"))


_COUNTRIES = ("actor.country", "actor.operates_in")


class UnruledRegime(Strict):
    """One regime without a rule, and for whom it matters; what is left out does not narrow it."""

    id: Id
    title: str
    countries: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    personal: bool = False

    def concerns(self, actor: Concern) -> bool:
        """Whether the organisation is among those for whom it matters; what is not known does not exclude."""
        countries = actor.countries
        if self.countries:
            countries = countries.intersection(self.countries)
        # Also where no country is known: then it is not said to concern anybody.
        if not countries.difference(self.outside):
            return False
        if self.sectors and actor.sector is not None and actor.sector not in self.sectors:
            return False
        return not (self.personal and actor.personal is False)

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
    actor = Concern.of(facts)
    return sorted(
        (regime for regime in regimes if regime.concerns(actor)), key=lambda regime: regime.id
    )


def _known(facts: Mapping[str, Fact], path: str) -> object:
    fact = facts.get(path)
    return fact.value.value if fact is not None and isinstance(fact.value, Known) else None
