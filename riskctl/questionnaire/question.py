"""The forms a question to the organisation takes, and what an answer to each of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import spoken
from riskctl.questionnaire.answers import LONGEST, BadAnswerError, read_answer
from riskctl.questionnaire.checklists import read_checklist, read_counts
from riskctl.questionnaire.home_reply import read_home
from riskctl.questionnaire.hosting_reply import read_hosting
from riskctl.questionnaire.wording import checklist_line, possible, wording
from riskctl.text.folding import fold

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue

Form = Literal["single", "checklist", "home", "counts", "hosting"]
"""``single``: one fact. ``checklist``: which of several hold. ``home``: whether several are all in the
country of the organisation. ``counts``: several numbers of one unit, often all none. ``hosting``: country and chips
of own machines."""
HOSTING = ("self_hosting.country", "self_hosting.chips")
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
            and (spoken.is_none(reply) or spoken.is_open(reply) or spoken.truth(reply) == "false")
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The numbered lines of a question about several facts."""
        if self.form == "home":
            return tuple(HOME_LINES[path] for path in self.paths)
        if self.form in ("single", "hosting"):
            return ()
        mixed = len({VOCABULARY[path].prefix for path in self.paths}) > 1
        return tuple(checklist_line(path, mixed) for path in self.paths)

    @property
    def help(self) -> str:
        """What may be answered."""
        if self.form == "home":
            return (
                f"yes when all of it is in {COUNTRIES[self.country]}; else the numbers of those that are not, "
                "such as 4, 5; no, to be asked for each"
            )
        if self.form == "hosting":
            return "the country and the chips, such as Japan, H100; no, when that is no option"
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
    example = "yes, or the numbers of those that are not, such as 4, 5"
    return Question("home", paths, text, example, "", because, country)


def checklist(paths: tuple[str, ...], because: str = "") -> Question:
    """Which of several hold."""
    prefixes = {VOCABULARY[path].prefix for path in paths}
    subject = {"actor": "the organisation", "use": "this use", "data": "the data"}
    about = "this use and its data" if len(prefixes) > 1 else subject[prefixes.pop()]
    text = f"Which of these is so of {about}?"
    return Question("checklist", paths, text, "none, or numbers such as 1, 3", "", because)


def counts(paths: tuple[str, ...], because: str = "") -> Question:
    """How many of each."""
    unit = VOCABULARY[paths[0]].unit
    text = f"On how many {unit} does the data hold each of these?"
    return Question("counts", paths, text, "none, or amounts such as 1: 500, 3: 20k", "", because)


def hosting() -> Question:
    """Whether the model could run on own machines: where, and on which chips."""
    words = wording(HOSTING[0])
    return Question("hosting", HOSTING, words.question, words.example)


def read_reply(
    question: Question, text: str, catalogue: Catalogue | None = None
) -> Mapping[str, Answer]:
    """What the reply says, by fact. Raises :class:`BadAnswerError`.

    Of a question about several in one country only those that are in it are answered: after no, none.
    """
    if len(text) > LONGEST:
        raise BadAnswerError(f"an answer has at most {LONGEST:,} characters, not {len(text):,}")
    # A single fact reads "unknown" itself, since not every one may be unknown.
    if question.form == "single":
        path = question.paths[0]
        said = question.default if _names_itself(path, text) else ""
        return {path: read_answer(path, said or text, catalogue)}
    if question.form == "home":
        return read_home(question.paths, question.country, text, question.help)
    if question.form == "hosting":
        return read_hosting(text, catalogue)
    if spoken.is_open(text):
        return dict.fromkeys(question.paths, "unknown")
    if question.form == "counts":
        return read_counts(question.paths, text, question.help)
    return read_checklist(question.paths, text, question.help)


def _names_itself(path: str, text: str) -> bool:
    """Whether the reply says that the organisation has nobody above it: it is then its own head."""
    itself = ("itself", "own", "its own", "same", "the same", "self", "independent", "no parent")
    return path == "actor.parent_country" and (spoken.is_none(text) or fold(text) in itself)
