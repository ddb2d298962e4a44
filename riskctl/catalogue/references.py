"""Ids in stated facts that must name something in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.catalogue.catalogue import Catalogue
from riskctl.facts.sets import members
from riskctl.facts.values import Fact
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.display import safe
from riskctl.text.suggest import hint


def unknown_ids(fact: Fact, catalogue: Catalogue) -> Iterator[str]:
    """What to say about each chip, vendor or model the fact names that the catalogue does not hold."""
    spec = VOCABULARY[fact.path]
    known = {"chip": catalogue.chips, "vendor": catalogue.vendors, "model": catalogue.models}.get(
        spec.of
    )
    # Derived facts are made of ids that were checked where they were stated.
    if known is None or spec.derived:
        return
    for member in sorted(members(fact.value)):
        if member not in known:
            yield f"{fact.path}: unknown {spec.of} '{safe(member, 60)}'{hint(member, known)}"
