"""Replies to the question whether all of several places are the organisation's own country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import spoken
from riskctl.questionnaire.answers import BadAnswerError
from riskctl.questionnaire.checklists import path_at
from riskctl.text.folding import fold

_NUMBERS = re.compile(
    r"(?:no |not |all but |all except |except |yes except |yes but not )?[\d ]+(?:(?:and |or )\d+ ?)*"
)
"""Numbers of lines, as far as the words before them leave no doubt that they are those that are not."""


def read_home(paths: Sequence[str], country: str, text: str, possible: str) -> dict[str, Answer]:
    """Which are in the country: all, or all but the numbers given. No without a number says nothing of any of them."""
    meant = spoken.truth(text)
    abroad = {path_at(paths, number, possible) for number in re.findall(r"\d+", text)}
    # "No" without a number says that some is abroad, and not which.
    if not abroad and (spoken.is_open(text) or spoken.is_none(text) or meant == "false"):
        return {}
    is_clear = meant != "true" and _NUMBERS.fullmatch(fold(text)) if abroad else meant == "true"
    if not is_clear:
        raise BadAnswerError(f"answer {possible}")
    return {path: at_home(path, country) for path in paths if path not in abroad}


def at_home(path: str, country: str) -> Answer:
    """The country as the fact writes it."""
    return [country] if VOCABULARY[path].type == "set" else country
