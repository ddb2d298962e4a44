"""Broken and hostile files cost a warning that names them, never the run; their uses are not known then, not clean."""

from __future__ import annotations

import os
import tracemalloc

import pytest

from riskctl.discovery.block_source import read_blocks
from riskctl.discovery.scan import discover

MODEL = "llm_model = 'gpt-4o'\n"


def found(folder):
    inventory = discover(folder)
    named = {usage.literal for usage in inventory.usages}
    return named, inventory


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.ipynb", b"<html>gpt-4o</html>", "not a notebook"),
        ("b.ipynb", b'{"cells": 5, "model": "gpt-4o"}', "not a notebook"),
        ("c.json", b'{"model": "gpt-4o"}' + b"\0" * 9, "zero bytes"),
        ("d.py", b"llm_model = 'gpt-4o\n", "not Python"),
        ("e.py", b"x = " + b"(" * 5000 + b"'gpt-4o'" + b")" * 5000, "not Python"),
    ],
)
def test_what_cannot_be_read_is_named_and_not_known(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "sound.py").write_text(MODEL)
    named, inventory = found(tmp_path)
    assert named == {"gpt-4o"}
    assert inventory.unread == (name,)
    assert [warning.startswith(f"{name}:1:1: ") for warning in inventory.warnings] == [True]
    assert words in inventory.warnings[0]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.py")
    assert found(tmp_path)[1].unread == ("pipe.py",)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b'{"x": "\xff\xfe", "model": "gpt-4o"}'),
        ("b.json", '{"model": "gpt-4o"}'.encode("utf-16")),
        ("c.json", b'{"model":' * 20_000 + b'"gpt-4o"' + b"}" * 20_000),
        ("d.yaml", b"model:\n  ? [\n  - gpt-4o\nmodel: gpt-4o\n"),
        ("name\nwith: lines.py", MODEL.encode()),
    ],
)
def test_what_can_be_read_is(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    named, inventory = found(tmp_path)
    assert "gpt-4o" in named
    assert not inventory.unread


def test_a_binary_file_is_left_out_without_a_word(tmp_path):
    (tmp_path / "video.ts").write_bytes(bytes(range(256)) * 40 + b"gpt-4o")
    named, inventory = found(tmp_path)
    assert (named, inventory.warnings, inventory.unread) == (set(), (), ())


@pytest.mark.parametrize("quote", ['"', "'", "`"])
def test_a_long_text_takes_little_more_than_its_size(quote):
    text = f"const a = {quote}{'a' * 2_000_000}{quote}; const model = {quote}gpt-4o{quote};"
    tracemalloc.start()
    source = read_blocks(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert source.literals[-1].text == "gpt-4o"
    assert peak < 10 * len(text)
