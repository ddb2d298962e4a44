"""The one question to the organisation that moves the decision on a route most, and where each answer leads."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.bearing import known_by
from riskctl.assessment.request import Request
from riskctl.assessment.sensitivity import Search, Trial
from riskctl.document.outcomes import OUTCOMES, OutcomeName
from riskctl.facts.asking import to_ask
from riskctl.facts.values import Known, Unknown
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.question import Question, single
from riskctl.rules.ruleset import Rule

_HOSTED = ("route.", "operator.")
_STATED = ("actor.", "use.", "data.", "evidence.")


@dataclass(slots=True)
class Move:
    """What the answers to one fact would change.

    ``steps`` is the distance in outcomes between the mildest and the hardest result, ``points`` that of the likely
    score; ``holds`` says that the answer stays open without it, ``paper`` that a condition asks for it.
    """

    path: str
    steps: int = 0
    points: float = 0.0
    holds: bool = False
    paper: bool = False

    @property
    def matters(self) -> bool:
        """Whether the outcome, today or after the conditions, can be another by it."""
        return self.steps > 0 or self.holds or self.paper

    @property
    def place(self) -> tuple[bool, bool, float, str]:
        """The order of asking: what the organisation knows before what it holds; what moves most first."""
        return (
            self.paper and not self.holds,
            not self.holds,
            -self.steps - self.points / 1000,
            self.path,
        )


class Moves:
    """The open facts of one judgement that the organisation itself can answer."""

    def __init__(self, request: Request, judgement: Judgement) -> None:
        self._judgement = judgement
        self._facts = judgement.facts.facts
        self._search = Search(request.assessor, judgement, request.use_case, request.overrides)
        self.rows = {path: move for path, move in self._measured().items() if move.matters}

    def best(self, done: Collection[str]) -> Move | None:
        """The one that moves most of those not asked yet; None when nothing left can change the outcome."""
        left = [move for path, move in self.rows.items() if path not in done]
        return min(left, key=lambda move: move.place) if left else None

    def leads_to(self, path: str) -> Mapping[str, str]:
        """Where each answer tried leads, by the answer as shown."""
        answers = self._search.answers().get(path, ())
        return {answer.shown: answer.decision for answer in answers}

    def rules(self, path: str) -> list[Rule]:
        """The rules in force that turn on the fact, in the order of their ids."""
        return [
            bearing.outcome.rule
            for bearing in self._judgement.verdicts.bearings
            if path in bearing.open_facts or path in _measures(bearing.outcome.rule)
        ]

    def _measured(self) -> dict[str, Move]:
        moves: dict[str, Move] = {}
        verdicts = self._judgement.verdicts
        for bearing in verdicts.holding:
            for path in self._mine(bearing.open_facts):
                moves.setdefault(path, Move(path)).holds = True
        for requirement in verdicts.requirements:
            for path in self._mine(requirement.settles):
                moves.setdefault(path, Move(path)).paper = True
        for trial in self._search.trials:
            self._count(trial, moves)
        return moves

    def _count(self, trial: Trial, moves: dict[str, Move]) -> None:
        base, then = self._judgement.verdicts, trial.judgement.verdicts
        steps = max(_apart(base.decision, then.decision), _apart(base.today, then.today))
        points = abs(self._judgement.scores.likely - trial.judgement.scores.likely)
        # A measure that sets several facts says nothing of one of them.
        for name, _ in trial.change.facts if len(trial.change.facts) == 1 else ():
            for path in self._mine(to_ask(name, self._facts)):
                move = moves.setdefault(path, Move(path))
                move.steps = max(move.steps, steps)
                move.points = max(move.points, points)

    def _mine(self, paths: Collection[str]) -> Iterator[str]:
        """Those that are open and that the organisation can answer."""
        for path in paths:
            fact = self._facts.get(path)
            is_open = fact is None or isinstance(fact.value, Unknown)
            if path in VOCABULARY and is_open and self._answers(path):
                yield path

    def _answers(self, path: str) -> bool:
        if VOCABULARY[path].derived or path == "use.criticality":
            return False
        here = path.startswith(_HOSTED) and self._is_self_hosted
        knower = known_by(path, self._facts)
        return knower == "organisation" and (path.startswith(_STATED) or here)

    @property
    def _is_self_hosted(self) -> bool:
        deployment = self._facts.get("route.deployment")
        return deployment is not None and deployment.value == Known("self-hosted")


def key_of(path: str) -> str:
    """Where a use case states the fact: what is so of a route stands under the organisation's own hosting."""
    return f"self_hosting.{path.partition('.')[2]}" if path.startswith("route.") else path


def question_of(move: Move, moves: Moves) -> Question:
    """The question, with the rules that turn on it and where each answer leads."""
    rules = moves.rules(move.path)
    parts = []
    if rules:
        more = f" and {len(rules) - 1} more" if len(rules) > 1 else ""
        parts.append(f"{rules[0].entry.title} ({rules[0].id}){more}.")
    leads_to = moves.leads_to(move.path)
    if len(set(leads_to.values())) > 1:
        leads = (f"{answer}: {outcome.replace('-', ' ')}" for answer, outcome in leads_to.items())
        parts.append(f"Alone it leads to: {'; '.join(leads)}.")
    return single(key_of(move.path), because=" ".join(parts))


def _apart(first: OutcomeName, second: OutcomeName) -> int:
    return abs(OUTCOMES.index(first) - OUTCOMES.index(second))


def _measures(rule: Rule) -> set[str]:
    return {path for mitigation in rule.mitigations for path in mitigation.entry.clears}
