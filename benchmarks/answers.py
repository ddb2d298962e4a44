"""What people are told: outcomes over all routes of fifteen models for the example uses and real organisations.

``python benchmarks/answers.py [--data ../shared]`` prints one line a use case, then the shares over all routes and
over hosted ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from riskctl import Session
from riskctl.catalogue.use_case import UseCase

MODELS = (
    "deepseek-v4-pro", "deepseek-r1", "gpt-5.4", "gpt-oss-120b", "claude-opus-5-5", "claude-sonnet-5-5",
    "gemini-3.5-flash", "gemma-4-31b-it", "mistral-large-3", "qwen3.7-max", "glm-5.2", "kimi-k3",
    "llama-4-maverick", "grok-4.7", "command-a-plus-05-2026",
)  # fmt: skip
DAY = "2026-11-28"
EXAMPLES = Path(__file__).parents[1] / "data" / "examples"
Subjects = Counter[tuple[str, bool]]


def count(session: Session, use_case: UseCase) -> Subjects:
    """How many subjects end in each outcome, hosted ones apart from those on own machines."""
    request = session.request(use_case)
    outcomes: Subjects = Counter()
    for subject in session.subjects(MODELS):
        hosted = subject.route_id != "self-hosted"
        outcomes[session.judge(subject, request).verdicts.decision, hosted] += 1
    return outcomes


def shares(outcomes: Counter[str]) -> str:
    total = sum(outcomes.values())
    return ", ".join(f"{name} {count / total:.1%}" for name, count in outcomes.most_common())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    folder = parser.parse_args().data / "organisations"
    files = sorted(EXAMPLES.glob("*.yaml")) + sorted(folder.glob("*.documents.yaml"))
    if not folder.is_dir():
        print(f"SKIPPED: no organisations at {folder}; only the examples are counted")
    session = Session.open(DAY)
    every: Counter[str] = Counter()
    hosted: Counter[str] = Counter()
    for path in files:
        outcomes = count(session, session.use_case(path))
        of_case: Counter[str] = Counter()
        for (outcome, is_hosted), number in outcomes.items():
            of_case[outcome] += number
            hosted[outcome] += number * is_hosted
        every += of_case
        print(f"{path.stem:28}{shares(of_case)}")
    print(f"all {sum(every.values())}: {shares(every)}")
    print(f"hosted {sum(hosted.values())}: {shares(hosted)}")


if __name__ == "__main__":
    main()
