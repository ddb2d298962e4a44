"""Open what a command judges by: reached with and without the option library."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.workspace.attempts import Attempts
    from riskctl.workspace.session import Session

Folders = Sequence[Path] | None


def open_session(as_of: str | None, data: Folders, rules: Folders) -> Session:
    """The session of all layers on the day given, or today."""
    from riskctl.cli.progress import working
    from riskctl.cli.today import day
    from riskctl.workspace.session import Session

    with working("reading data and rules"):
        session = Session.open(day(as_of), data or (), rules or ())
    _look_for_garbage_elsewhere()
    return session


def _look_for_garbage_elsewhere() -> None:
    """What is open stays to the end of the process: where nothing was looked through for garbage so far, leave it out.

    Looking through all that a workspace holds takes as long as judging a model by all its routes. What is made of it
    afterwards hardly ever goes in circles (some eight objects a document do), so that a look now and then is enough.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(_NOW_AND_THEN)
        gc.enable()


_NOW_AND_THEN = 500_000
"""New objects between two looks for garbage, some 50 MB."""


def open_asking(as_of: str | None, data: Folders, rules: Folders) -> tuple[Session, Attempts]:
    """As :func:`open_session`, for a question whose mistakes are told together: a wrong day is the first of them.

    With a wrong day the session is of today and good for nothing but finding the other mistakes;
    :meth:`Session.asked` raises them all.
    """
    from riskctl.cli.today import day
    from riskctl.workspace.attempts import Attempts
    from riskctl.workspace.errors import RequestError

    attempts = Attempts()

    def stated() -> str:
        try:
            return day(as_of)
        except UsageProblem as error:
            raise RequestError(str(error)) from None

    return open_session(attempts.read(stated), data, rules), attempts


def supposed(scenarios: Sequence[str] | None) -> str | None:
    """The scenarios that are supposed at once, under one name; None where none is."""
    if not scenarios:
        return None
    from riskctl.assessment.joint_scenarios import JOINED, scenario_ids

    joint = "+".join(scenarios)
    return JOINED.join(scenario_ids(joint)) or joint
