"""A byte that was changed is found wherever it stands in a JSON, HTML or PDF report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from riskctl.attest import pages
from riskctl.attest.digests import is_sound
from riskctl.attest.extract import read_carrier
from riskctl.attest.pages import pages_state
from riskctl.cli.app import app
from riskctl.document.errors import DocumentError, ReportError
from riskctl.text.located import InputError

CASE = Path(__file__).parents[2] / "data" / "examples" / "malaysian-bank.yaml"
SUBJECT = "deepseek-v4-pro@deepseek-api"
KINDS = ("json", "html", "pdf")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("changed")
    asked = ["assess", SUBJECT, "-u", str(CASE), "--as-of", "2026-11-28", "--quiet"]
    for kind in KINDS:
        asked += ["-o", str(made / f"a.{kind}")]
    assert CliRunner().invoke(app, asked).exit_code == 0
    return made


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made of the same documents and choices before is taken again: hundreds of bytes change neither."""
    made: dict[str, bytes] = {}
    render = pages.render

    def again(documents, kind, options):  # type: ignore[no-untyped-def]
        key = json.dumps([list(documents), kind, repr(options)], sort_keys=True)
        if key not in made:
            made[key] = render(documents, kind, options)
        return made[key]

    monkeypatch.setattr(pages, "render", again)


def _found(path: Path) -> bool:
    """Whether the change is told, by whichever step comes to it first."""
    try:
        carrier = read_carrier(path)
        if not all(is_sound(document) for document in carrier.documents):
            return True
        return pages_state(carrier).agree is False
    except (DocumentError, ReportError, InputError):
        return True


@pytest.mark.parametrize("kind", KINDS)
def test_an_unchanged_file_is_as_it_was_made(folder: Path, kind: str, remembered: None) -> None:
    assert not _found(folder / f"a.{kind}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("remembered")
def test_every_kind_of_change_is_found_at_many_places(
    folder: Path, kind: str, tmp_path: Path
) -> None:
    content = (folder / f"a.{kind}").read_bytes()
    target = tmp_path / f"a.{kind}"

    @settings(max_examples=60, deadline=None, derandomize=True, database=None)
    @given(
        place=st.integers(0, len(content) - 1),
        value=st.integers(0, 255),
        change=st.sampled_from(("replace", "insert", "remove", "cut")),
    )
    def holds(place: int, value: int, change: str) -> None:
        changed = bytearray(content)
        if change == "replace":
            changed[place] = value
        elif change == "insert":
            changed.insert(place, value)
        elif change == "remove":
            del changed[place]
        else:
            del changed[place:]
        if bytes(changed) == content:
            return
        target.write_bytes(bytes(changed))
        assert _found(target), (kind, place, value, change)

    holds()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("remembered")
def test_bytes_at_both_ends_count_too(folder: Path, kind: str, tmp_path: Path) -> None:
    content = (folder / f"a.{kind}").read_bytes()
    target = tmp_path / f"a.{kind}"
    for changed in (content + b"\n", content + b" ", b"\n" + content, content[:-1], content[1:]):
        target.write_bytes(changed)
        assert _found(target), (kind, changed[:10], changed[-10:])
