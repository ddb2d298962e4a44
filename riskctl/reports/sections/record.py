"""Record: what was supposed, waived and read to reach the decision."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.fact_words import fact_words
from riskctl.explanations.words import label
from riskctl.messages.language import say


@dataclass(frozen=True, slots=True)
class Notice:
    """Suppositions: a scenario that was applied, and facts that were set instead of found."""

    scenario: str
    supposed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A dated decision of the organisation to accept a finding."""

    id: str
    rule: str
    subject: str
    state: str
    applied: bool
    reason: str
    approver: str
    through: str


@dataclass(frozen=True, slots=True)
class RecordedInput:
    """One input with the SHA-256 of its bytes."""

    id: str
    kind: str
    sha256: str
    date: str
    stale: bool


@dataclass(frozen=True, slots=True)
class InputGroup:
    """Inputs of one kind; ``left_out`` counts those that did not bear on the answer and stand in the data only."""

    label: str
    rows: tuple[RecordedInput, ...]
    left_out: int = 0


def notice(document: Node) -> Notice:
    """The suppositions of a document; both parts may be empty. Raises DocumentError."""
    scenario = document.node("scenario")
    supposed = tuple(
        (node.text("fact"), _supposed(node)) for node in document.nodes("hypothetical")
    )
    return Notice(scenario.text("title") or scenario.text("id"), supposed)


def _supposed(node: Node) -> str:
    """The value as people read it; a fact that was set to unknown says so."""
    shown = node.text("shown") or node.plain("value") or "unknown"
    return fact_words(node.text("fact"), shown)


def waivers(document: Node) -> tuple[Waiver, ...]:
    """The waivers of a document: applied, expired and unused ones. Raises DocumentError."""
    return tuple(
        Waiver(
            id=node.text("id"),
            rule=node.text("rule"),
            subject=node.text("subject"),
            state=label(node.text("state")),
            applied=node.text("state") == "applied",
            reason=node.text("reason"),
            approver=node.text("approver"),
            through=node.text("through"),
        )
        for node in document.nodes("waivers")
    )


def inputs(document: Node, detail: str) -> tuple[InputGroup, ...]:
    """The inputs of a document by kind: those that bore on the answer, or all in full detail. Raises DocumentError."""
    node = document.node("inputs")
    groups = (
        _group(say(word), node.nodes(key), detail == "full")
        for key, word in (
            ("rulesets", "Rulesets"),
            ("watchlists", "Watchlists"),
            ("profiles", "Profiles"),
        )
    )
    return tuple(group for group in groups if group.rows)


def _group(word: str, nodes: tuple[Node, ...], everything: bool) -> InputGroup:
    bearing = [node for node in nodes if everything or bears(node)]
    return InputGroup(word, tuple(_input(node) for node in bearing), len(nodes) - len(bearing))


def bears(node: Node) -> bool:
    """Documents of early versions do not say, so all of theirs are shown."""
    return node.flag("bears") or not node.has("bears")


def _input(node: Node) -> RecordedInput:
    return RecordedInput(
        node.text("id"),
        node.text("kind"),
        node.text("sha256"),
        node.text("date"),
        node.flag("stale"),
    )
