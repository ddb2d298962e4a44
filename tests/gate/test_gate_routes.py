"""An address stands for every model of its route."""

from __future__ import annotations

from types import SimpleNamespace

from riskctl.discovery.usage import Usage
from riskctl.gate.decide import Gate
from riskctl.gate.policy import GatePolicy
from riskctl.gate.routes import subjects_of

DAY = "2026-11-28"
USAGE = Usage("a.py", 1, 1, "endpoint", "https://api.openai.com/v1", operator="OpenAI")
NAMES = ("a", "b", "c", "d", "e")


def catalogue():
    rows = [SimpleNamespace(model=name, since="", through="") for name in NAMES]
    return SimpleNamespace(routes={"openai-api": SimpleNamespace(served=rows)})


def test_an_address_means_all_models_of_its_route():
    assert subjects_of(USAGE, catalogue(), DAY) == [f"{name}@openai-api" for name in NAMES]


def test_the_worst_model_counts_and_none_is_asked_after_a_rejection(monkeypatch):
    asked = []

    def answer(text, _case):
        asked.append(text)
        return ("reject", "no") if text.startswith("d@") else ("approve", "yes")

    gate = Gate(GatePolicy(), DAY)
    session = SimpleNamespace(workspace=SimpleNamespace(catalogue=catalogue()))
    monkeypatch.setattr(gate, "_open", lambda: session)
    monkeypatch.setattr(gate, "_answer", answer)
    finding = gate.judge([USAGE]).findings[0]
    assert (finding.outcome, finding.subject) == ("reject", "d@openai-api")
    assert asked == [f"{name}@openai-api" for name in NAMES[:4]]
