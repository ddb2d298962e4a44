"""The catalogue: profiles by kind and id, their sources, and the index of model aliases."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from riskctl.catalogue.aliases import AliasIndex
from riskctl.catalogue.profiles import Chip, Model, Profile, Route, SourceEntry, Vendor
from riskctl.text.dates import within

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Input:
    """What a report lists about one input file: its id, kind, content hash and date. Never a path."""

    id: str
    kind: str
    sha256: str
    date: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All profiles of all layers, checked. Look-ups by id are constant time."""

    vendors: Mapping[str, Vendor]
    models: Mapping[str, Model]
    routes: Mapping[str, Route]
    chips: Mapping[str, Chip]
    register: Mapping[str, SourceEntry] = field(default_factory=dict)
    inputs: Mapping[tuple[str, str], Input] = field(default_factory=dict)
    aliases: AliasIndex = field(default_factory=AliasIndex)
    _computed: dict[Hashable, object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was worked out from the profiles alone. ``replace`` starts an empty one: a patched catalogue forgets."""

    def once(self, key: Hashable, compute: Callable[[], Result]) -> Result:
        """The value computed for a key the first time it is asked for.

        A search judges one model by many routes and many times over: what profiles state does not change meanwhile.
        """
        if key not in self._computed:
            self._computed[key] = compute()
        return cast(Result, self._computed[key])

    def sources(self, profile: Profile) -> dict[str, SourceEntry]:
        """The sources a profile can cite: its own before the shared register."""
        # A profile may say better what a key means for it than the shared register does.
        return {**self.register, **profile.sources}

    def routes_for(self, model_id: str, as_of: str | None = None) -> list[str]:
        """Ids of the routes that offer the model on the day, or on any day, sorted. Linear in the routes."""
        model = self.models[model_id]
        return sorted(
            route_id
            for route_id, route in self.routes.items()
            if _offers(route, model_id, model, as_of)
        )


def _offers(route: Route, model_id: str, model: Model, as_of: str | None) -> bool:
    # Self-hosting and the like: whatever can be downloaded can be run there.
    if route.models == "any-open-weights":
        return is_open(model)
    if model_id in route.models:
        return True
    return any(
        as_of is None or within(served.since, served.through, as_of)
        for served in route.served
        if served.model == model_id
    )


def is_open(model: Model) -> bool:
    """Whether any statement says that the weights are published."""
    raw = model.claims.get("open_weights", ())
    claims: Iterable[object] = raw if isinstance(raw, tuple) else (raw,)
    return any(getattr(claim, "value", None) in ("true", "yes") for claim in claims)
