from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from riskctl.document.errors import DocumentError, MissingExtra, ReportError, UnknownFormat
from riskctl.reports.formats.json_ import canonical
from riskctl.reports.write import SUFFIXES, render, replace_all, write, writer_for


def test_each_suffix_gets_its_format(reject: dict[str, Any], tmp_path: Path) -> None:
    paths = [tmp_path / f"report{suffix}" for suffix in SUFFIXES] + [tmp_path / "LOUD.JSON"]
    write([reject], paths)
    starts = {
        "json": b"{",
        "html": b"<!DOCTYPE html>",
        "pdf": b"%PDF-",
        "markdown": b"# ",
        "xlsx": b"PK",
        "csv": b"Record,Subject,",
        "sarif": b"{",
        "junit": b"<?xml",
        "oscal": b"{",
        "dora-csv": b"Subject,Template,",
        "dora-xlsx": b"PK",
    }
    for path in paths:
        assert path.read_bytes().startswith(starts[writer_for(path).format]), path
    assert (tmp_path / "report.json").read_bytes() == canonical(reject)
    assert sorted(tmp_path.iterdir()) == sorted(paths)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("report.htlm", r"\.htlm \(did you mean '\.html?'\?\); known suffixes: \.json, \.html"),
        ("report", "no suffix"),
        ("report.xyz", r"known suffixes: .*\.pdf"),
    ],
)
def test_an_unknown_suffix_lists_the_known_ones(
    reject: dict[str, Any], name: str, message: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormat, match=message):
        write([reject], [tmp_path / "good.json", tmp_path / name])
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_lists_the_known_ones(reject: dict[str, Any]) -> None:
    with pytest.raises(UnknownFormat, match=r"did you mean 'html'.*json, html, pdf, markdown"):
        render([reject], "htmll")


def test_nothing_to_report_on() -> None:
    with pytest.raises(ReportError, match="no assessment"):
        render([], "json")


def test_a_failed_run_leaves_every_old_file(
    reject: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "report.json"
    old.write_text("old")
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(MissingExtra):
        write([reject], [old, tmp_path / "report.pdf"])
    with pytest.raises(DocumentError):
        write([{**reject, "scores": None}], [old, tmp_path / "report.html"])
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "report.json"
    old.write_text("old")

    def refuse(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError, match="No space left"):
        replace_all([(old, b"new")])
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


def test_of_several_files_all_are_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reject: dict[str, object]
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.md"
    for path in (first, second):
        path.write_text("old")
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if Path(target) == second:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError, match=r"b\.md: cannot be written: No space left"):
        write([reject], [first, second])
    assert [path.read_text() for path in (first, second)] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == [first, second]


def test_odd_targets_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="not an ordinary file"):
        replace_all([(tmp_path, b"x")])
    with pytest.raises(ReportError, match="No such file or directory"):
        replace_all([(tmp_path / "absent" / "x.json", b"x")])
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.json")
        with pytest.raises(ReportError, match="not an ordinary file"):
            replace_all([(tmp_path / "pipe.json", b"x")])


def test_a_link_keeps_leading_to_its_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)
    replace_all([(link, b"new")])
    assert link.is_symlink() and real.read_bytes() == b"new"
