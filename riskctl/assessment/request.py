"""What stays the same over the subjects of one run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.regimes import UnruledRegime
from riskctl.catalogue.use_case import UseCase
from riskctl.facts.values import Fact
from riskctl.rules.ruleset import Ruleset
from riskctl.watchlists.embedded import EmbeddedLists


@dataclass(frozen=True, slots=True)
class Departure:
    """A file of a higher layer: ``change`` is ``replaced`` or ``added``, ``kind`` a word for people."""

    kind: str
    id: str
    change: Literal["replaced", "added"]
    sha256: str


@dataclass(frozen=True, slots=True)
class Request:
    """The engine for the day, the use case, what-if facts by path, and the inputs that a document lists."""

    assessor: Assessor
    use_case: UseCase | None
    rulesets: Sequence[Ruleset]
    policy_sha256: str
    watchlists: EmbeddedLists
    overrides: Mapping[str, Fact] = field(default_factory=dict)
    regimes: Sequence[UnruledRegime] = ()
    departures: Sequence[Departure] = ()
