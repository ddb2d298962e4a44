"""Answers to the questions of a new use case: read what a person typed, with country names and suggestions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.country_names import not_a_country
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.values import Fact
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire import places, spoken, spoken_numbers
from riskctl.questionnaire.synonyms import choice_of, choices_of, known_words
from riskctl.text.case_ids import CASE_ID_WORDS, is_case_id
from riskctl.text.dates import date_hint
from riskctl.text.display import safe
from riskctl.text.folding import fold
from riskctl.text.suggest import hint

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue

SHORT = {
    "country": "actor.country",
    "sector": "actor.sector",
    "operates_in": "actor.operates_in",
    "personal": "data.personal",
    "subject_countries": "data.subject_countries",
    "classes": "data.classes",
    "places": "use.places",
    "us_person": "actor.us_person",
    "us_defence": "use.in_us_defence_contract",
}


LONGEST = 5_000
"""Characters of an answer at most; all countries by name are half of that, and longer texts come from no person."""


class BadAnswerError(ValueError):
    """An answer that does not fit; the message says what would."""


def spec_of(key: str) -> FactSpec | None:
    """The fact behind a key, or None for ``id`` and ``title``. Raises :class:`BadAnswerError` for an unknown key."""
    if key in ("id", "title"):
        return None
    if key == "criticality":
        return VOCABULARY["use.criticality"]
    if key == "self_hosting.country":
        return VOCABULARY["actor.country"]
    path = (
        "route.served_on" if key == "self_hosting.chips" else key.replace("self_hosting.", "route.")
    )
    spec = VOCABULARY.get(path)
    if spec is None or spec.derived or key not in known_keys():
        raise BadAnswerError(
            f"unknown answer '{safe(key, 60)}'{hint(key, [*known_keys(), *SHORT])}"
        )
    return spec


def known_keys() -> list[str]:
    """Every key that may be answered."""
    mine = ("actor", "use", "data", "evidence")
    facts = [spec.path for spec in VOCABULARY.values() if spec.prefix in mine and not spec.derived]
    route = [
        f"self_hosting.{s.name}"
        for s in VOCABULARY.values()
        if s.prefix == "route" and not s.derived
    ]
    facts.remove("use.criticality")
    return [
        "id",
        "title",
        "criticality",
        *facts,
        "self_hosting.country",
        "self_hosting.chips",
        *route,
    ]


def read_answer(key: str, text: str, catalogue: Catalogue | None = None) -> Answer:
    """The answer as the file writes it, from what a person typed. Raises :class:`BadAnswerError`."""
    spec = spec_of(key)
    _check_length(text)
    if spec is None:
        return _label(key, text.strip())
    if spoken.is_open(text) and key not in ("criticality", "self_hosting.country"):
        return "unknown"
    if spec.type == "evidence":
        return _document(key, text)
    return read_stated(spec, key, text, catalogue)


def read_stated(
    spec: FactSpec, key: str, text: str, catalogue: Catalogue | None = None
) -> str | list[str]:
    """The value of a fact that is no document; ``key`` is how a mistake names it. Raises :class:`BadAnswerError`."""
    _check_length(text)
    answer = _members(spec, text, catalogue) if spec.type == "set" else _scalar(spec, text)
    try:
        value = read_value(spec, answer)
    except BadValueError as bad:
        raise BadAnswerError(str(bad).replace(spec.path, key)) from None
    _known(Fact(spec.path, value), key, catalogue)
    return answer


def _check_length(text: str) -> None:
    if len(text) > LONGEST:
        raise BadAnswerError(f"an answer has at most {LONGEST:,} characters, not {len(text):,}")


def _label(key: str, text: str) -> str:
    if key == "id" and not is_case_id(text):
        raise BadAnswerError(CASE_ID_WORDS)
    if not 0 < len(text) <= 200 or safe(text) != text:
        raise BadAnswerError("a title is 1 to 200 characters on one line, none of them invisible")
    return text


def _document(key: str, text: str) -> Answer:
    """A document as its date and its name, in either order; one without a name proves nothing."""
    if spoken.is_none(text):
        return "none"
    dated, name = _date_and_name(spoken.tidy(text))
    if not dated or not name or safe(name) != name:
        raise BadAnswerError(
            f"{key}: answer none or unknown, or give a document by its date and name, "
            f"such as 2026-01-31, Impact assessment version 2{date_hint(text.partition(',')[0])}"
        )
    return {"dated": dated, "document": name, "grade": "official"}


def _date_and_name(text: str) -> tuple[str, str]:
    """Both parts, the day written first or last; empty where there is none."""
    # Dates hold blanks and commas themselves, so every cut is tried.
    cuts = [(place, place + 1) for place in range(len(text)) if text[place] in ", ;("]
    for end, start in cuts:
        head, tail = text[:end].strip(), text[start:].strip(" ,;(")
        if day := spoken_numbers.date(head):
            return day, tail
    for end, start in cuts:
        head, tail = text[:end].strip(" ,;("), text[start:].strip(" )")
        if day := spoken_numbers.date(tail.removeprefix("dated ").removeprefix("of ")):
            return day, head.removesuffix(" dated").removesuffix(" of")
    return "", text


def _members(spec: FactSpec, text: str, catalogue: Catalogue | None) -> list[str]:
    if text.strip() == "" or (spoken.is_none(text) and spec.of != "country"):
        return []
    if spec.of == "country":
        return _countries(text)
    if spec.choices:
        names = spoken.members(text, lambda name: bool(choices_of(spec.path, spec.choices, name)))
        return list(dict.fromkeys(choice for name in names for choice in _choices(spec, name)))
    names = spoken.members(text, lambda name: name in (catalogue.chips if catalogue else ()))
    return list(dict.fromkeys(_id(spec, name, catalogue) for name in names))


def _countries(text: str) -> list[str]:
    plain = spoken.tidy(text)
    # NO is Norway, and "no" may be none at all: neither is guessed.
    if plain.casefold() in ("no", "n"):
        raise BadAnswerError("say none for no country, and NO or Norway for the country")
    if spoken.is_none(text) or plain.casefold() in ("no country", "[]"):
        return []
    names = spoken.members(text, lambda name: bool(places.country_in(name)))
    return list(dict.fromkeys(country_of(name) for name in names))


def _choices(spec: FactSpec, text: str) -> tuple[str, ...]:
    """The choices that one member of a list stands for: customer names are two classes of data."""
    meant = choices_of(spec.path, spec.choices, text)
    return meant or (_choice(spec, text),)


def _choice(spec: FactSpec, text: str) -> str:
    meant = choice_of(spec.path, spec.choices, spoken.tidy(text))
    if meant not in spec.choices:
        listed = ", ".join(spec.choices)
        near = hint(meant, known_words(spec.path, spec.choices))
        raise BadAnswerError(f"'{safe(text, 40)}' is not one of {listed}{near}")
    return meant


def _scalar(spec: FactSpec, text: str) -> str | list[str]:
    if spec.of == "country":
        return country_of(text)
    if spec.choices:
        return _choice(spec, text)
    if spec.type == "bool":
        meant = spoken.truth(text)
        if meant is None:
            raise BadAnswerError(f"answer yes, no or unknown, not '{safe(text.strip(), 40)}'")
        return meant
    if spec.type not in NUMERIC:
        return text.strip()
    bounds = spoken_numbers.number_range(text, spec.type == "integer")
    if bounds is not None:
        return list(bounds)
    return _amount(spec, text)


def _amount(spec: FactSpec, text: str) -> str:
    amount = spoken_numbers.number(text, spec.type == "integer")
    if amount is None:
        unit = f" of {spec.unit}" if spec.unit else ""
        raise BadAnswerError(
            f"give a number{unit}, such as 500, 50k or 1.2 million, or a range such as 100..500, "
            f"not '{safe(text.strip(), 40)}'"
        )
    return amount


def _id(spec: FactSpec, name: str, catalogue: Catalogue | None) -> str:
    """The id of a chip, or of a vendor by its name or a brand."""
    if catalogue is None:
        return name
    if spec.of == "vendor":
        wanted = fold(name)
        for key, vendor in catalogue.vendors.items():
            if wanted in (fold(text) for text in (key, vendor.name, *vendor.brands)):
                return key
    return id_of(name, catalogue.chips if spec.of == "chip" else ())


def id_of(name: str, known: Iterable[str]) -> str:
    """The id a person's name stands for: itself, or the only one whose last words it gives (H100)."""
    for text in (fold(name), _bare_chip(fold(name))):
        plain = text.replace(" ", "-")
        ending = [key for key in known if key == plain or key.endswith(f"-{plain}")]
        # Several chips end alike (H100): then the exact id or none.
        if len(ending) == 1 or plain in ending:
            return plain if plain in ending else ending[0]
    return name


def _bare_chip(text: str) -> str:
    """The chip without how many there are and in which form: 8x H100 SXM5 80 GB is an H100."""
    return re.sub(
        r"^\d+ ?x? (?=\w)|( gpus?| cards?| sxm\d?| pcie| nvl| \d+ ?gb)+$", "", text
    ).strip()


def country_of(text: str) -> str:
    """The code of a country given by code or name. Raises :class:`BadAnswerError`."""
    code = places.country_in(text)
    if not code:
        raise BadAnswerError(not_a_country(spoken.tidy(text)))
    return code


def _known(fact: Fact, key: str, catalogue: Catalogue | None) -> None:
    from riskctl.catalogue.references import unknown_ids

    problems = list(unknown_ids(fact, catalogue)) if catalogue else []
    if problems:
        raise BadAnswerError("; ".join(problems).replace(fact.path, key))
