"""What each feature of a back-test counts, by the kind of act, and why: the end of ``riskctl backtest``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riskctl.explanations.paper import Paper


def show_steps(paper: Paper, result: dict[str, Any]) -> None:
    """The common step of an act, what departs from it, and the reason; kinds of no act keep the general steps."""
    paper.blank()
    paper.head("How features count, in steps of the strength rubric")
    for name, act in result["acts"].items():
        paper.say(f"{name} ({_words(', '.join(act['kinds']))}): {_steps(act)}", 2, "- ")
        paper.say(act["because"], 4)
    general = {name: feature["strength"] for name, feature in result["features"].items()}
    paper.say(f"any other kind: {_listed(general)}", 2, "- ")
    run_up = result["run_up"]
    paper.say(f"named before the event, in any act: {run_up['strength']}", 2, "- ")
    paper.say(run_up["because"], 4)


def _steps(act: dict[str, Any]) -> str:
    common = Counter(act["steps"].values()).most_common(1)[0][0]
    departures = {name: step for name, step in act["steps"].items() if step != common}
    parts = [f"{_listed(departures)}; every other {common}" if departures else f"each {common}"]
    for name, backing in act["only_with"].items():
        parts.append(f"{_words(name)} only beside {_words(' or '.join(backing))}")
    return "; ".join(parts)


def _listed(steps: dict[str, str]) -> str:
    return ", ".join(f"{_words(name)} {step}" for name, step in steps.items())


def _words(name: str) -> str:
    return name.replace("_", " ")
