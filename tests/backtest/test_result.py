"""What a back-test says, on small files whose answer is plain."""

from __future__ import annotations

from typing import Any

import pytest
from events_text import ALLEGED, EXCLUDED, INQUIRY, LISTED, MILITARY, SEAT, event, events, row

from riskctl.backtest.features import FEATURES

SAME_SEAT = event("lists", [
    row("hit-a", True, **{SEAT: True, ALLEGED: True}),
    row("hit-b", True, **{SEAT: False}),
    row("spared-a", False, **{SEAT: True}),
    row("spared-b", False, **{SEAT: False}),
])  # fmt: skip
CUTOFF = event("cut", [
    row("customer:x", True, **{EXCLUDED: True}),
    row("customer:y", False),
], kind="provider_cutoff")  # fmt: skip


def test_shares_by_hand(run: Any) -> None:
    found = run(events(SAME_SEAT, CUTOFF))
    # hit-a beats both; hit-b loses to spared-a and is level with spared-b; customer:x beats customer:y
    assert found["auc"] == {"overall": 0.7, "same_seat": round(2.5 / 3, 6), "cutoffs": 1.0}
    assert found["baselines"] == {
        "country_only": {"overall": 0.5, "same_seat": 0.5, "cutoffs": 0.5},
        "already_listed": {"overall": 0.5, "same_seat": 0.5, "cutoffs": 0.5},
        "flag_count": {"overall": 0.7, "same_seat": round(2.5 / 3, 6), "cutoffs": 1.0},
    }
    assert found["counts"]["pairs"] == {"overall": 5, "same_seat": 3, "cutoffs": 1}
    assert found["counts"]["events_with_pairs"] == {"overall": 2, "same_seat": 2, "cutoffs": 1}
    assert found["event_means"]["score"]["overall"] == round((2.5 / 4 + 1) / 2, 6)


def test_a_miss_names_the_highest_control(run: Any) -> None:
    (miss,) = run(events(SAME_SEAT, CUTOFF))["misses"]
    assert miss == {
        "event": "lists", "date": "2025-03-01", "kind": "unlike_any", "entity": "hit-b", "score": 0.0,
        "control": "spared-a", "control_score": 25.0, "controls_above": 1, "controls_level": 1,
    }  # fmt: skip


def test_a_tie_is_a_miss(run: Any) -> None:
    (miss,) = run(events(event("e", [row("a", True), row("b", False)])))["misses"]
    assert (miss["controls_above"], miss["controls_level"]) == (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        events(),
        events(event("none", [])),
        events(event("hits", [row("a", True)])),
        events(
            event("NON_EVENT", [row("a", False, **{SEAT: True}), row("b", False)], kind="NON_EVENT")
        ),
    ],
)
def test_without_pairs_every_share_is_null(run: Any, text: str) -> None:
    found = run(text)
    nothing = {"overall": None, "same_seat": None, "cutoffs": None}
    assert found["auc"] == nothing and found["misses"] == []
    assert found["baselines"] == dict.fromkeys(
        ("country_only", "already_listed", "flag_count"), nothing
    )
    assert all(
        found["intervals"][name] == nothing for name in ("score", "country_only", "already_listed")
    )


def test_the_score_is_that_of_an_assessment(run: Any) -> None:
    points = run(events(event("e", [row("a", True, **{SEAT: True, EXCLUDED: True})])))["scores"]
    expected = round(100 * (1 - 0.75 * 0.3), 6)
    assert points == [
        {"event": "e", "as_of": "2025-02-28", "entity": "a", "hit": True, "named_before": False,
         "low": expected, "high": expected, "score": expected}
    ]  # fmt: skip


@pytest.mark.parametrize("written", [None, "absent", "{unknown: not looked for}", "~"])
def test_an_unknown_feature_counts_in_the_high_end_alone(run: Any, written: Any) -> None:
    found = run(events(event("e", [row("a", True, **{LISTED: written}), row("b", False)])))
    points = found["scores"][0]
    assert (points["low"], points["high"], points["score"]) == (0.0, 45.0, 22.5)
    assert found["counts"]["unknown_facts"] == 1
    assert found["baselines"]["already_listed"]["overall"] == 1.0


def test_a_row_of_which_nothing_is_known(run: Any) -> None:
    found = run(
        events(event("e", ["      - {entity: a, hit: true, facts: {}}\n", row("b", False)]))
    )
    points = found["scores"][0]
    assert points["low"] == 0.0 < points["high"] and found["auc"]["overall"] == 1.0


def test_seats_that_are_unknown_are_not_the_same(run: Any) -> None:
    found = run(
        events(event("e", [row("a", True, **{SEAT: None}), row("b", False, **{SEAT: None})]))
    )
    assert found["auc"] == {"overall": 0.5, "same_seat": None, "cutoffs": None}


@pytest.mark.parametrize("name", FEATURES)
def test_each_feature_raises_the_score(run: Any, name: str) -> None:
    found = run(events(event("e", [row("a", True, **{name: True}), row("b", False)])))
    assert found["auc"]["overall"] == 1.0
    assert found["scores"][0]["score"] == pytest.approx(100 * found["features"][name]["share"])


def test_what_the_file_says_besides_is_let_be(run: Any) -> None:
    more = "    lens: any\n    known_before: [a, b]\n    coder: someone\n    rows:\n"
    plain = events(SAME_SEAT, CUTOFF)
    wordy = "meta: {title: x, features: [prior_informal_restriction]}\n" + plain.replace(
        "    rows:\n", more
    )
    wordy = wordy.replace("facts: {", "facts: {prior_informal_restriction: true, colour: blue, ")
    found, before = run(wordy), run(plain)
    assert found["unscored_facts"] == ["colour", "prior_informal_restriction"]
    for key in ("auc", "baselines", "misses", "scores", "intervals"):
        assert found[key] == before[key]


def test_the_strength_follows_the_kind_of_act(run: Any) -> None:
    """A list names by the tie, a measure against a product follows a proceeding, a seller knows neither as ground."""
    rows = [row("tied", True, **{MILITARY: True}), row("inquired", False, **{INQUIRY: True})]
    shares = {
        kind: run(events(event("e", rows, kind=kind)))["auc"]["overall"]
        for kind in ("export_list", "military_list", "gov_device_ban", "provider_cutoff")
    }
    assert shares == {
        "export_list": 1.0, "military_list": 1.0, "gov_device_ban": 0.0, "provider_cutoff": 0.5,
    }  # fmt: skip


def test_a_cut_off_follows_the_terms(run: Any) -> None:
    rows = [row("excluded", True, **{EXCLUDED: True}), row("inquired", False, **{INQUIRY: True})]
    shares = {
        kind: run(events(event("e", rows, kind=kind)))["auc"]["overall"]
        for kind in ("provider_cutoff", "customer_ban", "licence_terms")
    }
    assert shares == dict.fromkeys(shares, 1.0)


def test_the_gain_over_the_count_is_the_difference_of_the_shares(run: Any) -> None:
    rows = [row("tied", True, **{MILITARY: True}), row("alleged", False, **{ALLEGED: True})]
    even = [row("a", True, **{SEAT: True}), row("b", False)]
    found = run(events(event("e", rows, kind="export_list"), event("f", even)))
    assert found["auc"]["overall"] == 1.0
    assert found["baselines"]["flag_count"]["overall"] == 0.75
    gain = found["gains"]["flag_count"]["overall"]
    assert gain["difference"] == 0.25
    assert gain["interval"] == [0.0, 0.5]
    assert found["gains"]["flag_count"]["cutoffs"] == {"difference": None, "interval": None}


def test_a_non_event_is_shown_with_its_false_alarms(run: Any) -> None:
    spared = [row("loud", False, **{SEAT: True, ALLEGED: True}), row("quiet", False)]
    found = run(
        events(
            event("quiet-day", spared, kind="NON_EVENT"),
            event("act", [row("hit", True, **{SEAT: True}), row("b", False)]),
        )
    )
    assert found["non_events"] == [
        {"event": "quiet-day", "date": "2025-03-01", "entities": 2, "highest": "loud",
         "highest_score": 43.75, "median_hit": 25.0, "at_or_above_hits": 1}
    ]  # fmt: skip


def test_without_hits_a_non_event_is_held_against_nothing(run: Any) -> None:
    (alone,) = run(events(event("e", [row("a", False)], kind="NON_EVENT")))["non_events"]
    assert (alone["median_hit"], alone["at_or_above_hits"]) == (None, None)
