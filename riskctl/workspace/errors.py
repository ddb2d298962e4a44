"""What a caller asked for that cannot be done."""

from __future__ import annotations

from collections.abc import Sequence


class RequestError(ValueError):
    """A question that cannot be answered as asked; the message says what to ask instead, one problem a line."""


class SeveralMistakesError(RequestError):
    """Mistakes of several inputs: of files, each with its place, and of what was asked."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, errors)))
