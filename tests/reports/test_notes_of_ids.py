"""What is to be known about an id stands in a comparison as well."""

from __future__ import annotations

from riskctl.reports.table import compare
from riskctl.reports.write import render
from riskctl.workspace.session import Session


def test_a_retired_id_is_told_in_the_comparison():
    documents = Session.open("2026-11-28").compare(["deepseek-chat"])
    assert len(documents) > 1
    text = render(documents, "md").decode()
    assert "no longer answers" in text[: text.index("| Model |")]


def test_notes_of_some_subjects_only_are_not_told_of_all():
    assert compare([]).notes == ()
