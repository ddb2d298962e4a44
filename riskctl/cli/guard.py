"""The one exit path: known errors become plain messages and exit codes, unknown ones a bug-report hint."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from riskctl.cli import exit_codes
from riskctl.document.errors import ReportError
from riskctl.text.display import safe, safe_block
from riskctl.text.problems import InputError
from riskctl.workspace.errors import RequestError, SeveralMistakesError

HINT = "This is a fault in riskctl, not in your input. Please report it with the command you ran."


MOST_PROBLEMS = 200
"""Problems told at once; a folder of another kind of file may hold many thousands."""


class UsageProblem(Exception):  # noqa: N818 - a problem of usage, told to the user, not a fault
    """Something the user asked for that cannot be done; the message says what to do instead."""


def fail(message: str, code: int) -> NoReturn:
    """Say a message on stderr and exit."""
    from riskctl.cli import console

    console.say(message)
    sys.exit(code)


def guarded(command: Callable[[], object]) -> None:
    """Run the command and turn every error into a message and a code."""
    _open_streams()
    try:
        command()
    except InputError as error:
        fail(safe_block(_first_problems(error)), exit_codes.INVALID_INPUT)
    except SeveralMistakesError as error:
        fail(safe_block("\n".join(map(_told, error.errors))), exit_codes.INVALID_INPUT)
    except (UsageProblem, RequestError, ReportError) as error:
        fail(safe_block(f"riskctl: {error}"), exit_codes.INVALID_INPUT)
    except KeyboardInterrupt:
        fail("interrupted", exit_codes.INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - keeps the interpreter's last flush quiet
        sys.exit(exit_codes.PASSED)
    except OSError as error:
        place = (
            f"{safe(str(error.filename))}:1:1"
            if error.filename
            else "riskctl: the output cannot be written"
        )
        fail(
            f"{place}: {safe(error.strerror or str(error))}; nothing was changed",
            exit_codes.INVALID_INPUT,
        )
    except Exception as error:
        if os.environ.get("RISKCTL_DEBUG"):
            raise
        kind = type(error).__name__
        fail(
            f"riskctl: internal error: {kind}: {safe(str(error), 300)}\n{HINT}",
            exit_codes.INTERNAL_ERROR,
        )


def _told(error: Exception) -> str:
    """One of several errors, as it is told alone."""
    return _first_problems(error) if isinstance(error, InputError) else f"riskctl: {error}"


def _first_problems(error: InputError) -> str:
    """The problems, one a line; beyond :data:`MOST_PROBLEMS` only how many more there are."""
    lines = [str(problem) for problem in error.problems[:MOST_PROBLEMS]]
    more = len(error.problems) - len(lines)
    return "\n".join([*lines, f"and {more:,} more problems"] if more else lines)


def _open_streams() -> None:
    """A stream that the caller has closed is a place to write to like any other: what goes there is dropped."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
