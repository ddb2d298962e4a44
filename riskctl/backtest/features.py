"""``data/backtest.yaml``: the step of the strength rubric that each feature of an events file counts with."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

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


class FeatureFile(Strict):
    """The whole file; every feature must be there."""

    backtest: str
    title: str
    dimension: Dimension
    features: dict[FeatureName, Feature]

    @model_validator(mode="after")
    def _complete(self) -> FeatureFile:
        missing = [name for name in FEATURES if name not in self.features]
        if missing:
            raise ValueError(f"features: give {', '.join(missing)} too")
        return self
