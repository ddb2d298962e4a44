"""What to find out first: open facts that keep routes of a plan at needs-information."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement
from riskctl.facts.asking import to_ask
from riskctl.facts.spec import KnownBy
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.portfolio.grid import Grid
from riskctl.portfolio.planning import Planning

_OPEN = "needs-information"
_ORDER: tuple[KnownBy, ...] = ("organisation", "operator", "public", "nobody")


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """A fact that is not known, who can know it, and how many routes of use cases wait for it."""

    fact: str
    text: str
    known_by: KnownBy
    waiting: int


def plan_questions(work: Planning, grid: Grid) -> list[PlanQuestion]:
    """The facts that barred routes wait for, those that the organisation itself knows first, then by how many wait."""
    waiting: Counter[tuple[str, KnownBy]] = Counter()
    for pair in work.barred:
        judgement = grid.cells[pair].judgement
        if judgement.verdicts.decision == _OPEN:
            waiting.update(_asked(judgement))
    rows = [
        PlanQuestion(path, VOCABULARY[path].question, knower, count)
        for (path, knower), count in waiting.items()
    ]
    return sorted(rows, key=lambda row: (_ORDER.index(row.known_by), -row.waiting, row.fact))


def _asked(judgement: Judgement) -> set[tuple[str, KnownBy]]:
    """Each fact once that holds the judgement open; a derived fact by those that settle it."""
    facts = judgement.facts.facts
    asked: set[tuple[str, KnownBy]] = set()
    for bearing in judgement.verdicts.holding:
        for path, knower in bearing.open_facts.items():
            for name in to_ask(path, facts):
                asked.add((name, VOCABULARY[name].known_by or knower))
    return asked
