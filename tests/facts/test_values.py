"""Values, their ordering by grade, and how they are shown and written."""

from __future__ import annotations

import pytest

from riskctl.facts.values import (
    Between,
    Known,
    Partial,
    Unknown,
    display,
    strongest,
    to_json,
    weakest,
)


def test_a_range_the_wrong_way_round_is_refused():
    with pytest.raises(ValueError, match="wrong way round"):
        Between(2, 1)


@pytest.mark.parametrize(
    ("value", "shown", "written"),
    [
        (Known(True), "yes", True),
        (Known(False), "no", False),
        (Known(0.1 + 0.2), "0.3", 0.1 + 0.2),
        (Known(49.99), "49.99", 49.99),
        (Known(350000), "350000", 350000),
        (Known("none"), "none", "none"),
        (Known(frozenset({"US", "CN"})), "CN, US", ["CN", "US"]),
        (Known(frozenset()), "none", []),
        (Between(30, 55.5), "between 30 and 55.5", {"between": [30, 55.5]}),
        (
            Partial(frozenset({"US", "CN"})),
            "CN, US and possibly others",
            {"includes": ["CN", "US"], "excludes": []},
        ),
        (
            Partial(frozenset(), frozenset({"MY"})),
            "not fully known",
            {"includes": [], "excludes": ["MY"]},
        ),
        (Unknown("sources disagree"), "unknown (sources disagree)", None),
    ],
)
def test_how_a_value_is_shown_and_written(value, shown, written):
    assert display(value) == shown
    assert to_json(value) == written


def test_grades_have_an_order():
    assert weakest(["official", "vendor", "third-party"]) == "vendor"
    assert strongest(["unverified", "vendor"]) == "vendor"
    assert weakest([]) == strongest([]) == "unverified"
