"""Replies to questions about several facts at once: which of them hold, or how many of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import spoken
from riskctl.questionnaire.answers import BadAnswerError, read_answer

_BETWEEN = re.compile(r"[,;、，+&\s]+|\s(?:and|or)\s")
_AROUND = re.compile(r"^(?:numbers?|nos?\.?|only|just)\s+|\s+only$|#")


def read_checklist(paths: Sequence[str], text: str, possible: str) -> dict[str, Answer]:
    """Which hold, by the numbers given. ``possible`` is what a mistake is told.

    A fact that is a set is empty where its line does not hold; where it does, its members are still to be asked.
    """
    plain = spoken.tidy(text).casefold()
    if spoken.is_none(text) or spoken.truth(text) == "false":
        return _ticked(paths, {})
    if plain in ("all", "all of these", "all of them"):
        return _ticked(paths, dict.fromkeys(paths, "true"))
    numbers = re.sub(r"\s(?:and|or)\s", " ", _AROUND.sub("", plain)).replace(" ?", "?")
    said: dict[str, Answer] = {}
    for part in filter(None, _BETWEEN.split(numbers.strip())):
        place, doubt, _ = part.partition("?")
        said[path_at(paths, place, possible)] = "unknown" if doubt else "true"
    return _ticked(paths, said)


def _ticked(paths: Sequence[str], said: dict[str, Answer]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for path in paths:
        is_set = VOCABULARY[path].type == "set"
        # What is not ticked does not hold: that is what the question asked.
        answer = said.get(path, [] if is_set else "false")
        if not (is_set and answer == "true"):
            answers[path] = answer
    return answers


def read_counts(paths: Sequence[str], text: str, possible: str) -> dict[str, Answer]:
    """How many of each, none of those that are not named."""
    answers: dict[str, Answer] = dict.fromkeys(paths, "0")
    if spoken.is_none(text):
        return answers
    # A comma before three digits groups thousands and parts nothing.
    for part in re.split(r"[,;](?!\d{3})", text):
        place, colon, amount = part.partition(":")
        if not colon:
            raise BadAnswerError(possible)
        path = path_at(paths, place.strip(), possible)
        answers[path] = read_answer(path, amount)
    return answers


def path_at(paths: Sequence[str], place: str, possible: str) -> str:
    """The fact of a numbered line. Raises :class:`BadAnswerError` for what is no number of one."""
    number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else 0
    if not 1 <= number <= len(paths):
        raise BadAnswerError(f"give {possible}")
    return paths[number - 1]
