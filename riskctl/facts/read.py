"""Read a fact's value from YAML-shaped data: text, a list, or a small mapping."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from riskctl.facts.choice_hints import choice_hint
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.country_hints import country_hint
from riskctl.facts.country_names import country_code
from riskctl.facts.number_hints import number_hint, two_readings
from riskctl.facts.spec import NUMERIC, FactSpec
from riskctl.facts.values import UNKNOWN, Between, Known, Partial, Scalar, Unknown, Value
from riskctl.text.dates import date_hint, is_date
from riskctl.text.suggest import hint

WORDS_FOR_BOOL = {"true": True, "yes": True, "false": False, "no": False}
SHAPES = ("value", "includes", "excludes", "between", "unknown")
KeyPath = tuple[str | int, ...]
_T = TypeVar("_T")


class BadValueError(ValueError):
    """A value that does not fit its fact; the message says what would. ``at`` is the key path inside the value.

    ``each`` holds every mistake of the value, with its own path.
    """

    def __init__(
        self, message: str, at: KeyPath = (), each: Sequence[tuple[KeyPath, str]] = ()
    ) -> None:
        super().__init__(message)
        self.at = at
        self.each = tuple(each) or ((at, message),)

    def below(self, key: str | int) -> BadValueError:
        """The same mistakes as they stand under a key of a larger value."""
        each = [((key, *at), message) for at, message in self.each]
        return BadValueError(str(self), each[0][0], each)


def read_value(spec: FactSpec, raw: Any) -> Value:
    """The value of ``raw`` for ``spec``.

    A scalar is known, a list is a complete set (or, for numbers, a range of two), ``{includes, excludes}`` a partial
    set, ``{between: [low, high]}`` a range, and ``unknown`` or ``{unknown: why}`` no value.
    Raises :class:`BadValueError`.
    """
    if raw is None:
        raise BadValueError(f"{spec.path} has no value; write one, or `unknown`")
    # Before the type is asked: every fact may be unknown, also a text whose value could be this
    # word.
    if raw == "unknown":
        return UNKNOWN
    if isinstance(raw, dict):
        return _from_mapping(spec, raw)
    if isinstance(raw, list):
        return _from_list(spec, raw)
    if spec.type == "set":
        raise BadValueError(f"{spec.path} is a set; write a list such as [{_listed(spec, raw)}]")
    return Known(read_scalar(spec, raw))


def _from_mapping(spec: FactSpec, raw: dict[str, Any]) -> Value:
    # YAML written by hand: a misspelt `include` must not pass for a set of which nothing is known.
    for key in raw:
        if key not in SHAPES:
            raise BadValueError(
                f"unknown key {key!r} in the value of {spec.path}{hint(key, SHAPES)}", (key,)
            )
    if "value" in raw:
        return read_value(spec, raw["value"])
    if "between" in raw:
        return _inside("between", lambda: _range(spec, raw["between"]))
    if "unknown" in raw:
        return Unknown(str(raw["unknown"] or "not stated"))
    if not raw:
        raise BadValueError(f"{spec.path} has an empty value; write one, or `unknown`")
    return _partial(spec, raw)


def _partial(spec: FactSpec, raw: dict[str, Any]) -> Value:
    if spec.type != "set":
        raise BadValueError(f"{spec.path} is not a set; `includes` does not apply to it")
    members = _inside("includes", lambda: _members(spec, raw.get("includes", [])))
    excluded = _inside("excludes", lambda: _members(spec, raw.get("excludes", [])))
    # Neither may win: a contradiction hidden here would be a false "clear" later.
    both = ", ".join(sorted(members & excluded))
    if both:
        raise BadValueError(f"{spec.path}: {both} is both included and excluded")
    return Partial(members, excluded)


def _listed(spec: FactSpec, raw: object) -> str:
    """The text as it would stand in a list: a country by its code where the text names one."""
    text = str(raw)
    if spec.of != "country":
        return text
    return country_code(text) or text


def _inside(key: str, read: Callable[[], _T]) -> _T:
    try:
        return read()
    except BadValueError as bad:
        raise bad.below(key) from None


def _from_list(spec: FactSpec, raw: list[Any]) -> Value:
    if spec.type in NUMERIC:
        return _range(spec, raw)
    if spec.type != "set":
        raise BadValueError(f"{spec.path} takes one value, not a list")
    return Known(_members(spec, raw))


def _range(spec: FactSpec, raw: Any) -> Value:
    if spec.type not in NUMERIC:
        raise BadValueError(f"{spec.path} is not a number; a range does not apply to it")
    if not isinstance(raw, list) or len(raw) != 2:
        raise BadValueError(f"{spec.path}: a range is two numbers, such as [30, 55]")
    low, high = (_number(spec, member) for member in raw)
    if low > high:
        raise BadValueError(f"{spec.path}: the range [{low:g}, {high:g}] is the wrong way round")
    # A range of one point is that point: conditions need no case of their own for it.
    return Known(_plain(spec, low)) if low == high else Between(low, high)


def _members(spec: FactSpec, raw: Any) -> frozenset[str]:
    if not isinstance(raw, list):
        raise BadValueError(f"{spec.path} is a set; write a list such as [{raw}]")
    # All mistakes at once, each with its place in the list.
    members: set[str] = set()
    mistakes: list[tuple[KeyPath, str]] = []
    for index, member in enumerate(raw):
        try:
            members.add(_member(spec, member))
        except BadValueError as bad:
            mistakes.append(((index,), str(bad)))
    if mistakes:
        raise BadValueError("; ".join(text for _, text in mistakes), mistakes[0][0], mistakes)
    return frozenset(members)


def _member(spec: FactSpec, member: Any) -> str:
    if not isinstance(member, str) or not member:
        raise BadValueError(f"{spec.path}: a member must be plain text")
    return _closed(spec, member)


def _closed(spec: FactSpec, text: str) -> str:
    if spec.choices and text not in spec.choices:
        known = ", ".join(spec.choices)
        raise BadValueError(
            f"{spec.path}: {text!r} is not one of {known}{choice_hint(text, spec.choices)}"
        )
    if spec.of == "country" and text not in COUNTRIES:
        raise BadValueError(
            f"{spec.path}: {text!r} is not an ISO 3166-1 alpha-2 country code{country_hint(text)}"
        )
    return text


def read_scalar(spec: FactSpec, raw: Any) -> Scalar:
    """One scalar of the fact's type; a member when the fact is a set. Raises :class:`BadValueError`."""
    if not isinstance(raw, str):
        raise BadValueError(f"{spec.path} takes one value")
    # Texts and members of sets have no reader of their own: they only have to be among the choices.
    return _READERS.get(spec.type, _closed)(spec, raw)


def _bool(spec: FactSpec, raw: str) -> bool:
    word = raw.lower()
    if word not in WORDS_FOR_BOOL:
        raise BadValueError(
            f"{spec.path} takes true or false, not {raw!r}; write `unknown` where nobody knows"
        )
    return WORDS_FOR_BOOL[word]


def _numeric(spec: FactSpec, raw: str) -> Scalar:
    return _plain(spec, _number(spec, raw))


def _evidence(spec: FactSpec, raw: str) -> str:
    """The day of a document, or ``none`` where it is known that there is no document."""
    return raw if raw == "none" else _date(spec, raw)


def _date(spec: FactSpec, raw: str) -> str:
    if not is_date(raw):
        also = " or none" if spec.type == "evidence" else ""
        raise BadValueError(
            f"{spec.path} takes a date such as 2026-11-23{also}, not {raw!r}{date_hint(raw)}"
        )
    return raw


def _number(spec: FactSpec, raw: Any) -> float:
    try:
        number = float(raw)
    except (TypeError, ValueError):
        raise BadValueError(
            f"{spec.path} takes a number, not {raw!r}{number_hint(str(raw))}"
        ) from None
    # "1.000" is a thousand to one reader and one to another: nobody may choose between them.
    both = two_readings(str(raw)) if spec.type == "integer" else None
    if both:
        raise BadValueError(
            f"{spec.path}: {raw!r} can be read as {both[0]} or as {both[1]}; write one of them"
        )
    # Counts, shares and amounts: no fact of the vocabulary goes below nothing.
    if not math.isfinite(number) or number < 0:
        raise BadValueError(f"{spec.path} takes a number from 0 up, not {raw!r}")
    if spec.type == "percent" and number > 100:
        raise BadValueError(f"{spec.path} is a percentage from 0 to 100, not {raw!r}")
    if spec.type == "integer" and number != int(number):
        raise BadValueError(f"{spec.path} takes a whole number, not {raw!r}")
    return number


def _plain(spec: FactSpec, number: float) -> Scalar:
    return int(number) if spec.type == "integer" else number


_READERS: dict[str, Callable[[FactSpec, str], Scalar]] = {
    "bool": _bool,
    "date": _date,
    "evidence": _evidence,
    **dict.fromkeys(NUMERIC, _numeric),
}
"""By the type of a fact, what reads one scalar of it."""
