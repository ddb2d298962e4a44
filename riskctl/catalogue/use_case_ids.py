"""Ids of the catalogue that a use case names: a chip, vendor or route that is unknown settles nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.references import unknown_ids
from riskctl.facts.values import Fact
from riskctl.text.display import safe
from riskctl.text.located import KeyPath, Located
from riskctl.text.suggest import hint

IdProblem = tuple[KeyPath, str]
"""Where in the file an id stands, and what is wrong with it."""


def id_problems(
    located: Located, hosting: Iterable[Fact], catalogue: Catalogue
) -> Iterator[IdProblem]:
    """Every id of the file that the catalogue does not hold, with the nearest that it does."""
    data = located.data
    for fact in hosting:
        name = fact.path.removeprefix("route.")
        # `chips` is the short form of another fact's name, so that is where the id stands.
        key = name if name in data["self_hosting"] else "chips"
        for text in unknown_ids(fact, catalogue):
            yield ("self_hosting", key), text
    route = data.get("route")
    if isinstance(route, str) and route and route not in catalogue.routes:
        yield ("route",), f"unknown route '{safe(route, 60)}'{hint(route, catalogue.routes)}"
    evidence = data.get("evidence")
    for name, entry in (evidence if isinstance(evidence, dict) else {}).items():
        yield from _party_problems(name, entry, catalogue)


def _party_problems(name: str, entry: object, catalogue: Catalogue) -> Iterator[IdProblem]:
    parties = entry.get("parties") if isinstance(entry, dict) else None
    if not isinstance(parties, list):
        return
    for index, party in enumerate(parties):
        if isinstance(party, str) and party not in catalogue.vendors:
            text = f"unknown vendor '{safe(party, 60)}'{hint(party, catalogue.vendors)}"
            yield ("evidence", name, "parties", index), f"evidence.{safe(name, 60)}: {text}"
