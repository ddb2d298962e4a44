"""Members of the catalogue by their names where a value is shown; the value itself keeps their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor
from riskctl.facts.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from riskctl.document.model.findings import FindingRow, RouteFactRow, StatedFactRow

_MORE = " and possibly others"


class Names:
    """What vendors, models, chips and lists are called."""

    def __init__(self, assessor: Assessor) -> None:
        catalogue = assessor.plain
        self._named: Mapping[str, Mapping[str, object]] = {
            "vendor": catalogue.vendors,
            "model": catalogue.models,
            "chip": catalogue.chips,
            "list": assessor.references.official_lists,
        }

    def put_into(self, findings: Iterable[FindingRow], route_facts: Iterable[RouteFactRow]) -> None:
        """Show names in the evidence of findings and in the facts of the route."""
        for finding in findings:
            for row in finding["evidence"]:
                self._name(row)
                for part in row["derived_from"]:
                    self._name(part)
        for fact in route_facts:
            self._name(fact)

    def _name(self, row: StatedFactRow) -> None:
        spec = VOCABULARY.get(row["fact"])
        named = self._named.get(spec.of) if spec else None
        if named is not None:
            row["shown"] = _shown(row["shown"], named)


def _shown(shown: str, named: Mapping[str, object]) -> str:
    members = shown.removesuffix(_MORE).split(", ")
    # Sentences and numbers are left as they are, commas in them too.
    if not any(member in named for member in members):
        return shown
    names = ", ".join(_name_of(member, named) for member in members)
    return names + _MORE if shown.endswith(_MORE) else names


def _name_of(member: str, named: Mapping[str, object]) -> str:
    profile = named.get(member)
    return str(getattr(profile, "name", "") or getattr(profile, "title", "") or member)
