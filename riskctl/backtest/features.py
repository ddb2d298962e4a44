"""``data/backtest.yaml``: how much each feature of an events file counts, in general and by the kind of act."""

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


class Act(Strict):
    """Kinds of act that choose whom they hit alike: what each feature counts there, and why.

    ``only_with`` names features that count only beside one of those given: without any of them they add no point.
    """

    kinds: tuple[str, ...]
    because: str
    steps: dict[FeatureName, Strength]
    only_with: dict[FeatureName, tuple[FeatureName, ...]] = {}

    @model_validator(mode="after")
    def _complete(self) -> Act:
        missing = [name for name in FEATURES if name not in self.steps]
        if missing:
            raise ValueError(f"steps: give {', '.join(missing)} too")
        return self


class RunUp(Strict):
    """What it counts that a dated statement of ``known_before`` names the entity; ``because`` says why."""

    question: str
    strength: Strength
    group: str
    because: str


class FeatureFile(Strict):
    """The whole file; every feature must be there, and a kind of event in one act at most."""

    backtest: str
    title: str
    dimension: Dimension
    features: dict[FeatureName, Feature]
    acts: dict[str, Act] = {}
    run_up: RunUp

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
