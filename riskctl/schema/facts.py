"""Schemas of fact values from the vocabulary: every fact with its question, its type and its choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.schema.text import (
    BOOL,
    COUNTRY,
    DATE,
    TEXT,
    UNKNOWN,
    array,
    choice,
    closed,
    either,
    number,
)

Json = dict[str, Any]
_KINDS = {
    "chip": "a chip id",
    "vendor": "a vendor id",
    "model": "a model id",
    "list": "an official list's id",
}


def stateable(prefix: str) -> Iterator[FactSpec]:
    """The facts of a prefix that a file may state: not the derived ones."""
    return (spec for spec in VOCABULARY.values() if spec.prefix == prefix and not spec.derived)


def described(spec: FactSpec, value: Json) -> Json:
    """A value with its fact's question."""
    unit = f" ({spec.unit})" if spec.unit else ""
    life = f" A statement is relied on for {spec.shelf_life} days." if spec.shelf_life else ""
    return {"description": f"{spec.question}{unit}{life}", **value}


def member(spec: FactSpec) -> Json:
    """One member of a set, or the scalar of a text."""
    if spec.choices:
        return choice(spec.choices)
    if spec.of == "country":
        return COUNTRY
    return {"type": ["string", "number"], "description": _KINDS[spec.of]} if spec.of else TEXT


def scalar(spec: FactSpec) -> Json:
    """A scalar of the fact's type; for a set, a member."""
    if spec.type == "bool":
        return BOOL
    if spec.type in NUMERIC:
        return number(spec.type == "integer", 100 if spec.type == "percent" else None)
    if spec.type == "evidence":
        return either(DATE, {"const": "none"})
    return DATE if spec.type == "date" else member(spec)


def between(spec: FactSpec) -> Json:
    """The two ends of a range."""
    return {**array(scalar(spec), 2), "maxItems": 2}


def value(spec: FactSpec) -> Json:
    """Any value a file may state: scalar, list, partial set, range or unknown."""
    if spec.type == "set":
        members = array(member(spec))
        partial = closed({"includes": members, "excludes": members}, (), minProperties=1)
        return either(members, partial, closed({"value": members}), UNKNOWN)
    parts = [scalar(spec), closed({"value": scalar(spec)})]
    if spec.type in NUMERIC:
        parts += [between(spec), closed({"between": between(spec)})]
    return either(*parts, UNKNOWN)


def section(specs: Iterable[FactSpec]) -> Json:
    """A mapping from fact names without prefix to values."""
    return closed({spec.name: described(spec, value(spec)) for spec in specs}, ())


def facts_by_path() -> Json:
    """A mapping from whole fact names to values: the facts of an inline test or of a measure."""
    return closed({path: described(spec, value(spec)) for path, spec in VOCABULARY.items()}, ())


def claims(specs: Iterable[FactSpec], names: dict[str, str] | None = None) -> Json:
    """The ``claims`` of a profile: one dated statement a fact, or a list of them. ``names`` renames facts."""
    rows = {
        (names or {}).get(spec.path, spec.name): described(spec, _history(spec)) for spec in specs
    }
    return closed(rows, ())


def _history(spec: FactSpec) -> Json:
    claim = _claim(spec)
    return either(claim, array(claim, 1))


def _claim(spec: FactSpec) -> Json:
    shapes: Json = {
        "value": array(member(spec)) if spec.type == "set" else scalar(spec),
        "unknown": TEXT,
    }
    alone = [["value"], ["unknown"]]
    if spec.type == "set":
        shapes |= {"includes": array(member(spec)), "excludes": array(member(spec))}
    if spec.type in NUMERIC:
        shapes["between"] = between(spec)
        shapes["value"] = either(scalar(spec), between(spec))
        alone.append(["between"])
    known: list[Json] = [{"required": keys} for keys in alone]
    if spec.type == "set":
        known.append({"anyOf": [{"required": ["includes"]}, {"required": ["excludes"]}]})
    about = {
        "source": {"type": "string", "description": "key of `sources`"},
        "observed": DATE,
        "grade": {"enum": ["official", "third-party", "vendor", "unverified"]},
        "expires": DATE,
        "note": TEXT,
    }
    return closed({**shapes, **about}, ("source", "observed", "grade"), oneOf=known)
