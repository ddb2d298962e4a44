"""Which question comes next: the one on which most hangs, for the answers so far and the rules in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.catalogue.profiles import SELF
from riskctl.catalogue.use_case import UseCase
from riskctl.document.outcomes import ALLOWED
from riskctl.explanations.rule import source_on
from riskctl.explanations.use_case_text import Answer, stated_text
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.defaults import CRITICALITY, home_of, implied
from riskctl.questionnaire.question import (
    HOME_LINES,
    HOSTING,
    Question,
    checklist,
    counts,
    home,
    hosting,
    single,
)
from riskctl.questionnaire.weighing import Need, needs, without_a_model
from riskctl.workspace.session import Session

OPENING = ("criticality", "actor.country", "actor.sector", "data.classes")
"""Asked first of everybody: what the rules in force for an organisation depend on."""
_WHY = {
    "criticality": "it sets from which score on an approval takes conditions or a person's decision; "
    "high is the careful choice where nothing is said"
}
_FAR_REACHING = ("UN", "US", "EU", "contract")
LONGEST = 9
"""Lines of a checklist at most."""
MOST = 12
"""Questions after which the dialogue offers to stop."""
_TICKED = ("use.government_bodies",)
"""Sets that are mostly empty: asked as a line of a checklist first, and for their members when it holds."""
_UNNAMED = {"id": "use", "title": "use", "criticality": CRITICALITY}
Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Standpoint:
    """Where the answers so far lead: what is still wanted, and the judgements of the routes considered."""

    wanted: Mapping[str, Need]
    judgements: tuple[Judgement, ...]

    @property
    def settled(self) -> bool:
        """Whether a route may be used with conditions, or every one is a clear no."""
        outcomes = {judgement.verdicts.decision for judgement in self.judgements}
        return bool(outcomes & set(ALLOWED)) or outcomes == {"reject"}


class Interview:
    """Questions to one organisation about one use, for the models it considers or, without any, for all rules."""

    def __init__(self, session: Session, subjects: Sequence[Subject] = ()) -> None:
        self._session = session
        self._subjects = tuple(subjects)
        self._apart: set[str] = set()
        self._left_open: set[str] = set()

    def standpoint(self, answers: Answers) -> Standpoint:
        """Judge the routes considered on the answers so far."""
        session = self._session
        use_case = self._use_case(answers)
        request = session.request(use_case)
        if not self._subjects:
            assessor = request.assessor
            bearings = without_a_model(assessor.book, use_case, assessor.policy)
            return Standpoint(self._unanswered(needs([bearings]), answers), ())
        judged = tuple(session.judge(subject, request) for subject in self._subjects)
        wanted = needs(judgement.verdicts.bearings for judgement in judged)
        return Standpoint(self._unanswered(wanted, answers), judged)

    def opening(self, answers: Answers, now: Standpoint) -> Question | None:
        """What is asked of everybody and not answered yet."""
        for path in OPENING:
            if path not in answers and path not in self._left_open:
                default = CRITICALITY if path == "criticality" else ""
                return single(
                    path,
                    default,
                    self._why(answers, now.wanted.get(path)) or _WHY.get(path, ""),
                )
        return None

    def next(self, answers: Answers, now: Standpoint) -> Question | None:
        """The question on which most hangs; None when nothing the organisation can say is open."""
        own = self.own_machines(answers) if self._is_stuck(now) else None
        if own is not None:
            return own
        groups = self._groups(answers, now.wanted)
        if not groups:
            return None
        weights = {paths: sum(now.wanted[path].weight for path in paths) for paths in groups}
        # Sorted first, so that of equal weights the same question comes every time.
        best = max(sorted(groups), key=lambda paths: weights[paths])
        return self._question(best, answers, now.wanted)

    def _is_stuck(self, now: Standpoint) -> bool:
        """Whether no answer helps the routes of operators: each is one for a person to decide, or a clear no."""
        routes = self._session.workspace.catalogue.routes
        outcomes = [
            judgement.verdicts.decision
            for judgement in now.judgements
            if routes[judgement.subject.route_id].operator != SELF
        ]
        return bool(outcomes) and set(outcomes) <= {"escalate", "reject"}

    def own_machines(self, answers: Answers) -> Question | None:
        """Where an own machine would be and what chips it has, when a model considered can run on one."""
        catalogue = self._session.workspace.catalogue
        routes = {subject.route_id for subject in self._subjects}
        if not any(catalogue.routes[route].operator == SELF for route in routes):
            return None
        if HOSTING[0] in self._left_open:
            return None
        if HOSTING[0] not in answers:
            return hosting()
        done = HOSTING[1] in self._left_open | answers.keys()
        return None if done else single(HOSTING[1])

    def ask_apart(self, question: Question) -> None:
        """From now on each of its facts is asked alone: the common answer did not fit."""
        self._apart.update(question.paths)

    def leave_open(self, question: Question) -> None:
        """Do not ask again."""
        self._left_open.update(question.paths)

    def _why(self, answers: Answers, *reasons: Need | None) -> str:
        return why(self._session.as_of, home_of(answers), *reasons)

    def _use_case(self, answers: Answers) -> UseCase:
        """The answers as a use case, without places that nobody has named: they are still to be asked."""
        text = stated_text({**_UNNAMED, **answers, **implied(answers)})
        return self._session.use_case_from_text(text, "the answers so far")

    def _unanswered(self, wanted: Mapping[str, Need], answers: Answers) -> dict[str, Need]:
        done = self._left_open | answers.keys()
        return {path: need for path, need in wanted.items() if path not in done}

    def _groups(self, answers: Answers, wanted: Mapping[str, Need]) -> dict[tuple[str, ...], None]:
        """Wanted facts that go into one question, heaviest first in each."""
        ordered = sorted(wanted, key=lambda path: (-wanted[path].weight, path))
        lots: dict[str, list[str]] = {}
        for path in ordered:
            lots.setdefault(self._lot(path, answers), []).append(path)
        return {tuple(paths[:LONGEST]): None for paths in lots.values()}

    def _lot(self, path: str, answers: Answers) -> str:
        """The name of the question that a fact belongs to."""
        spec = VOCABULARY[path]
        if path in HOME_LINES and path not in self._apart and home_of(answers):
            return "home"
        if spec.type == "bool" or (path in _TICKED and path not in self._apart):
            return "checklist actor" if spec.prefix == "actor" else "checklist use"
        if spec.type == "integer" and spec.unit not in ("people", "users per month"):
            return f"counts {spec.unit}"
        return path

    def _question(
        self, paths: tuple[str, ...], answers: Answers, wanted: Mapping[str, Need]
    ) -> Question:
        reason = self._why(answers, *(wanted[path] for path in paths))
        if len(paths) == 1:
            return single(paths[0], default_of(paths[0], answers), reason)
        if paths[0] in HOME_LINES:
            ordered = tuple(path for path in HOME_LINES if path in paths)
            return home(ordered, home_of(answers), reason)
        if all(VOCABULARY[path].type == "bool" or path in _TICKED for path in paths):
            return checklist(paths, reason)
        return counts(paths, reason)


def default_of(path: str, answers: Answers) -> str:
    """What an empty line means: the organisation's country for places, else nothing."""
    return home_of(answers) if path in HOME_LINES else ""


def why(as_of: str, country: str, *reasons: Need | None) -> str:
    """Why a question is asked: how many rules turn on it, and one with its law.

    That one is of the organisation's country, or else of law that reaches far beyond its borders: a rule of a third
    country may never reach the organisation.
    """
    wanted = sorted((need for need in reasons if need), key=lambda need: -need.weight)
    rules = list({rule.id: rule for need in wanted for rule in need.because}.values())
    if not rules:
        return ""
    shown = min(rules, key=lambda rule: _distance(rule.jurisdiction, country))
    turn = "1 rule in force turns" if len(rules) == 1 else f"{len(rules)} rules in force turn"
    citation = source_on(shown, as_of).citation
    return f"{turn} on it, such as {citation}: {shown.entry.title}"


def _distance(jurisdiction: str, country: str) -> int:
    """How far the law of a jurisdiction is from an organisation of the country."""
    if jurisdiction == country:
        return 0
    return 1 if jurisdiction in _FAR_REACHING else 2
