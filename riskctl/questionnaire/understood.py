"""What was made of an answer, said back where it is not what was typed."""

from __future__ import annotations

from collections.abc import Mapping

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.spec import NUMERIC
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.wording import fact_of
from riskctl.text.folding import fold

_FREE = ("id", "title")


def understood(key: str, typed: str, answer: Answer) -> str:
    """The answer in words; empty where the person typed just that, or where nothing was to be understood."""
    if key in _FREE or answer == "unknown":
        return ""
    spec = VOCABULARY[fact_of(key)]
    if isinstance(answer, dict):
        return f"{answer['document']}, of {answer['dated']}"
    members = answer if isinstance(answer, list) else [answer]
    shown = [_in_words(str(member), spec.of, spec.type in NUMERIC) for member in members]
    if spec.type == "bool" or _same(typed, members) or _same(typed, shown):
        return ""
    return (" to " if spec.type in NUMERIC else ", ").join(shown) or "none"


def understood_of(typed: str, answers: Mapping[str, Answer]) -> str:
    """What was made of the reply to a question about one fact; empty for questions about several."""
    if len(answers) != 1:
        return ""
    ((key, answer),) = answers.items()
    return understood(key, typed, answer)


def _in_words(text: str, kind: str | None, is_number: bool) -> str:
    if kind == "country":
        return COUNTRIES.get(text, text)
    return f"{float(text):,.10g}" if is_number else text


def _same(typed: str, members: list[str]) -> bool:
    return fold(typed) in (fold(" ".join(members)), fold(" and ".join(members)))
