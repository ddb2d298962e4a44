"""The parts of a portfolio file that are right by themselves, so that a mistake in one hides none in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from riskctl.portfolio.file import GroupUseCase, PortfolioFile, PortfolioPolicy, RouteOffer

Part = TypeVar("Part", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PortfolioParts:
    """Routes and use cases by their places; ``offered`` are the names of all routes, be they right or wrong."""

    routes: Mapping[int, RouteOffer]
    use_cases: Mapping[int, GroupUseCase]
    offered: frozenset[str]
    policy: PortfolioPolicy
    scenarios: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def whole(file: PortfolioFile) -> PortfolioParts:
    """The parts of a file that is right in its form."""
    return PortfolioParts(
        dict(enumerate(file.routes)),
        dict(enumerate(file.use_cases)),
        frozenset(entry.subject for entry in file.routes),
        file.policy,
        file.scenarios,
        tuple(file.notice_hours),
    )


def salvaged(data: Any) -> PortfolioParts:
    """What can be read of a file that is wrong in its form."""
    sections = data if isinstance(data, dict) else {}
    entries = _entries(sections, "routes")
    subjects = (entry.get("subject") for entry in entries.values())
    policy = _part(sections.get("policy"), PortfolioPolicy) or PortfolioPolicy()
    return PortfolioParts(
        _right(entries, RouteOffer),
        _right(_entries(sections, "use_cases"), GroupUseCase),
        frozenset(subject for subject in subjects if isinstance(subject, str)),
        policy,
    )


def _entries(sections: Mapping[str, Any], name: str) -> dict[int, dict[str, Any]]:
    listed = sections.get(name)
    if not isinstance(listed, list):
        return {}
    return {index: entry for index, entry in enumerate(listed) if isinstance(entry, dict)}


def _right(entries: Mapping[int, Any], model: type[Part]) -> dict[int, Part]:
    read = {index: _part(entry, model) for index, entry in entries.items()}
    return {index: part for index, part in read.items() if part is not None}


def _part(entry: Any, model: type[Part]) -> Part | None:
    try:
        return model.model_validate(entry)
    except ValidationError:
        return None
