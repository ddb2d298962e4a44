"""``riskctl scenarios`` shows what each what-if supposes."""

from __future__ import annotations

import json
from typing import Any


def test_every_scenario_is_listed_and_can_be_shown(cli: Any) -> None:
    listed = json.loads(cli("scenarios", "list", "--format", "json").out)
    assert len(listed) >= 20
    for scenario in listed:
        shown = cli("scenarios", "show", scenario["id"])
        assert shown.code == 0
        assert scenario["title"].split()[0] in shown.out
        assert "supposes: " in shown.out and "None" not in shown.out


def test_one_line_each(cli: Any) -> None:
    lines = cli("scenarios", "list").out.splitlines()
    rows = [line for line in lines if line.startswith("us-frontier-cutoff ")]
    assert len(rows) == 1 and "A US order withdraws" in rows[0]


def test_a_wrong_id_gets_a_suggestion(cli: Any) -> None:
    answer = cli("scenarios", "show", "us-frontier-cutof")
    assert answer.code == 2 and "us-frontier-cutoff" in answer.err
