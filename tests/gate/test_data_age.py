"""``max-data-age``: what rests on data older than the policy allows is not known."""

from __future__ import annotations

import pytest

from riskctl.discovery.usage import Usage
from riskctl.gate.data_age import too_old
from riskctl.gate.decide import Gate
from riskctl.gate.policy import GatePolicy, read_policy
from riskctl.text.problems import InputError

DAY = "2026-11-28"


def document(*rows):
    inputs = [
        {"id": name, "kind": "model", "date": day, "bears": bears} for name, day, bears in rows
    ]
    return {"inputs": {"profiles": inputs, "watchlists": [], "rulesets": []}}


def test_the_last_day_still_counts_and_what_does_not_bear_is_no_matter():
    rows = (("a", "2026-11-18", True), ("b", "2020-01-01", False), ("c", None, True))
    assert too_old(document(*rows), DAY, 10) == ""
    assert too_old(document(*rows), DAY, 9).startswith(
        "model a is of 2026-11-18: older than 9 days"
    )
    both = document(("a", "2026-11-01", True), ("b", "2026-10-01", True))
    assert "model b is of 2026-10-01 and 1 more" in too_old(both, DAY, 5)


@pytest.mark.parametrize("value", [0, -1, True, "30", 1.5])
def test_it_is_a_number_of_days(value, tmp_path):
    with pytest.raises(InputError, match="max-data-age"):
        read_policy({"max-data-age": value}, "p.toml", tmp_path)


def test_an_answer_by_old_data_is_not_known_and_a_worse_one_stays():
    usage = Usage("a.py", 1, 1, "model", "gpt-oss-120b", "OpenAI", "vLLM(self-hosted)", "own")
    day = "2027-03-01"
    fresh = Gate(GatePolicy(fail_on="reject", switches=frozenset({"assume-conditions"})), day)
    aged = Gate(
        GatePolicy(fail_on="reject", switches=frozenset({"assume-conditions"}), max_data_age=1),
        day,
    )
    before = fresh.judge([usage]).findings[0]
    after = aged.judge([usage]).findings[0]
    assert "max-data-age" not in " ".join(before.reasons)
    assert "max-data-age" in " ".join(after.reasons)
    assert after.outcome in ("needs-information", "escalate", "reject")
    assert before.outcome in ("approve-with-conditions", "approve", after.outcome)
