"""What only the whole tree tells: the one service that all of its clients, addresses and resources belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from riskctl.discovery.makers import FIRST_PARTY, HOSTING
from riskctl.discovery.service import NAMED_BY_ID, OWN_SERVICE
from riskctl.discovery.usage import Usage

_TELLING = ("dep", "sdk", "iac", "endpoint", "image")
_LIBRARIES = frozenset({"HuggingFace", "LiteLLM", "LiteLLM proxy", "OpenAI-compatible"})
"""Clients of no single service."""
_ROUTERS = frozenset({"Vercel AI Gateway", "OpenRouter"})
_EVIDENCE = "the only service that the whole tree names"


def settle(usages: Sequence[Usage]) -> list[Usage]:
    """Models that no sign of their file attributes go to the tree's only hosting service, if there is one."""
    usages = _of_infrastructure(usages)
    services = _services(usages, _TELLING) - _LIBRARIES
    if len(services) != 1 or not services <= set(HOSTING):
        return list(usages)
    service = next(iter(services))
    return [
        _served_by(usage, service) if _is_open(usage, service in _ROUTERS) else usage
        for usage in usages
    ]


def _services(usages: Iterable[Usage], kinds: Sequence[str]) -> set[str]:
    """The services that usages of some kinds name; the two names of one cloud's models count once."""
    services = {usage.operator for usage in usages if usage.kind in kinds and usage.operator}
    return services - {"Azure AI Foundry"} if "Azure OpenAI" in services else services


def _of_infrastructure(usages: Sequence[Usage]) -> Sequence[Usage]:
    """Models in files of infrastructure belong to the one service that the tree's resources bring."""
    services = _services(usages, ("iac",))
    if len(services) != 1:
        return usages
    service = next(iter(services))
    return [
        _served_by(usage, service)
        if _INFRASTRUCTURE.search(usage.path) and _is_open(usage, False) and _fits(usage, service)
        else usage
        for usage in usages
    ]


def _fits(usage: Usage, service: str) -> bool:
    return service != "Azure OpenAI" or usage.developer == "OpenAI"


_INFRASTRUCTURE = re.compile(
    r"\.(?:bicep|bicepparam|tf|tfvars|hcl)$|\.parameters\.json$|(?:^|/)(?:infra|infrastructure|terraform|bicep|iac|cdk)/"
)


def _is_open(usage: Usage, router: bool) -> bool:
    """A router's ids begin with the developer (``xai/``), which another gateway reads as its service."""
    is_guess = not usage.operator or usage.evidence == OWN_SERVICE
    is_vendor = router and usage.evidence == NAMED_BY_ID and usage.operator in FIRST_PARTY
    return usage.kind == "model" and (is_guess or is_vendor)


def _served_by(usage: Usage, service: str) -> Usage:
    region = "own" if "self-hosted" in service else usage.host_region
    return usage._replace(operator=service, host_region=region, evidence=_EVIDENCE)
