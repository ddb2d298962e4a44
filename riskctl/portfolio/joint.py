"""Engines for what-ifs, of one scenario or of several supposed at once."""

from __future__ import annotations

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.joint_scenarios import JOINED, joined, scenario_ids
from riskctl.workspace.session import Conditions, Session

__all__ = ["JOINED", "engine", "joined", "joint_name"]


def joint_name(text: str) -> str:
    """The name under which scenarios go together: ``a+b`` as ``a + b``."""
    return JOINED.join(scenario_ids(text))


def engine(session: Session, name: str) -> Assessor:
    """The engine under a scenario, or under several whose ids are joined. Raises :class:`RequestError`."""
    return session.request(conditions=Conditions(scenario=name)).assessor
