"""Write to the terminal: documents to stdout, words for people to stderr when stdout carries a document."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TextIO


def write_bytes(content: bytes) -> None:
    """A document to stdout, byte for byte."""
    with _reader_may_leave():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


@contextlib.contextmanager
def _reader_may_leave() -> Iterator[None]:
    """A reader such as ``head`` may close the pipe: the rest is dropped, and the command ends with its own code."""
    try:
        yield
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - keeps the last flush quiet


def say(text: str) -> None:
    """A word for a person, on stderr."""
    sys.stderr.write(fitted(text.rstrip("\n"), sys.stderr) + "\n")


def speaks_unicode(stream: TextIO) -> bool:
    """Whether the stream's encoding can hold any character."""
    return (stream.encoding or "ascii").lower().replace("-", "").startswith("utf")


def wants_color(stream: TextIO, no_color: bool) -> bool:
    """Colour only on a terminal that has it and whose owner has not declined (https://no-color.org)."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_terminal(stream)


def columns(stream: TextIO) -> int:
    """The terminal's width; 80 in a pipe, so that logs do not depend on where they were made."""
    import shutil  # many modules for one question

    return shutil.get_terminal_size((80, 24)).columns if keeps_width(stream) else 80


def is_terminal(stream: TextIO) -> bool:
    """Whether a person looks at what is written there."""
    return stream.isatty()


def keeps_width(stream: TextIO) -> bool:
    """Whether lines are for a screen of known width; a pipe without one gets them whole."""
    return is_terminal(stream) or bool(os.environ.get("COLUMNS"))


def fitted(text: str, stream: TextIO) -> str:
    """The text as the terminal shows it without breaking words; unchanged for pipes and files."""
    if not is_terminal(stream):
        return text
    from riskctl.cli.fitting import fit

    return fit(text, columns(stream))


def write_text(text: str, stream: TextIO | None = None) -> None:
    """Text for a person or a pipe; what the encoding lacks is replaced, never an error."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "ascii"
    with _reader_may_leave():
        text = fitted(text, stream)
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
