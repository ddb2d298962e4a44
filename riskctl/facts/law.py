"""What rulesets and ownership regimes both say of law: where it was read, and when it has which status."""

from __future__ import annotations

from pydantic import Field

from riskctl.facts.grades import Grade
from riskctl.facts.terms import Status
from riskctl.text.dates import within
from riskctl.text.model import Date, Strict


class Source(Strict):
    """What is cited: the law, its address, the day it was read, and how good the copy was."""

    citation: str
    title: str = ""
    url: str = ""
    retrieved: Date
    grade: Grade
    note: str = ""


class Window(Strict):
    """A period, both ends inclusive, in which a rule or regime has one status.

    ``source`` is the key of the source it rests on, ``confirmed_by`` the keys of independent second readings.
    ``replaced``: a later window holds other law in its stead, so that its source is cited on its own days only.
    """

    since: Date | None = Field(default=None, alias="from")
    through: Date | None = None
    status: Status
    source: str
    # Said by whoever read the law; only a second reading by another source takes it away.
    verify: bool = False
    confirmed_by: tuple[str, ...] = ()
    replaced: bool = False
    note: str = ""

    def holds(self, as_of: str) -> bool:
        """Whether the day lies in the window."""
        return within(self.since, self.through, as_of)
