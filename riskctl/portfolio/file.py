"""What a portfolio file holds: an organisation, its use cases, the routes it has or may have, and its policy."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from riskctl.catalogue.use_case import Criticality
from riskctl.text.model import CaseId, Id, Strict

Amount = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(gt=0, le=1)]
_TAG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


def _tag(text: str) -> str:
    if re.fullmatch(_TAG, text) is None:
        raise ValueError(f"takes a language tag such as en, pt-BR or zh-Hant, not {text!r}")
    return text


LanguageTag = Annotated[
    str, AfterValidator(_tag), Field(json_schema_extra={"pattern": _TAG, "maxLength": 80})
]
"""A language as BCP 47 writes it."""
NodeKind = Literal[
    "maker",
    "ultimate-parent",
    "seat",
    "operator",
    "host-country",
    "chip-maker",
    "fab",
    "model-family",
    "licence",
]
Accepted = Literal["approve", "approve-with-conditions", "needs-information"]


class BenchmarkNeed(Strict):
    """A score that a model must have reached, on a benchmark named with its version as the catalogue names it."""

    name: str
    at_least: float


class Needs(Strict):
    """Capabilities without which a route is no use: what is not stated of a route counts as not there."""

    context_tokens: Annotated[int, Field(gt=0)] | None = None
    input: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    tools: bool = False
    benchmark: BenchmarkNeed | None = None


class Volume(Strict):
    """Millions of tokens a month."""

    input_mtok: Amount
    output_mtok: Amount


class RouteOffer(Strict):
    """A route that the organisation has or could have, with what it costs.

    Prices per million tokens are those of the model in the catalogue where none is given here; ``fixed_usd`` is what
    the route costs a month before the first token; ``switch_hours`` is the time to move a use case to it.
    """

    subject: str
    fixed_usd: Amount = 0.0
    input_usd_per_mtok: Amount | None = None
    output_usd_per_mtok: Amount | None = None
    languages: tuple[LanguageTag, ...] = ()
    tools: bool | None = None
    switch_hours: Amount
    note: str = ""


class GroupUseCase(Strict):
    """One use case. Its sections are laid over those of the organisation; ``uses`` is primary, then fallbacks."""

    id: CaseId
    title: str = Field(max_length=200)
    criticality: Criticality
    actor: dict[str, Any] = {}
    use: dict[str, Any] = {}
    data: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    needs: Needs = Needs()
    volume: Volume
    uses: tuple[str, ...] = ()
    allowed: tuple[str, ...] | None = None


class ShareCap(Strict):
    """At most this share of the use cases, weighted by criticality, may have their primary route at the node."""

    kind: NodeKind
    node: str
    at_most: Share


class PortfolioPolicy(Strict):
    """What a plan must keep to. Labels, not law: every line can be changed, and its price is shown.

    ``accept`` are outcomes with which a route may be planned; ``fallbacks`` how many a use case has by criticality;
    ``survive`` names pairs of scenarios that may come together; ``survive_loss_of`` kinds of which no single node may
    take every route of a use case with it; ``exclude`` bars nodes by kind.
    """

    # Escalate and reject are not among the choices: no policy may plan with what is not allowed.
    accept: tuple[Accepted, ...] = ("approve", "approve-with-conditions")
    fallbacks: dict[Criticality, Annotated[int, Field(ge=0, le=5)]] = {}
    exclude: dict[NodeKind, tuple[str, ...]] = {}
    shares: tuple[ShareCap, ...] = ()
    max_routes: Annotated[int, Field(gt=0)] | None = None
    budget_usd: Amount | None = None
    # A share of the cost at volume, for a fallback that is kept ready and hardly used.
    standby_share: Annotated[float, Field(ge=0, le=1)] = 0.05
    survive: tuple[tuple[Id, Id], ...] = ()
    survive_loss_of: tuple[NodeKind, ...] = ()


class PortfolioFile(Strict):
    """One portfolio: the organisation's own assumptions, from which nothing about law follows.

    ``notice_hours`` says how much warning is expected under a scenario, or under ``default``.
    """

    portfolio: Id
    title: str = Field(max_length=200)
    description: str = ""
    actor: dict[str, Any] = {}
    use: dict[str, Any] = {}
    data: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    self_hosting: dict[str, Any] = {}
    routes: tuple[RouteOffer, ...] = Field(min_length=1)
    use_cases: tuple[GroupUseCase, ...] = Field(min_length=1)
    policy: PortfolioPolicy = PortfolioPolicy()
    scenarios: tuple[Id, ...] = ()
    notice_hours: dict[str, Amount] = {}
