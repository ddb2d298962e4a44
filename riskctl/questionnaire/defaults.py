"""What is taken where nothing is said: the same in the dialogue and for answers given as options, and told aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from riskctl.explanations.use_case_text import Answer
from riskctl.text.title_ids import id_of_title

PLACES = ("actor.operates_in", "use.places", "data.subject_countries")
"""Places that are taken to be the organisation's country; owners and parents never are."""
CRITICALITY = "high"
PEOPLE = frozenset(
    [
        "personal",
        "health",
        "biometric",
        "genomic",
        "geolocation",
        "financial",
        "government-id",
        "children",
        "employee",
        "customer-account",
        "payment-transaction",
    ]
)
"""Classes of data that are about people."""
NAMED_BY_A_CLASS = {
    "controlled-technical": "data.controlled_technical",
    "classified": "data.classified",
    "important-data-cn": "data.cn_important",
}
"""Classes of data that answer a question of their own."""


@dataclass(frozen=True, slots=True)
class Completed:
    """The answers with what was taken for those that are missing, and the reason for each, by key."""

    answers: dict[str, Answer]
    taken: dict[str, str]


def complete(answers: Mapping[str, Answer]) -> Completed:
    """Fill in what has a default. An answer that was given, unknown included, is never replaced."""
    filled = {**answers, **implied(answers)}
    taken = dict.fromkeys(implied(answers), "follows from the classes of data")
    for key, answer, reason in _defaults(filled):
        if key not in filled:
            filled[key] = answer
            taken[key] = reason
    return Completed(filled, taken)


def implied(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """What the classes of data say with them; classes that are not named say nothing about what is not."""
    classes = answers.get("data.classes")
    if not isinstance(classes, list):
        return {}
    follows = {path: name in classes for name, path in NAMED_BY_A_CLASS.items()}
    follows["data.personal"] = bool(PEOPLE & set(classes))
    return {path: "true" for path, holds in follows.items() if holds and path not in answers}


def home_of(answers: Mapping[str, Answer]) -> str:
    """The country the organisation is in; empty where that is not known."""
    country = answers.get("actor.country", "unknown")
    return country if isinstance(country, str) and country != "unknown" else ""


def _defaults(answers: Mapping[str, Answer]) -> Iterator[tuple[str, Answer, str]]:
    title = str(answers.get("title") or answers.get("id", ""))
    yield "title", title, "the id"
    yield "id", id_of_title(title, home_of(answers)), "made of the title"
    yield (
        "criticality",
        CRITICALITY,
        "the careful choice: strict thresholds; low or medium loosen them",
    )
    country = home_of(answers)
    if not country:
        return
    for key in PLACES:
        # People elsewhere only where the data is about people at all.
        if key != "data.subject_countries" or answers.get("data.personal") == "true":
            yield key, [country], "the organisation's country"
