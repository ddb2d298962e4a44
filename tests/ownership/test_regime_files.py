"""Ownership regimes are files: checked with positions, replaced by hash, moved by scenarios, hashed as inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl import Conditions, Session
from riskctl.facts.law import Window
from riskctl.ownership.regime_file import KnownNames, load_regimes
from riskctl.text.located import InputError, parse

ROOT = Path(__file__).parents[2]
UK = (ROOT / "rulesets" / "ownership" / "uk.yaml").read_text(encoding="utf-8")
BIS = (ROOT / "rulesets" / "ownership" / "bis-affiliates.yaml").read_text(encoding="utf-8")
RULE = Window.model_validate({"from": "2025-09-29", "status": "in-force", "source": "any"})
KNOWN = KnownNames({"us.ear.affiliates-50": (RULE,)}, {"us.doj-countries-of-concern"})


@pytest.mark.parametrize(
    ("text", "old", "new", "message"),
    [
        (UK, "uk.consolidated", "uk.consolidate", "unknown list 'uk.consolidate'"),
        (UK, "source: uk-regulation", "source: uk-reg", "unknown source 'uk-reg'"),
        (UK, "enough: more-than-half", "enough: most", "enough takes one of"),
        (UK, "control: yes", "control: maybe", "control takes one of"),
        (
            UK,
            "from: 2020-12-31,",
            "from: 2020-12-31, through: 2019-01-01,",
            "ends before it begins",
        ),
        (UK, "windows:", "follows: us.ear.affiliates-50\nwindows:", "either `follows` a rule"),
        (BIS, "us.ear.affiliates-50", "us.ear.affiliates", "unknown rule 'us.ear.affiliates'"),
        (BIS, "enough: half\n", "", "`enough` goes with `follows`"),
        (BIS, "perhaps_because:", "because:", "unknown key 'because'"),
        (BIS, "spares: [US]", "spares: [USA]", "unknown country 'USA'"),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, old: str, new: str, message: str) -> None:
    assert old in text
    with pytest.raises(InputError) as error:
        load_regimes([parse(text.replace(old, new), "regime.yaml")], KNOWN)
    assert message in str(error.value)
    assert str(error.value).startswith("regime.yaml:")


def test_a_regime_has_the_windows_of_the_rule_it_follows() -> None:
    (regime,) = load_regimes([parse(BIS, "bis.yaml")], KNOWN)
    assert [(window.since, window.enough) for window in regime.windows] == [("2025-09-29", "half")]
    assert regime.window("2025-09-28") is None


def test_a_regime_is_replaced_only_by_name_and_hash(tmp_path: Path) -> None:
    folder = tmp_path / "ownership"
    folder.mkdir()
    (folder / "uk.yaml").write_text(UK, encoding="utf-8")
    with pytest.raises(InputError, match="uk is already defined"):
        Session.open("2026-11-28", rules=[tmp_path])


def test_the_regimes_that_were_asked_are_inputs_with_their_hashes() -> None:
    session = Session.open("2026-11-28")
    (document,) = session.assess("glm-5.2@zai-intl")
    rows = {
        row["id"]: row["sha256"]
        for row in document["inputs"]["profiles"]
        if row["kind"] == "regime"
    }
    assert set(rows) == {"ofac50", "bis-affiliates", "uk", "eu"}
    assert rows["uk"] == parse(UK, "uk.yaml").sha256


def test_a_scenario_moves_the_windows_of_a_regime(tmp_path: Path) -> None:
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "no-ofac50.yaml").write_text(
        "scenario: no-ofac50\ntitle: The rule is withdrawn\ntrigger: a notice\npatches:\n"
        "  - {window: {regime: ofac50, from: 2026-11-01, status: suspended}}\n",
        encoding="utf-8",
    )
    session = Session.open("2026-11-28", rules=[tmp_path])
    plain = session.request().assessor.regimes
    moved = session.request(conditions=Conditions(scenario="no-ofac50")).assessor.regimes
    status = {
        name: [
            window.status
            for regime in regimes
            if regime.id == "ofac50"
            if (window := regime.window("2026-11-28"))
        ]
        for name, regimes in (("plain", plain), ("moved", moved))
    }
    assert status == {"plain": ["in-force"], "moved": ["suspended"]}
