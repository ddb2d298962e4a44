"""What an ownership assessment says: a verdict per regime, with shares, proof and red flags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from riskctl.ownership.amounts import is_open, percent, shown
from riskctl.ownership.proof_words import sentences
from riskctl.ownership.reasons import Reasons, words
from riskctl.ownership.regimes import Regime, RegimeWindow
from riskctl.text.reason import Reason

Verdict = Literal["blocked", "possible", "not_blocked"]
NodeRole = Literal["target", "top", "passes-on", "not-counted"]
NodeBasis = Literal["listed", "capital", "votes", "link", "listed-alone", "share"]
"""Why a party in a proof counts or does not: listed itself, by capital, votes or a link; listed where holders are not
added up; or by no more than its share."""


@dataclass(frozen=True, slots=True)
class ProofStake:
    """A holding in the proof: ends in billionths of a percent, what is held, whether it counts, and the reason.

    ``known`` is whether the holder is a party of the graph.
    """

    holder: str
    label: str
    low: int
    high: int
    counts: bool
    held: Reasons
    reason: Reason
    known: bool

    @property
    def words(self) -> str:
        """What is held."""
        return ", ".join(words([part]) for part in self.held)

    @property
    def because(self) -> str:
        """Why it counts, or does not."""
        return words([self.reason])


@dataclass(frozen=True, slots=True)
class ProofNode:
    """A party in the proof and its holders. ``role`` is top (listed itself), passes-on, not-counted or target.

    ``reasons`` say with names and shares what ``basis`` says in a word; ``known`` as in a stake.
    """

    party: str
    label: str
    role: NodeRole
    reasons: Reasons
    stakes: tuple[ProofStake, ...]
    basis: NodeBasis
    known: bool

    @property
    def because(self) -> str:
        """The reasons in words."""
        return words(self.reasons)


@dataclass(frozen=True, slots=True)
class Proof:
    """Nodes with the target first. ``cut``: whether more was left out."""

    nodes: tuple[ProofNode, ...]
    cut: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in words, from the top down."""
        return sentences(self.nodes)


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Something to look into whatever the verdict; ``source`` says where it was read, empty for our own caution."""

    id: str
    reason: Reason
    source: str = ""

    @property
    def text(self) -> str:
        """The reason in words."""
        return words([self.reason])


@dataclass(frozen=True, slots=True)
class RegimeResult:
    """The verdict of one regime while in force; ``window`` is its status on the day.

    ``low`` and ``high`` bound the share of the target that counts, in billionths of a percent; ``steps`` is the number
    of holdings and links looked at.
    """

    regime: Regime
    window: RegimeWindow | None
    test: str
    verdict: Verdict
    reasons: Reasons
    low: int
    high: int
    proof: Proof
    flags: tuple[RedFlag, ...]
    steps: int = 0

    @property
    def summary(self) -> str:
        """The verdict in short."""
        return words(self.reasons)

    @property
    def status(self) -> str:
        """Status of the rule on the day: in-force, suspended or not-in-force."""
        # Announced is not in force, however near the day.
        known = self.window is not None and self.window.status in ("in-force", "suspended")
        return self.window.status if known and self.window else "not-in-force"

    @property
    def status_note(self) -> str:
        """What is to be said beside the status."""
        return self.window.note if self.window else "before the rule"

    def to_json(self) -> dict[str, Any]:
        """As JSON data; shares are numbers of percent."""
        window, regime = self.window, self.regime
        return {
            "regime": regime.id,
            "title": regime.title,
            "jurisdiction": regime.jurisdiction,
            "test": self.test,
            "verdict": self.verdict,
            "summary": self.summary,
            "percent": {"low": percent(self.low), "high": percent(self.high)},
            "status": {
                "status": self.status,
                "from": window.since if window else None,
                "through": window.through if window else None,
                "verify": window.verify if window else False,
                "note": self.status_note,
            },
            "proof": {
                "nodes": [_node(node) for node in self.proof.nodes],
                "sentences": list(self.proof.sentences),
                "cut": self.proof.cut,
            },
            "red_flags": [
                {"id": flag.id, "text": flag.text, "source": flag.source} for flag in self.flags
            ],
            "sources": [
                {
                    "citation": source.citation,
                    "title": source.title,
                    "url": source.url,
                    "grade": source.grade,
                    "retrieved": source.retrieved,
                }
                for source in regime.sources
            ],
            "note": regime.note,
        }


def _node(node: ProofNode) -> dict[str, Any]:
    stakes = [
        {
            "holder": stake.holder,
            "label": stake.label,
            "percent": {"low": percent(stake.low), "high": percent(stake.high)},
            "counts": stake.counts,
            "holds": stake.words,
            "because": stake.because,
        }
        for stake in node.stakes
    ]
    return {
        "party": node.party,
        "label": node.label,
        "role": node.role,
        "because": node.because,
        "stakes": stakes,
    }


@dataclass(frozen=True, slots=True)
class OwnershipResult:
    """All regimes for one target on one day; ``notes`` say what was left out or read with care."""

    target: str
    label: str
    as_of: str
    regimes: tuple[RegimeResult, ...]
    notes: tuple[str, ...] = field(default=())

    def with_notes(self, notes: Iterable[str]) -> OwnershipResult:
        """The same result, with what its reader noted."""
        return replace(self, notes=(*self.notes, *notes))

    def of(self, regime_id: str) -> RegimeResult:
        """The result of one regime. Raises ``KeyError`` when it was not asked for."""
        for regime in self.regimes:
            if regime.regime.id == regime_id:
                return regime
        raise KeyError(regime_id)

    def to_json(self) -> dict[str, Any]:
        """As JSON data."""
        return {
            "target": self.target,
            "name": self.label,
            "as_of": self.as_of,
            "regimes": [regime.to_json() for regime in self.regimes],
            "notes": list(self.notes),
        }


def percent_words(low: int, high: int) -> str:
    """A counted share in words: ``50 percent``, ``45 to 60 percent``, ``an unknown share``."""
    words = shown(low, high)
    return words if is_open(low, high) else f"{words} percent"
