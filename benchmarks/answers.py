"""What people are told: outcomes over all routes of fifteen models for the example uses and real organisations.

``python benchmarks/answers.py [--data ../shared] [--documents]`` prints one line a use case, then the shares over all
routes and over hosted ones; with ``--documents`` what the documents ask and set as conditions, over every seventh
subject (all with ``--every 1``).
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from riskctl import Session
from riskctl.catalogue.use_case import UseCase
from riskctl.document.outcomes import ALLOWED

MODELS = (
    "deepseek-v4-pro", "deepseek-r1", "gpt-5.4", "gpt-oss-120b", "claude-opus-5-5", "claude-sonnet-5-5",
    "gemini-3.5-flash", "gemma-4-31b-it", "mistral-large-3", "qwen3.7-max", "glm-5.2", "kimi-k3",
    "llama-4-maverick", "grok-4.7", "command-a-plus-05-2026",
)  # fmt: skip
DAY = "2026-11-28"
EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
Subjects = Counter[tuple[str, bool]]


@dataclass
class Findings:
    """Counts over documents: open answers by decisive questions, and subjects that break a promise."""

    questions: Counter[int] = field(default_factory=Counter)
    asked_of_nobody: list[str] = field(default_factory=list)
    without_conditions: list[str] = field(default_factory=list)

    def add(self, other: Findings) -> None:
        """Take in the counts of another use case."""
        self.questions += other.questions
        self.asked_of_nobody += other.asked_of_nobody
        self.without_conditions += other.without_conditions


def count(session: Session, use_case: UseCase) -> tuple[Subjects, list[str]]:
    """How many subjects end in each outcome, hosted ones apart, and which are approvable against a red flag."""
    request = session.request(use_case)
    outcomes: Subjects = Counter()
    flagged: list[str] = []
    for subject in session.subjects(MODELS):
        hosted = subject.route_id != "self-hosted"
        verdicts = session.judge(subject, request).verdicts
        outcomes[verdicts.decision, hosted] += 1
        if verdicts.decision in ALLOWED and any(row.outcome.red_flag for row in verdicts.bearings):
            flagged.append(f"{use_case.id}: {subject.id}")
    return outcomes, flagged


def read_documents(session: Session, use_case: UseCase, every: int) -> Findings:
    """What the documents of every ``every``-th subject ask, and what they set as conditions."""
    subjects = session.subjects(MODELS)[::every]
    found = Findings()
    for document in session.documents(session.request(use_case), subjects):
        name = f"{use_case.id}: {document['subject']['id']}"
        decision = document["decision"]
        if decision["outcome"] == "approve-with-conditions" and not decision["conditions"]:
            found.without_conditions.append(name)
        decisive = [gap for gap in document["gaps"] if gap["could_change_decision"]]
        found.asked_of_nobody += [name for gap in decisive if gap["known_by"] == "nobody"]
        if decision["outcome"] == "needs-information":
            found.questions[len(decisive)] += 1
    return found


def print_documents(found: Findings) -> None:
    open_answers = found.questions.total()
    spread = ", ".join(f"{asked}: {count}" for asked, count in sorted(found.questions.items()))
    print(f"open answers {open_answers}, by decisive questions {spread}")
    print(f"questions that nobody can answer {len(found.asked_of_nobody)}")
    missing = found.without_conditions
    print(f"with conditions, and none listed {len(missing)} {' '.join(missing[:5])}")


def shares(outcomes: Counter[str]) -> str:
    total = sum(outcomes.values())
    return ", ".join(f"{name} {count / total:.1%}" for name, count in outcomes.most_common())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", action="store_true", help="read the documents too")
    parser.add_argument("--every", type=int, default=7, help="of how many subjects one is read")
    options = parser.parse_args()
    folder = options.data / "organisations"
    files = sorted(EXAMPLES.glob("*.yaml")) + sorted(folder.glob("*.documents.yaml"))
    if not folder.is_dir():
        print(f"SKIPPED: no organisations at {folder}; only the examples are counted")
    session = Session.open(DAY)
    every: Counter[str] = Counter()
    hosted: Counter[str] = Counter()
    findings = Findings()
    flagged: list[str] = []
    for path in files:
        use_case = session.use_case(path)
        outcomes, against_flags = count(session, use_case)
        flagged += against_flags
        if options.documents:
            findings.add(read_documents(session, use_case, options.every))
        of_case: Counter[str] = Counter()
        for (outcome, is_hosted), number in outcomes.items():
            of_case[outcome] += number
            hosted[outcome] += number * is_hosted
        every += of_case
        print(f"{path.stem:28}{shares(of_case)}")
    print(f"all {sum(every.values())}: {shares(every)}")
    print(f"hosted {sum(hosted.values())}: {shares(hosted)}")
    print(f"approvable against a red flag {len(flagged)} {' '.join(flagged[:5])}")
    if options.documents:
        print_documents(findings)


if __name__ == "__main__":
    main()
