"""Dates that can be read two ways are refused with both readings wherever one is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.ownership.read import read_file
from riskctl.text.problems import InputError

CASE = (
    "target: T\nas_of: {as_of}\nlisted:\n  - {{party: L, lists: [us.sdn], from: {since}}}\nedges:\n"
    "  - {{owner: L, owned: T, share: 60, through: {through}}}\n"
)


@pytest.mark.parametrize("wrong", ["as_of", "since", "through"])
def test_in_our_own_form_of_ownership(wrong: str, tmp_path: Path) -> None:
    days = dict.fromkeys(("as_of", "since", "through"), "2026-11-28") | {wrong: "05/02/2026"}
    path = tmp_path / "own.yaml"
    path.write_text(CASE.format(**days))
    with pytest.raises(InputError, match="2026-05-02 or as 2026-02-05"):
        read_file(path)


@pytest.mark.parametrize(
    "moment", ["2026-06-30T10:00:00Z", "2026-06-30T10:00:00.000+02:00", "2026-06-30 10:00"]
)
def test_a_moment_is_its_day(moment: str, tmp_path: Path) -> None:
    days = dict.fromkeys(("as_of", "since"), "2026-05-28") | {"through": moment}
    path = tmp_path / "own.yaml"
    path.write_text(CASE.format(**days))
    (stake,) = read_file(path).graph.stakes_of["L"]
    assert stake.through == "2026-06-30"


@pytest.mark.parametrize("moment", ["2026-02-30T10:00:00Z", "05/02/2026T10:00", "2026-06-30T"])
def test_a_moment_that_is_none_is_refused(moment: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(CASE.format(as_of="2026-05-28", since="2026-05-28", through=moment))
    with pytest.raises(InputError, match="takes a date"):
        read_file(path)
