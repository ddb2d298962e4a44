"""The scoring policy: strength rubric, thresholds by criticality, bands. Labelled policy, replaceable by the user."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from riskctl.catalogue.use_case import Criticality
from riskctl.facts.terms import Strength
from riskctl.text.model import Replaces, Strict

Share = Annotated[float, Field(gt=0, le=0.95)]
Points = Annotated[float, Field(ge=0, le=100)]


Likelihood = Annotated[float, Field(ge=0, le=1)]


class Presumptions(Strict):
    """The share of its strength at which a rule counts in the likely value while facts are open.

    By who can know the facts, and the same for every nationality; ``red_flag`` is for a rule whose
    red flag stands, or one that is met but rests on what is not confirmed. A rule may name its own.
    """

    organisation: Likelihood = 0.5
    public: Likelihood = 0.4
    operator: Likelihood = 0.4
    nobody: Likelihood = 0.15
    red_flag: Likelihood = 0.8


class Policy(Strict):
    """``data/scoring.yaml``.

    Strengths are shares in (0, 0.95], thresholds and bands points from 0 to 100.
    """

    policy: str
    title: str
    strengths: dict[Strength, Share]
    thresholds: dict[Criticality, tuple[Points, Points, Points]]
    default_criticality: Criticality
    bands: dict[str, Points]
    spill: float = Field(ge=0, le=1)
    presumptions: Presumptions = Presumptions()
    replaces: Replaces | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Policy:
        for name, steps in self.thresholds.items():
            if not steps[0] <= steps[1] <= steps[2]:
                raise ValueError(f"thresholds.{name}: three points in rising order")
        if set(self.thresholds) != set(Criticality.__args__):  # type: ignore[attr-defined]
            raise ValueError("thresholds: give all of low, medium, high, critical")
        if set(self.strengths) != set(Strength.__args__):  # type: ignore[attr-defined]
            raise ValueError("strengths: give every step of the rubric")
        # Every score has a band, 0 too.
        if min(self.bands.values(), default=1) != 0:
            raise ValueError("bands: the lowest begins at 0")
        return self

    def band(self, points: float) -> str:
        """The name of the band a score falls in."""
        below = [(start, name) for name, start in self.bands.items() if start <= points]
        return max(below)[1]
