"""Who has a step to take: the roles that the bundled rules name, in the language of the reader."""

from __future__ import annotations

from riskctl.messages.language import say

ROLES: frozenset[str] = frozenset(
    {
        "business owner",
        "compliance",
        "contracts counsel",
        "counsel",
        "data owner",
        "data protection officer",
        "export control",
        "information officer",
        "information security",
        "legal",
        "model risk",
        "operator",
        "organisation",
        "outsourcing office",
        "platform team",
        "privacy officer",
        "procurement",
        "product",
        "product owner",
        "programme manager",
        "project lead",
        "regulatory affairs",
        "risk",
        "sales",
        "sanctions compliance",
        "security",
        "security adviser",
        "service owner",
        "trade compliance",
        "vendor management",
    }
)
"""Roles as rules write them; a rule of an organisation may name any other."""


def role_words(role: str) -> str:
    """The role in the current language; as it is written where a rule names another one."""
    return say(role) if role in ROLES else role
