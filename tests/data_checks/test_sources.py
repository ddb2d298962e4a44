"""Every statement can be traced: sources are dated, addresses are well formed, nothing is newer than its source."""

from __future__ import annotations

from urllib.parse import urlsplit

from making import TODAY
from walking import claims, dated_source, profiles, rows

from riskctl.workspace.workspace import Workspace

LAST_DAY = "2026-11-28"
"""The day on which the last sources were read, five days after the reference date."""


def well_formed(url: str) -> bool:
    parts = urlsplit(url)
    return (
        parts.scheme in ("http", "https")
        and "." in parts.netloc
        and not any(c.isspace() for c in url)
    )


def test_addresses_are_well_formed(bundled: Workspace):
    wrong = []
    for name, profile in profiles(bundled.catalogue):
        wrong += [
            (name, one.url)
            for one in profile.sources.values()
            if one.url and not well_formed(one.url)
        ]
    for ruleset in bundled.rulesets:
        wrong += [
            (ruleset.id, one.url)
            for one in ruleset.sources.values()
            if one.url and not well_formed(one.url)
        ]
    for key, one in bundled.references.official_lists.items():
        wrong += [(key, one.url)] if one.url and not well_formed(one.url) else []
    assert wrong == []


def test_every_source_is_dated(bundled: Workspace):
    undated = [
        (name, key)
        for name, profile in profiles(bundled.catalogue)
        for key, one in profile.sources.items()
        if not one.date
    ]
    assert undated == []


def test_a_source_without_an_address_carries_the_weakest_grade(bundled: Workspace):
    """What cannot be looked up again is not evidence."""
    strong = []
    for name, profile in profiles(bundled.catalogue):
        if name == "routes/self-hosted":  # true by definition
            continue
        for claim, entry in claims(profile):
            source = dated_source(bundled.catalogue, profile, entry.source)
            if not source.url and not source.citation and entry.grade != "unverified":
                strong.append((name, claim, entry.source, entry.grade))
    assert strong == []


def test_no_claim_is_newer_than_its_source_without_a_reason(bundled: Workspace):
    wrong = []
    for name, profile in profiles(bundled.catalogue):
        for claim, entry in claims(profile):
            date = dated_source(bundled.catalogue, profile, entry.source).date or ""
            if entry.observed > date and not entry.note:
                wrong.append((name, claim, entry.observed, date))
    assert wrong == []


def test_nothing_is_dated_after_the_last_day(bundled: Workspace):
    assert TODAY < LAST_DAY
    for name, profile in profiles(bundled.catalogue):
        assert [claim for claim, entry in claims(profile) if entry.observed > LAST_DAY] == [], name
        assert [key for key, one in profile.sources.items() if (one.date or "") > LAST_DAY] == [], (
            name
        )
        assert [one for _, one in rows(profile, "not_listed") if one.checked > LAST_DAY] == [], name
