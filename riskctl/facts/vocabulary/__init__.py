"""The closed vocabulary: one file per thing that facts are properties of."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import actor, data, evidence, model, party, permissions, route, use

VOCABULARY: dict[str, FactSpec] = {
    spec.path: spec
    for spec in (
        *party.specs("developer", "the developer of the model"),
        *party.specs("operator", "the operator of the route"),
        *model.SPECS,
        *route.SPECS,
        *actor.SPECS,
        *use.SPECS,
        *data.SPECS,
        *evidence.SPECS,
        *permissions.SPECS,
    )
}
"""Every fact by path."""

PREFIXES: tuple[str, ...] = (
    "developer",
    "operator",
    "model",
    "route",
    "actor",
    "use",
    "data",
    "evidence",
)
