"""A use case as commented YAML: what is stated and what matters, or every fact with its question."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.vocabulary import VOCABULARY

Answer = str | list[str] | dict[str, str]
"""A scalar as text, the members of a complete set, or a document with date, name and grade."""

HEAD = """\
# A use case of riskctl: who wants to use a model, for what, with which data, holding which safeguards.
# `unknown` is a valid answer and is never taken as safe: riskctl asks for it where it matters.
# A list is complete; where only some members are known write {includes: [A, B]}. A number may be a range: [100, 500].
# Check as you type: riskctl schema use-case. Assess: riskctl assess MODEL@ROUTE --use-case THIS-FILE
"""
SHORT_HEAD = """\
# A use case of riskctl: who wants to use a model, for what, with which data. Edit it freely.
# What is not stated is unknown, and never taken as safe. A list is complete; where only some members are known
# write {includes: [A, B]}. A number may be a range: [100, 500]. Every other fact: riskctl new use-case --all
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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands in the short form beside the answers.

    ``notes`` say by fact how an answer came about; ``open_facts`` are facts that matter and are not stated, with the
    reason; ``documents`` are those that would settle something, with what.
    """

    notes: Mapping[str, str] = field(default_factory=dict)
    open_facts: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


def stated_text(answers: Mapping[str, Answer]) -> str:
    """The answers alone, without a comment: to be read by the loader, not by people."""
    return short_text(answers, Surroundings(), bare=True)


def short_text(answers: Mapping[str, Answer], around: Surroundings, bare: bool = False) -> str:
    """The file with what is stated and, as comments to be filled in, what matters and is not stated."""
    lines = [*_top(answers, SHORT_HEAD, around.notes)]
    for prefix, title in SECTIONS:
        lines += _short_section(answers, prefix, f"\n# {title}.", around)
    lines += _short_section(answers, "evidence", f"\n{_EVIDENCE}".rstrip(), around)
    if any(key.startswith("self_hosting.") for key in answers):
        lines += _hosting(answers)
    if bare:
        lines = [line for line in lines if not line.lstrip().startswith("#")]
    return "\n".join(lines) + "\n"


def _short_section(
    answers: Mapping[str, Answer], prefix: str, title: str, around: Surroundings
) -> Iterator[str]:
    specs = list(_stateable(prefix))
    stated = [spec for spec in specs if spec.path in answers and spec.path != "use.criticality"]
    missing = around.documents if prefix == "evidence" else around.open_facts
    wanted = [spec for spec in specs if spec.path in missing and spec not in stated]
    if not stated and not wanted:
        return
    yield title
    yield f"{prefix}:" if stated else f"# {prefix}:"
    for spec in stated:
        yield from _comment(f"{spec.question} {around.notes.get(spec.path, '')}".strip())
        yield f"  {spec.name}: {written(answers[spec.path])}"
    if wanted and stated:
        yield "  # Not stated, and it matters:"
    for spec in wanted:
        yield from _comment(f"{spec.question} {missing[spec.path]}".strip())
        yield f"  # {spec.name}:"


def _top(
    answers: Mapping[str, Answer], head: str = HEAD, notes: Mapping[str, str] | None = None
) -> Iterator[str]:
    yield head
    yield f"id: {written(answers['id'])}"
    yield f"title: {written(answers['title'])}"
    spec = VOCABULARY["use.criticality"]
    note = (notes or {}).get("criticality", "")
    yield from _comment(f"{spec.question} ({_takes(spec)}) {note}".strip(), "")
    yield f"criticality: {written(answers['criticality'])}"


def _facts(answers: Mapping[str, Answer]) -> Iterator[str]:
    for prefix, title in SECTIONS:
        yield f"\n# {title}."
        yield f"{prefix}:"
        for spec in _stateable(prefix):
            if spec.path != "use.criticality":
                yield from _comment(f"{spec.question} ({_takes(spec)})")
                yield f"  {spec.name}: {written(answers.get(spec.path, 'unknown'))}"


def _evidence(answers: Mapping[str, Answer]) -> Iterator[str]:
    yield f"\n{_EVIDENCE}evidence:"
    for spec in _stateable("evidence"):
        yield from _comment(spec.question)
        yield f"  {spec.name}: {written(answers.get(spec.path, 'unknown'))}"


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
        yield f"  {name}: {written(given[name])}" if name in given else f"  # {name}:"


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
    members = "country codes" if spec.of == "country" else f"{spec.of} ids" if spec.of else "texts"
    return f"list of {members}" if spec.type == "set" else members.removesuffix("s")


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
_WORDS = frozenset({"no", "yes", "on", "off", "null", "y", "n"})
"""Words that some YAML readers take for something else; quoted so that every reader sees the text."""


def written(answer: Answer) -> str:
    """The answer as YAML on one line, quoted where a reader could take it for something else."""
    if isinstance(answer, dict):
        return "{" + ", ".join(f"{key}: {written(text)}" for key, text in answer.items()) + "}"
    if isinstance(answer, list):
        return f"[{', '.join(written(member) for member in answer)}]"
    plain = (
        answer and set(answer) <= _PLAIN and answer[0].isalnum() and answer.casefold() not in _WORDS
    )
    return answer if plain else json.dumps(answer, ensure_ascii=False)
