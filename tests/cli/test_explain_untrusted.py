"""Documents from elsewhere: one whose digest is wrong is refused, one that holds what JSON cannot is told in words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

RULE = "my.pdpa.transfer"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    from riskctl.workspace.session import Session

    root = Path(__file__).resolve().parents[2]
    session = Session.open("2026-11-28")
    bank = session.use_case(root / "data" / "examples" / "malaysian-bank.yaml")
    (document,) = session.assess("claude-opus-5-5@anthropic-api", bank)
    return json.loads(json.dumps(document))


def test_a_forged_verdict_is_refused_and_shown_only_with_a_warning(written, cli, tmp_path) -> None:
    forged = json.loads(json.dumps(written))
    finding = next(row for row in forged["findings"] if row["id"] == RULE)
    finding["title"] = "Nothing to see"
    path = tmp_path / "forged.json"
    path.write_text(json.dumps(forged), "utf-8")
    refused = cli("explain", RULE, "--from", str(path))
    assert refused.code == 2 and "digest" in refused.err and "Nothing to see" not in refused.out
    shown = cli("explain", RULE, "--from", str(path), "--unverified")
    assert shown.code == 0 and "Nothing to see" in shown.out
    assert "digest" in shown.err or "digest" in shown.out


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "1e999", "9" * 400, '"\\ud800"'])
@pytest.mark.parametrize("format_", ["text", "json"])
def test_values_that_json_cannot_hold_are_told_in_words(
    odd, format_, written, cli, tmp_path
) -> None:
    text = json.dumps(written).replace('"confidence": ', f'"odd": {odd}, "confidence": ', 1)
    path = tmp_path / "odd.json"
    path.write_text(text, "utf-8")
    for more in ((), ("--unverified",)):
        found = cli("explain", RULE, "--from", str(path), "--format", format_, *more)
        assert found.code in (0, 2) and "internal error" not in found.err
        assert found.code == 2 or more
