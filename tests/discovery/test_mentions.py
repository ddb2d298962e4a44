"""With ``--all``, what is no usage is told apart: comments, docstrings, labels, tests, documentation."""

from __future__ import annotations

import json

import pytest

from riskctl.discovery.formats import writer_named
from riskctl.discovery.inventory import as_json, as_table
from riskctl.discovery.scan import discover
from riskctl.discovery.tree import Selection, context_of
from riskctl.discovery.usage import Usage
from riskctl.gate.decide import Gate
from riskctl.gate.policy import GatePolicy

ALL = Selection(everything=True)


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_a.py").write_text("model = 'gpt-4'\n")
    (tmp_path / "a.py").write_text(
        '"""By default gpt-4o, at https://api.openai.com/v1."""\n'
        '# model = "claude-3-opus"\n'
        'MODELS = [{"label": "GPT-4o mini", "value": "gpt-4o-mini"}]\n'
    )
    (tmp_path / "b.ts").write_text(
        '// was: gpt-3.5-turbo\nconst m = { model: "gpt-4.1", title: "See claude-3-haiku" }\n'
    )
    (tmp_path / "c.yaml").write_text("# model: mistral-large-2\nmodel: qwen2.5-7b\n")
    return tmp_path


def test_each_kind_of_place_is_a_class_of_its_own(tree):
    rows = {
        (usage.context, usage.path, usage.line, usage.literal)
        for usage in discover(tree, ALL).usages
    }
    assert rows == {
        ("code", "a.py", 3, "gpt-4o-mini"),
        ("code", "b.ts", 2, "gpt-4.1"),
        ("code", "c.yaml", 2, "qwen2.5-7b"),
        ("test", "tests/test_a.py", 1, "gpt-4"),
        ("comment", "a.py", 2, "claude-3-opus"),
        ("comment", "b.ts", 1, "gpt-3.5-turbo"),
        ("comment", "c.yaml", 1, "mistral-large-2"),
        ("docstring", "a.py", 1, "gpt-4o"),
        ("docstring", "a.py", 1, "https://api.openai.com/v1"),
        ("label", "a.py", 3, "GPT-4o"),
        ("label", "b.ts", 2, "claude-3-haiku"),
    }


def test_json_and_table_keep_them_apart_and_other_formats_leave_them_out(tree):
    inventory = discover(tree, ALL)
    document = json.loads(as_json(inventory))
    assert {row["context"] for row in document["usages"]} == {"code"}
    mentioned = {row["context"] for row in document["mentions"]}
    assert mentioned == {"test", "comment", "docstring", "label"}
    table = as_table(inventory)
    assert "[comment] a.py:2:12: model claude-3-opus" in table
    assert "apart: comment: 3, docstring: 2, label: 2, test: 1" in table
    assert b"claude-3-opus" not in writer_named("cyclonedx")(inventory)


def test_without_it_nothing_but_code_is_told(tree):
    inventory = discover(tree)
    assert {usage.context for usage in inventory.usages} == {"code"}
    assert json.loads(as_json(inventory))["mentions"] == []


def test_the_gate_never_decides_on_what_is_only_mentioned():
    usage = Usage("a.py", 1, 1, "model", "deepseek-chat", "DeepSeek", context="comment")
    policy = GatePolicy(lists={"forbidden-developers": ("DeepSeek",)})
    assert Gate(policy, "2026-11-28").judge([usage]).failing == ()


@pytest.mark.parametrize(
    ("path", "context"),
    [
        ("src/a.py", "code"),
        ("tests/a.py", "test"),
        ("a.spec.ts", "test"),
        ("docs/conf.py", "documentation"),
        ("vendor/x/a.go", "vendored"),
        ("node_modules/a/index.js", "vendored"),
    ],
)
def test_the_place_of_a_file(path, context):
    assert context_of(path) == context
