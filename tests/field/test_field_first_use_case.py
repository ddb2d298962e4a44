"""A newcomer's use case: every problem of the file at once, each with what was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.country_hints import country_hint
from riskctl.facts.number_hints import number_hint
from riskctl.text.dates import date_hint
from riskctl.text.located import InputError, parse

GOOD = "id: x\ntitle: X\ncriticality: low\n"


def problems(text: str, catalogue=None) -> str:
    with pytest.raises(InputError) as error:
        load_use_case(parse(text, "case.yaml"), catalogue)
    return str(error.value)


def test_all_problems_of_the_file_are_told_at_once(ask, case, tmp_path: Path) -> None:
    case("17")
    told = ask("assess", "gpt-5.4@openai-api-eu", "--use-case", "use-case.yaml").err
    lines = [line.partition(": ")[0] for line in told.splitlines()]
    assert lines == [
        f"use-case.yaml:{place}"
        for place in ("1:1", "4:3", "5:3", "6:17", "6:21", "6:25", "7:3", "9:3", "10:23", "10:32")
    ]
    for hint in ("criticality is missing", "'country'?", "GB, United Kingdom", "EU is no country"):
        assert hint in told
    assert "did you mean NO, Norway?" in told and "write 42000" in told
    assert "two capital letters" not in told


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("UK", "GB"),
        ("uk", "GB"),
        ("England", "GB"),
        ("Norway", "NO"),
        ("Germny", "DE"),
        ("Deutschland", "DE"),
        ("DEU", "DE"),
        ("U.S.A.", "US"),
        ("California", "US"),
        ("EL", "GR"),
        ("Republic of Korea", "KR"),
        ("hong kong sar", "HK"),
        ("EEA", "no country but a region"),
        ("Latin America", "no country but a region"),
        ("XX", "no country has this code"),
    ],
)
def test_a_country_is_suggested(text, hint) -> None:
    assert hint in country_hint(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("42,000", "42000"),
        ("42 000", "42000"),
        ("42'000", "42000"),
        ("about 500", "write 500"),
        ("42k", "42000"),
        ("1.5 million", "1500000"),
        ("51%", "write 51"),
        ("10-20", "[10, 20]"),
        ("more than 50", "range"),
        ("49,9", "49.9"),
        ("many", ""),
    ],
)
def test_a_number_is_suggested(text, hint) -> None:
    assert hint in number_hint(text) and bool(hint) == bool(number_hint(text))


def test_a_number_of_two_readings_is_refused() -> None:
    told = problems(GOOD + "data: {subjects: 42.000}\n")
    assert "can be read as 42 or as 42000" in told


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("01/12/2026", "2026-01-12 or as 2026-12-01"),
        ("1.2.2026", "2026-01-02 or as 2026-02-01"),
        ("31.12.2025", "did you mean 2025-12-31?"),
        ("2026/12/01", "did you mean 2026-12-01?"),
        ("2026-13-01", ""),
        ("soon", ""),
    ],
)
def test_a_date_is_suggested(text, hint) -> None:
    assert hint in date_hint(text) and bool(hint) == bool(date_hint(text))


def test_words_people_use_are_sent_to_the_closed_ones() -> None:
    told = problems(
        GOOD
        + "actor: {sector: finance}\ndata: {sector: banking, classes: [PII, HR]}\ncountry: FR\n"
    )
    for hint in ("'banking'?", "belongs to actor", "'personal'?", "'employee'?", "under `actor:`"):
        assert hint in told


def test_ids_of_the_catalogue_are_checked_with_the_file(bundled) -> None:
    told = problems(
        GOOD.replace("low", "lwo") + "route: opnai-api-eu\n"
        "evidence: {dpia: {dated: 2026-01-01, document: D, grade: official, parties: [opnai]}}\n"
        "self_hosting: {chips: [nvidia-h10]}\n",
        bundled.catalogue,
    )
    for hint in ("criticality takes", "'openai-api-eu'?", "'openai'?", "'nvidia-h100'?"):
        assert hint in told
