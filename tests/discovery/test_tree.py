"""What git tracks is read whatever ``.gitignore`` says, and what is left out is counted."""

from __future__ import annotations

import subprocess

import pytest

from riskctl.discovery.scan import discover
from riskctl.discovery.tree import Selection

MODEL = "llm_model = 'gpt-4o'\n"


@pytest.fixture
def tree(tmp_path):
    for name in ("app.py", "hidden/a.py", "local.py", "vendor/b.py", "tests/c.py", "docs/d.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(MODEL)
    (tmp_path / ".gitignore").write_text("hidden/\nlocal.py\n")
    return tmp_path


def git(root, *words):
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def read(root, selection=None):
    return {usage.path for usage in discover(root, selection).usages}


def test_a_tracked_file_is_read_although_it_is_ignored(tree):
    git(tree, "init")
    git(tree, "add", "-f", "app.py", "hidden/a.py")
    assert read(tree) == {"app.py", "hidden/a.py"}


def test_outside_git_nothing_is_hidden_by_gitignore(tree):
    assert read(tree) == {"app.py", "hidden/a.py", "local.py"}


def test_without_git_nothing_is_hidden_by_gitignore(tree, monkeypatch):
    def missing(*_args, **_options):
        raise FileNotFoundError("git")

    git(tree, "init")
    git(tree, "add", "app.py")
    monkeypatch.setattr(subprocess, "run", missing)
    assert read(tree) == {"app.py", "hidden/a.py", "local.py"}


def test_what_is_left_out_is_counted_and_all_reads_it(tree):
    git(tree, "init")
    git(tree, "add", "-f", ".")
    line = "left out: 3 files under docs, tests, vendor; --all reads them"
    assert discover(tree).left_out_line == line
    whole = discover(tree, Selection(everything=True))
    assert whole.left_out_line == "" and len(whole.usages) == 6


def test_work_is_split_in_two_and_a_half_that_fails_is_done_again():
    import os

    from riskctl.processes.halves import run_in_two

    first = os.getpid()

    def work(number):
        if number == 3 and os.getpid() != first:
            raise ValueError("only in the other process")
        return number * number

    assert run_in_two(work, range(5)) == [0, 1, 4, 9, 16]
    assert run_in_two(work, [3]) == [9]
    assert run_in_two(work, []) == []


def test_lock_files_bills_of_materials_baselines_and_links_are_counted(tmp_path):
    (tmp_path / "a.py").write_text("model = 'gpt-4o'\n")
    for name in ("package-lock.json", "x.cdx.json", "usages.baseline.json", "b.min.js"):
        (tmp_path / name).write_text('{"model": "gpt-4o"}')
    (tmp_path / "link.py").symlink_to("a.py")
    inventory = discover(tmp_path)
    assert [usage.path for usage in inventory.usages] == ["a.py"]
    assert inventory.left_out == (("links", 1), ("lock files", 4))
