"""A match that somebody set aside leaves its trace in every form of the result."""

from __future__ import annotations

import pytest

from riskctl.explanations.paper import Paper
from riskctl.reports.screening import to_csv, write_results
from riskctl.screening.query import Match, Query, Result
from riskctl.screening.rows import result_row
from riskctl.screening.whitelist import entry_sha256
from riskctl.screening.whitelist_file import load_whitelist
from riskctl.text.located import parse
from riskctl.text.problems import InputError
from riskctl.text.reason import Reason
from riskctl.watchlists.entry import Entry

ENTRY = Entry(list="own.list", id="7", kind="organisation", name="Kestrel Optics")
ROW = """  - name: Kestrel Optics
    list: own.list
    entry_id: "7"
    entry_sha256: {sha}
    reason: another firm of that name
    approver: A. Reviewer
    through: 2026-12-31
"""


def whitelist_text(*hashes: str) -> str:
    return "whitelist:\n" + "".join(ROW.format(sha=sha) for sha in hashes)


def row() -> dict[str, object]:
    match = Match(ENTRY, "Kestrel Optics", 1.0, "match", (Reason("same-words"),))
    result = Result(Query("Kestrel Optics"), "match", (match,))
    aside = load_whitelist(parse(whitelist_text(entry_sha256(ENTRY)), "w.yaml"))
    return result_row(aside.apply(result, "2026-11-28"), ("own.list of 2026-11-27",))


def test_json_csv_and_terminal_say_who_set_it_aside() -> None:
    found = row()
    assert found["outcome"] == "clear"
    assert found["set_aside"][0]["set_aside"].startswith(
        "set aside by A. Reviewer until 2026-12-31"
    )  # type: ignore[index]
    assert ",set-aside," in to_csv([found]) and "A. Reviewer" in to_csv([found])
    paper = Paper(80)
    write_results(paper, [found])
    text = " ".join(paper.text().split())
    assert "nothing but 1 set aside found in own.list" in text and "another firm" in text


@pytest.mark.parametrize(
    ("hashes", "words"),
    [(("0" * 63,), "64 hexadecimal"), (("a" * 64, "a" * 64), "set aside twice")],
)
def test_rows_that_cannot_apply_or_clash_are_refused(hashes: tuple[str, ...], words: str) -> None:
    with pytest.raises(InputError) as error:
        load_whitelist(parse(whitelist_text(*hashes), "w.yaml"))
    assert words in str(error.value.problems[0]) and str(error.value.problems[0]).startswith(
        "w.yaml:"
    )
