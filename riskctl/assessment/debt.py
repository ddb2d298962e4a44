"""The debt of the catalogue: published facts that profiles do not state, by how many answers wait for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from riskctl.assessment.assessor import Judgement, Subject
from riskctl.catalogue.catalogue import Catalogue


@dataclass(slots=True)
class Debt:
    """One public fact of one profile that is open.

    ``answers`` are the answers with a finding that waits for it, ``held`` those of them that it keeps
    at needs-information.
    """

    fact: str
    profile: str
    answers: int = 0
    held: int = 0
    rules: set[str] = field(default_factory=set)


def debts(judgements: Iterable[Judgement], catalogue: Catalogue) -> list[Debt]:
    """Every open public fact of the profiles of the subjects, those that hold most answers first.

    Linear in the findings; the judgements are read once and not kept.
    """
    found: dict[tuple[str, str], Debt] = {}
    for judgement in judgements:
        verdicts = judgement.verdicts
        holding = {path for bearing in verdicts.holding for path in bearing.open_facts}
        waiting = verdicts.decision == "needs-information"
        for path, rules in _open(judgement):
            profile = profile_of(path, judgement.subject, catalogue)
            debt = found.setdefault((path, profile), Debt(path, profile))
            debt.answers += 1
            # Only what holds the answer itself: an open fact beside it costs nothing yet.
            debt.held += waiting and path in holding
            debt.rules |= rules
    return sorted(
        found.values(), key=lambda debt: (-debt.held, -debt.answers, debt.profile, debt.fact)
    )


def _open(judgement: Judgement) -> Iterator[tuple[str, set[str]]]:
    """Open public facts of one answer, with the rules that wait for each."""
    rules: dict[str, set[str]] = {}
    for bearing in judgement.verdicts.bearings:
        for path, knower in bearing.open_facts.items():
            if knower == "public":
                rules.setdefault(path, set()).add(bearing.outcome.rule.id)
    yield from rules.items()


def profile_of(path: str, subject: Subject, catalogue: Catalogue) -> str:
    """The profile that would state the fact, as ``routes/together``."""
    kind = path.partition(".")[0]
    if kind == "developer":
        return f"vendors/{catalogue.models[subject.model_id].developer}"
    if kind == "operator":
        return f"vendors/{catalogue.routes[subject.route_id].operator}"
    if kind == "model":
        return f"models/{subject.model_id}"
    return f"routes/{subject.route_id}"
