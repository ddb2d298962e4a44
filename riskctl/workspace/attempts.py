"""Several inputs of one question, read so that the mistakes of all of them are told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from riskctl.text.problems import InputError
from riskctl.workspace.errors import RequestError, SeveralMistakesError

T = TypeVar("T")


class Attempts:
    """Reads one input after the other; :meth:`finish` raises what went wrong with any of them."""

    def __init__(self) -> None:
        self._errors: list[InputError | RequestError] = []

    def read(self, step: Callable[[], T]) -> T | None:
        """What the step gives; nothing where it raises :class:`InputError` or :class:`RequestError`."""
        try:
            return step()
        except (InputError, RequestError) as error:
            self._errors.append(error)
            return None

    def finish(self) -> None:
        """Raise the one error there was, or all of them as :class:`SeveralMistakesError`."""
        # As it is, so that a caller can tell a bad file from a bad question.
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise SeveralMistakesError(self._errors)
