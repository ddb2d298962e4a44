"""``data/backtest.yaml``: how much each feature of an events file counts, in general and by the kind of act."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from riskctl.facts.spec import Dimension
from riskctl.facts.terms import Strength
from riskctl.text.model import Strict

FeatureName = Literal[
    "adversary_seat",
    "prior_formal_restriction",
    "official_allegation",
    "military_or_surveillance_tie",
    "owned_or_led_by_hit_party",
    "terms_already_exclude",
    "open_dispute_or_inquiry",
]
FEATURES: tuple[FeatureName, ...] = FeatureName.__args__  # type: ignore[attr-defined]
"""The features of the format, in the order in which rows hold them."""


class Feature(Strict):
    """One feature: its step of the rubric, its causal group, why, and the bundled rules that carry the same step."""

    question: str
    strength: Strength
    group: str
    because: str
    like: tuple[str, ...]


Share = Annotated[float, Field(ge=0, le=0.95)]
"""The share of the scale that one feature takes by itself."""


class Act(Strict):
    """Kinds of act that choose whom they hit alike, and what each feature counts there; ``because`` says why."""

    kinds: tuple[str, ...]
    because: str
    shares: dict[FeatureName, Share]

    @model_validator(mode="after")
    def _complete(self) -> Act:
        missing = [name for name in FEATURES if name not in self.shares]
        if missing:
            raise ValueError(f"shares: give {', '.join(missing)} too")
        return self


class FeatureFile(Strict):
    """The whole file; every feature must be there, and a kind of event in one act at most."""

    backtest: str
    title: str
    dimension: Dimension
    features: dict[FeatureName, Feature]
    acts: dict[str, Act] = {}

    @model_validator(mode="after")
    def _complete(self) -> FeatureFile:
        missing = [name for name in FEATURES if name not in self.features]
        if missing:
            raise ValueError(f"features: give {', '.join(missing)} too")
        return self

    @model_validator(mode="after")
    def _kinds_once(self) -> FeatureFile:
        kinds = [kind for act in self.acts.values() for kind in act.kinds]
        twice = sorted({kind for kind in kinds if kinds.count(kind) > 1})
        if twice:
            raise ValueError(f"acts: {', '.join(twice)} in two acts; leave one")
        return self

    def act_of(self, kind: str) -> str | None:
        """The id of the act that an event of this kind is; None where the general steps hold."""
        found = [name for name, act in self.acts.items() if kind in act.kinds]
        return found[0] if found else None
