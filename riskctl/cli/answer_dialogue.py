"""The dialogue of ``riskctl answer``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli import console, exit_codes
from riskctl.cli.dialogue import InputEndedError, ask, bullet, tell, tell_command
from riskctl.cli.files import save_text
from riskctl.cli.guard import UsageProblem
from riskctl.cli.today import day
from riskctl.explanations.use_case_text import written
from riskctl.text.display import safe
from riskctl.workspace.session import AS_THINGS_STAND, Conditions

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Judgement, Subject
    from riskctl.assessment.request import Request
    from riskctl.explanations.use_case_text import Answer
    from riskctl.questionnaire.question import Question
    from riskctl.workspace.session import Session

CONDITIONS_SHOWN = 6
ORGANISATION = "the organisation"


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where answers go: the use-case file, the remark beside each answer, and under what is judged.

    ``shows_next`` ends with the command that makes a report; not where the assessment follows by itself.
    """

    session: Session
    path: Path
    remark: str
    conditions: Conditions = AS_THINGS_STAND
    shows_next: bool = True


def source_remark(source: str = ORGANISATION) -> str:
    """The remark beside an answer given today. Raises :class:`UsageProblem` for what is no short remark."""
    if safe(source) != source or "#" in source:
        raise UsageProblem("--source is a few words on one line, without #")
    return f"answered {day(None)}, source: {source}"


class Answering:
    """One use-case file and one route: the file is read anew after every answer."""

    def __init__(self, dialogue: Dialogue, subject: str) -> None:
        self._session = session = dialogue.session
        self._path = dialogue.path
        self._remark = dialogue.remark
        self._conditions = dialogue.conditions
        self._shows_next = dialogue.shows_next
        self._text = ""
        self._done: set[str] = set()
        self._asked = 0
        self._subject = self._chosen(session.subjects([subject]))

    def _chosen(self, subjects: list[Subject]) -> Subject:
        from riskctl.assessment.rank import rank

        request = self._request()
        return min(
            (self._session.judge(subject, request) for subject in subjects), key=rank
        ).subject

    def _request(self) -> Request:
        """The file as it is now. Raises :class:`InputError` with its problems."""
        use_case = self._session.use_case(self._path)
        self._text = self._path.read_bytes().decode("utf-8")
        return self._session.request(use_case, self._conditions)

    def run(self) -> None:
        """Show, ask, write, until nothing that can be answered would change the outcome.

        Away from a terminal the first question is shown, with the command that answers it.
        """
        from riskctl.questionnaire.moving import Moves, key_of, question_of

        asks = sys.stdin.isatty() and sys.stderr.isatty()
        before = ""
        while True:
            request = self._request()
            judgement = self._session.judge(self._subject, request)
            before = self._show(judgement, before)
            moves = Moves(request, judgement)
            best = moves.best(self._done)
            if best is None:
                self._end(judgement)
                return
            question = question_of(best, moves)
            if not asks:
                self._tell_question(question)
                return
            self._done.add(best.path)
            self._put(question, key_of(best.path))

    def _put(self, question: Question, key: str) -> None:
        self._asked += 1
        try:
            reply = ask(question, self._asked, self._session.workspace.catalogue)
        except (InputEndedError, KeyboardInterrupt):
            import typer

            console.say(f"left; {safe(str(self._path))} holds every answer given so far")
            raise typer.Exit(exit_codes.INTERRUPTED) from None
        if reply:
            self.write(dict.fromkeys([key], *reply.values()))

    def write(self, answers: Mapping[str, Answer]) -> None:
        """Put answers into the file, each with the day and the source behind it, and say so."""
        from riskctl.questionnaire.edit import set_answer

        text = self._text
        for key, answer in answers.items():
            text = set_answer(text, key, answer, self._remark)
        self._session.use_case_from_text(text, str(self._path))
        save_text(self._path, text, force=True)
        for key, answer in answers.items():
            console.say(f"wrote {safe(str(self._path))}: {key}: {safe(written(answer))}")

    def _show(self, judgement: Judgement, before: str) -> str:
        """The two results, and whether they have changed; returns them to compare with the next."""
        catalogue = self._session.workspace.catalogue
        verdicts = judgement.verdicts
        model = catalogue.models[judgement.subject.model_id].name
        route = catalogue.routes[judgement.subject.route_id].name
        today, after = (word.replace("-", " ") for word in (verdicts.today, verdicts.decision))
        number = len(verdicts.requirements)
        conditions = "1 condition" if number == 1 else f"{number} conditions"
        results = f"today {today}; after {conditions} within reach {after}"
        if not before:
            console.say("")
            tell(f"{model} via {route}", 0)
        changed = " (was: " + before + ")" if before and before != results else ""
        low, high = verdicts.after.low, verdicts.after.high
        tell(f"Now: {results}; score {low:.0f}-{high:.0f}{changed}", 0)
        return results

    def _tell_question(self, question: Question) -> None:
        key = question.paths[0]
        tell(
            f"The question that moves it most: {question.text} ({question.example or question.help})",
            0,
        )
        if question.because:
            tell(f"Why: {question.because}", 2)
        tell("Answer it with:", 0)
        tell_command(f"riskctl answer {self._path} {self._subject.id} -a {key}=...")

    def _end(self, judgement: Judgement) -> None:
        from riskctl.questionnaire.standing import may_do_now

        verdicts = judgement.verdicts
        tell("Nothing that the organisation can answer would change this outcome.", 0)
        tell(may_do_now(judgement), 0)
        precedent = [step for step in verdicts.requirements if step.kind == "precedent"]
        if precedent and verdicts.decision == "approve-with-conditions":
            tell("Before it is used:", 0)
        for step in precedent[:CONDITIONS_SHOWN]:
            bullet(f"{step.text} ({step.owner})")
        if len(precedent) > CONDITIONS_SHOWN:
            tell(f"and {len(precedent) - CONDITIONS_SHOWN} more", 2)
        if not self._shows_next:
            return
        tell("Next, the decision with its law, and a report to hand on:", 0)
        tell_command(
            f"riskctl assess {self._subject.id} --use-case {safe(str(self._path))} -o report.html"
        )
