"""What a ruleset file holds, and its rules ready to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema

from riskctl.facts.law import Source, Window
from riskctl.facts.spec import Dimension
from riskctl.facts.terms import FRAMEWORKS, Effect, Reach
from riskctl.facts.terms import Strength as Strength
from riskctl.rules.conditions import Condition
from riskctl.text.model import Date, Id, Replaces, Strict

OBLIGATIONS: frozenset[str] = frozenset({"approval", "filing", "condition", "assessment"})
"""Effects that ask something of the actor; unmet, they allow at best an approval with conditions."""

Expectation = Literal["triggered", "clear", "unknown", "suspended", "announced", "not-in-force"]


def _framework(text: str) -> str:
    if not re.fullmatch(FRAMEWORKS, text) or text.endswith("\n"):
        raise ValueError(
            f"takes an id such as nist-ai-rmf:GOVERN-6.1 or iso-42001:A.10.3, not {text!r}"
        )
    return text


FrameworkId = Annotated[
    str, AfterValidator(_framework), WithJsonSchema({"type": "string", "pattern": FRAMEWORKS})
]


class MitigationEntry(Strict):
    """A measure: it changes facts so that the rule clears, or lowers its strength while ``when`` holds."""

    do: str
    owner: str = ""
    clears: dict[str, Any] = {}
    reduces: float | None = Field(default=None, gt=0, le=0.95)
    when: Any = None


WhenUnknown = Literal["ask", "knowledge", "settled_by"]
"""What the law makes of not knowing. ``ask``: a strict duty, the fact must be known. ``knowledge``:
the law reaches those who know or have reason to know, so that an open fact counts only beside a red
flag. ``settled_by``: a written statement or a contract term settles it."""


class SettledBy(Strict):
    """The statement or contract term that settles what is open, in the words in which it is asked for.

    ``sets`` are the facts as the term makes them; with it the term settles the rule only where the
    rule is clear on them, and may then cure one that is met. Without, it settles what is open.
    """

    term: Id
    text: str = Field(min_length=20)
    owner: Literal["organisation", "operator"] = "operator"
    sets: dict[str, Any] = {}


class RuleTest(Strict):
    """One inline example: facts, and the verdict they must lead to."""

    name: str
    as_of: Date
    facts: dict[str, Any] = {}
    expect: Expectation
    asks: tuple[str, ...] = ()


class RuleEntry(Strict):
    """One rule as written."""

    id: Id
    title: str
    dimension: Dimension
    effect: Effect
    strength: Strength | None = None
    group: str = ""
    object: tuple[Reach, ...] = Field(min_length=1)
    windows: tuple[Window, ...] = Field(min_length=1)
    when: Any
    when_unknown: WhenUnknown | None = None
    red_flag: Any = None
    settled_by: SettledBy | None = None
    presumption: float | None = Field(default=None, ge=0, le=1)
    because: str
    mitigations: tuple[MitigationEntry, ...] = ()
    tests: tuple[RuleTest, ...] = ()
    note: str = ""
    related: tuple[str, ...] = ()
    frameworks: tuple[FrameworkId, ...] = ()


class RulesetFile(Strict):
    """One file ``rulesets/<jurisdiction>/<topic>.yaml``."""

    ruleset: Id
    title: str
    jurisdiction: str
    review_by: Date
    description: str = ""
    sources: dict[str, Source] = Field(min_length=1)
    rules: tuple[RuleEntry, ...] = Field(min_length=1)
    replaces: Replaces | None = None


@dataclass(frozen=True, slots=True)
class Mitigation:
    """A mitigation with its condition read. ``clears`` maps facts to the values that would clear the rule."""

    entry: MitigationEntry
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule ready to judge, with the ruleset it came from."""

    entry: RuleEntry
    condition: Condition
    mitigations: tuple[Mitigation, ...]
    ruleset: str
    jurisdiction: str
    sources: dict[str, Source]
    red_flag: Condition | None = None

    @property
    def id(self) -> str:
        """The rule's id, never renamed."""
        return self.entry.id

    @property
    def group(self) -> str:
        """The causal group; a rule without one is its own."""
        return self.entry.group or self.entry.id

    @property
    def when_unknown(self) -> WhenUnknown | None:
        """What is written; a term that is named says how; a block without either asks."""
        entry = self.entry
        if entry.when_unknown is not None:
            return entry.when_unknown
        if entry.settled_by is not None:
            return "settled_by"
        return "ask" if entry.effect == "block" else None

    def window(self, as_of: str) -> Window | None:
        """The window that holds the day, if any; windows do not overlap (lint)."""
        return next((window for window in self.entry.windows if window.holds(as_of)), None)


@dataclass(frozen=True, slots=True)
class Ruleset:
    """A loaded ruleset with what identifies its bytes."""

    id: str
    title: str
    jurisdiction: str
    review_by: str
    rules: tuple[Rule, ...]
    sources: dict[str, Source]
    name: str
    sha256: str
