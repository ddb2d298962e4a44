"""Drawings of a PDF in Chinese: a line of both Chinese and Latin letters has fonts for both."""

from __future__ import annotations

import pytest
from example_documents import CASES, example

from riskctl.explanations.role_words import ROLES, role_words
from riskctl.explanations.sentences import reason_words, summary_words
from riskctl.messages.language import speaking
from riskctl.reports.formats.drawn_fonts import with_fonts
from riskctl.reports.formats.font_files import available
from riskctl.reports.options import ReportOptions
from riskctl.reports.write import render

needs_fonts = pytest.mark.skipif(not available(), reason="needs the extra `fonts`")


@needs_fonts
@pytest.mark.parametrize("case", CASES)
def test_every_example_is_a_pdf_in_chinese(case: str) -> None:
    options = ReportOptions(language="zh", fonts="with")
    assert render([example(case)], "pdf", options).startswith(b"%PDF")


def test_only_text_that_is_drawn_names_a_font() -> None:
    picture = '<svg><title>未知</title><text x="1">未知（Data</text></svg>'
    marked = with_fonts(picture, ["han-zh"])
    assert marked == (
        '<svg><title>未知</title><text x="1">'
        '<tspan font-family="riskctl han-zh">未知（</tspan>Data</text></svg>'
    )


def test_a_drawing_without_other_fonts_stays_as_it_is() -> None:
    picture = '<svg><text x="1">未知</text></svg>'
    assert with_fonts(picture, []) == picture
    assert with_fonts("<svg><text>unknown</text></svg>", ["han-zh"]).count("tspan") == 0


@pytest.mark.parametrize("language", ["ms", "zh"])
def test_owners_hedges_and_outcomes_are_said_in_the_language(language: str) -> None:
    with speaking(language):
        assert all(role_words(role) != role for role in ROLES)
        assert role_words("head of the vault") == "head of the vault"
        for hedge in ("May apply: ", "To be confirmed: ", "Likely prohibited, to be confirmed: "):
            said = reason_words(f"{hedge}A title")
            assert said.endswith("A title")
            assert not said.startswith(hedge)
        assert "needs information" not in summary_words("without them today: needs information")
