"""Ask the questions of a new use case on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.cli import console
from riskctl.cli.guard import UsageProblem
from riskctl.explanations.paper import wrap
from riskctl.explanations.use_case_text import Answer
from riskctl.questionnaire.answers import BadAnswerError, read_answer, slug, spec_of

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue

Answers = dict[str, Answer]
_ROOM = 16
"""Columns an answer needs beside its question."""


def _always(_: Answers) -> bool:
    return True


def _nothing(_: Answers) -> str:
    return "unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``default`` is what an empty line means, ``when`` says whether to ask, ``must`` refuses unknown."""

    key: str
    text: str
    help: str = ""
    default: Callable[[Answers], str] = _nothing
    when: Callable[[Answers], bool] = _always
    must: bool = False


QUESTIONS = (
    Question(
        "title",
        "What is the use, in a few words?",
        "e.g. Customer assistant of a bank",
        lambda _: "",
        must=True,
    ),
    Question(
        "id",
        "Short id for files and reports?",
        "",
        lambda found: slug(str(found["title"])),
        must=True,
    ),
    Question("actor.country", "In which country is the organisation?", "name or code"),
    Question(
        "actor.operates_in",
        "In which countries has it establishments or staff?",
        "several with commas",
        lambda found: str(found.get("actor.country", "unknown")),
    ),
    Question("actor.sector", "In which sector does it work?"),
    Question("actor.public_body", "Is it a government body or state-controlled?", "yes or no"),
    Question(
        "actor.critical_infrastructure", "Does it operate critical infrastructure?", "yes or no"
    ),
    Question(
        "criticality",
        "How much harm would failure or loss of this use do?",
        "",
        lambda _: "high",
        must=True,
    ),
    Question("use.public_facing", "Do members of the public use it directly?", "yes or no"),
    Question(
        "use.in_us_defence_contract", "Is it used in performing a US defence contract?", "yes or no"
    ),
    Question("data.personal", "Does personal data reach the model?", "yes or no"),
    Question(
        "data.subject_countries",
        "In which countries are the people it is about?",
        "several with commas",
        lambda found: str(found.get("actor.country", "unknown")),
        lambda found: found["data.personal"] != "false",
    ),
    Question("data.classes", "Which classes of data reach the model?", "several with commas"),
    Question(
        "self_hosting.country",
        "If open weights ran on own machines: in which country?",
        "empty when that is no option",
        lambda _: "",
    ),
    Question(
        "self_hosting.chips",
        "On which chips?",
        "e.g. nvidia-h100; see riskctl catalogue list chips",
        when=lambda found: "self_hosting.country" in found,
    ),
)


def ask(given: Answers, catalogue: Catalogue) -> Answers:
    """Put every question that is not answered yet. Raises :class:`UsageProblem` when the input ends."""
    answers = dict(given)
    _tell(
        "An empty line takes what stands in brackets; ? shows what is possible; Ctrl-C leaves without a file."
    )
    for question in QUESTIONS:
        if question.key not in answers and question.when(answers):
            answer = _one(question, answers, catalogue)
            if answer != "":
                answers[question.key] = answer
    return answers


def _one(question: Question, answers: Answers, catalogue: Catalogue) -> Answer:
    default = question.default(answers)
    about = f" ({question.help})" if question.help else ""
    shown = f" [{default}]" if default else ""
    while True:
        _prompt(f"{question.text}{about}{shown} ")
        text = sys.stdin.readline()
        if not text:
            raise UsageProblem(
                "the input ended before all questions were answered; nothing was written"
            )
        text = text.strip() or default
        if text == "?":
            _tell(_possible(question.key))
            continue
        if text == "" and not question.must:
            return ""
        try:
            if question.must and text in ("", "unknown"):
                raise BadAnswerError("this one is needed")
            return read_answer(question.key, text, catalogue)
        except BadAnswerError as bad:
            _tell(str(bad))


def _possible(key: str) -> str:
    spec = spec_of(key)
    if spec is None:
        return "any short text"
    if spec.choices:
        return ", ".join(spec.choices)
    if spec.of == "country":
        return "a country's English name or two-letter code, or unknown"
    return {"bool": "yes, no or unknown", "set": "several with commas, none, or unknown"}.get(
        spec.type, "a value"
    )


def _prompt(text: str) -> None:
    """The question; with too little room left for an answer, that comes on a line of its own."""
    lines = wrap(text, console.columns(sys.stderr) - 2)
    tail = " " if len(lines) == 1 and len(text) + _ROOM < console.columns(sys.stderr) else "\n> "
    _say("\n".join(lines) + tail)


def _tell(text: str) -> None:
    _say("".join(f"  {line}\n" for line in wrap(text, console.columns(sys.stderr) - 4)))


def _say(text: str) -> None:
    console.write_text(text, sys.stderr)
