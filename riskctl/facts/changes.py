"""A changed fact as a sentence. The value tried is a sample, so dates and lists made up for the trial are not shown."""

from __future__ import annotations

from riskctl.facts.spec import FactSpec

_PLAIN = ("yes", "no")


def change_words(spec: FactSpec, shown: str) -> str:
    """What would have to be so, from the fact and the value tried as people read it."""
    if spec.type == "evidence":
        state = "No document is held" if shown == "none" else "A dated document is held"
        return f"{state}: {spec.question}"
    if spec.type == "date":
        return f"Another date: {spec.question}"
    return f"The answer is {shown}: {spec.question}"


def clearing_words(spec: FactSpec, shown: str) -> str:
    """How a measure clears a finding through one fact."""
    if spec.type == "evidence":
        state = "no document is held" if shown == "none" else "a dated document is held"
        return f"once {state}: {spec.question}"
    if shown in _PLAIN:
        return f"once the answer is {shown}: {spec.question}"
    return f"by changing the answer to: {spec.question}"
