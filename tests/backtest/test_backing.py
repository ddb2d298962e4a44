"""An allegation counts for lists and product measures only beside what backs it; unknown backing leaves it open."""

from __future__ import annotations

from typing import Any

import pytest
from events_text import ALLEGED, INQUIRY, LISTED, MILITARY, SEAT, event, events, row

BACKED_KINDS = ("export_list", "military_list", "sanctions", "app_ban", "privacy_block")


def points(run: Any, kind: str, **facts: Any) -> tuple[float, float]:
    (score,) = run(events(event("e", [row("a", True, **facts)], kind=kind)))["scores"]
    return score["low"], score["high"]


@pytest.mark.parametrize("kind", BACKED_KINDS)
def test_an_allegation_by_itself_adds_nothing(run: Any, kind: str) -> None:
    assert points(run, kind, **{ALLEGED: True}) == (0.0, 0.0)
    assert points(run, kind, **{ALLEGED: True, SEAT: True}) == points(run, kind, **{SEAT: True})


@pytest.mark.parametrize("kind", ["provider_cutoff", "unlike_any"])
def test_elsewhere_it_counts_alone(run: Any, kind: str) -> None:
    assert points(run, kind, **{ALLEGED: True}) == (25.0, 25.0)


@pytest.mark.parametrize("kind", BACKED_KINDS)
@pytest.mark.parametrize("backing", [LISTED, MILITARY, INQUIRY])
def test_backed_it_counts(run: Any, kind: str, backing: str) -> None:
    low, high = points(run, kind, **{ALLEGED: True, backing: True})
    assert low == high > points(run, kind, **{backing: True})[0]


def test_unknown_backing_leaves_it_open(run: Any) -> None:
    low, high = points(run, "export_list", **{ALLEGED: True, LISTED: None})
    assert low == 0.0
    # the restriction that may hold (a tenth), and the allegation that it would back (a quarter)
    assert high == pytest.approx(100 * (1 - 0.9 * 0.75))


def test_an_unknown_allegation_without_backing_is_nothing_either(run: Any) -> None:
    assert points(run, "export_list", **{ALLEGED: None}) == (0.0, 0.0)
    assert points(run, "export_list", **{ALLEGED: None, MILITARY: True})[1] > 70
