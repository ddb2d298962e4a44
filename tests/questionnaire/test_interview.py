"""Questions come in the order of what hangs on them, each fact at most once, and end."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from riskctl import Session
from riskctl.questionnaire.draft import answers_of
from riskctl.questionnaire.interview import MOST
from riskctl.questionnaire.standing import may_do_now
from riskctl.text.located import load

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
path = pytest.importorskip("path")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


PATHS = (
    ("malaysian-bank", ("gpt-oss-120b",)),
    ("french-ministry", ()),
    ("german-hospital", ()),
    ("us-defence-contractor", ()),
)


@pytest.mark.parametrize(("name", "models"), PATHS)
def test_the_dialogue_ends_and_asks_each_fact_once(session, examples, name, models):
    truth = answers_of(load(examples / f"{name}.yaml"))
    asked: list[str] = []

    class Watched(path.Walk):
        def _answer(self, question):
            asked.extend(question.paths)
            super()._answer(question)

    person = Watched(session, session.subjects(models), truth)
    person.ask()
    apart = [fact for fact in asked if asked.count(fact) > 1]
    assert len(apart) == 0 or all(asked.count(fact) == 2 for fact in apart)
    assert person.questions <= MOST
    assert all(
        person.answers[key] == truth.get(key, "unknown") for key in asked if key in person.answers
    )


def test_each_question_says_why(session):
    person = path.Walk(session, session.subjects(["gpt-5.4"]), {"criticality": "low"})
    now = person._interview.standpoint({})
    for _ in range(3):
        question = person._interview.opening(person.answers, now) or person._interview.next(
            person.answers, now
        )
        assert question.because and question.text.endswith("?")
        person._answer(question)
        now = person._interview.standpoint(person.answers)


@pytest.mark.parametrize(
    ("today", "decision", "precedent", "words"),
    [
        ("approve", "approve", 0, "use it as described."),
        (
            "approve-with-conditions",
            "approve-with-conditions",
            0,
            "while 1 ongoing condition is kept",
        ),
        ("escalate", "approve-with-conditions", 2, "meet 2 conditions; none of the data"),
        ("needs-information", "needs-information", 0, "ask the operator"),
        ("escalate", "escalate", 1, "those who may accept the risk"),
        ("reject", "reject", 0, "another route"),
    ],
)
def test_what_may_be_done_now_is_said(
    today: str, decision: str, precedent: int, words: str
) -> None:
    kinds = ["precedent"] * precedent + ["ongoing"] * (today == "approve-with-conditions")
    steps = tuple(SimpleNamespace(kind=kind) for kind in kinds)
    verdicts = SimpleNamespace(today=today, decision=decision, requirements=steps)
    text = may_do_now(SimpleNamespace(verdicts=verdicts))  # type: ignore[arg-type]
    assert text.startswith("You may do this now: ") and words in text
