"""What a caller may say beside the subject: what-if facts, and ids that must be in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from riskctl.assessment.assessor import Subject
from riskctl.assessment.subjects import UnknownSubjectError, read_subject
from riskctl.assessment.suppose import BadSettingError, read_setting
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.references import unknown_ids
from riskctl.facts.values import Fact
from riskctl.workspace.errors import RequestError


def read_settings(settings: Sequence[str]) -> dict[str, Fact]:
    """What-if facts by path, from texts such as ``route.served_on=ascend-910c``.

    Raises :class:`RequestError` with every problem of the settings.
    """
    problems: list[str] = []
    facts: dict[str, Fact] = {}
    for text in settings:
        try:
            fact = read_setting(text)
        except BadSettingError as error:
            problems.append(str(error))
            continue
        if fact.path in facts:
            problems.append(f"--set {fact.path} is given twice; keep one of them")
        facts[fact.path] = fact
    if problems:
        raise RequestError("\n".join(problems))
    return facts


def check_facts(facts: Mapping[str, Fact], catalogue: Catalogue) -> None:
    """What-if facts may name only what the catalogue knows. Raises :class:`RequestError`."""
    problems = [text for fact in facts.values() for text in unknown_ids(fact, catalogue)]
    if problems:
        raise RequestError("\n".join(problems))


def read_subjects(texts: Iterable[str], catalogue: Catalogue, as_of: str) -> list[Subject]:
    """The subjects that are named: one by ``MODEL@ROUTE``, one a route by ``MODEL``; each once.

    Raises :class:`RequestError` with every name that cannot be resolved.
    """
    subjects: list[Subject] = []
    problems: list[str] = []
    for text in texts:
        try:
            named = read_subject(text, catalogue, as_of)
        except UnknownSubjectError as error:
            problems.append(str(error))
            continue
        if not named:
            problems.append(f"no route to {text} is known; add one under data/routes")
        subjects += named
    if problems:
        raise RequestError("\n".join(problems))
    # A model and one of its routes may both be named; nobody wants the same page twice.
    return list(dict.fromkeys(subjects))
