"""Which facts of the collected material became rules, and why any did not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from riskctl.text.display import safe
from riskctl.text.located import InputError, Located, load
from riskctl.text.model import Id, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

COLLECTED = {
    "residency-ai-law": "residency-ai-law.yaml",
    "named-service-restrictions": "residency-ai-law.yaml",
    "sanctions-export-control": "sanctions-export-control.yaml",
}
"""The file of the collected material that holds the facts of each part."""


class FactEntry(Strict):
    """One fact: what it says in a few words, the rules and reference lists that carry it, or why none does."""

    about: str
    rules: tuple[Id, ...] = ()
    lists: tuple[Id, ...] = ()
    left: str = ""
    why: str = ""


class CoveragePart(Strict):
    """The facts of one collection, by id."""

    title: str
    facts: dict[str, FactEntry]


class CoverageFile(Strict):
    """``data/coverage.yaml``."""

    parts: dict[str, CoveragePart]


@dataclass(frozen=True, slots=True)
class CoveredIds:
    """Ids that entries may name: all rules and all reference lists."""

    rules: Collection[str]
    lists: Collection[str]


def read_coverage(located: Located, known: CoveredIds) -> CoverageFile:
    """Read and check the file; raises :class:`InputError` with every problem."""
    file = validate(located, CoverageFile)
    problems = Problems(
        located.problem(("parts", part_id, "facts", fact_id, *at), message)
        for part_id, part in file.parts.items()
        for fact_id, entry in part.facts.items()
        for at, message in _problems(entry, known)
    )
    problems.raise_all()
    return file


def _problems(entry: FactEntry, known: CoveredIds) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key, ids, all_ids, word in (
        ("rules", entry.rules, known.rules, "rule"),
        ("lists", entry.lists, known.lists, "reference list"),
    ):
        for index, named in enumerate(ids):
            if named not in all_ids:
                yield (key, index), f"no {word} '{safe(named, 60)}'{hint(named, all_ids)}"
    # Both would say that a fact is carried and is not.
    if bool(entry.rules) == bool(entry.why):
        yield (), "a fact has either `rules`, or `why` there is none"


def compare(located: Located, file: CoverageFile, folder: Path) -> None:
    """Raise :class:`InputError` when the collected material in ``folder`` and the file differ in their fact ids."""
    problems = Problems()
    for part_id, name in COLLECTED.items():
        collected = set(_collected(load(folder / name, name), part_id))
        covered = set(file.parts[part_id].facts) if part_id in file.parts else set()
        at = ("parts", part_id) if part_id in file.parts else ("parts",)
        problems += [
            located.problem(at, f"{name} has {fact}, which is not here; add it")
            for fact in sorted(collected - covered)
        ]
        problems += [
            located.problem(
                (*at, "facts", fact),
                f"{name} has no fact '{safe(fact, 60)}'{hint(fact, collected)}",
            )
            for fact in sorted(covered - collected)
        ]
    problems.raise_all()


def _collected(located: Located, part_id: str) -> Iterator[str]:
    """Fact ids of one part; raises :class:`InputError` when the file has another shape."""
    try:
        if part_id == "named-service-restrictions":
            groups = [located.data["named_service_restrictions"]]
        elif part_id == "residency-ai-law":
            groups = [place["facts"] for place in located.data["jurisdictions"].values()]
        else:
            groups = [located.data["facts"]]
        yield from [fact["id"] for group in groups for fact in group]
    except (KeyError, TypeError, AttributeError):
        raise InputError(
            [located.problem((), f"holds no facts for {part_id}; name the folder of the facts")]
        ) from None
