"""Every mistake a profile can hold has one small file, and one complaint for each place.

A complaint is told whole, or up to the point where it lists what is known there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from making import CHIP, MODEL, ROUTE, VENDOR, catalogue_from

from riskctl.text.located import InputError

WRONG = Path(__file__).parents[1] / "wrong" / "profiles"
MINIMAL = {
    "vendors/example": VENDOR,
    "models/example-one": MODEL,
    "routes/example-api": ROUTE,
    "chips/example-chip": CHIP,
}

EXPECTED: dict[str, list[str]] = {
    "chips/no-designer-country": [
        "1:1: designer_country is missing; add it",
    ],
    "chips/unknown-claim": [
        "5:3: unknown chip claim 'control' (did you mean 'controls'?)",
    ],
    "chips/unknown-control": [
        "5:3: route.chip_controls: 'us-eccn-3a999z' is not one of",
    ],
    "chips/unknown-designer": [
        "2:1: unknown vendor 'exampel' (did you mean 'example'?)",
    ],
    "models/negative-number": [
        "4:3: model.training_flop takes a number from 0 up, not '-1'",
    ],
    "models/not-true-or-false": [
        "4:3: model.open_weights takes true or false, not 'mostly'",
    ],
    "models/unknown-base-model": [
        "4:6: unknown model 'example-zero' (did you mean 'example-one'?)",
    ],
    "models/unknown-chip": [
        "4:24: unknown chip 'nvidia-h1000'",
    ],
    "models/unknown-developer": [
        "2:1: unknown vendor 'exampel' (did you mean 'example'?)",
    ],
    "models/unknown-kind-of-alias": [
        "4:15: aliases.0.kind takes one of",
    ],
    "models/unknown-relation": [
        "4:18: base_models.0.relation takes one of",
    ],
    "models/unknown-successor": [
        "4:26: unknown model 'example-two' (did you mean 'example-one'?)",
    ],
    "routes/misspelt-fact-of-a-served-model": [
        "3:40: unknown fact route.server_on (did you mean 'served_on'?)",
    ],
    "routes/serves-nothing": [
        "1:1: the route serves no model; add `served` or `models`",
    ],
    "routes/set-written-as-text": [
        "5:3: route.served_on is a set; write a list such as [example-chip]",
    ],
    "routes/unknown-chip": [
        "5:23: unknown chip 'example-chop' (did you mean 'example-chip'?)",
    ],
    "routes/unknown-model": [
        "3:10: unknown model 'example-oen' (did you mean 'example-one'?)",
    ],
    "routes/unknown-operator": [
        "2:1: unknown vendor 'exampel' (did you mean 'example'?)",
    ],
    "routes/unknown-party": [
        "4:12: unknown vendor 'nobody'",
    ],
    "routes/unknown-served-model": [
        "3:11: unknown model 'example-oen' (did you mean 'example-one'?)",
    ],
    "vendors/bad-country": [
        "4:3: developer.country: 'Singapore' is not an ISO 3166-1 alpha-2 country code (did you mean SG, Singapore?)",
    ],
    "vendors/bad-date": [
        "4:38: claims.country.observed takes a date such as 2026-11-23, not '01.11.2026'",
    ],
    "vendors/bad-grade": [
        "4:60: claims.country.grade takes one of",
    ],
    "vendors/claim-of-a-derived-fact": [
        "4:3: developer.lists is derived and cannot be claimed; state what it is derived from",
    ],
    "vendors/claim-of-another-kind": [
        "4:3: unknown fact developer.served_on",
    ],
    "vendors/expires-before-observed": [
        "4:77: the claim expires before it was observed",
    ],
    "vendors/included-and-excluded": [
        "4:3: developer.cutoff_events: commercial is both included and excluded",
    ],
    "vendors/misspelt-choice": [
        "4:30: developer.cutoff_events: 'comercial' is not one of",
    ],
    "vendors/misspelt-fact": [
        "4:3: unknown fact developer.contry (did you mean 'country'?)",
    ],
    "vendors/misspelt-key": [
        "2:1: unknown key 'rols' (did you mean 'roles'?); known here:",
    ],
    "vendors/misspelt-role": [
        "2:9: roles.0 takes one of",
    ],
    "vendors/no-shape": [
        "4:3: a claim has one of value, includes (with excludes), between, unknown",
    ],
    "vendors/no-source": [
        "4:3: claims.country.source is missing; add it",
    ],
    "vendors/not-a-mapping": [
        "3:1: claims takes a mapping",
    ],
    "vendors/owner-and-name": [
        "4:5: an owner has either `owner` (a vendor id) or `name`",
    ],
    "vendors/owners-and-none": [
        "5:1: owners are stated; remove `owners_unknown`",
    ],
    "vendors/percent-above-100": [
        "4:3: developer.listed_ownership_percent is a percentage from 0 to 100, not '120'",
    ],
    "vendors/percent-of-an-owner-is-text": [
        "4:22: percent takes a number, not 'most'",
    ],
    "vendors/range-backwards": [
        "4:30: developer.listed_ownership_percent: the range [55, 30] is the wrong way round",
    ],
    "vendors/range-of-text": [
        "4:13: developer.country is not a number; a range does not apply to it",
    ],
    "vendors/second-claim-wrong": [
        "6:7: developer.country: 'XX' is not an ISO 3166-1 alpha-2 country code (no country has this code)",
    ],
    "vendors/two-shapes": [
        "4:3: a claim has one of value, includes (with excludes), between, unknown",
    ],
    "vendors/unknown-kind-of-statement": [
        "4:6: unknown kind of statement 'rumour'",
    ],
    "vendors/unknown-list-in-look-up": [
        "4:22: unknown list 'us.none'",
    ],
    "vendors/unknown-list": [
        "4:6: unknown list 'us.sdm'",
    ],
    "vendors/unknown-owner": [
        "4:6: unknown vendor 'exampl' (did you mean 'example'?)",
    ],
    "vendors/unknown-parent": [
        "2:1: unknown vendor 'nobody'",
    ],
    "vendors/unknown-source": [
        "4:24: source 'pgae' is not under `sources` here or in data/sources.yaml (did you mean 'page'?)",
    ],
    "vendors/unknown-vendor-in-a-claim": [
        "4:27: unknown vendor 'exampel' (did you mean 'example'?)",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_mistake_is_told_at_its_place(name, bundled):
    text = (WRONG / f"{name}.yaml").read_text(encoding="utf-8")
    with pytest.raises(InputError) as error:
        catalogue_from({**MINIMAL, name: text}, bundled.references)
    told = [str(problem).removeprefix(f"data/{name}.yaml:") for problem in error.value.problems]
    assert len(told) == len(EXPECTED[name]), told
    assert all(one.startswith(start) for one, start in zip(told, EXPECTED[name], strict=True)), told


def test_every_file_is_expected():
    assert {
        path.relative_to(WRONG).with_suffix("").as_posix() for path in WRONG.rglob("*.yaml")
    } == set(EXPECTED)


def test_the_minimal_catalogue_is_good(bundled):
    assert catalogue_from(MINIMAL, bundled.references).vendors["example"]


def test_an_odd_file_does_not_hide_the_mistakes_of_others(bundled):
    wrong = {
        name: (WRONG / f"{name}.yaml").read_text()
        for name in EXPECTED
        if name.startswith("vendors/misspelt")
    }
    with pytest.raises(InputError) as error:
        catalogue_from({**MINIMAL, **wrong}, bundled.references)
    assert "data/vendors/misspelt-key.yaml" in str(error.value)
