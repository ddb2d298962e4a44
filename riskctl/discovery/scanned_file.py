"""One file while its usages are told: its signs, its lines, the settings of the whole tree, and how a usage is made."""

from __future__ import annotations

import re
from collections.abc import Mapping

from riskctl.discovery.constants import has_constants
from riskctl.discovery.forms import says_model
from riskctl.discovery.hosts import host_of
from riskctl.discovery.signs import FileSigns, ServingService
from riskctl.discovery.usage import Confidence, Kind, Literal, Usage
from riskctl.discovery.weights import is_place

_ROUTED = re.compile(r"[*{}$<>]|%[sdv]|^openrouter/auto$|/auto$|^auto$")
_OVERRIDES = (
    ("OPENAI_BASE_URL", "OpenAI"),
    ("OPENAI_API_BASE", "OpenAI"),
    ("ANTHROPIC_BASE_URL", "Anthropic"),
)
"""Settings of the environment that take the place of a client's own address."""


def _region_of_own(operator: str, kind: Kind) -> str:
    """Models on a server of one's own are where that is; a client package may be pointed anywhere."""
    is_own = kind in ("model", "model_pull") and operator.endswith("(self-hosted)")
    return "own" if is_own else ""


class ScannedFile:
    """A file that is being told. ``environment`` are settings of the whole tree."""

    def __init__(
        self, path: str, signs: FileSigns, lines: list[str], environment: Mapping[str, str]
    ) -> None:
        self.path = path
        self.signs = signs
        self.lines = lines
        self.environment = environment
        self.imported: set[str] = set()
        self.takes_constants = has_constants(path) and bool(signs.sdks)

    def usage(
        self, literal: Literal, kind: Kind, served: ServingService, developer: str = ""
    ) -> Usage:
        """The usage that a literal is, with how sure that is."""
        confidence: Confidence = "declared"
        if _ROUTED.search(literal.text) and kind in ("model", "endpoint", "model_pull"):
            confidence = "unresolved"
        elif kind == "model" and not (says_model(literal.key) and served.operator):
            confidence = "inferred"
        return Usage(
            self.path,
            literal.line,
            literal.column,
            kind,
            literal.text,
            developer,
            served.operator,
            served.region or _region_of_own(served.operator, kind),
            confidence,
            served.evidence,
        )

    def unresolved_place(self, usage: Usage) -> Usage:
        """A place that names no family, and a name that is filled in when it runs, may hold any weights."""
        is_open = is_place(usage.literal) or "{" in usage.literal
        if is_open and not usage.developer:
            return usage._replace(confidence="unresolved")
        return usage

    def overridden(self, served: ServingService) -> ServingService:
        """The service, or that of an address in the environment that takes the place of the client's own."""
        for variable, operator in _OVERRIDES:
            if served.operator != operator:
                continue
            address = self.environment.get(variable, "")
            host = host_of(address)
            if host and host.operator != operator:
                return ServingService(host.operator, host.region, f"{variable} = {address}")
        return served

    def placed(self, literal: Literal, text: str, offset: int) -> Literal:
        """The part of a text with its own line: a text of several lines is searched from its first."""
        last = literal.line + literal.text.count("\n", 0, offset)
        for number in range(literal.line, min(last, len(self.lines)) + 1):
            column = self.lines[number - 1].find(text)
            if column >= 0 and number == last:
                return literal._replace(text=text, line=number, column=column + 1)
        return literal._replace(text=text, column=literal.column + offset)
