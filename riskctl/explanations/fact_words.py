"""Values of facts in words for people: countries by name, members of closed lists in plain words, never their keys."""

from __future__ import annotations

import re

from riskctl.explanations.choice_words import CHOICES, MARKS, PLACES
from riskctl.explanations.sentences import SOME_OTHERS, value_words
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.spec import FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.facts.vocabulary.labels import FACT_LABELS
from riskctl.messages.language import say

REASONS = ("not stated", "statements of equal grade and date disagree")
"""Why a value is unknown, where the engine says it; reasons of the catalogue stay as they were written."""
_UNKNOWN = re.compile(r"unknown \((.+)\)", re.DOTALL)


_UNCOVERED = "_uncovered"


def fact_name(path: str) -> str:
    """A fact in a few words of the current language: ``serving chips``; its path where it is not one we know."""
    if path in FACT_LABELS:
        return say(FACT_LABELS[path])
    paper = FACT_LABELS.get(path.removesuffix(_UNCOVERED))
    return say("countries not covered by: {paper}", paper=say(paper)) if paper else path


def supposed_words(path: str, shown: str) -> str:
    """A value that was tried, in words. Days of the trial are samples, so none is shown."""
    kind = VOCABULARY[path].type if path in VOCABULARY else ""
    if kind == "evidence":
        return say("not held") if shown == "none" else say("a dated document is held")
    return say("another date") if kind == "date" else fact_words(path, shown)


def fact_words(path: str, shown: str) -> str:
    """The value of a fact as the document shows it, in words of the current language.

    Names, numbers and texts stay as they are written, and so does a value that is none of the fact's.
    """
    unknown = _UNKNOWN.fullmatch(shown)
    if unknown:
        return say("unknown ({reason})", reason=say(unknown[1]))
    spec = VOCABULARY.get(path)
    if spec is None or not (spec.choices or spec.of == "country"):
        return value_words(shown)
    members = shown.removesuffix(SOME_OTHERS).split(", ")
    said = ", ".join(_member_words(spec, member) for member in members)
    return said if shown == ", ".join(members) else say("{values} and possibly others", values=said)


def _member_words(spec: FactSpec, member: str) -> str:
    if spec.of == "country":
        return place_words(member) if member in COUNTRIES else value_words(member)
    if member in CHOICES:
        return say(CHOICES[member])
    return MARKS.get(member) or value_words(member)


def place_words(code: str) -> str:
    """A jurisdiction by its code: a country, a union of them, or the terms of a contract."""
    name = COUNTRIES.get(code) or PLACES.get(code)
    return say(name) if name else code
