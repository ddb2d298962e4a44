"""What is wrong with an input file, and where."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from riskctl.text.display import safe


class Problem(NamedTuple):
    """One mistake in one file; `line` and `col` count from 1, `col` in characters."""

    path: str
    line: int
    col: int
    message: str

    def __str__(self) -> str:
        return f"{safe(self.path)}:{self.line}:{self.col}: {safe(self.message)}"


class InputError(Exception):
    """Input that cannot be used; `problems` holds every mistake found, in the order of the files."""

    problems: tuple[Problem, ...]

    def __init__(self, problems: Iterable[Problem]) -> None:
        # Each once: two checks may come upon the same mistake.
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class Problems(list[Problem]):
    """The mistakes of several inputs, gathered so that one run tells all of them."""

    @contextmanager
    def caught(self) -> Iterator[None]:
        """A step that may raise :class:`InputError`: its problems are added, and the next step is tried."""
        try:
            yield
        except InputError as error:
            self.extend(error.problems)

    def raise_all(self) -> None:
        """Raise :class:`InputError` with all of them, where there are any."""
        if self:
            raise InputError(self)
