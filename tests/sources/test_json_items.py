"""Arrays of JSON are read one object at a time, whatever a hostile file does to the nesting, the size or the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.sources.errors import BadList
from riskctl.sources.formats.json_items import DEEPEST, LONGEST, items


def read(path: Path, content: bytes) -> list[object]:
    (path / "list.json").write_bytes(content)
    return list(items(path / "list.json", "results"))


def test_the_values_of_the_outermost_array(tmp_path: Path) -> None:
    assert read(tmp_path, b'{"x": {"results": [1]}, "results": [{"a": [1, {"b": null}]}, 2]}') == [
        {"a": [1, {"b": None}]},
        2,
    ]


def test_a_byte_order_mark_is_no_content(tmp_path: Path) -> None:
    assert read(tmp_path, b'\xef\xbb\xbf{"results": ["x"]}') == ["x"]


def test_an_empty_array_is_one(tmp_path: Path) -> None:
    assert read(tmp_path, b'{"results": []}') == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"x": []}', "no list 'results'"),
        (b'[{"results": [1]}]', "no list 'results'"),
        (b'{"results": null}', "no list 'results'"),
        (b'{"results": [1]', "truncated"),
        (b'{"results": [{"a": ', "truncated"),
        (b'{"results": [1]} more', "not JSON"),
        (b"", "truncated"),
        (b'{"results": ["\xff"]}', "not UTF-8"),
        (b'{"results": [1], "results": [2]}', "two lists"),
        (b'{"results": [' + b"[" * (DEEPEST + 1), "nested beyond all measure"),
        (b'{"x": ' * (DEEPEST + 1), "nested beyond all measure"),
        (b'{"results": ["' + b"x" * LONGEST + b'"]}', "beyond all measure"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(BadList, match=message):
        read(tmp_path, content)
