"""The document of a plan."""

from __future__ import annotations

from typing import Annotated, Literal

from typing_extensions import TypeAliasType, TypedDict

from riskctl.document.model.base import Count, FactPath, Length, Number
from riskctl.document.outcomes import OutcomeName
from riskctl.facts.spec import KnownBy
from riskctl.portfolio.model.frame import Dollars, Hours, PortfolioFrame, Share

StatusName = Literal["optimal", "feasible", "infeasible", "none-found"]
Texts = TypeAliasType("Texts", list[str])


class SolverPart(TypedDict):
    """What found the plan. ``infeasible`` is proven; ``none-found`` proves nothing."""

    name: Literal["HiGHS", "greedy"]
    status: StatusName
    note: str


class PlannedRouteRow(TypedDict):
    """A route in the plan: ``conditions`` must be met for it to be used, ``reasons`` say why it was chosen."""

    route: str
    part: Literal["primary", "fallback"]
    outcome: OutcomeName
    stands_under: Count
    conditions: Texts
    reasons: Texts


class AssignmentRow(TypedDict):
    """The routes of a use case, the primary first."""

    use_case: str
    routes: Annotated[list[PlannedRouteRow], Length(1)]


class UncoverableRow(TypedDict):
    """A use case that no usable route leaves standing under a scenario, a pair or a loss."""

    use_case: str
    scenario: str


class ShortRow(TypedDict):
    """A use case that the policy wants more fallbacks for than there are usable routes beside its primary."""

    use_case: str
    wanted: Count
    usable: Count


class BarredRow(TypedDict):
    """A route that the plan may not use for a use case, and why."""

    use_case: str
    route: str
    reasons: Annotated[Texts, Length(1)]


class PlanQuestionRow(TypedDict):
    """A fact that is not known; ``waiting`` counts the routes of use cases that it keeps at needs-information."""

    fact: FactPath
    question: str
    known_by: KnownBy
    waiting: Count


StepRow = TypedDict(
    "StepRow",
    {
        "use_case": str,
        "step": Literal["primary", "add-fallback", "keep-as-fallback", "drop-fallback"],
        "from": str,
        "to": str,
        "switch_hours": Hours | None,
    },
)
"""One step from today's routes to the plan; empty where there is none to come from or to go to."""


class HeldPart(TypedDict):
    """Routes held today and their cost, and which of them the plan takes up or gives up."""

    cost_usd_month: Dollars
    routes: Texts
    taken_up: Texts
    given_up: Texts


class PriceRow(TypedDict):
    """The cheapest plan when one constraint is different; null where none was found.

    Costs compare where ``unserved`` and both counts are those of the plan itself.
    """

    change: str
    status: StatusName
    cost_usd_month: Dollars | None
    difference_usd_month: Number | None
    unserved: Texts
    uncoverable: Count
    short_of_fallbacks: Count


class FrontierRow(TypedDict):
    """The cheapest plan when only these use cases must survive; ``resilience`` is the weighted share covered."""

    demanded: str
    cost_usd_month: Dollars
    resilience: Share


class PlanDocument(PortfolioFrame):
    """The cheapest routes for every use case that survive each scenario, as far as that can be."""

    kind: Literal["plan"]
    solver: SolverPart
    cost_usd_month: Dollars | None
    bound_usd_month: Dollars | None
    gap: Share | None
    assignments: list[AssignmentRow]
    unserved: Texts
    uncoverable: list[UncoverableRow]
    short_of_fallbacks: list[ShortRow]
    barred: list[BarredRow]
    questions: list[PlanQuestionRow]
    today: HeldPart
    migration: list[StepRow]
    prices: list[PriceRow]
    frontier: list[FrontierRow]
