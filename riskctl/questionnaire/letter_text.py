"""The letter as Markdown: to be answered in place, or opened in a word processor and sent."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.questionnaire.letter import Letter, LetterRow

FIELDS = ("Answer", "Given as", "Source", "Date", "Remark")
"""What the operator fills in, in the order of the columns."""
HOW = (
    "Please answer each question below its text. Answers are taken as you would write them: yes, no, 30, Ireland and "
    "Germany; end a list with 'and possibly others' where it is not complete; leave out what you cannot say. "
    "Given as: statement, published page, or contract term. Source: the page or document that says so. Date: the day "
    "from which it is so. Please leave the ids as they are."
)


def as_markdown(letter: Letter) -> str:
    """The text, which :mod:`riskctl.questionnaire.replies` reads back."""
    return "\n".join(_lines(letter)).rstrip("\n") + "\n"


def _lines(letter: Letter) -> Iterator[str]:
    yield "# Questions about the service\n"
    yield f"As of {letter.as_of}, about:\n"
    yield from (f"- {_plain(route)}" for route in letter.routes)
    yield f"\n{HOW}\n"
    group = ""
    for number, question in enumerate(letter.rows, 1):
        if question.group != group:
            group = question.group
            yield f"## {group}\n"
        yield from _question(number, question)


def _question(number: int, question: LetterRow) -> Iterator[str]:
    yield f"### {number}. {_plain(question.question)}\n"
    yield f"Id: `{question.id}`  "
    yield f"About: {_plain(question.about)}  "
    yield f"Why: {_plain(question.why)}  "
    yield f"Law: {_plain(question.law)}  "
    if question.leads_to:
        yield f"Leads to: {_plain(question.leads_to)}  "
    yield f"Contract term that settles it: {_plain(question.term)}  "
    yield f"Takes: {_plain(question.takes)}\n"
    for field in FIELDS:
        yield f"**{field}:**  "
    yield ""


def _plain(text: str) -> str:
    """Text that is no markup: it comes from rules and profiles, which others wrote."""
    from riskctl.text.display import safe

    shown = safe(" ".join(text.split()))
    for char in "\\`*_[]<>#|":
        shown = shown.replace(char, f"\\{char}")
    return shown
