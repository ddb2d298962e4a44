"""A gate looks at nothing when nothing that it reads has changed, and at everything when in doubt."""

from __future__ import annotations

import subprocess
import sys

import pytest

from riskctl.discovery.scan import discover
from riskctl.discovery.tree import Selection
from riskctl.gate.baseline import of_commit
from riskctl.gate.changed import relevant_change


def git(root, *words):
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.py").write_text("x = 1\n")
    (tmp_path / "sub" / "b.py").write_text("x = 1\n")
    (tmp_path / "README.md").write_text("words\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "start")
    return tmp_path


def test_documents_are_no_relevant_change(tree):
    (tree / "README.md").write_text("model = gpt-4o\n")
    (tree / "picture.png").write_bytes(b"\0")
    assert not relevant_change(tree, "HEAD", Selection())


@pytest.mark.parametrize("name", ["a.py", "new.yaml", "sub/b.py", ".env"])
def test_a_changed_or_new_file_of_a_kind_that_is_read(tree, name):
    (tree / name).write_text("x = 2\n")
    assert relevant_change(tree, "HEAD", Selection())


def test_only_below_the_folder_that_is_looked_at(tree):
    (tree / "a.py").write_text("x = 2\n")
    assert not relevant_change(tree / "sub", "HEAD", Selection())


def test_a_file_that_git_ignores_counts_as_well(tree):
    (tree / ".gitignore").write_text("local.py\n")
    (tree / "local.py").write_text("x = 2\n")
    assert relevant_change(tree, "HEAD", Selection())


@pytest.mark.parametrize("reference", ["no-such-commit", "--output=x"])
def test_in_doubt_everything_is_looked_at(tree, reference):
    assert relevant_change(tree, reference, Selection())


def test_no_data_are_read_and_no_usage_is_looked_for_without_a_relevant_change(tree, monkeypatch):
    from typer.testing import CliRunner

    from riskctl.cli.app import app
    from riskctl.discovery import scan

    def refuse(*_args, **_options):
        raise AssertionError("the tree was read")

    monkeypatch.setattr(scan, "discover", refuse)
    result = CliRunner().invoke(app, ["gate", str(tree), "--diff-base", "HEAD"])
    assert result.exit_code == 0 and "Total: 0" in result.stdout


def test_a_link_out_of_the_tree_in_the_commit_compared_with_is_left_out(tree):
    (tree / "evil.py").symlink_to("/etc/passwd")
    (tree / "a.py").write_text("llm_model = 'gpt-4o'\n")
    git(tree, "add", ".")
    git(tree, "commit", "-m", "link")
    usages = list(discover(tree).usages)
    assert usages
    assert not of_commit(tree, "HEAD", Selection()).without(usages, tree)


def test_a_gate_without_a_change_loads_neither_the_scan_nor_the_law(tree):
    (tree / "riskctl.toml").write_text("[gate]\n")
    git(tree, "add", ".")
    git(tree, "commit", "-m", "policy")
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "riskctl",
        "gate",
        ".",
        "--diff-base",
        "HEAD",
    ]
    result = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stdout
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    heavy = {"riskctl.discovery.classify", "riskctl.catalogue.catalogue", "pydantic", "typer"}
    assert not loaded & (heavy | {"riskctl.document.model.assessment", "tarfile"})
