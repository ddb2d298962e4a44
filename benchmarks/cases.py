"""The scenarios with the outcomes a specialist lawyer would accept: how many does the tool get right?

``python benchmarks/cases.py [--data DIR] [--verbose] [NAME...]``. ``DIR/cases`` holds ``NAME.yaml`` (a use case) and
``NAME.expected.yaml``. Prints each miss and the shares; exits 1 below the goal.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl.assessment.assessor import Judgement
from riskctl.text.located import load
from riskctl.workspace.session import Conditions, Session

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOAL = 57
SEEN = {
    "triggered": ("triggered",),
    "triggered_or_unknown": ("triggered", "unknown"),
    "horizon": ("suspended", "announced"),
}
"""Verdicts that a rule named under each key may have."""


@dataclass(frozen=True)
class Checked:
    """One scenario after the run: what was decided, and what of it is not as expected."""

    name: str
    outcome: str
    accepted: list[str]
    wrong_rules: list[str]
    judgement: Judgement

    @property
    def right(self) -> bool:
        """Whether the outcome is one that a lawyer would accept."""
        return self.outcome in self.accepted


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these scenarios")
    parser.add_argument("--data", type=Path, default=SHARED, help="folder with cases/")
    parser.add_argument("--verbose", action="store_true", help="print what leads each miss")
    return parser.parse_args()


def check_cases(folder: Path, names: list[str]) -> Iterator[Checked]:
    """Judge every scenario of a folder; one session a day, shared by all scenarios of the day."""
    sessions: dict[str, Session] = {}
    for path in sorted(folder.glob("*.expected.yaml")):
        expected = load(path).data
        if names and expected["id"] not in names:
            continue
        day = expected["as_of"]
        if day not in sessions:
            sessions[day] = Session.open(day)
        yield check(sessions[day], expected, folder)


def check(session: Session, expected: dict[str, Any], folder: Path) -> Checked:
    """Judge one scenario and hold it against what is expected."""
    case = session.use_case(folder / expected["use_case"])
    conditions = Conditions([f"{fact}={value}" for fact, value in expected.get("set", {}).items()])
    (subject,) = session.subjects([expected["subject"]])
    judgement = session.judge(subject, session.request(case, conditions))
    return Checked(
        expected["id"],
        judgement.verdicts.decision,
        expected["expect"]["outcome"],
        list(wrong_rules(judgement, expected["expect"])),
        judgement,
    )


def wrong_rules(judgement: Judgement, expect: dict[str, Any]) -> Iterator[str]:
    """Named rules whose verdict is not the expected one."""
    verdicts = {outcome.rule.id: outcome.verdict for outcome in judgement.outcomes}
    for key, allowed in SEEN.items():
        for rule in expect.get(key) or ():
            if verdicts.get(rule) not in allowed:
                yield f"{rule} is {verdicts.get(rule, 'absent')}, not {' or '.join(allowed)}"
    for rule in expect.get("not_triggered") or ():
        if verdicts.get(rule) == "triggered":
            yield f"{rule} is triggered"


def main() -> int:
    options = arguments()
    checked = list(check_cases(options.data / "cases", options.names))
    for case in checked:
        if case.right and not case.wrong_rules:
            continue
        mark = "rule " if case.right else "MISS "
        print(f"{mark}{case.name:<34}{case.outcome}, accepted {', '.join(case.accepted)}")
        for line in case.wrong_rules:
            print(f"       {line}")
        if options.verbose:
            explain(case.judgement)
    right = [case for case in checked if case.right]
    clean = sum(not case.wrong_rules for case in right)
    print(f"outcomes {dict(Counter(case.outcome for case in checked))}")
    goal = "" if options.names else f", goal {GOAL}"
    print(f"acceptable {len(right)} of {len(checked)}{goal}; named rules right in {clean} of them")
    return 0 if options.names or len(right) >= GOAL else 1


def explain(judgement: Judgement) -> None:
    """What leads to the decision, in short."""
    scores, verdicts = judgement.scores, judgement.verdicts
    print(f"       score {scores.low:.0f}-{scores.high:.0f}, by score {verdicts.by_score}")
    for name in ("blocks", "possible_blocks", "obligations"):
        for outcome in getattr(verdicts, name):
            gaps = sorted({leaf.fact for leaf in outcome.gaps})
            print(f"       {name}: {outcome.rule.id} {outcome.verdict} {' '.join(gaps)}")


if __name__ == "__main__":
    sys.exit(main())
