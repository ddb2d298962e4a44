"""Waivers that need somebody's attention as findings: expired, expiring soon, or covering nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from riskctl.discovery.usage import Usage
from riskctl.gate.findings import GateFinding
from riskctl.gate.policy import GatePolicy, UsageWaiver


def waiver_findings(
    policy: GatePolicy, findings: Iterable[GateFinding], as_of: str
) -> Iterator[GateFinding]:
    """One finding a waiver at most. They ask for attention and stop nothing unless ``fail-on`` is as low."""
    usages = [finding.usage for finding in findings]
    soon = _later(as_of, policy.warn_days)
    for waiver in policy.waivers:
        covered = any(waiver.covers(usage) for usage in usages)
        # Unused before expired: what covers nothing need not be renewed.
        if not covered:
            text = f"waiver {waiver.id} covers no usage that was looked at; remove it if it is no longer needed"
            yield _finding(policy, waiver, "waiver.unused", text)
        elif waiver.through < as_of:
            text = f"waiver {waiver.id} expired on {waiver.through}; what it covered counts again"
            yield _finding(policy, waiver, "waiver.expired", text)
        elif waiver.through <= soon:
            text = f"waiver {waiver.id} expires on {waiver.through}; renew it with its approver or end the use"
            yield _finding(policy, waiver, "waiver.expiring", text)


def _later(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def _finding(policy: GatePolicy, waiver: UsageWaiver, rule: str, text: str) -> GateFinding:
    usage = Usage(policy.source, 1, 1, "policy", waiver.id)
    return GateFinding(usage, "approve-with-conditions", rule, (text,))
