"""Which findings bear on which parts of which frameworks: ids only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.reports.sections.findings import Finding

_NAMES = {
    "nist-ai-rmf": "NIST AI RMF",
    "nist-ai-600-1": "NIST AI 600-1",
    "iso-42001": "ISO/IEC 42001",
    "eu-ai-act": "EU AI Act",
    "dora": "DORA",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One part of a framework and the findings that bear on it."""

    framework: str
    part: str
    findings: tuple[str, ...]
    numbers: tuple[int, ...]


def build(findings: Iterable[Finding]) -> tuple[Reference, ...]:
    """The references of all findings, by framework and part."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        for key in finding.frameworks:
            name, _, part = key.partition(":")
            grouped.setdefault((_NAMES.get(name, name), part), []).append(finding)
    return tuple(
        Reference(
            name,
            part,
            tuple(finding.id for finding in bearing),
            tuple(finding.number for finding in bearing),
        )
        for (name, part), bearing in sorted(grouped.items())
    )
