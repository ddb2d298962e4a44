"""Which copy of a list a screening result rests on: its name, its source, its entries and its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Assessor
from riskctl.assessment.party_screening import SearchedList, source_key
from riskctl.catalogue.profiles import Vendor
from riskctl.watchlists.embedded import EmbeddedLists, ListedParty

if TYPE_CHECKING:
    from riskctl.document.model.parties import ListCopyPart


class ListCopies:
    """The copies of lists that an assessment had at hand."""

    def __init__(self, assessor: Assessor, watchlists: EmbeddedLists) -> None:
        self._catalogue = assessor.catalogue
        self._official = assessor.references.official_lists
        self._lists = assessor.screening.lists if assessor.screening else {}
        self._extracts = {entry.id: entry for entry in watchlists.inputs}

    def stated(self, list_id: str, vendor: Vendor, source: str) -> ListCopyPart:
        """A statement of a profile; screening makes such statements too, of a copy that is at hand."""
        searched = self._lists.get(list_id)
        if searched is not None and source == source_key(searched):
            return self.searched(searched)
        sources = self._catalogue.sources(vendor)
        return self._copy(list_id, sources[source].title if source in sources else "")

    def searched(self, searched: SearchedList) -> ListCopyPart:
        """An installed list, or one that is not at hand."""
        held = bool(searched.sha256)
        return {
            **self._copy(searched.id, searched.title if held else ""),
            "rows": searched.rows if held else None,
            "sha256": searched.sha256 or None,
        }

    def extract(self, party: ListedParty) -> ListCopyPart:
        """A file of the embedded lists, with its entries of this list."""
        read = self._extracts[party.watchlist]
        return {
            **self._copy(party.list, read.title),
            "rows": read.rows[party.list],
            "sha256": read.sha256,
        }

    def _copy(self, list_id: str, source: str) -> ListCopyPart:
        official = self._official.get(list_id)
        return {
            "title": official.title if official else list_id,
            "source": source,
            "rows": None,
            "sha256": None,
        }
