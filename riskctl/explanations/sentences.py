"""Sentences that the engine writes into a document, in the language of the reader.

The document is English and stays so; what is made of a few fixed patterns is said again from its parts. A text that
fits no pattern, or that quotes a rule, stays as it is.
"""

from __future__ import annotations

import re

from riskctl.explanations.words import outcome_word
from riskctl.messages.language import current_language, say, several

_COUNTED = {
    "legal block": "legal blocks",
    "possible block": "possible blocks",
    "unmet duty": "unmet duties",
    "open question": "open questions",
    "condition within reach": "conditions within reach",
}
"""What a summary counts, one and many."""
_SINGULAR = {many: one for one, many in _COUNTED.items()}
_COUNT = re.compile(r"(\d+) (.+)")
_TODAY = "without them today: "
SOME_OTHERS = " and possibly others"
_ANSWERS = ("yes", "no", "none", "unknown", "not fully known")
"""Values that are words and not names or numbers."""


def summary_words(summary: str) -> str:
    """The summary of a decision."""
    if current_language() == "en":
        return summary
    if summary == "no finding against it":
        return say("no finding against it")
    return ", ".join(_summary_part(part) for part in summary.split(", "))


def _summary_part(part: str) -> str:
    if part.startswith(_TODAY):
        key = part.removeprefix(_TODAY).replace(" ", "-")
        return say("without them today: {outcome}", outcome=outcome_word(key))
    counted = _COUNT.fullmatch(part)
    one = _SINGULAR.get(counted[2], counted[2]) if counted else ""
    if counted is None or one not in _COUNTED:
        return part
    return several(int(counted[1]), one, _COUNTED[one])


HEDGES = (
    "May apply: {title}",
    "To be confirmed: {title}",
    "Likely prohibited, to be confirmed: {title}",
)
"""Before the title of a rule that only may apply, or that rests on what is not confirmed."""


def reason_words(text: str) -> str:
    """A reason: the title of its rule as it is written, behind the words for what is not certain of it."""
    for hedge in HEDGES:
        start = hedge.removesuffix("{title}")
        if text.startswith(start):
            return say(hedge, title=text.removeprefix(start))
    return text


_OUTSIDE = "Which countries that the data reaches are outside it: "


def question_words(question: str) -> str:
    """A question of the vocabulary."""
    if question.startswith(_OUTSIDE):
        return f"{say(_OUTSIDE.strip())} {say(question.removeprefix(_OUTSIDE))}"
    return say(question)


def value_words(shown: str) -> str:
    """The value of a fact: words said, names and numbers as they are."""
    if shown in _ANSWERS:
        return say(shown)
    if shown.endswith(SOME_OTHERS):
        return say("{values} and possibly others", values=shown.removesuffix(SOME_OTHERS))
    return shown


_TURNS = (
    "a period of this rule ends: ",
    "a period of this rule begins: ",
    "a statement is too old then: ",
    "a document expires: ",
    "a waiver ends: ",
    "the rules are due for review: ",
    "the copy of a list is too old then: ",
)
"""How the reasons begin for which an answer holds no longer."""


def valid_words(why: str) -> str:
    """Why an answer holds no longer than it does."""
    for start in _TURNS:
        if why.startswith(start):
            return say(start.strip()) + " " + say(why.removeprefix(start))
    return why


def source_words(source: str) -> str:
    """A source: what the tool calls it said, names of publications as they are."""
    return say("use case") if source == "use case" else source


def period_words(first: str, last: str) -> str:
    """The days of a period; nothing where none is known."""
    if first and last:
        return say("from {first} to {last}", first=first, last=last)
    if first:
        return say("since {first}", first=first)
    return say("until {last}", last=last) if last else ""
