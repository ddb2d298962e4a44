"""Reading a document by key: what is absent is empty, what is of another kind is told with its place."""

from __future__ import annotations

import math

import pytest

from riskctl.document.errors import DocumentError
from riskctl.document.reading import Node, plain

DOCUMENT = Node(
    {
        "id": "a\u202eb",
        "score": 4.5,
        "count": 3,
        "checked": True,
        "unchecked": False,
        "names": ["x", "y\x07"],
        "none": None,
        "subject": {"id": "s", "parts": [{"id": "p"}, {"id": 7}]},
    }
)


def test_what_is_there_is_read_and_made_safe_to_show():
    assert "\u202e" not in DOCUMENT.text("id") and DOCUMENT.text("id").startswith("a")
    assert DOCUMENT.texts("names")[0] == "x" and "\x07" not in DOCUMENT.texts("names")[1]
    assert (DOCUMENT.number("score"), DOCUMENT.number("count")) == (4.5, 3.0)
    assert DOCUMENT.flag("checked") is True and DOCUMENT.flag("unchecked") is False
    assert DOCUMENT.node("subject").text("id") == "s"
    assert [part.has("id") for part in DOCUMENT.node("subject").nodes("parts")] == [True, True]


@pytest.mark.parametrize("key", ["none", "absent"])
def test_what_is_absent_or_null_is_empty(key):
    assert not DOCUMENT.has(key)
    assert DOCUMENT.text(key) == "" and DOCUMENT.plain(key) == ""
    assert DOCUMENT.texts(key) == () and DOCUMENT.nodes(key) == ()
    assert DOCUMENT.flag(key) is False
    assert dict(DOCUMENT.node(key).data) == {} and DOCUMENT.node(key).text("x") == ""


@pytest.mark.parametrize("value", [None, True, "4", [], math.nan, math.inf, -math.inf])
def test_a_number_must_be_there_and_finite(value):
    with pytest.raises(DocumentError, match=r"^points: expected a number, found "):
        Node({"points": value}).number("points")


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda node: node.text("score"), "score: expected text, found a number"),
        (lambda node: node.text("checked"), "checked: expected text, found true or false"),
        (lambda node: node.text("names"), "names: expected text, found a list"),
        (lambda node: node.texts("id"), "id: expected a list, found text"),
        (lambda node: node.texts("subject"), "subject: expected a list, found an object"),
        (lambda node: node.number("none"), "none: expected a number, found nothing"),
        (lambda node: node.flag("count"), "count: expected true or false, found a number"),
        (lambda node: node.flag("id"), "id: expected true or false, found text"),
        (lambda node: node.node("names"), "names: expected an object, found a list"),
        (lambda node: node.nodes("names"), "names[0]: expected an object, found text"),
        (lambda node: node.node("subject").text("parts"), "subject.parts: expected text, found"),
        (
            lambda node: node.node("subject").nodes("parts")[1].text("id"),
            "subject.parts[1].id: expected text, found a number",
        ),
        (lambda node: Node({"a": [b"x"]}).texts("a"), "a[0]: expected text, found bytes"),
    ],
)
def test_what_is_of_another_kind_is_told_with_its_place(read, message):
    with pytest.raises(DocumentError) as caught:
        read(DOCUMENT)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0.1 + 0.2, "0.3"),
        (5.0, "5"),
        (5, "5"),
        ("x", "x"),
        ([1, "b", False], "1, b, no"),
        ({"low": 1.0, "names": ["a", "b"]}, "low: 1, names: a, b"),
        ([], ""),
    ],
)
def test_a_value_of_any_kind_is_one_line(value, shown):
    assert plain(value) == shown
