"""A usage whose file was renamed is not new; one that was copied is."""

from __future__ import annotations

import subprocess

import pytest

from riskctl.discovery.changes import new_usages
from riskctl.discovery.scan import discover
from riskctl.discovery.tree import Selection
from riskctl.gate import baseline

TEXT = "model = 'gpt-4o'\n"


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "a.py").write_text(TEXT)
    for words in (["init"], ["add", "."], ["commit", "-m", "start"]):
        who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def new(tree, before):
    return [usage.path for usage in before.without(list(discover(tree).usages), tree)]


def befores(tree):
    file = tree / "usages.baseline.json"
    file.write_bytes(baseline.render(discover(tree).usages))
    return baseline.read(file), baseline.of_commit(tree, "HEAD", Selection())


def test_a_renamed_file_brings_nothing_new(tree):
    before = befores(tree)
    (tree / "a.py").rename(tree / "b.py")
    assert [new(tree, one) for one in before] == [[], []]


def test_a_copied_file_and_a_second_one_are_new(tree):
    before = befores(tree)
    (tree / "b.py").write_text(TEXT)
    assert [new(tree, one) for one in before] == [["b.py"], ["b.py"]]
    (tree / "a.py").unlink()
    (tree / "c.py").write_text(TEXT)
    assert [len(new(tree, one)) for one in before] == [1, 1]


def test_discover_diff_knows_a_renamed_file_again(tmp_path):
    for folder, name in (("old", "a.py"), ("new", "b.py")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(TEXT)
    old, current = (discover(tmp_path / folder).usages for folder in ("old", "new"))
    assert new_usages(current, old) == []
