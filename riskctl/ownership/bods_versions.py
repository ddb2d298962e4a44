"""Which statement of a record holds when: date-times in order, contradictions never resolved the lenient way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from riskctl.ownership.bods_interests import Dates
from riskctl.ownership.periods import day_before
from riskctl.text.dates import is_date


@dataclass(frozen=True, slots=True)
class Version:
    """One statement of a record; later ones take its place from their own day.

    ``moment`` orders the statements of one day; it is empty for a date without a time. ``day`` is empty when the date
    of the statement is missing or cannot be read.
    """

    place: int
    day: str
    moment: str
    closed: bool
    kind: str
    details: dict[str, Any]


def read_moment(text: str) -> tuple[str, str]:
    """Day and moment (UTC) of a date or date-time by ISO 8601; both empty for anything else.

    A date-time that names no zone is taken as UTC; the day is the one written.
    """
    if is_date(text):
        return text, ""
    # Python reads week dates and dates without dashes too, which the standard does not have.
    if not is_date(text[:10]):
        return "", ""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return "", ""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    try:
        return text[:10], moment.astimezone(datetime.UTC).isoformat()
    # The first and last moment of the calendar have no UTC in another zone.
    except OverflowError:
        return "", ""


def in_order(versions: Sequence[Version]) -> list[Version]:
    """The versions as they follow one another; those without a day come last, since their place is not known."""
    return sorted(
        versions, key=lambda version: (not version.day, version.day, version.moment, version.place)
    )


def periods(versions: Sequence[Version]) -> Iterator[tuple[Version, Dates]]:
    """The open versions, each with the days on which it counts.

    Versions that cannot be put in order (of one day, one of them without a time or both of the same moment) all count
    from that day, and one that closes the record among them closes nothing. A version without a day counts always.
    """
    dated = [version for version in versions if version.day]
    groups = _groups(in_order(dated))
    for index, group in enumerate(groups):
        after = groups[index + 1][0].day if index + 1 < len(groups) else ""
        # The first version tells when it was stated, not when the holding began, so the start stays
        # open.
        since = group[0].day if index else ""
        dates = Dates(since, day_before(after) if after else "")
        for version in group:
            if not version.closed:
                yield version, dates
    for version in versions:
        if not version.day and not version.closed:
            yield version, Dates()


def contradictory(versions: Sequence[Version]) -> bool:
    """Whether some versions cannot be put in order."""
    dated = [version for version in versions if version.day]
    return any(len(group) > 1 for group in _groups(in_order(dated)))


def _groups(ordered: Sequence[Version]) -> list[list[Version]]:
    """Versions in order, those that cannot be told apart in time together."""
    groups: list[list[Version]] = []
    for version in ordered:
        if groups and _same_time(groups[-1][-1], version):
            groups[-1].append(version)
        else:
            groups.append([version])
    return groups


def _same_time(version: Version, right: Version) -> bool:
    if version.day != right.day:
        return False
    return not version.moment or not right.moment or version.moment == right.moment
