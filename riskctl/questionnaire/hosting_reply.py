"""Replies to the question where, and on which chips, own machines would run the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.countries import COUNTRIES
from riskctl.questionnaire.answers import BadAnswerError, id_of
from riskctl.questionnaire.places import country_in
from riskctl.text.display import safe
from riskctl.text.suggest import hint

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue

_PARTS = re.compile(r"[,;()]|\s(?:in|on|with|and)\s", re.IGNORECASE)


def read_hosting(text: str, catalogue: Catalogue | None) -> dict[str, Answer]:
    """Country and chips of own machines: Japan, 8x H100. Raises :class:`BadAnswerError`.

    Words that name neither pass, since people tell of their data centre; what looks like a chip and is none is told.
    """
    known = catalogue.chips if catalogue else ()
    countries: dict[str, None] = {}
    chips: dict[str, None] = {}
    for part in filter(None, map(str.strip, _PARTS.split(text))):
        chip = id_of(part, known)
        if chip in known:
            chips[chip] = None
        elif country := country_in(part):
            countries[country] = None
        elif re.search(r"\d", part):
            raise BadAnswerError(f"unknown chip '{safe(part, 40)}'{hint(part, known)}")
    if len(countries) != 1:
        names = " and ".join(COUNTRIES[code] for code in countries)
        told = (
            f"name one country, not {names}" if names else "name the country, such as Japan, H100"
        )
        raise BadAnswerError(f"{told}; no, when own machines are no option")
    answers: dict[str, Answer] = {"self_hosting.country": next(iter(countries))}
    return {**answers, "self_hosting.chips": list(chips)} if chips else answers
