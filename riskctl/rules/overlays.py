"""Waivers and overrides: separate, dated documents that set a rule aside or change its strength for a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from riskctl.facts.terms import Strength
from riskctl.rules.ruleset import Rule
from riskctl.text.located import Located
from riskctl.text.model import Date, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

Named = Annotated[str, Field(min_length=1)]


class Overlay(Strict):
    """One waiver (``strength`` absent: the rule is set aside) or override (``strength`` present).

    ``subject`` is ``MODEL@ROUTE``, where either side may be ``*``. ``through`` is mandatory: nothing is for ever.
    """

    id: Named
    rule: str
    subject: str = "*@*"
    use_case: str = ""
    reason: Named
    approver: Named
    since: Date = Field(alias="from")
    through: Date
    strength: Strength | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Overlay:
        if self.through < self.since:
            raise ValueError("the waiver ends before it begins")
        if self.subject.count("@") != 1:
            raise ValueError("subject is MODEL@ROUTE; write * for any")
        return self

    def reaches(self, model_id: str, route_id: str, use_case: str) -> bool:
        """Whether it speaks about this subject and use case."""
        model, _, route = self.subject.partition("@")
        return (
            model in ("*", model_id)
            and route in ("*", route_id)
            and self.use_case in ("", use_case)
        )


class OverlayFile(Strict):
    """A file given by ``--waivers`` or in the configuration."""

    waivers: tuple[Overlay, ...]


State = Literal["applied", "expired", "unused"]


@dataclass(frozen=True, slots=True)
class WaiverState:
    """An overlay and what became of it on the day."""

    overlay: Overlay
    state: State


def load_overlays(located: Located, rules: Sequence[Rule]) -> tuple[Overlay, ...]:
    """Read a waiver file; a waiver of a rule that does not exist is an error."""
    file = validate(located, OverlayFile)
    known = {rule.id: rule for rule in rules}
    problems = Problems()
    seen: set[str] = set()
    for index, waiver in enumerate(file.waivers):
        if waiver.rule not in known:
            # A misspelt rule would leave the rule that was meant in force, without a word.
            text = f"unknown rule {waiver.rule!r}{hint(waiver.rule, known)}"
            problems.append(located.problem(("waivers", index, "rule"), text))
        elif waiver.strength is not None and known[waiver.rule].entry.strength is None:
            text = (
                f"rule {waiver.rule} has no strength to override; leave `strength` out to waive it"
            )
            problems.append(located.problem(("waivers", index, "strength"), text))
        if waiver.id in seen:
            problems.append(
                located.problem(("waivers", index, "id"), f"waiver id {waiver.id!r} is used twice")
            )
        seen.add(waiver.id)
        for earlier in file.waivers[:index]:
            if _meet(waiver, earlier):
                text = f"{earlier.id} speaks about {waiver.rule} for the same subject and days; keep one of them"
                problems.append(located.problem(("waivers", index, "rule"), text))
    problems.raise_all()
    return file.waivers


def _meet(overlay: Overlay, other: Overlay) -> bool:
    """Whether some subject, use case and day falls to both, so that it would not be clear which of them counts."""
    sides = [
        *zip(overlay.subject.split("@"), other.subject.split("@"), strict=True),
        (overlay.use_case or "*", other.use_case or "*"),
    ]
    return (
        overlay.rule == other.rule
        and overlay.since <= other.through
        and other.since <= overlay.through
        and all(left == right or "*" in (left, right) for left, right in sides)
    )


def resolve_overlays(
    overlays: Iterable[Overlay], live: set[str], subject: tuple[str, str], use_case: str, as_of: str
) -> list[WaiverState]:
    """The one place where dates and scope of overlays are read. ``live`` are the ids of rules that found something."""
    states = []
    for overlay in sorted(overlays, key=lambda overlay: overlay.id):
        wanted = overlay.rule in live and overlay.reaches(*subject, use_case)
        states.append(WaiverState(overlay, _state(overlay, wanted, as_of)))
    return states


def _state(overlay: Overlay, wanted: bool, as_of: str) -> State:
    if overlay.through < as_of:
        return "expired"
    return "applied" if wanted and overlay.since <= as_of else "unused"
