"""Large files are read piece by piece: a warning names them, places are right, what was not read is unknown."""

from __future__ import annotations

import os

import pytest

from riskctl.discovery import large_file
from riskctl.discovery.large_file import read_large
from riskctl.discovery.scan import MOST_BYTES, discover

ROW = b'{"id": 1, "text": "nothing that names one", "more": "' + b"x" * 900 + b'"},\n'
USE = b'{"model": "deepseek-chat", "base_url": "https://api.deepseek.com/v1"},\n'


def test_a_model_deep_inside_is_named_with_its_line(tmp_path):
    before = MOST_BYTES // len(ROW)
    (tmp_path / "a.json").write_bytes(b"[\n" + ROW * before + USE + ROW * 200 + b"{}]")
    inventory = discover(tmp_path)
    rows = [(usage.line, usage.column, usage.literal, usage.operator) for usage in inventory.usages]
    assert rows == [
        (before + 2, 11, "deepseek-chat", "DeepSeek"),
        (before + 2, 40, "https://api.deepseek.com/v1", "DeepSeek"),
    ]
    assert inventory.unread == ()
    assert inventory.warnings[0].startswith("a.json:1:1: larger than 4 MB")


def test_one_long_line_has_columns_and_no_row_twice(tmp_path):
    one = tmp_path / "one.json"
    padding = ROW.strip() * 300
    one.write_bytes(b"[" + padding + USE.strip() + padding + b"{}]")
    large = read_large(one, "one.json", "json", {})
    places = [(usage.line, usage.column) for usage in large.usages if usage.kind == "model"]
    assert places == [(1, len(padding) + 12)]
    assert large.whole


def test_beyond_so_many_pieces_the_file_is_not_known(tmp_path, monkeypatch):
    monkeypatch.setattr(large_file, "_MOST_PIECES", 3)
    many = tmp_path / "many.json"
    many.write_bytes(USE * (5 * 65_536 // len(USE)))
    assert not read_large(many, "many.json", "json", {}).whole
    many.write_bytes(USE * (100_000 // len(USE)))
    assert read_large(many, "many.json", "json", {}).whole


def test_python_yaml_and_settings_are_read_in_their_own_way(tmp_path):
    for name, reader, text in (
        ("a.py", "python", "# model = 'gpt-4'\nmodel = 'gpt-4o'\n"),
        ("a.yaml", "yaml", "# model: gpt-4\nllm:\n  model: gpt-4o\n"),
        (".env", "lines", "# MODEL=gpt-4\nLLM_MODEL=gpt-4o\n"),
    ):
        (tmp_path / name).write_text(text)
        usages = read_large(tmp_path / name, name, reader, {}).usages
        assert [usage.literal for usage in usages] == ["gpt-4o"]


def test_a_large_binary_file_is_no_concern(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\0" * (MOST_BYTES + 1))
    inventory = discover(tmp_path)
    assert (inventory.usages, inventory.warnings, inventory.unread) == ((), (), ())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_tree_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.json")
    (tmp_path / "b.py").write_text("model = 'gpt-4o'\n")
    inventory = discover(tmp_path)
    assert inventory.unread == ("a.json",)
    assert [usage.path for usage in inventory.usages] == ["b.py"]
