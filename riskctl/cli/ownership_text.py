"""The sheet of ``riskctl ownership``: verdict, proof and red flags of each regime."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskctl.explanations.paper import Paper
    from riskctl.ownership.result import OwnershipResult, RegimeResult

VERDICTS = {"blocked": "BLOCKED", "possible": "POSSIBLE", "not_blocked": "not blocked"}
CAUTION = (
    "A verdict follows from the stakes and lists given alone. What the file leaves out counts for nobody; whether "
    "someone controls a company by other means is a question of fact."
)


def write(paper: Paper, result: OwnershipResult, unicode: bool) -> None:
    """All regimes, those that block first."""
    name = result.label if result.label == result.target else f"{result.label} ({result.target})"
    paper.say(f"Ownership of {name} as of {result.as_of}")
    order = list(VERDICTS)
    for regime in sorted(result.regimes, key=lambda regime: order.index(regime.verdict)):
        _regime(paper, regime, unicode)
    if result.notes:
        paper.head("Notes on the file")
        for note in result.notes:
            paper.say(note, 2, "- ")
    paper.blank()
    paper.say(CAUTION)


def _regime(paper: Paper, result: RegimeResult, unicode: bool) -> None:
    from riskctl.ownership.draw import tree

    paper.head(f"{VERDICTS[result.verdict]}: {result.regime.title} [{result.regime.id}]")
    paper.say(f"{result.summary}.", 2)
    paper.pair("status", _status(result))
    for sentence in result.proof.sentences:
        paper.say(sentence, 2, "- ")
    if result.proof.cut:
        paper.say("The proof is longer than what is shown.", 2)
    if result.proof.nodes and result.proof.nodes[0].stakes:
        paper.lines.extend(f"    {line}" for line in tree(result.proof, unicode))
    for flag in result.flags:
        source = f" [{flag.source}]" if flag.source else ""
        paper.say(f"{flag.text}{source}", 2, f"! {flag.id}: ")
    paper.pair(
        "sources",
        "; ".join(f"{source.citation} ({source.grade})" for source in result.regime.sources),
    )
    paper.pair("note", result.regime.note)


def _status(result: RegimeResult) -> str:
    window = result.window
    if window is None:
        return f"{result.status}: {result.status_note}"
    span = f" from {window.since}" * bool(window.since) + f" through {window.through}" * bool(
        window.through
    )
    verify = ", to be verified" * window.verify
    note = f": {window.note}" if window.note else ""
    return f"{result.status}{span}{verify}{note}"
