"""The digest is the one that an independent implementation of RFC 8785 computes."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.document.canonical import digest


def number(value: float) -> str:
    """ECMAScript's Number::toString, from the shortest digits that Python finds too."""
    if value == 0:
        return "0"
    digits = Decimal(repr(abs(value))).as_tuple().digits
    text = "".join(map(str, digits)).lstrip("0").rstrip("0")
    point = Decimal(repr(abs(value))).adjusted() + 1
    minus = "-" if value < 0 else ""
    count = len(text)
    if count <= point <= 21:
        return minus + text + "0" * (point - count)
    if 0 < point <= 21:
        return f"{minus}{text[:point]}.{text[point:]}"
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{text}"
    mantissa = text[0] + (f".{text[1:]}" if count > 1 else "")
    return f"{minus}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def canonical(value: Any) -> str:
    """RFC 8785, written for this test alone."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(float(value))
    return json.dumps(value, ensure_ascii=False)


def hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"\U0001f600": 1, "\ufb33": 2}, '{"\U0001f600":1,"\ufb33":2}'),
        ({"low": 5.0}, '{"low":5}'),
        ([1e-07, 1e21, 0.000001, 4.50, -0.0], "[1e-7,1e+21,0.000001,4.5,0]"),
        ([333333333.33333329, 1e30, 2e-3], "[333333333.3333333,1e+30,0.002]"),
        (10**20, "100000000000000000000"),
        (
            {"b": [True, None, "\u20ac$\u000f\n"], "a": ""},
            '{"a":"","b":[true,null,"\u20ac$\\u000f\\n"]}',
        ),
    ],
)
def test_known_forms(value, text):
    assert canonical(value) == text
    assert digest(value) == hashed(text)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**25), 10**25)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=("Cs",))),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=("Cs",))), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_document_has_the_same_digest(value):
    assert digest(value) == hashed(canonical(value))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, "\ud800"])
def test_what_the_scheme_cannot_hold_is_refused(value):
    with pytest.raises(ValueError):
        digest({"a": value})
