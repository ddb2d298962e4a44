"""From nothing to a usable answer: questions asked and documents given, for each organisation.

``python benchmarks/path.py [--data ../shared]`` plays every organisation under ``organisations``
through the engine of ``riskctl new use-case``: its facts answer the questions in the words a person
would type; then it hands in the documents it holds, those that settle most first, until the answer
is usable. Usable is a route that may be used, with conditions or without, or a clear no on every
route. Whatever stands on the screen with one number is one question, the title, the models and a
list to be ticked included. What an organisation's file does not say is answered with unknown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from riskctl import Session
from riskctl.assessment.assessor import Subject
from riskctl.explanations.use_case_text import Answer
from riskctl.questionnaire.defaults import complete, implied
from riskctl.questionnaire.draft import answers_of
from riskctl.questionnaire.interview import MOST, Interview, Standpoint
from riskctl.questionnaire.question import Question, read_reply
from riskctl.questionnaire.weighing import documents
from riskctl.text.located import load

DAY = "2026-11-28"
FREE_WORDS = 2
"""Questions answered in free words: what it is for, and which models are considered."""
Answers = dict[str, Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the path ended: counts of questions, facts and documents, and how the routes stand."""

    questions: int
    facts: int
    documents: int
    now: Standpoint

    @property
    def usable(self) -> bool:
        return self.now.settled

    @property
    def shares(self) -> str:
        decisions = Counter(judgement.verdicts.decision for judgement in self.now.judgements)
        return ", ".join(f"{number} {name}" for name, number in decisions.most_common())


def typed(question: Question, truth: Mapping[str, Answer]) -> str:
    """What a person who knows the facts types."""
    values = [truth.get(path, "unknown") for path in question.paths]
    if question.form == "home":
        home = (question.country, [question.country])
        abroad = [place for place, value in enumerate(values, 1) if value not in home]
        return ", ".join(map(str, abroad)) or "yes"
    if question.form == "single":
        return _words(values[0])
    if question.form == "hosting":
        return ", ".join(_words(value) for value in values)
    ticks = [_tick(question, place, value) for place, value in enumerate(values, 1)]
    return ", ".join(tick for tick in ticks if tick) or "none"


def _tick(question: Question, place: int, value: Answer) -> str:
    if question.form == "counts":
        return "" if value == "0" else f"{place}: {_words(value)}"
    if value == "unknown":
        return f"{place}?"
    return str(place) if value == "true" or (isinstance(value, list) and value) else ""


def _words(value: Answer) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "none"
    return {"true": "yes", "false": "No."}.get(str(value), str(value))


class Walk:
    """One organisation from nothing."""

    def __init__(self, session: Session, subjects: list[Subject], truth: Answers) -> None:
        self._session = session
        self._subjects = subjects
        self._truth = truth
        self._interview = Interview(session, subjects)
        self.answers: Answers = {}
        self.questions = FREE_WORDS

    def ask(self) -> Standpoint:
        """Put the questions that the dialogue would put, in its order."""
        while True:
            now = self._interview.standpoint(self.answers)
            question = self._next(now)
            if question is None:
                return self._interview.standpoint(complete({"id": "x", **self.answers}).answers)
            self.questions += 1
            self._answer(question)

    def _next(self, now: Standpoint) -> Question | None:
        question = self._interview.opening(self.answers, now)
        if question is None and not now.settled and self.questions < MOST:
            question = self._interview.next(self.answers, now)
        if question is None and not now.settled and self.questions < MOST:
            question = self._interview.own_machines(self.answers)
        return question

    def _answer(self, question: Question) -> None:
        reply = typed(question, self._truth)
        if question.declines(reply) or self._has_no_machines(question):
            self._interview.leave_open(question)
            return
        answers = read_reply(question, reply, self._session.workspace.catalogue)
        self._interview.ask_apart(question)
        self.answers.update(answers)
        self.answers.update(implied(self.answers))

    def _has_no_machines(self, question: Question) -> bool:
        path = question.paths[0]
        return path.startswith("self_hosting.") and path not in self._truth

    def hand_in(self, now: Standpoint, papers: Answers) -> tuple[Standpoint, int]:
        """Give the documents that are held, those that settle most first, until the answer is usable."""
        given = 0
        for path in self._useful(now, papers):
            if now.settled:
                break
            self.answers[path] = papers[path]
            given += 1
            now = self._interview.standpoint(complete({"id": "x", **self.answers}).answers)
        return now, given

    def _useful(self, now: Standpoint, papers: Answers) -> Iterator[str]:
        wanted = documents(judgement.verdicts.bearings for judgement in now.judgements)
        yield from (path for path in wanted if path in papers)
        yield from (path for path in papers if path not in wanted)


def walk(session: Session, folder: Path, name: str, models: list[str]) -> Outcome:
    """Play one organisation."""
    truth = answers_of(load(folder / f"{name}.facts.yaml"))
    with_papers = answers_of(load(folder / f"{name}.documents.yaml"))
    papers = {path: value for path, value in with_papers.items() if isinstance(value, dict)}
    person = Walk(session, session.subjects(models), truth)
    now = person.ask()
    now, given = person.hand_in(now, papers)
    return Outcome(person.questions, len(person.answers) - given, given, now)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    folder = parser.parse_args().data / "organisations"
    if not folder.is_dir():
        print(f"SKIPPED: no organisations at {folder}")
        return
    session = Session.open(DAY)
    rows = [line.split("\t") for line in (folder / "models.tsv").read_text().splitlines() if line]
    reached = 0
    for name, models in rows:
        outcome = walk(session, folder, name, models.split(","))
        in_time = outcome.usable and outcome.questions <= MOST
        reached += in_time
        word = "usable" if outcome.usable else "NOT USABLE"
        print(
            f"{name:14}{outcome.questions:3} questions, {outcome.facts:2} facts, "
            f"{outcome.documents:2} documents: {word} ({outcome.shares})"
        )
    print(f"{reached} of {len(rows)} have a usable answer after at most {MOST} questions")


if __name__ == "__main__":
    main()
