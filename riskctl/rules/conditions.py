"""The condition language: leaves over facts, joined by ``all``, ``any`` and ``not``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from riskctl.facts.read import BadValueError, read_scalar
from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.values import Scalar
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.dates import date_hint, is_date
from riskctl.text.suggest import hint

OPERATORS = (
    "is",
    "in",
    "any_of",
    "any_outside",
    "all_of",
    "at_least",
    "below",
    "within_years",
    "before",
)
COMBINATORS = ("all", "any", "not")
_SET_OPERATORS = frozenset({"any_of", "any_outside", "all_of"})
_MEMBER_OPERATORS = _SET_OPERATORS | {"in"}
_NUMBER_OPERATORS = frozenset({"at_least", "below"})

KeyPath = tuple[str | int, ...]
Report = Callable[[KeyPath, str], None]
"""Called with a key path inside the condition and what is wrong there."""


@dataclass(frozen=True, slots=True)
class ListRef:
    """A right-hand side that names a dated list of ``data/reference``."""

    id: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One test of one fact. ``at`` is its key path inside the rule's condition."""

    fact: str
    operator: str
    rhs: Scalar | frozenset[str] | ListRef
    at: KeyPath = ()


@dataclass(frozen=True, slots=True)
class Junction:
    """``all`` or ``any`` of several conditions."""

    kind: str
    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The only negation."""

    part: Condition


Condition = Leaf | Junction | Not


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf, left to right."""
    if isinstance(condition, Leaf):
        yield condition
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        for part in condition.parts:
            yield from leaves(part)


def parse_condition(raw: Any, report: Report, at: KeyPath = ()) -> Condition | None:
    """Read a condition; every problem goes to ``report`` and the result is then None."""
    if not isinstance(raw, dict) or not raw:
        report(at, "a condition is a mapping: {fact: NAME, OPERATOR: VALUE}, or all / any / not")
        return None
    if "fact" in raw:
        return _leaf(raw, report, at)
    if len(raw) != 1:
        report(
            at, f"a condition holds one of {', '.join(COMBINATORS)}, or `fact` with one operator"
        )
        return None
    (kind, inner) = next(iter(raw.items()))
    if kind == "not":
        part = parse_condition(inner, report, (*at, "not"))
        return Not(part) if part else None
    if kind in ("all", "any"):
        return _junction(kind, inner, report, at)
    report((*at, kind), f"unknown condition {kind!r}{hint(kind, (*COMBINATORS, 'fact'))}")
    return None


def _junction(kind: str, inner: Any, report: Report, at: KeyPath) -> Condition | None:
    if not isinstance(inner, list) or not inner:
        report((*at, kind), f"`{kind}` takes a list of at least one condition")
        return None
    parts = [parse_condition(part, report, (*at, kind, index)) for index, part in enumerate(inner)]
    return Junction(kind, tuple(part for part in parts if part)) if all(parts) else None


def _leaf(raw: dict[str, Any], report: Report, at: KeyPath) -> Condition | None:
    name = raw["fact"]
    spec = VOCABULARY.get(name) if isinstance(name, str) else None
    if spec is None:
        report((*at, "fact"), f"unknown fact {name!r}{hint(str(name), VOCABULARY)}")
        return None
    operators = [key for key in raw if key != "fact"]
    unknown = [key for key in operators if key not in OPERATORS]
    for key in unknown:
        report((*at, key), f"unknown operator {key!r}{hint(key, OPERATORS)}")
    # Two tests in one mapping would leave open whether both must hold or one.
    if len(operators) != 1:
        report(at, f"a test of {name} has exactly one operator ({', '.join(OPERATORS)})")
        return None
    if unknown:
        return None
    return _read_leaf(spec, operators[0], raw[operators[0]], report, at)


def _read_leaf(
    spec: FactSpec, operator: str, raw: Any, report: Report, at: KeyPath
) -> Condition | None:
    wrong = misfit(spec, operator)
    if wrong:
        report((*at, operator), wrong)
        return None
    try:
        return Leaf(spec.path, operator, _right_hand_side(spec, operator, raw), at)
    except BadValueError as bad:
        report((*at, operator, *bad.at), str(bad))
        return None


def misfit(spec: FactSpec, operator: str) -> str:
    """Why the operator does not apply to the fact, or nothing."""
    if spec.type == "set" and operator not in _SET_OPERATORS:
        return f"{spec.path} is a set; use any_of, any_outside or all_of"
    if spec.type != "set" and operator in _SET_OPERATORS:
        return f"{spec.path} is not a set; use is or in"
    if operator in _NUMBER_OPERATORS and spec.type not in NUMERIC:
        return f"{spec.path} is not a number; {operator} does not apply"
    if operator in ("within_years", "before") and spec.type not in ("date", "evidence"):
        return f"{spec.path} is not a date; {operator} does not apply"
    return ""


def _right_hand_side(spec: FactSpec, operator: str, raw: Any) -> Scalar | frozenset[str] | ListRef:
    # The others compare the fact with a value of its own type.
    read = _READERS.get(operator, read_scalar)
    return read(spec, raw)


def _years(_: FactSpec, raw: Any) -> int:
    # Up to 100, so that no day of the calendar leads to one before it.
    if not isinstance(raw, str) or not _YEARS.fullmatch(raw):
        raise BadValueError(
            f"within_years takes a whole number of years from 1 to 100, not {raw!r}"
        )
    return int(raw)


def _day(_: FactSpec, raw: Any) -> str:
    if not is_date(raw):
        hint = date_hint(raw) if isinstance(raw, str) else ""
        raise BadValueError(f"before takes a date such as 2026-11-23, not {raw!r}{hint}")
    return str(raw)


def _member_list(spec: FactSpec, raw: Any) -> frozenset[str] | ListRef:
    if isinstance(raw, dict):
        if set(raw) != {"list"} or not isinstance(raw["list"], str):
            raise BadValueError("a named list is written {list: ID}")
        return ListRef(raw["list"])
    if not isinstance(raw, list) or not raw:
        raise BadValueError("takes a list of at least one literal, or {list: ID}")
    members = set()
    for index, member in enumerate(raw):
        try:
            members.add(str(read_scalar(spec, member)))
        except BadValueError as bad:
            raise BadValueError(str(bad), (index,)) from None
    return frozenset(members)


_YEARS = re.compile("0{0,2}[1-9]|0?[1-9][0-9]|100")
_READERS: dict[str, Callable[[FactSpec, Any], Scalar | frozenset[str] | ListRef]] = {
    **dict.fromkeys(_MEMBER_OPERATORS, _member_list),
    "within_years": _years,
    "before": _day,
}
"""What reads the right-hand side of an operator that takes more than a value of its fact."""
