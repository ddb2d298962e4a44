"""Waivers in the code: ``riskctl: allow outcome.escalate reason=...`` on the line of a usage or the one above."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from riskctl.gate.findings import GateFinding

_FORM = re.compile(r"riskctl:\s*allow\s+(?P<rule>[\w.-]+)\s+reason=(?P<reason>\S.*)")
_REFUSED = "an inline waiver stands there; the policy permits none (inline-waivers)"


def with_inline_waiver(finding: GateFinding, root: Path, permitted: bool) -> GateFinding:
    """The finding waived by a remark beside it that names its rule and a reason, where the policy permits such."""
    reason = _reason_for(finding, root)
    if not reason or finding.waiver:
        return finding
    if permitted:
        return replace(finding, waiver=f"inline: {reason}")
    return replace(finding, reasons=(*finding.reasons, _REFUSED))


def _reason_for(finding: GateFinding, root: Path) -> str:
    usage = finding.usage
    lines = _lines(root / usage.path if root.is_dir() else root)
    for number in (usage.line, usage.line - 1):
        remark = _FORM.search(lines[number - 1]) if 0 < number <= len(lines) else None
        # By rule, so that a remark about one finding does not wave another one through.
        if remark and remark["rule"] == finding.rule:
            return remark["reason"].strip().rstrip("*/-> ")
    return ""


def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8", errors="replace").splitlines())
    except OSError:
        return ()
