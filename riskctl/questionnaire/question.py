"""The forms a question to the organisation takes, and what an answer to each of them says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import spoken
from riskctl.questionnaire.answers import BadAnswerError, read_answer
from riskctl.questionnaire.wording import checklist_line, possible, wording

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue

Form = Literal["single", "checklist", "home", "counts"]
"""``single``: one fact. ``checklist``: which of several hold. ``home``: whether several are all in the
country of the organisation. ``counts``: several numbers of one unit, often all none."""
HOME_LINES = {
    "actor.operates_in": "its offices, staff and property",
    "use.places": "the people who use it or rely on what it says",
    "data.subject_countries": "the people the data is about",
    "actor.owner_countries": "those who own or control more than half of it",
    "actor.parent_country": "the company at the top of its group, if there is one",
}
"""Facts that for most organisations are the country they are in."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one or several facts; ``default`` is what an empty line means, "" for nothing."""

    form: Form
    paths: tuple[str, ...]
    text: str
    example: str = ""
    default: str = ""
    because: str = ""
    country: str = ""

    def declines(self, reply: str) -> bool:
        """Whether the reply says that the question does not apply: own machines are no option."""
        return reply == "" or (
            self.paths[0] == "self_hosting.country"
            and reply != "NO"
            and (spoken.is_none(reply) or spoken.truth(reply) == "false")
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The numbered lines of a question about several facts."""
        if self.form == "home":
            return tuple(HOME_LINES[path] for path in self.paths)
        if self.form == "single":
            return ()
        return tuple(checklist_line(path) for path in self.paths)

    @property
    def help(self) -> str:
        """What may be answered."""
        if self.form == "home":
            return f"yes when all of it is in {COUNTRIES[self.country]}; no, to be asked one by one"
        if self.form == "checklist":
            return "the numbers of those that hold, such as 1, 3; none; all; 2? for one that is not known; unknown"
        if self.form == "counts":
            return "none, or the numbers with an amount each: 1: 500, 3: 20k; unknown"
        return possible(self.paths[0])


def single(path: str, default: str = "", because: str = "") -> Question:
    """A question about one fact."""
    words = wording(path)
    return Question("single", (path,), words.question, words.example, default, because)


def home(paths: tuple[str, ...], country: str, because: str = "") -> Question:
    """Whether all of it is in one country."""
    text = f"Is all of this in {COUNTRIES[country]}, and nowhere else?"
    return Question("home", paths, text, "yes or no", "", because, country)


def checklist(paths: tuple[str, ...], because: str = "") -> Question:
    """Which of several hold."""
    subject = {"actor": "the organisation", "use": "this use", "data": "the data"}
    prefix = VOCABULARY[paths[0]].prefix
    text = f"Which of these is so of {subject[prefix]}?"
    return Question("checklist", paths, text, "none, or numbers such as 1, 3", "", because)


def counts(paths: tuple[str, ...], because: str = "") -> Question:
    """How many of each."""
    unit = VOCABULARY[paths[0]].unit
    text = f"On how many {unit} does the data hold each of these?"
    return Question("counts", paths, text, "none, or amounts such as 1: 500, 3: 20k", "", because)


def read_reply(
    question: Question, text: str, catalogue: Catalogue | None = None
) -> Mapping[str, Answer]:
    """What the reply says, by fact. Raises :class:`BadAnswerError`.

    Of a question about several in one country, no says nothing yet: the mapping is empty.
    """
    if question.form == "single":
        return {question.paths[0]: read_answer(question.paths[0], text, catalogue)}
    if question.form == "home":
        return _read_home(question, text)
    if spoken.is_open(text):
        return dict.fromkeys(question.paths, "unknown")
    if question.form == "counts":
        return _read_counts(question, text)
    return _read_checklist(question, text)


def _read_home(question: Question, text: str) -> dict[str, Answer]:
    meant = spoken.truth(text)
    if spoken.is_open(text) or meant == "false":
        return {}
    if meant is None:
        raise BadAnswerError(f"answer yes or no: {question.help}")
    return {path: at_home(path, question.country) for path in question.paths}


def at_home(path: str, country: str) -> Answer:
    """The country as the fact writes it."""
    return [country] if VOCABULARY[path].type == "set" else country


def _read_checklist(question: Question, text: str) -> dict[str, Answer]:
    plain = spoken.tidy(text).casefold()
    if spoken.is_none(text) or plain in ("none of these", "none of them", "n"):
        return dict.fromkeys(question.paths, "false")
    if plain in ("all", "all of these", "all of them"):
        return dict.fromkeys(question.paths, "true")
    answers: dict[str, Answer] = dict.fromkeys(question.paths, "false")
    for part in re.split(r"[,;\s]+", plain.replace(" and ", " ").replace(" ?", "?")):
        place, doubt, _ = part.partition("?")
        answers[_path_at(question, place)] = "unknown" if doubt else "true"
    return answers


def _read_counts(question: Question, text: str) -> dict[str, Answer]:
    answers: dict[str, Answer] = dict.fromkeys(question.paths, "0")
    if spoken.is_none(text):
        return answers
    for part in re.split(r"[,;](?!\d{3})", text):
        place, colon, amount = part.partition(":")
        if not colon:
            raise BadAnswerError(question.help)
        path = _path_at(question, place.strip())
        answers[path] = read_answer(path, amount)
    return answers


def _path_at(question: Question, place: str) -> str:
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 0
    if not 1 <= number <= len(question.paths):
        raise BadAnswerError(f"give {question.help}")
    return question.paths[number - 1]
