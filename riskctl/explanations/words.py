"""The words and shapes that stand for the closed values of a document, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass, replace

from riskctl.document.outcomes import OUTCOMES as ORDER
from riskctl.facts.spec import DIMENSIONS
from riskctl.messages.language import say

DIMENSION_KEYS: tuple[str, ...] = DIMENSIONS
"""The four dimensions in the order every report shows them."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How one closed value is shown: a plain word, a shape, and the name of its colour (`tone`).

    The word alone carries the meaning; shape and tone only repeat it.
    """

    key: str
    word: str
    shape: str
    tone: str


_OUTCOME_SIGNS = (
    Sign("approve", "Approve", "✓", "good"),
    Sign("approve-with-conditions", "Approve with conditions", "◐", "fair"),
    Sign("needs-information", "Needs information", "?", "open"),
    Sign("escalate", "Escalate", "▲", "warn"),
    Sign("reject", "Reject", "✕", "bad"),
)
_BY_OUTCOME = {sign.key: sign for sign in _OUTCOME_SIGNS}
OUTCOMES: dict[str, Sign] = {outcome: _BY_OUTCOME[outcome] for outcome in ORDER}
"""Signs of the outcomes by key, mildest first."""

_STATES = (
    Sign("block", "Block", "✕", "bad"),
    Sign("possible-block", "Possible block", "◆", "warn"),
    Sign("triggered", "Applies", "▲", "warn"),
    Sign("unconfirmed", "Applies, not confirmed", "△", "open"),
    Sign("unknown", "Open question", "?", "open"),
    Sign("horizon", "On the horizon", "◇", "calm"),
)
STATES = {sign.key: sign for sign in _STATES}
"""What a finding amounts to, most pressing first."""

BANDS = {
    "negligible": Sign("negligible", "negligible", "", "good"),
    "low": Sign("low", "low", "", "good"),
    "moderate": Sign("moderate", "moderate", "", "fair"),
    "high": Sign("high", "high", "", "warn"),
    "severe": Sign("severe", "severe", "", "bad"),
}
"""Bands of a score, lowest first."""

LABELS = {
    "sanctions": "Sanctions",
    "export-control": "Export control",
    "data-residency": "Data residency",
    "supply-chain": "Supply chain",
    "overall": "Overall",
    "block": "Prohibition",
    "approval": "Approval needed",
    "filing": "Filing needed",
    "condition": "Duty",
    "assessment": "Assessment to make",
    "exposure": "Exposure",
    "watch": "For information",
    "met": "in place",
    "open": "to do",
    "unproven": "not proven yet",
    "in-force": "in force",
    "not-listed": "not found",
    "not-in-force": "not in force",
    "first-party-service": "the operator's own service",
    "vendor-products": "the vendor's products",
    "model-any-deployment": "the model however it is run",
    "data-processing": "the processing of data",
    "chip-exports": "exports of chips",
    "contract-performance": "work under the contract",
    "government-devices": "government devices",
    "contract": "contract terms",
    "triggered": "applies",
    "unknown": "unknown",
    "suspended": "suspended",
    "announced": "announced",
    "chips": "chips",
    "operator": "the operator",
    "developer": "the developer",
    "host": "the host",
    "actor": "the organisation itself",
    "third-party": "third-party",
    "official": "official",
    "vendor": "vendor",
    "unverified": "unverified",
    "high": "high",
    "medium": "medium",
    "low": "low",
    "draft": "draft",
    "final": "final",
    "applied": "applied",
    "expired": "expired",
    "unused": "unused",
}
"""Words of the closed values that are not the same as their keys, or have words in other languages."""


def label(key: str) -> str:
    """The plain words for a closed value; the value itself when it is not one we know."""
    known = LABELS.get(key)
    return say(known) if known else key.replace("-", " ")


def said(sign: Sign) -> Sign:
    """The sign with its word in the current language."""
    return replace(sign, word=say(sign.word))


def state(key: str) -> Sign:
    """The sign of what a finding amounts to, by a key of STATES."""
    return said(STATES[key])


def outcome(key: str) -> Sign:
    """The sign of an outcome; one without colour for a value we do not know."""
    known = OUTCOMES.get(key)
    return said(known) if known else Sign(key, label(key), "", "calm")


def outcome_word(key: str) -> str:
    """The plain words of an outcome, as they stand within a sentence or a table."""
    return outcome(key).word.lower()


def band(key: str) -> Sign:
    """The sign of a band; one without colour for a value we do not know."""
    known = BANDS.get(key)
    return said(known) if known else Sign(key, label(key), "", "calm")
