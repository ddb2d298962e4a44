"""The letter as a workbook: a sheet that says how, and one line a question with columns to fill in."""

from __future__ import annotations

import io
from typing import Any

from riskctl.document.errors import MissingExtra
from riskctl.questionnaire.letter import Letter, LetterRow
from riskctl.questionnaire.letter_text import FIELDS, HOW
from riskctl.text.display import safe

SHEET = "Questions"
HEADS = (
    "Id",
    "Group",
    "About",
    "Question",
    "Why it is asked",
    "Law",
    "What each answer leads to",
    "Contract term that settles it",
    "An answer takes",
)
_WIDTHS = (30, 18, 22, 40, 40, 30, 30, 40, 24, 30, 16, 30, 13, 30)
GIVEN = ("statement", "published page", "contract term")
_LONGEST = 32_000
"""A cell of a workbook holds at most 32,767 characters."""


def as_workbook(letter: Letter) -> bytes:
    """Bytes of the workbook; the same letter gives the same bytes. Raises MissingExtra."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingExtra("XLSX output", "xlsx") from error
    from datetime import datetime

    out = io.BytesIO()
    # A cell that begins with "=" is text of ours and never a formula.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, settings)
    # The day of the letter and not the clock: the same letter gives the same bytes.
    created = datetime.fromisoformat(letter.as_of)
    book.set_properties({"title": "Questions about the service", "created": created})
    styles = _styles(book)
    _how(book.add_worksheet("Letter"), letter, styles)
    _questions(book.add_worksheet(SHEET), letter, styles)
    book.close()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    plain = {"text_wrap": True, "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "text": book.add_format(plain),
        "answer": book.add_format({**plain, "bg_color": "#FFF8E1", "border": 1, "num_format": "@"}),
    }


def _how(sheet: Any, letter: Letter, styles: dict[str, Any]) -> None:
    lines = [f"Questions about the service, as of {letter.as_of}", HOW, "About:", *letter.routes]
    sheet.set_column(0, 0, 100)
    for number, line in enumerate(lines):
        style = styles["head" if number == 0 else "text"]
        sheet.write_string(number, 0, _cell(line), style)


def _questions(sheet: Any, letter: Letter, styles: dict[str, Any]) -> None:
    heads = (*HEADS, *FIELDS)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, _WIDTHS[column])
        sheet.write_string(0, column, head, styles["head"])
    for number, question in enumerate(letter.rows, 1):
        for column, text in enumerate(_texts(question)):
            sheet.write_string(number, column, _cell(text), styles["text"])
        for column in range(len(HEADS), len(heads)):
            sheet.write_blank(number, column, None, styles["answer"])
        place = number, len(HEADS) + FIELDS.index("Given as")
        sheet.data_validation(*place, *place, {"validate": "list", "source": list(GIVEN)})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(letter.rows), 1), len(heads) - 1)


def _texts(question: LetterRow) -> tuple[str, ...]:
    return (
        question.id,
        question.group,
        question.about,
        question.question,
        question.why,
        question.law,
        question.leads_to,
        question.term,
        question.takes,
    )


def _cell(text: str) -> str:
    return safe(text)[:_LONGEST]
