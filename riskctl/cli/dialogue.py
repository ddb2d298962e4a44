"""A dialogue on a terminal: one question at a time, with why it is asked, an example and help."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from riskctl.cli import console
from riskctl.explanations.paper import wrap
from riskctl.text.display import safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.explanations.use_case_text import Answer
    from riskctl.questionnaire.question import Question

WIDEST = 100
"""Columns of a question at most: longer lines are hard to read."""


class InputEndedError(Exception):
    """The input ended, or the person left, before the dialogue was over."""


def tell(text: str, indent: int = 2) -> None:
    """A paragraph, wrapped at blanks and set in."""
    blank = " " * indent
    lines = wrap(safe(text), _width() - indent)
    console.write_text("".join(f"{blank}{line}\n" for line in lines), sys.stderr)


def tell_command(text: str) -> None:
    """A command on a line of its own, never broken, so that it can be copied."""
    console.write_text(f"    {safe(text)}\n", sys.stderr)


def bullet(text: str) -> None:
    """A line of a list, the text hanging behind its mark."""
    first, *below = wrap(safe(text), _width() - 4)
    lines = [f"  - {first}", *(f"    {line}" for line in below)]
    console.write_text("\n".join(lines) + "\n", sys.stderr)


def numbered(lines: Iterable[str]) -> None:
    """Lines with their numbers, the text hanging behind them."""
    for number, line in enumerate(lines, 1):
        first, *below = wrap(safe(line), _width() - 7)
        text = "\n".join([f"   {number}  {first}", *(f"      {part}" for part in below)])
        console.write_text(f"{text}\n", sys.stderr)


def prompt(default: str = "") -> str:
    """What a person types, an empty line taken for the default.

    Raises :class:`InputEndedError` at the end of the input and at an interrupt.
    """
    shown = f"[{safe(default, 60)}] " if default else ""
    # To stderr: stdout may be the file that the answers make.
    console.write_text(f"> {shown}", sys.stderr)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    if not line:
        console.write_text("\n", sys.stderr)
        raise InputEndedError
    return line.strip() or default


def pose(number: int, text: str, example: str = "", because: str = "") -> None:
    """The question with its number, an example of an answer, and why it is asked."""
    about = f" ({example})" if example else ""
    lead = f"{number}. "
    first, *below = wrap(safe(f"{text}{about}"), _width() - len(lead))
    hang = " " * len(lead)
    console.write_text(
        "\n".join(["", lead + first, *(hang + line for line in below)]) + "\n", sys.stderr
    )
    if because:
        tell(f"Why: {because}", len(lead))


def ask(question: Question, number: int, catalogue: Catalogue) -> Mapping[str, Answer] | None:
    """Put a question until the reply can be read; None when it is left open with an empty line.

    ``?`` shows what is possible. Raises :class:`InputEndedError`.
    """
    from riskctl.questionnaire.answers import BadAnswerError
    from riskctl.questionnaire.question import read_reply
    from riskctl.questionnaire.understood import understood_of

    pose(number, question.text, question.example, question.because)
    numbered(question.lines)
    while True:
        reply = prompt(question.default)
        if reply == "?":
            tell(question.help)
        elif question.declines(reply):
            return None
        else:
            try:
                answers = read_reply(question, reply, catalogue)
            except BadAnswerError as bad:
                tell(str(bad))
                continue
            noted = understood_of(reply, answers)
            if noted:
                tell(f"Noted: {noted}.")
            return answers


def _width() -> int:
    return min(max(console.columns(sys.stderr), 40), WIDEST)
