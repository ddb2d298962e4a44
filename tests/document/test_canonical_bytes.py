"""The bytes of a file: characters as they are, and nothing that JSON cannot hold."""

from __future__ import annotations

import json
import math

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from riskctl.document.canonical import canonical_bytes
from riskctl.document.writing import NotPlainError, compact


def test_characters_stand_as_they_are() -> None:
    assert canonical_bytes({"name": "杭州 é"}) == '{\n  "name": "杭州 é"\n}\n'.encode()


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical_bytes({"points": value})


def test_keys_are_sorted_at_every_depth() -> None:
    assert canonical_bytes({"b": {"d": 1, "c": 2}, "a": 0}).index(b'"a"') == 4
    assert b'"c": 2,\n    "d": 1' in canonical_bytes({"b": {"d": 1, "c": 2}, "a": 0})


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


@given(VALUES, st.integers(0, 2))
def test_the_bytes_are_those_of_the_general_encoder(value: object, depth: int) -> None:
    """Plain documents are written by a faster way of our own, everything else by the standard library."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)
    deep = text.replace("\n", "\n" + "  " * depth) + "\n"
    try:
        assert canonical_bytes(value, depth) == deep.encode()
    except UnicodeEncodeError:
        assert "\\ud" in ascii(text)


@pytest.mark.parametrize("value", [{1: "a"}, {None: 1}, [1e300], {"a": (1, 2.0)}, 10**30])
def test_what_is_not_plain_is_written_all_the_same(value: object) -> None:
    assert json.loads(canonical_bytes(value)) == json.loads(json.dumps(value))


@pytest.mark.parametrize("value", [2**53 - 1, -(2**53 - 1), 0, 0.5, 5.0, -1e15, "é", None, True])
def test_everyday_values_take_the_fast_way_of_the_digest(value: object) -> None:
    """What is plain is written here, whole numbers as integers, to the byte as the scheme's own library does."""
    assert compact({"b": [value], "a": {}}).encode() == rfc8785.dumps({"b": [value], "a": {}})


@pytest.mark.parametrize(
    "value", [2**53, -(2**53), 1e16, 1e-5, math.nan, math.inf, {"é": 1}, {1: 2}, b"x"]
)
def test_what_the_scheme_writes_otherwise_is_left_to_it(value: object) -> None:
    with pytest.raises(NotPlainError):
        compact([value])


@pytest.mark.parametrize(
    "value",
    [
        1e16,
        1e22,
        1e-7,
        9999999999999998.0,
        2**70,
        -0.0,
        [],
        {},
        (),
        (1, [2]),
        {"a": {}, "b": [[]]},
        {1: 2},
    ],
)
@pytest.mark.parametrize("depth", [0, 2])
def test_the_fast_writer_writes_what_the_general_one_does(value: object, depth: int) -> None:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2)
    expected = text.replace("\n", "\n" + "  " * depth) + "\n"
    assert canonical_bytes(value, depth) == expected.encode()
