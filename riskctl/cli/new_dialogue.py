"""The dialogue of ``riskctl new use-case``: questions until an answer one can act on, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.dialogue import InputEndedError, ask, pose, prompt, tell, tell_command
from riskctl.facts.countries import COUNTRIES
from riskctl.questionnaire.interview import MOST, Interview, Standpoint
from riskctl.questionnaire.question import Question
from riskctl.text.display import safe

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Judgement, Subject
    from riskctl.explanations.use_case_text import Answer
    from riskctl.questionnaire.defaults import Completed
    from riskctl.workspace.session import Session

BEGIN = (
    "Answer as you would write it. An empty line takes what stands in brackets, or leaves the question open; "
    "? shows what is possible; Ctrl-C keeps what was answered, to go on later."
)

_FOLLOWS = {
    "data.personal": "there is data about people among these",
    "data.controlled_technical": "there is export-controlled technical data among these",
    "data.classified": "there is classified information among these",
    "data.cn_important": "Chinese law counts some of it as important data",
}
"""What follows from the classes of data, in words."""


class Talk:
    """One dialogue: the answers so far, and the count of questions put."""

    def __init__(self, session: Session, subjects: list[Subject], given: dict[str, Answer]) -> None:
        self.session = session
        self.answers = given
        self.asked = 0
        self._models = subjects
        self.interview = Interview(session, subjects)

    @property
    def models(self) -> list[str]:
        """The ids of the models considered."""
        return list(dict.fromkeys(subject.model_id for subject in self._models))

    def run(self) -> bool:
        """Ask; True when the person left before the end."""
        tell(BEGIN, 0)
        try:
            self._ask_title()
            self._ask_models()
            self._ask_facts()
        except (InputEndedError, KeyboardInterrupt):
            return True
        return False

    def _ask_title(self) -> None:
        from riskctl.questionnaire.answers import BadAnswerError, read_answer

        if "title" in self.answers:
            return
        pose(self._count(), "What is it for, in a few words?", "e.g. Customer assistant of a bank")
        while True:
            reply = prompt()
            try:
                if reply == "":
                    raise BadAnswerError("this one is needed: it names the file")
                self.answers["title"] = read_answer("title", reply)
                return
            except BadAnswerError as bad:
                tell(str(bad))

    def _ask_models(self) -> None:
        from riskctl.questionnaire import spoken
        from riskctl.workspace.errors import RequestError

        if self._models:
            return
        because = (
            "only the rules that can reach them are then asked about, on every known route to them"
        )
        example = "several with commas; an empty line when that is open"
        pose(self._count(), "Which models are considered?", example, because)
        while True:
            reply = prompt()
            names = [] if spoken.is_open(reply) or spoken.is_none(reply) else _names(reply)
            try:
                self._models = list(self.session.subjects(names))
                self.interview = Interview(self.session, self._models)
                return
            except RequestError as error:
                for line in str(error).splitlines():
                    tell(line)

    def _ask_facts(self) -> None:
        """Ask until a route is usable or all are a clear no, nothing is open, or enough was asked."""
        question: Question | None
        while True:
            now = self.interview.standpoint(self.answers)
            opening = self.interview.opening(self.answers, now)
            settled = now.settled or self.asked >= MOST
            question = opening or (None if settled else self.interview.next(self.answers, now))
            if question is None and not settled:
                question = self.interview.own_machines(self.answers)
            if question is None:
                return
            self._put(question)

    def _put(self, question: Question) -> None:
        reply = ask(question, self._count(), self.session.workspace.catalogue)
        if reply is None:
            self._leave_open(question)
        else:
            if question.form == "home":
                self._tell_home(question, reply)
            self.interview.ask_apart(question)
            self._take(reply)

    def _tell_home(self, question: Question, reply: Mapping[str, Answer]) -> None:
        """Where only some are at home, which: the numbers were those that are not."""
        lines = dict(zip(question.paths, question.lines, strict=True))
        if 0 < len(reply) < len(lines):
            there = "; ".join(lines[path] for path in reply)
            tell(f"Noted as in {COUNTRIES[question.country]} alone: {there}. The others come next.")

    def _leave_open(self, question: Question) -> None:
        from riskctl.questionnaire.defaults import PLACES

        self.interview.leave_open(question)
        for path in question.paths:
            if path not in PLACES and not path.startswith("self_hosting."):
                self.answers[path] = "unknown"

    def _take(self, reply: Mapping[str, Answer]) -> None:
        from riskctl.questionnaire.defaults import implied

        self.answers.update(reply)
        follows = implied(self.answers)
        self.answers.update(follows)
        for path in follows:
            tell(f"Noted with it: {_FOLLOWS[path]} ({path}: true).")

    def _count(self) -> int:
        self.asked += 1
        return self.asked


def tell_end(talk: Talk, completed: Completed, path: Path | None, left: bool) -> None:
    """What was taken without being said, what was written, where it leads and which command is next."""
    from riskctl.cli import console
    from riskctl.questionnaire.standing import may_do_now

    console.say("")
    for key, reason in completed.taken.items():
        tell(f"taken: {key} = {_shown(completed.answers[key])} ({reason})", 0)
    if path is None:
        return
    stated = sum(answer != "unknown" for answer in completed.answers.values()) - 2
    unknown = sum(answer == "unknown" for answer in completed.answers.values())
    shown = safe(str(path))
    console.say(f"wrote {shown}:")
    tell(
        f"{stated} facts stated, {unknown} left unknown; what else matters stands there to be filled in",
        0,
    )
    if left:
        tell("left before the end; go on with:", 0)
        tell_command(f"riskctl new use-case --resume {shown}")
        return
    now = talk.interview.standpoint(completed.answers)
    for line in results(now, talk.session):
        tell(line, 0)
    best = best_of(now)
    if best is not None:
        tell(f"{best.subject.id}: {may_do_now(best)}", 0)
    model = best.subject.model_id if best is not None else "MODEL"
    tell(
        "Next, the decision with its law and conditions, and then the questions that still move it:",
        0,
    )
    tell_command(f"riskctl assess {model} --use-case {shown}")
    tell_command(f"riskctl answer {shown} {model}")


def results(now: Standpoint, session: Session) -> list[str]:
    """For each model, where its routes stand today and after the conditions the organisation can meet alone."""
    from riskctl.questionnaire.standing import result_line

    models = dict.fromkeys(judgement.subject.model_id for judgement in now.judgements)
    catalogue = session.workspace.catalogue
    return [
        result_line(
            [judgement for judgement in now.judgements if judgement.subject.model_id == model],
            catalogue,
        )
        for model in models
    ]


def best_of(now: Standpoint) -> Judgement | None:
    """The route that comes first in the order of preference; None where none is considered."""
    from riskctl.assessment.rank import rank

    return min(now.judgements, key=rank) if now.judgements else None


def _names(text: str) -> list[str]:
    from riskctl.questionnaire.spoken import members

    return [name for name in members(text, lambda name: False) if name]


def _shown(answer: Answer) -> str:
    return ", ".join(answer) if isinstance(answer, list) else str(answer)
