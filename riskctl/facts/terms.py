"""The closed words of rules that an assessment document repeats."""

from __future__ import annotations

from typing import Literal

Effect = Literal["block", "approval", "filing", "condition", "assessment", "exposure", "watch"]

Reach = Literal[
    "first-party-service",
    "vendor-products",
    "model-any-deployment",
    "data-processing",
    "operator",
    "developer",
    "host",
    "chips",
    "chip-exports",
    "contract-performance",
    "government-devices",
    "actor",
]
Status = Literal["in-force", "suspended", "announced"]
Strength = Literal["negligible", "low", "moderate", "substantial", "severe", "extreme"]
ShownVerdict = Literal["triggered", "unknown", "suspended", "announced"]
"""Verdicts that make a finding; a rule that is clear or outside its time makes none."""
MeasureState = Literal["met", "unproven", "open"]
"""Whether a mitigation is in place: proven, said without proof, or not."""

FRAMEWORKS = (
    r"^(nist-ai-rmf:(GOVERN|MAP|MEASURE|MANAGE)-[1-6]\.[1-9][0-9]?"
    r"|nist-ai-600-1:(GV|MP|MS|MG)-[1-6]\.[1-9][0-9]?-[0-9]{3}"
    r"|iso-42001:A\.([2-9]|10)\.[1-9](\.[1-9])?"
    r"|eu-ai-act:Art\.[1-9][0-9]{0,2}"
    r"|dora:Art\.(2[89]|30))$"
)
"""The ids a rule may refer to: NIST AI RMF and AI 600-1, ISO/IEC 42001 Annex A, the EU AI Act, DORA arts. 28-30."""
