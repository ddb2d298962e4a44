"""The bytes of a file: characters as they are, and nothing that JSON cannot hold."""

from __future__ import annotations

import math

import pytest

from riskctl.document.canonical import canonical_bytes


def test_characters_stand_as_they_are() -> None:
    assert canonical_bytes({"name": "杭州 é"}) == '{\n  "name": "杭州 é"\n}\n'.encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_bytes({"points": value})


def test_keys_are_sorted_at_every_depth() -> None:
    assert canonical_bytes({"b": {"d": 1, "c": 2}, "a": 0}).index(b'"a"') == 4
    assert b'"c": 2,\n    "d": 1' in canonical_bytes({"b": {"d": 1, "c": 2}, "a": 0})
