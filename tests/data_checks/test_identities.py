"""Ids resolve, identifiers and country codes are valid, dates are in order."""

from __future__ import annotations

import pytest
from walking import claims, profiles, rows

from riskctl.facts.countries import COUNTRIES
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.workspace.workspace import Workspace

PREFIX = {"vendors": "developer", "models": "model", "routes": "route"}


def lei_is_valid(text: str) -> bool:
    """ISO 17442: twenty characters, and ISO 7064 mod 97-10 leaves one."""
    if len(text) != 20 or not text.isalnum() or not text.isascii() or not text[18:].isdigit():
        return False
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1


@pytest.mark.parametrize(
    ("text", "valid"), [("529900T8BM49AURSDO55", True), ("529900T8BM49AURSDO56", False)]
)
def test_the_check_of_lei_codes(text: str, valid: bool):
    assert lei_is_valid(text) == valid


def test_lei_codes_of_vendors(bundled: Workspace):
    codes = {
        key: one.identifiers["lei"]
        for key, one in bundled.catalogue.vendors.items()
        if "lei" in one.identifiers
    }
    assert len(codes) >= 5
    assert [key for key, code in codes.items() if not lei_is_valid(code)] == []


def test_country_codes(bundled: Workspace):
    wrong = []
    for name, profile in profiles(bundled.catalogue):
        kind = name.partition("/")[0]
        for claim, entry in claims(profile):
            spec = VOCABULARY.get(f"{PREFIX.get(kind, '')}.{claim}")
            if spec and spec.of == "country":
                wrong += [
                    (name, claim, code) for code in _members(entry.shape()) if code not in COUNTRIES
                ]
        wrong += [(name, "owner", one.country) for _, one in rows(profile, "owners") if one.country]
    assert [row for row in wrong if row[2] not in COUNTRIES] == []


def _members(shape: dict[str, object]) -> list[str]:
    shape = {key: value for key, value in shape.items() if key != "unknown"}
    return [
        str(one)
        for value in shape.values()
        for one in (value if isinstance(value, list) else [value])
    ]


def test_periods_are_the_right_way_round(bundled: Workspace):
    wrong = []
    for name, profile in profiles(bundled.catalogue):
        for part, item in rows(profile, "owners", "listings", "aliases", "served"):
            if (
                not isinstance(item, str)
                and item.since
                and item.through
                and item.since > item.through
            ):
                wrong.append((name, part, item.since, item.through))
        wrong += [
            (name, "watch", one.on, one.through)
            for _, one in rows(profile, "watch")
            if one.through and one.through < one.on
        ]
    assert wrong == []


def test_histories_of_a_claim_do_not_repeat_a_day(bundled: Workspace):
    """Two statements of one fact on one day from one source would be a slip of the pen."""
    wrong = []
    for name, profile in profiles(bundled.catalogue):
        seen = [(claim, entry.observed, entry.source) for claim, entry in claims(profile)]
        if not getattr(profile, "served", ()):
            wrong += [(name, *row) for row in set(seen) if seen.count(row) > 1]
    assert wrong == []


def test_lineage_ends(bundled: Workspace):
    """No model descends from itself."""
    models = bundled.catalogue.models

    def above(model_id: str, path: tuple[str, ...]) -> None:
        assert model_id not in path, path
        for base in models[model_id].base_models or ():
            if base.model:
                above(base.model, (*path, model_id))

    for model_id in models:
        above(model_id, ())
