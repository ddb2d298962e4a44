"""Answers to the questions of a new use case: read what a person typed, with country names and suggestions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from riskctl.explanations.use_case_text import Answer
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.read import BadValueError, read_value
from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.values import Fact
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.display import safe
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
    "us_defence": "use.in_us_defence_contract",
}
_COMMON = {
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "usa": "US",
    "america": "US",
    "korea": "KR",
    "czech republic": "CZ",
    "turkey": "TR",
    "uae": "AE",
    "russian federation": "RU",
    "macau": "MO",
    "holland": "NL",
}
_BY_NAME = {name.casefold(): code for code, name in COUNTRIES.items()} | _COMMON
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_CRITICALITY = VOCABULARY["use.criticality"].choices


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
    """The answer as the file writes it. Raises :class:`BadAnswerError`."""
    spec, text = spec_of(key), text.strip()
    if spec is None:
        return _label(key, text)
    if key == "criticality" and text not in _CRITICALITY:
        raise BadAnswerError(
            f"criticality is one of {', '.join(_CRITICALITY)}{hint(text, _CRITICALITY)}"
        )
    if text == "unknown" and key != "self_hosting.country":
        return text
    if spec.type == "evidence" and text != "none":
        raise BadAnswerError(
            f"{key}: answer none or unknown; write a document held into the file, with date and grade"
        )
    answer = _members(spec, text) if spec.type == "set" else _ends(spec, text)
    try:
        value = read_value(spec, answer)
    except BadValueError as bad:
        raise BadAnswerError(str(bad).replace(spec.path, key)) from None
    _known(Fact(spec.path, value), key, catalogue)
    return answer


def _label(key: str, text: str) -> str:
    if key == "id" and not _ID.fullmatch(text):
        raise BadAnswerError("an id is small letters, digits and hyphens, at most 80")
    if not 0 < len(text) <= 200 or safe(text) != text:
        raise BadAnswerError("a title is 1 to 200 characters on one line, none of them invisible")
    return text


def _members(spec: FactSpec, text: str) -> list[str]:
    if text in ("none", ""):
        return []
    parts = [part.strip() for part in text.strip("[]").split(",") if part.strip()]
    return list(
        dict.fromkeys(country_code(part) if spec.of == "country" else part for part in parts)
    )


def _ends(spec: FactSpec, text: str) -> Answer:
    if spec.of == "country":
        return country_code(text)
    if spec.type == "bool":
        words = {
            "y": "true",
            "yes": "true",
            "true": "true",
            "n": "false",
            "no": "false",
            "false": "false",
        }
        return words.get(text.casefold(), text)
    low, dots, high = text.partition("..")
    return [low.strip(), high.strip()] if dots and spec.type in NUMERIC else text


def country_code(text: str) -> str:
    """The code of a country given by code or common English name. Raises :class:`BadAnswerError`."""
    if text.upper() in COUNTRIES:
        return text.upper()
    code = _BY_NAME.get(text.casefold())
    if code is None:
        near = hint(text, COUNTRIES.values())
        raise BadAnswerError(
            f"'{safe(text, 40)}' is no country{near}; give its name or two-letter code"
        )
    return code


def _known(fact: Fact, key: str, catalogue: Catalogue | None) -> None:
    from riskctl.catalogue.references import unknown_ids

    problems = list(unknown_ids(fact, catalogue)) if catalogue else []
    if problems:
        raise BadAnswerError("; ".join(problems).replace(fact.path, key))


def slug(title: str) -> str:
    """An id made of a title."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:60].strip("-") or "use-case"


def with_defaults(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers with an id made of the title, and the criticality that the scoring policy takes when none is said."""
    filled = dict(answers)
    filled.setdefault("title", str(filled.get("id", "")))
    filled.setdefault("id", slug(str(filled["title"])))
    filled.setdefault("criticality", "high")
    return filled
