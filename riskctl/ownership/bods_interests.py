"""What the interest types of the Beneficial Ownership Data Standard 0.4 are here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riskctl.ownership.amounts import FULL, HALF, read_share
from riskctl.ownership.graph import Link, OwnershipGraph, Stake
from riskctl.ownership.periods import day_before, first_day, last_day
from riskctl.ownership.read_json import text_of

# The codelist interestType of the standard; what it does not tell apart is unclear, never nothing.
STAKES = {
    "shareholding": "economic",
    "votingRights": "voting",
    "rightsToSurplusAssetsOnDissolution": "economic_non_voting",
    "rightsToProfitOrIncome": "economic_non_voting",
    "conditionalRightsGrantedByContract": "conditional",
    "unknownInterest": "unclear",
    "unpublishedInterest": "unclear",
    "": "unclear",
}
LINKS = {
    "appointmentOfBoard": "control",
    "controlViaCompanyRulesOrArticles": "control",
    "controlByLegalFramework": "control",
    "otherInfluenceOrControl": "influence",
    "seniorManagingOfficial": "office",
    "boardMember": "office",
    "boardChair": "office",
    "nominee": "office",
    "settlor": "unclear",
    "trustee": "unclear",
    "protector": "unclear",
    "beneficiaryOfLegalArrangement": "unclear",
    "rightsGrantedByContract": "unclear",
}
# Rights in single assets and not in the company.
LEFT_OUT = frozenset({"enjoymentAndUseOfAssets", "rightToProfitOrIncomeFromAssets"})


@dataclass(frozen=True, slots=True)
class Dates:
    """First and last day, empty when open."""

    since: str = ""
    through: str = ""

    def within(self, interest: dict[str, Any]) -> Dates:
        """Narrowed by the dates of an interest; its ``endDate`` is the first day without it."""
        start, end = text_of(interest.get("startDate")), text_of(interest.get("endDate"))
        first, ends = first_day(start), last_day(end)
        # Believing either date could end a stake that is still held.
        if is_reversed(interest):
            return self
        since = max(self.since, first) if first else self.since
        last = day_before(ends) if ends else ""
        return Dates(
            since, min(self.through, last) if self.through and last else self.through or last
        )


def is_reversed(interest: dict[str, Any]) -> bool:
    """Whether an interest ends before it begins, so that none of its dates can be believed."""
    first, ends = (
        first_day(text_of(interest.get("startDate"))),
        last_day(text_of(interest.get("endDate"))),
    )
    return bool(first and ends and ends < first)


def add_interest(
    graph: OwnershipGraph, item: dict[str, Any], owner: str, subject: str, dates: Dates, source: str
) -> str:
    """Add one interest as a stake or a link; returns a note when it was left out or its type is not known.

    Raises ``ValueError`` for a share that is none.
    """
    kind, period = text_of(item.get("type")), dates.within(item)
    if kind in LEFT_OUT:
        return f"{kind} says nothing of ownership of the company; left out"
    # The nominator is the one for whom the subject holds.
    if kind == "nominator" and owner:
        graph.links.append(
            Link("nominee", (owner, subject), "", period.since, period.through, kind)
        )
        return ""
    if kind in LINKS and not owner:
        # A post counts for nobody, so whose it is changes nothing.
        if LINKS[kind] == "office":
            return f"{kind} of a party that is not known; left out"
        graph.add(
            Stake(
                "",
                subject,
                interest="unclear",
                since=period.since,
                through=period.through,
                source=source,
            )
        )
        return ""
    if kind in LINKS:
        share = _share(item.get("share"))
        # Control with a share that is no majority is said of a share, not of a right to decide.
        weak = LINKS[kind] == "control" and share != (0, FULL) and share[0] <= HALF
        link = Link(
            "influence" if weak else LINKS[kind],
            (owner,),
            subject,
            period.since,
            period.through,
            kind,
        )
        graph.links.append(link)
        return ""
    low, high = _share(item.get("share"))
    interest = STAKES.get(kind, "unclear")
    graph.add(Stake(owner, subject, low, high, interest, period.since, period.through, source))
    return "" if kind in STAKES else f"unknown interest type {kind!r}; taken as possible"


def _share(share: Any) -> tuple[int, int]:
    """Ends of a share; an end that is left out itself is moved inward by the least amount."""
    if not isinstance(share, dict):
        return 0, FULL
    low, high = _range(share)
    if share.get("exact") is None:
        return low, high
    least, most = read_share(share["exact"])
    if low <= least and most <= high:
        return least, most
    return min(low, least), max(high, most)  # they contradict each other: either may be right


def _range(share: dict[str, Any]) -> tuple[int, int]:
    low, high = 0, FULL
    if share.get("minimum") is not None:
        low = read_share(share["minimum"])[0]
    if share.get("exclusiveMinimum") is not None:
        low = max(low, read_share(share["exclusiveMinimum"])[0] + 1)
    if share.get("maximum") is not None:
        high = read_share(share["maximum"])[1]
    if share.get("exclusiveMaximum") is not None:
        high = min(high, read_share(share["exclusiveMaximum"])[1] - 1)
    if low > high:
        raise ValueError("the lower end lies above the upper one")
    return low, high
