"""Routes side by side for one use case: ranked, with what separates each from the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from riskctl.compare.fact_view import shown_facts
from riskctl.compare.finding_changes import state
from riskctl.compare.standing import WORDS, deciding, place_of
from riskctl.document.model import Assessment
from riskctl.document.outcomes import ALLOWED, Place, has_star

CLEAR = "clear"
"""Stands for a finding that a route does not have: the rule is clear for it, or does not reach it."""
_FACTS_OF = ("route.", "operator.", "developer.", "model.")


@dataclass(frozen=True, slots=True)
class Separation:
    """What separates a route from the one ranked before it; ``decided_by`` is empty for a tie."""

    against: str
    decided_by: str
    text: str
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankedRoute:
    """A route with its rank, from 1; routes that tie share one. ``gap`` is None for the first."""

    rank: int
    best: bool
    document: Assessment
    place: Place
    gap: Separation | None


@dataclass(frozen=True, slots=True)
class Contrast:
    """A finding or fact in which the routes differ: what it is for each, by subject."""

    id: str
    title: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Routes best first, the findings and facts in which they differ, and a sentence that names the best."""

    routes: tuple[RankedRoute, ...]
    findings: tuple[Contrast, ...]
    facts: tuple[Contrast, ...]
    verdict: str


def side_by_side(documents: Iterable[Assessment]) -> SideBySide:
    """Rank assessed routes. Nothing is starred on a tie, or where the first may not be used as it stands."""
    placed = [(place_of(document), document) for document in documents]
    # By id at the end, so that routes that tie stand in the same order every time.
    placed.sort(key=lambda pair: (pair[0], pair[1]["subject"]["id"]))
    starred = has_star([place for place, _ in placed])
    routes: list[RankedRoute] = []
    for index, (place, document) in enumerate(placed):
        previous = routes[-1] if routes else None
        tied = previous is not None and previous.place == place
        rank = previous.rank if previous and tied else index + 1
        gap = _gap(previous, place, document) if previous else None
        routes.append(RankedRoute(rank, starred and index == 0, document, place, gap))
    ordered = [document for _, document in placed]
    return SideBySide(tuple(routes), _findings(ordered), _facts(ordered), _verdict(routes))


def _gap(before: RankedRoute, place: Place, document: Assessment) -> Separation:
    decided_by = deciding(before.place, place)
    here = {finding["id"]: finding["title"] for finding in document["findings"]}
    there = {finding["id"]: finding["title"] for finding in before.document["findings"]}
    return Separation(
        before.document["subject"]["id"],
        decided_by,
        _sentence(decided_by, before, place, document),
        tuple(name for name in here if name not in there),
        tuple(name for name in there if name not in here),
    )


def _sentence(decided_by: str, before: RankedRoute, place: Place, document: Assessment) -> str:
    if not decided_by:
        return "level with the one before it in everything that ranks"
    if decided_by == "outcome":
        return f"{document['decision']['outcome']} after {before.document['decision']['outcome']}"
    here, there = getattr(place, decided_by), getattr(before.place, decided_by)
    if isinstance(here, tuple):
        here, there = sum(here), sum(there)
    if isinstance(here, float):
        return f"the same outcome; {WORDS[decided_by]} {here:.1f} after {there:.1f}"
    return f"the same outcome; {WORDS[decided_by]} {here} after {there}"


def _findings(documents: Sequence[Assessment]) -> tuple[Contrast, ...]:
    states = [
        {finding["id"]: state(finding) for finding in document["findings"]}
        for document in documents
    ]
    titles = {
        finding["id"]: finding["title"]
        for document in documents
        for finding in document["findings"]
    }
    names = [document["subject"]["id"] for document in documents]
    contrasts = [
        Contrast(finding, titles[finding], dict(zip(names, _of_each(finding, states), strict=True)))
        for finding in sorted(titles)
    ]
    return tuple(filter(_differs, contrasts))


def _of_each(finding: str, states: Iterable[Mapping[str, str]]) -> list[str]:
    return [known.get(finding, CLEAR) for known in states]


def _differs(contrast: Contrast) -> bool:
    return len(set(contrast.values.values())) > 1


def _facts(documents: Sequence[Assessment]) -> tuple[Contrast, ...]:
    """Facts of the routes that differ among those that show them."""
    shown = [shown_facts(document) for document in documents]
    paths = sorted({path for facts in shown for path in facts if path.startswith(_FACTS_OF)})
    contrasts = []
    for path in paths:
        values = {
            document["subject"]["id"]: facts[path].shown
            for document, facts in zip(documents, shown, strict=True)
            if path in facts
        }
        contrasts.append(Contrast(path, path, values))
    return tuple(filter(_differs, contrasts))


def _verdict(routes: Sequence[RankedRoute]) -> str:
    if not routes:
        return ""
    first = routes[0]
    name, outcome = first.document["subject"]["id"], first.document["decision"]["outcome"]
    if first.best and len(routes) == 1:
        return f"{name}: {outcome}."
    if first.best:
        gap = routes[1].gap
        return (
            f"Best: {name}. Next, {routes[1].document['subject']['id']}: {gap.text if gap else ''}."
        )
    if outcome in ALLOWED:
        level = sum(route.rank == 1 for route in routes)
        return f"None is best: the first {level} are level, {outcome}."
    return f"None can be used as it stands: the mildest outcome is {outcome}, for {name}."
