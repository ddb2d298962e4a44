"""Open facts with their questions: which could change the decision, who can answer, and where each answer leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.bearing import known_by
from riskctl.assessment.document.findings import SHOWN, open_facts
from riskctl.assessment.router import server_is_open
from riskctl.assessment.sensitivity import Answer
from riskctl.facts.asking import to_ask
from riskctl.facts.values import Fact, Unknown, display
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.judge import Outcome

if TYPE_CHECKING:
    from riskctl.document.model.findings import GapRow

DECISIVE = 4
"""Questions asked at most at one time."""
SERVED_IN = "route.processing_countries"
"""What a router leaves open: pinned to one provider, it has an answer."""
ORDER = ("organisation", "public", "operator", "nobody")


def gaps_part(judgement: Judgement, answers: Mapping[str, tuple[Answer, ...]]) -> list[GapRow]:
    """Open facts with their questions, those that could change the decision first.

    ``answers`` are the tried answers by fact, for :attr:`leads_to`.
    """
    asked: dict[str, list[Outcome]] = {}
    for outcome in judgement.outcomes:
        if outcome.verdict in SHOWN and outcome.rule.id not in judgement.waived:
            for path in open_facts(outcome, judgement):
                asked.setdefault(path, []).append(outcome)
    decisive = decisive_facts(judgement, answers, asked)
    rows = [_gap(path, asked[path], judgement, answers, path in decisive) for path in asked]
    return sorted(
        rows,
        key=lambda gap: (
            not gap["could_change_decision"],
            ORDER.index(str(gap["known_by"])),
            -len(gap["findings"]),
            str(gap["fact"]),
        ),
    )


def decisive_facts(
    judgement: Judgement,
    answers: Mapping[str, tuple[Answer, ...]],
    asked: Mapping[str, list[Outcome]],
) -> frozenset[str]:
    """At most four facts that somebody can answer and that carry the decision, the organisation's first."""
    verdicts, facts = judgement.verdicts, judgement.facts.facts
    # No answer to a question undoes a block.
    if verdicts.decision == "reject":
        return frozenset()
    if verdicts.decision == "needs-information":
        paths = {path for bearing in verdicts.holding for path in bearing.open_facts}
        if not paths and server_is_open(facts):
            paths = {SERVED_IN}
        # What one knows about oneself goes before papers: many of them are not needed once it is
        # known.
        if any(path.startswith(("actor.", "use.", "data.")) for path in paths):
            paths = {path for path in paths if not path.startswith("evidence.")}
    else:
        moved = (name for name in answers if _moves(answers[name], judgement))
        paths = {path for name in moved for path in to_ask(name, facts)}
    answerable = [path for path in paths & asked.keys() if known_by(path, facts) != "nobody"]
    # Four at a time are answered; a list of forty is put aside.
    answerable.sort(
        key=lambda path: (ORDER.index(known_by(path, facts)), -len(asked[path]), path),
    )
    return frozenset(answerable[:DECISIVE])


def _moves(answers: Iterable[Answer], judgement: Judgement) -> bool:
    return any(answer.decision != judgement.verdicts.decision for answer in answers)


def _gap(
    path: str,
    outcomes: list[Outcome],
    judgement: Judgement,
    answers: Mapping[str, tuple[Answer, ...]],
    decisive: bool,
) -> GapRow:
    facts = judgement.facts.facts
    fact = facts.get(path) or Fact(path)
    reason = f"known so far: {display(fact.value)}"
    if isinstance(fact.value, Unknown):
        reason = fact.value.reason
    return {
        "fact": path,
        "question": VOCABULARY[path].question,
        "dimension": VOCABULARY[path].dimension,
        "known_by": known_by(path, facts),
        "reason": reason,
        "findings": sorted({outcome.rule.id for outcome in outcomes}),
        "could_change_decision": decisive,
        "leads_to": [
            {"answer": answer.shown, "outcome": answer.decision} for answer in answers.get(path, ())
        ],
    }
