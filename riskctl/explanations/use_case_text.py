"""A use case as commented YAML: every fact with its question, answered or left unknown."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping

from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.vocabulary import VOCABULARY

Answer = str | list[str]
"""A scalar as text, or the members of a complete set."""

HEAD = """\
# A use case of riskctl: who wants to use a model, for what, with which data, holding which safeguards.
# `unknown` is a valid answer and is never taken as safe: riskctl asks for it where it matters.
# A list is complete; where only some members are known write {includes: [A, B]}. A number may be a range: [100, 500].
# Check as you type: riskctl schema use-case. Assess: riskctl assess MODEL@ROUTE --use-case THIS-FILE
"""
SECTIONS = (
    ("actor", "The organisation"),
    ("use", "The purpose"),
    ("data", "The data that reaches the model; counts are over twelve months"),
)
_EVIDENCE = """\
# Safeguards held. For each: none, unknown, or the document, such as
#   dpia: {dated: 2026-01-31, document: Impact assessment version 2, grade: official}
# Where a document holds for named countries only, add covers: [SG, JP].
# Grades: official, third-party, vendor, unverified.
"""


def use_case_text(answers: Mapping[str, Answer]) -> str:
    """The file. ``answers`` are keyed ``id``, ``title``, ``criticality``, by fact and by ``self_hosting.`` names."""
    return (
        "\n".join([*_top(answers), *_facts(answers), *_evidence(answers), *_hosting(answers)])
        + "\n"
    )


def _top(answers: Mapping[str, Answer]) -> Iterator[str]:
    yield HEAD
    yield f"id: {_written(answers['id'])}"
    yield f"title: {_written(answers['title'])}"
    spec = VOCABULARY["use.criticality"]
    yield from _comment(f"{spec.question} ({_takes(spec)})", "")
    yield f"criticality: {_written(answers['criticality'])}"


def _facts(answers: Mapping[str, Answer]) -> Iterator[str]:
    for prefix, title in SECTIONS:
        yield f"\n# {title}."
        yield f"{prefix}:"
        for spec in _stateable(prefix):
            if spec.path != "use.criticality":
                yield from _comment(f"{spec.question} ({_takes(spec)})")
                yield f"  {spec.name}: {_written(answers.get(spec.path, 'unknown'))}"


def _evidence(answers: Mapping[str, Answer]) -> Iterator[str]:
    yield f"\n{_EVIDENCE}evidence:"
    for spec in _stateable("evidence"):
        yield from _comment(spec.question)
        yield f"  {spec.name}: {_written(answers.get(spec.path, 'unknown'))}"


def _hosting(answers: Mapping[str, Answer]) -> Iterator[str]:
    given = {
        key.partition(".")[2]: value
        for key, value in answers.items()
        if key.startswith("self_hosting.")
    }
    yield "\n# Own hosting: where open weights would run, and on which chips (ids: riskctl catalogue list chips)."
    yield "self_hosting:" if given else "# self_hosting:"
    rows = {"country": "In which country are inference run and data stored? (country code)"}
    rows["chips"] = (
        f"{VOCABULARY['route.served_on'].question} ({_takes(VOCABULARY['route.served_on'])})"
    )
    rows |= {name: _asked(f"route.{name}") for name in _HOSTED}
    rows |= {name: _asked(f"route.{name}") for name in given if name not in rows}
    for name, question in rows.items():
        yield from _comment(question)
        yield f"  {name}: {_written(given[name])}" if name in given else f"  # {name}:"


_HOSTED = (
    "remote_access_countries",
    "contact_with_developer",
    "subprocessors",
    "trains_on_inputs",
    "retention_days",
)
"""Facts of a route that an organisation usually knows of its own hosting."""


def _comment(text: str, indent: str = "  ") -> Iterator[str]:
    return (f"{indent}# {line}" for line in textwrap.wrap(text, 110))


def _asked(path: str) -> str:
    spec = VOCABULARY[path]
    return f"{spec.question} ({_takes(spec)})"


def _stateable(prefix: str) -> Iterator[FactSpec]:
    return (spec for spec in VOCABULARY.values() if spec.prefix == prefix and not spec.derived)


def _takes(spec: FactSpec) -> str:
    """What an answer looks like."""
    if spec.choices:
        words = ", ".join(spec.choices)
        return f"list of: {words}" if spec.type == "set" else f"one of: {words}"
    if spec.type == "bool":
        return "true or false"
    if spec.type in NUMERIC:
        return f"number of {spec.unit}" if spec.unit else "number"
    if spec.type == "date":
        return "date"
    what = "country codes" if spec.of == "country" else f"{spec.of} ids" if spec.of else "texts"
    return f"list of {what}" if spec.type == "set" else what.removesuffix("s")


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
_WORDS = frozenset({"no", "yes", "on", "off", "null", "y", "n"})
"""Words that some YAML readers take for something else; quoted so that every reader sees the text."""


def _written(answer: Answer) -> str:
    if isinstance(answer, list):
        return f"[{', '.join(_written(item) for item in answer)}]"
    plain = (
        answer and set(answer) <= _PLAIN and answer[0].isalnum() and answer.casefold() not in _WORDS
    )
    return answer if plain else json.dumps(answer, ensure_ascii=False)
