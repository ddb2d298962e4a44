"""What long work has come to, on one line of a terminal that goes away again; nothing in pipes and files."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from riskctl.cli import console

if TYPE_CHECKING:
    import threading

Element = TypeVar("Element")
SHOWN_AFTER = 1.0
"""Seconds before anything is drawn: shorter work needs no word."""
REDRAWN_EVERY = 0.25
"""Seconds between two drawings."""
MEGABYTE = 1_000_000
ERASE = "\x1b[K\r"
"""Clears the rest of the line and goes to its start."""


class Work:
    """One piece of work: ``done`` of ``whole`` (0: not known), counted in ``unit`` or in bytes (``MB``)."""

    def __init__(self, label: str, whole: int = 0, unit: str = "") -> None:
        self.label = label
        self.whole = whole
        self.unit = unit
        self.done = 0
        self.started = time.monotonic()
        self.drawn = False

    def step(self) -> None:
        """One more is done."""
        self.done += 1

    def reach(self, done: int, whole: int) -> None:
        """So much is done, of so much."""
        self.done, self.whole = done, whole

    def say(self, text: str) -> None:
        """A word for a person, above the line."""
        if self.drawn:
            sys.stderr.write(ERASE)
        console.say(text)

    def line(self, seconds: float) -> str:
        """The line as it is drawn after so many seconds."""
        return f"{self.label}{self._amount()} ({seconds:.0f} s)"

    def _amount(self) -> str:
        if not (self.done or self.whole):
            return ""
        if self.unit == "MB":
            done, whole = f"{self.done / MEGABYTE:.1f}", f"{self.whole / MEGABYTE:.1f}"
        else:
            done, whole = f"{self.done:,}", f"{self.whole:,}"
        amount = f"{done} of {whole}" if self.whole else done
        return f": {amount} {self.unit}".rstrip()

    def draw(self, over: threading.Event) -> None:
        """Redraw until the work is over. Runs beside the work, so that a long step shows as well."""
        if over.wait(SHOWN_AFTER):
            return
        while True:
            # One column less: a line that fills the last one makes some terminals go on to the
            # next.
            room = max(console.columns(sys.stderr) - 1, 20)
            text = self.line(time.monotonic() - self.started)[:room]
            # The rest of the line is cleared after the text, not before: a cleared line would
            # flicker.
            console.write_text(f"{text}{ERASE}", sys.stderr)
            self.drawn = True
            if over.wait(REDRAWN_EVERY):
                console.write_text(ERASE, sys.stderr)
                return


@contextlib.contextmanager
def working(
    label: str, whole: int = 0, unit: str = "", quiet: bool = False, stdout: bool = False
) -> Iterator[Work]:
    """The work inside the block, shown once it takes longer than a second.

    ``stdout`` says that the work writes to stdout while it runs: where that is a terminal too, nothing is drawn.
    """
    work = Work(label, whole, unit)
    disturbs = stdout and sys.stdout.isatty()
    if quiet or disturbs or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield work
        return
    import threading  # a pipe has no use for it

    over = threading.Event()
    beside = threading.Thread(target=work.draw, args=(over,), daemon=True)
    beside.start()
    try:
        yield work
    finally:
        over.set()
        # Waited for, or the line could be drawn over what is written next.
        beside.join()


def counted(
    elements: Iterable[Element], label: str, whole: int, quiet: bool = False, stdout: bool = False
) -> Iterator[Element]:
    """The elements as they are made, counted on the line; the options are those of :func:`working`."""
    with working(label, whole, quiet=quiet, stdout=stdout) as work:
        for element in elements:
            work.step()
            yield element
