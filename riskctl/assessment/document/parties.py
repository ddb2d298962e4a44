"""Screening rows and ownership of the legal entities of a route."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from riskctl.assessment.assessor import Assessor, Judgement
from riskctl.assessment.party_screening import Hit
from riskctl.catalogue.listings import absences_on, listings_on
from riskctl.catalogue.profiles import Owner, Vendor
from riskctl.text.dates import within
from riskctl.watchlists.embedded import EmbeddedLists

Json = dict[str, Any]


def screening_part(
    judgement: Judgement, assessor: Assessor, watchlists: EmbeddedLists
) -> list[Json]:
    """Per party: lists it is on, lists it was looked for in, and exact names found in the embedded extract."""
    rows = [
        row
        for vendor_id, roles in roles_of(judgement).items()
        for row in _screen(vendor_id, roles, assessor, watchlists)
    ]
    return sorted(
        rows, key=lambda row: (row["party"], row["list"], row["outcome"], row["entry"] or "")
    )


def roles_of(judgement: Judgement) -> dict[str, str]:
    """Vendor ids of the route's parties with their roles, joined by commas."""
    found: dict[str, list[str]] = {}
    for party in judgement.facts.parties:
        found.setdefault(party.vendor, []).append(party.role)
    return {vendor: ", ".join(dict.fromkeys(roles)) for vendor, roles in found.items()}


def _screen(
    vendor_id: str, roles: str, assessor: Assessor, watchlists: EmbeddedLists
) -> Iterator[Json]:
    vendor = assessor.catalogue.vendors[vendor_id]
    base = {"party": vendor_id, "name": vendor.name, "role": roles}
    stated = listings_on(vendor, assessor.as_of)
    for item in stated:
        yield {
            **base,
            "list": item.list,
            "outcome": "match",
            "score": 100,
            "entry": item.entry or item.citation or None,
            "reason": "dated listing statement",
            "checked": item.observed or item.since,
            "grade": item.grade,
        }
    named = {item.list for item in stated}
    yield from _related(vendor, base, assessor)
    searched = _sound_lists(assessor)
    yield from _screened(vendor_id, vendor, base, assessor)
    for entry in watchlists.look_up(_names(vendor), assessor.as_of):
        if entry.list not in named and entry.list not in searched:
            yield {
                **base,
                "list": entry.list,
                "outcome": "review",
                "score": 100,
                "entry": entry.name,
                "reason": "exact name in the embedded list",
                "checked": entry.observed,
                "grade": entry.grade,
            }
    for absence in absences_on(vendor, assessor.as_of):
        for name in absence.lists:
            if name not in named:
                yield {
                    **base,
                    "list": name,
                    "outcome": "clear",
                    "score": 0,
                    "entry": None,
                    "reason": "not found in the copy of that day",
                    "checked": absence.checked,
                    "grade": absence.grade,
                }


def _sound_lists(assessor: Assessor) -> set[str]:
    """Installed lists beside which the extract says nothing more."""
    lists = assessor.screening.lists if assessor.screening else {}
    return {name for name, one in lists.items() if one.sound}


def _screened(vendor_id: str, vendor: Vendor, base: Json, assessor: Assessor) -> Iterator[Json]:
    """What the installed lists hold that is not beyond doubt, for the party and for owners known by name alone."""
    screening = assessor.screening
    if screening is None:
        return
    for hit in screening.hits(vendor_id):
        yield _hit_row(base, hit, "")
    for owner in vendor.owners:
        if owner.name and _holds(owner, assessor.as_of):
            for hit in screening.named(owner.name, owner.country):
                if hit.match.outcome in ("match", "review"):
                    yield _hit_row(base, hit, f"the owner {owner.name}: ")
    for one in screening.lists.values():
        if not one.sound and one.reason:
            yield {
                **base,
                "list": one.id,
                "outcome": "unknown",
                "score": 0,
                "entry": None,
                "reason": one.reason,
                "checked": one.date,
                "grade": one.grade,
            }


def _hit_row(base: Json, hit: Hit, whose: str) -> Json:
    """A name found by screening asks for a person's look; it never says on its own that the party is listed."""
    match = hit.match
    related = match.outcome == "related" or whose
    return {
        **base,
        "list": hit.searched.id,
        "outcome": "related" if related else "review",
        "score": round(match.score * 100),
        "entry": match.entry.name,
        "reason": whose + "; ".join(match.reasons[:3]),
        "checked": hit.searched.date,
        "grade": hit.searched.grade,
    }


def _related(vendor: Vendor, base: Json, assessor: Assessor) -> Iterator[Json]:
    """Listings of owners that the catalogue knows: related, which is not the same as listed."""
    held = [
        one
        for one in vendor.owners
        if _holds(one, assessor.as_of) and one.owner in assessor.catalogue.vendors
    ]
    for owner_id in sorted({one.owner for one in held}):
        owner = assessor.catalogue.vendors[owner_id]
        for item in listings_on(owner, assessor.as_of):
            yield {
                **base,
                "list": item.list,
                "outcome": "related",
                "score": 0,
                "entry": owner.name,
                "reason": "an owner is entered on the list",
                "checked": item.observed or item.since,
                "grade": item.grade,
            }


def _holds(owner: Owner, as_of: str) -> bool:
    return within(owner.since, owner.through, as_of)


def screening_findings(rows: list[Json], assessor: Assessor) -> list[Json]:
    """Listings as findings: they inform; what a listing forbids is for the rules."""
    return [
        _listing_finding(row, assessor) for row in rows if row["outcome"] in ("match", "review")
    ]


def _listing_finding(row: Json, assessor: Assessor) -> Json:
    official = assessor.references.official_lists.get(row["list"])
    finding_id = f"screening.{row['party']}.{row['list']}"
    source = {
        "id": row["list"],
        "citation": row["entry"] or "",
        "title": official.title if official else row["list"],
        "url": official.url if official else "",
        "retrieved": row["checked"],
        "grade": row["grade"],
    }
    return {
        "id": finding_id,
        "rule": None,
        "title": f"{row['name']} ({row['role']}): {row['reason']}, {source['title']}",
        "dimension": "sanctions",
        "jurisdiction": official.jurisdiction if official else "",
        "effect": "watch",
        "verdict": "triggered",
        "status": "in-force",
        "confirmed": row["grade"] != "unverified" and row["outcome"] == "match",
        "waived": None,
        "object": [],
        "strength": None,
        "group": finding_id,
        "frameworks": [],
        "because": "An entry on an official list, as stated in the catalogue. What it forbids is for the rules to say.",
        "window": {
            "from": None,
            "through": None,
            "status": "in-force",
            "verify": False,
            "source": row["list"],
        },
        "sources": [source],
        "evidence": [],
        "gaps": [],
        "mitigations": [],
        "contribution": {"low": 0.0, "high": 0.0},
    }


def _names(vendor: Vendor) -> list[str]:
    return [vendor.name, *vendor.native_names]


def ownership_part(judgement: Judgement, assessor: Assessor) -> list[Json]:
    """Stakes in the parties that hold on the day."""
    rows = []
    for vendor_id in roles_of(judgement):
        for owner in assessor.catalogue.vendors[vendor_id].owners:
            if _holds(owner, assessor.as_of):
                rows.append(_stake(vendor_id, owner, assessor))
    return rows


def _stake(vendor_id: str, owner: Owner, assessor: Assessor) -> Json:
    vendor = assessor.catalogue.vendors[vendor_id]
    named = assessor.catalogue.vendors.get(owner.owner)
    source = assessor.catalogue.sources(vendor)[owner.source]
    return {
        "entity": vendor_id,
        "owner": named.name if named else owner.name or owner.owner,
        "owner_id": owner.owner or None,
        "percent": _percent(owner.percent),
        "votes": _percent(owner.votes),
        "control": owner.control,
        "from": owner.since,
        "through": owner.through,
        "source": source.title,
        "grade": owner.grade,
    }


def _percent(raw: object) -> Json | None:
    """A share as written in a profile: one number or a range of two."""
    ends = raw if isinstance(raw, list) else [raw, raw]
    try:
        low, high = (float(str(end)) for end in ends)
    except ValueError:
        return None
    return {"low": low, "high": high}
