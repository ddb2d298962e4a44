"""A list in a folder that everybody may write to is good for nothing: anybody may have taken an entry out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from list_samples import PLAIN_CSV, TODAY

from riskctl.sources.importing import import_file
from riskctl.sources.update import Choices
from riskctl.watchlists.snapshots import in_force, state

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no such rights there")


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_folder_open_to_everybody(level: int, tmp_path: Path) -> None:
    root, path = tmp_path / "lists", tmp_path / "x.csv"
    path.write_bytes(PLAIN_CSV if isinstance(PLAIN_CSV, bytes) else PLAIN_CSV.encode())
    choices = Choices(format="csv", date="2026-11-20")
    one = import_file(path, "own.x", None, root, TODAY, choices).snapshot
    assert state(one, TODAY).word == "fresh"
    place = (one.folder, one.folder.parent, root)[level]
    place.chmod(0o777)
    found = state(in_force(root, TODAY)[0], TODAY)
    assert found.word == "damaged" and "chmod" in found.reason
    place.chmod(0o755)
    assert state(one, TODAY).word == "fresh"
