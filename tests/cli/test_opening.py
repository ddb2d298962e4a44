"""What is open is not looked through for garbage, and everything made later is."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from riskctl.cli import opening


@pytest.fixture(autouse=True)
def collection() -> Iterator[None]:
    """The collector as it was."""
    looks = gc.get_threshold()
    yield
    gc.set_threshold(*looks)
    gc.unfreeze()
    gc.enable()


def test_what_was_loaded_without_a_look_is_left_out_of_later_ones() -> None:
    gc.disable()
    opening.open_session("2026-11-23", None, None)
    assert gc.isenabled() and gc.get_freeze_count() > 10_000


def test_a_process_that_looks_for_garbage_goes_on_as_it_was() -> None:
    before = gc.get_freeze_count()
    opening.open_session("2026-11-23", None, None)
    assert gc.isenabled() and gc.get_freeze_count() == before
