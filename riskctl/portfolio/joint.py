"""Engines for what-ifs, of one scenario or of several supposed at once."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import reduce
from typing import Any

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.scenario import Scenario
from riskctl.workspace.errors import RequestError
from riskctl.workspace.session import Conditions, Session

JOINED = " + "
"""Stands between the ids of scenarios that are supposed together."""


def joined(first: Scenario, second: Scenario) -> Scenario:
    """Both scenarios at once: everything that either supposes; where both suppose a fact, the second holds."""
    parts: dict[str, Any] = {
        "id": f"{first.id}{JOINED}{second.id}",
        "title": f"{first.title}; and {second.title}",
        "trigger": f"{first.trigger} {second.trigger}",
        "sha256": hashlib.sha256(f"{first.sha256}{second.sha256}".encode()).hexdigest(),
    }
    for field in fields(Scenario):
        if field.name not in parts:
            parts[field.name] = (*getattr(first, field.name), *getattr(second, field.name))
    return Scenario(**parts)


def engine(session: Session, name: str) -> Assessor:
    """The engine under a scenario, or under several whose ids are joined. Raises :class:`RequestError`."""
    if JOINED not in name:
        return session.request(conditions=Conditions(scenario=name)).assessor
    workspace, today = session.workspace, session.request().assessor
    try:
        scenarios = [workspace.scenario(part) for part in name.split(JOINED)]
    except KeyError as error:
        raise RequestError(str(error.args[0])) from None
    return Assessor(
        workspace.catalogue,
        workspace.rules,
        workspace.references,
        workspace.policy,
        session.as_of,
        scenario=reduce(joined, scenarios),
        overlays=today.overlays,
        screening=today.screening,
        regimes=workspace.ownership_regimes,
    )
