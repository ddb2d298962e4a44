"""Hypothesis strategies for small rulesets, conditions and facts, built through the real loaders."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from making import TODAY, rule_data, rules_of

from riskctl.facts.spec import DIMENSIONS
from riskctl.facts.values import Between, Fact, Known, Partial, Provenance, Unknown, Value
from riskctl.facts.vocabulary import VOCABULARY

COUNTRIES = ("CN", "MY", "US")
BOOLS = ("data.personal", "route.first_party")
SETS = ("data.subject_countries", "route.processing_countries")
NUMBERS = ("data.subjects", "route.listed_ownership_percent")
CHOICE, CHOICES = "route.deployment", ("self-hosted", "hyperscaler", "first-party-api")
EVIDENCE = ("evidence.dpia", "evidence.sccs")
DATES = ("none", "2019-05-01", "2025-06-01", "2027-01-01")
GRADES = ("unverified", "vendor", "third-party", "official")
PATHS = (*BOOLS, *SETS, *NUMBERS, CHOICE, *EVIDENCE)

members = st.frozensets(st.sampled_from(COUNTRIES))
grades = st.sampled_from(GRADES)
effects = st.sampled_from(("block", "condition", "filing", "exposure", "watch", "assessment"))
strengths = st.sampled_from(("negligible", "low", "moderate", "substantial", "severe", "extreme"))


def values(path: str) -> st.SearchStrategy[Value]:
    """Any value the fact can have, unknown included."""
    return st.one_of(st.just(Unknown()), partly(path), settled(path))


def settled(path: str) -> st.SearchStrategy[Value]:
    """A value known exactly."""
    if path in BOOLS:
        return st.booleans().map(Known)
    if path in SETS:
        return members.map(Known)
    if path in NUMBERS:
        return st.integers(0, 100).map(Known)
    return st.sampled_from(CHOICES if path == CHOICE else DATES).map(Known)


def partly(path: str) -> st.SearchStrategy[Value]:
    """A value known in part, where the fact's type admits one."""
    if path in SETS:
        return st.tuples(members, members).map(lambda pair: Partial(pair[0], pair[1] - pair[0]))
    if path in NUMBERS:
        return st.tuples(st.integers(0, 100), st.integers(0, 100)).map(
            lambda pair: Between(min(pair), max(pair))
        )
    return settled(path)


@st.composite
def learned(draw: st.DrawFn, path: str, value: Value) -> Value:
    """A value that says at least as much as the given one and does not contradict it."""
    if isinstance(value, Unknown):
        return draw(values(path))
    if isinstance(value, Between):
        ends = sorted(draw(st.tuples(*[st.integers(int(value.low), int(value.high))] * 2)))
        return Known(ends[0]) if draw(st.booleans()) else Between(*ends)
    if isinstance(value, Partial):
        open_ = sorted(frozenset(COUNTRIES) - value.members - value.excluded)
        more = draw(st.frozensets(st.sampled_from(open_))) if open_ else frozenset()
        if draw(st.booleans()):
            return Known(value.members | more)
        fewer = draw(st.frozensets(st.sampled_from(open_))) - more if open_ else frozenset()
        return Partial(value.members | more, value.excluded | fewer)
    return value


@st.composite
def leaf_data(draw: st.DrawFn) -> dict[str, Any]:
    """One test of one fact, as YAML holds it."""
    path = draw(st.sampled_from(PATHS))
    if path in SETS:
        operator = draw(st.sampled_from(("any_of", "any_outside", "all_of")))
        right: Any = draw(st.lists(st.sampled_from(COUNTRIES), min_size=1, unique=True))
    elif path in NUMBERS:
        operator, right = (
            draw(st.sampled_from(("at_least", "below", "is"))),
            str(draw(st.integers(0, 100))),
        )
    elif path in EVIDENCE:
        operator, right = draw(
            st.sampled_from((("within_years", "2"), ("before", "2025-06-01"), ("is", "none")))
        )
    elif path == CHOICE:
        operator = "in"
        right = draw(st.lists(st.sampled_from(CHOICES), min_size=1, unique=True))
    else:
        operator, right = "is", draw(st.sampled_from(("true", "false")))
    return {"fact": path, operator: right}


def _joined(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        several.map(lambda parts: {"all": parts}), several.map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    )  # fmt: skip


conditions = st.recursive(leaf_data(), _joined, max_leaves=5)


@st.composite
def mitigation_data(draw: st.DrawFn) -> dict[str, Any]:
    """A safeguard that lowers the strength while its condition holds."""
    return {
        "do": "A measure",
        "reduces": draw(st.sampled_from((0.1, 0.5, 0.95))),
        "when": draw(conditions),
    }


@st.composite
def windows_data(draw: st.DrawFn, whole: bool) -> list[dict[str, Any]]:
    """One open window, or several that follow each other with or without gaps."""
    source = st.sampled_from(GRADES)
    status = st.sampled_from(("in-force", "in-force", "suspended", "announced"))
    verify = st.sampled_from(("false", "false", "true"))
    if whole:
        return [
            {
                "from": "2020-01-01",
                "status": draw(status),
                "verify": draw(verify),
                "source": draw(source),
            }
        ]
    days = sorted(
        draw(
            st.lists(
                st.sampled_from([f"2026-{m:02}-15" for m in range(1, 13)]), min_size=2, unique=True
            )
        )
    )
    pairs = list(zip(days[::2], days[1::2], strict=False))
    return [
        {"from": a, "through": b, "status": draw(status), "source": draw(source)} for a, b in pairs
    ]


@st.composite
def entries(draw: st.DrawFn, name: str, whole: bool = True) -> dict[str, Any]:
    """One rule as YAML holds it."""
    effect = draw(effects)
    strength = None if effect == "watch" else draw(strengths)
    fields: dict[str, Any] = {
        "dimension": draw(st.sampled_from(DIMENSIONS)),
        "effect": effect,
        "when": draw(conditions),
        "windows": draw(windows_data(whole)),
        "group": draw(st.sampled_from(("", "one", "two"))),
        "strength": strength,
    }
    if effect not in ("block", "watch"):
        fields["mitigations"] = draw(st.lists(mitigation_data(), max_size=2))
    data = rule_data(name, **fields)
    if strength is None:
        del data["strength"]
    return data


@st.composite
def rulesets(draw: st.DrawFn, whole: bool = True, max_size: int = 6) -> list[dict[str, Any]]:
    """Several rules as YAML holds them."""
    return [draw(entries(f"r{index}", whole)) for index in range(draw(st.integers(1, max_size)))]


@st.composite
def fact_sets(draw: st.DrawFn, official: bool = False) -> dict[str, Fact]:
    """Facts for every path of the pool, in any state; some left out altogether."""
    found = {}
    for path in PATHS:
        if draw(st.integers(0, 4)):
            grade = "official" if official else draw(grades)
            found[path] = Fact(
                path, draw(values(path)), Provenance("test", observed=TODAY, grade=grade)
            )
    return found


@st.composite
def learned_sets(draw: st.DrawFn, facts: dict[str, Fact]) -> dict[str, Fact]:
    """The same facts with some of them better known, all graded official."""
    found = dict(facts)
    for path in draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=4, unique=True)):
        before = facts.get(path) or Fact(path, provenance=Provenance("test", grade="official"))
        found[path] = Fact(
            path, draw(learned(path, before.value)), Provenance("test", grade="official")
        )
    return found


def load_rules(data: list[dict[str, Any]]) -> Any:
    """Rules of the generated data; the pool's facts all exist."""
    assert all(path in VOCABULARY for path in PATHS)
    return rules_of(*data)
