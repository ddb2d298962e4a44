"""Names in a portfolio that are of the right form and yet mean nothing: a limit on a node that there is none of.

Such a limit would be kept by every plan, and so be false comfort.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from riskctl.catalogue.catalogue import Catalogue
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.country_hints import country_hint
from riskctl.portfolio.file import GroupUseCase, Needs, NodeKind, PortfolioPolicy
from riskctl.portfolio.nodes import ORGANISATION, UNKNOWN_NODE
from riskctl.portfolio.parts import PortfolioParts
from riskctl.text.display import safe
from riskctl.text.located import KeyPath
from riskctl.text.suggest import hint

Mistake = tuple[KeyPath, str]
_PLACES = ("seat", "host-country")
_LONGEST = 80


def mistakes(parts: PortfolioParts, catalogue: Catalogue) -> Iterator[Mistake]:
    """Where in the file, and what to do about it."""
    yield from _nodes(parts.policy, catalogue)
    for index, (first, second) in enumerate(parts.policy.survive):
        if first == second:
            yield ("policy", "survive", index), "names one scenario twice; name two"
    yield from _repeated(parts.scenarios, ("scenarios",))
    for index, case in parts.use_cases.items():
        yield from _needs(case.needs, ("use_cases", index, "needs"), catalogue)
        yield from _allowed(case, ("use_cases", index))


def _nodes(policy: PortfolioPolicy, catalogue: Catalogue) -> Iterator[Mistake]:
    for index, cap in enumerate(policy.shares):
        message = _misnamed(cap.kind, cap.node, catalogue)
        if message:
            yield ("policy", "shares", index, "node"), message
    for kind, nodes in policy.exclude.items():
        for index, node in enumerate(nodes):
            message = _misnamed(kind, node, catalogue)
            if message:
                yield ("policy", "exclude", kind, index), message


def _misnamed(kind: NodeKind, node: str, catalogue: Catalogue) -> str:
    """What is wrong with the name of a node; empty where there is such a node."""
    if node == UNKNOWN_NODE or node in known_nodes(kind, catalogue):
        return ""
    shown = f"no {kind} '{safe(node, _LONGEST)}'"
    if kind in _PLACES:
        return f"{shown}{country_hint(node)}; write an ISO 3166-1 alpha-2 code"
    return f"{shown}{hint(node, known_nodes(kind, catalogue))}; name one of the catalogue"


def known_nodes(kind: NodeKind, catalogue: Catalogue) -> Collection[str]:
    """Every node of a kind that a route can have."""
    if kind in _PLACES:
        return COUNTRIES
    if kind == "operator":
        return {*catalogue.vendors, ORGANISATION}
    if kind == "model-family":
        return {model.family for model in catalogue.models.values()} - {""}
    if kind == "licence":
        return set(_licences(catalogue))
    return catalogue.vendors


def _licences(catalogue: Catalogue) -> Iterator[str]:
    for model in catalogue.models.values():
        stated = model.claims.get("licence", ())
        entries = stated if isinstance(stated, tuple) else (stated,)
        yield from (str(entry.value) for entry in entries if entry.value is not None)


def _repeated(names: Iterable[str], at: KeyPath) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield (*at, index), f"'{safe(name, _LONGEST)}' appears twice; keep one"
        seen.add(name)


def _needs(needs: Needs, at: KeyPath, catalogue: Catalogue) -> Iterator[Mistake]:
    for side, wanted in (("input", needs.input), ("output", needs.output)):
        known = set(_modalities(catalogue, side))
        for index, modality in enumerate(wanted):
            if modality not in known:
                message = f"no model of the catalogue has the {side} '{safe(modality, _LONGEST)}'"
                listing = f"known: {', '.join(sorted(known))}"
                yield (*at, side, index), f"{message}{hint(modality, known)}; {listing}"
    if needs.benchmark is not None:
        scored = {str(row.get("name")) for row in _benchmarks(catalogue)}
        if needs.benchmark.name not in scored:
            name = safe(needs.benchmark.name, _LONGEST)
            message = f"no model of the catalogue has a score on '{name}'"
            near = hint(needs.benchmark.name, scored)
            listing = f"known, each with its version: {', '.join(sorted(scored))}"
            yield (*at, "benchmark", "name"), f"{message}{near}; {listing}"


def _modalities(catalogue: Catalogue, side: str) -> Iterable[str]:
    return chain.from_iterable(
        model.modalities.get(side, ()) for model in catalogue.models.values()
    )


def _benchmarks(catalogue: Catalogue) -> Iterable[dict[str, object]]:
    return chain.from_iterable(model.benchmarks for model in catalogue.models.values())


def _allowed(case: GroupUseCase, at: KeyPath) -> Iterator[Mistake]:
    if case.allowed == ():
        yield (*at, "allowed"), "no route is allowed; name some, or leave it out to allow all"
