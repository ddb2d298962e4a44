"""What the gate says of a usage, and of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from riskctl.discovery.usage import Usage
from riskctl.document.outcomes import severity

if TYPE_CHECKING:
    from riskctl.document.model.standing import StandingPart


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One usage with its outcome. ``rule`` is stable: ``outcome.reject``, ``policy.breach``, ``unknown.route`` ..."""

    usage: Usage
    outcome: str
    rule: str
    reasons: tuple[str, ...] = ()
    subject: str = ""
    waiver: str = ""

    def fails(self, fail_on: str) -> bool:
        """Whether the finding stops the change."""
        return not self.waiver and severity(self.outcome) >= severity(fail_on)


@dataclass(frozen=True, slots=True)
class GateResult:
    """All findings by path and line, notes on waivers, and files that were not read.

    ``standing`` is what the decisions depart from or do not rest on; None where nothing was decided by law.
    """

    findings: tuple[GateFinding, ...]
    fail_on: str
    as_of: str
    policy: str
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    standing: StandingPart | None = None

    @property
    def failing(self) -> tuple[GateFinding, ...]:
        """Findings that stop the change."""
        return tuple(finding for finding in self.findings if finding.fails(self.fail_on))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What every format says beside the failing findings: what was waived, the notes, and files not read."""
        waived = (
            f"waived ({finding.waiver}): {finding.outcome}: {finding.usage.kind} {finding.usage.literal}, "
            f"{finding.usage.path}:{finding.usage.line}"
            for finding in self.findings
            if finding.waiver
        )
        unread = (f"not read: {path}; what it uses is not known" for path in self.unread)
        return (*waived, *self.notes, *unread)
