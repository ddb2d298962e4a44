"""A use-case file begun before: its answers read back, and the file written with what else matters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.explanations.use_case_text import Answer, Surroundings, short_text
from riskctl.questionnaire.defaults import Completed, home_of
from riskctl.questionnaire.edit import set_answer
from riskctl.questionnaire.interview import Standpoint, why
from riskctl.questionnaire.weighing import documents
from riskctl.text.located import Located

OPEN_SHOWN = 8
DOCUMENTS_SHOWN = 6
_TOP = ("id", "title", "criticality")
_SECTIONS = ("actor", "use", "data", "evidence", "self_hosting")


def answers_of(located: Located) -> dict[str, Answer]:
    """Every answer that a use-case file holds, by key as the dialogue names it."""
    data: dict[str, Any] = located.data
    answers: dict[str, Answer] = {key: data[key] for key in _TOP if key in data}
    for section in _SECTIONS:
        entries = data.get(section) or {}
        answers |= {f"{section}.{name}": value for name, value in entries.items()}
    return answers


def new_text(completed: Completed, now: Standpoint, as_of: str) -> str:
    """The file of a new use case: what is stated, how defaults came about, and what matters and is open."""
    notes = {key: f"Taken: {reason}." for key, reason in completed.taken.items()}
    wanted = sorted(now.wanted, key=lambda path: (-now.wanted[path].weight, path))
    open_facts = {
        path: f"({why(as_of, home_of(completed.answers), now.wanted[path])})"
        for path in wanted[:OPEN_SHOWN]
        if path not in completed.answers
    }
    papers = documents(judgement.verdicts.bearings for judgement in now.judgements)
    useful = {path: f"({measure})" for path, measure in list(papers.items())[:DOCUMENTS_SHOWN]}
    return short_text(completed.answers, Surroundings(notes, open_facts, useful))


def continued_text(text: str, before: Mapping[str, Answer], completed: Completed) -> str:
    """The file begun before, with the new answers put in and every other line as it was."""
    for key, answer in completed.answers.items():
        if before.get(key) != answer:
            text = set_answer(text, key, answer)
    return text
