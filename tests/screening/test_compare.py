"""Names of one organisation, names of two, and names that are only related."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.screening.comparison.compare import compare_names
from riskctl.screening.comparison.outcome import RELATED_CAP

SAME = [
    ("Borealis Foundry Works Ltd", "BOREALIS FOUNDRY WORKS LIMITED"),
    ("Škoda Těžba s.r.o.", "Skoda Tezba, spol. s r.o."),
    ("Kestrel Optics", "Kestrel Optics Co., Ltd."),
    ("Kestrel-Optics GmbH", "Kestreloptics Gesellschaft mit beschränkter Haftung"),
    ("青岚半导体有限公司", "青嵐半導體有限公司"),
    ("青岚半导体有限公司", "Qinglan Semiconductor Co., Ltd."),
    ("Qing Lan Semiconductor", "青岚半导体股份有限公司"),
    ("ООО «Северный Ветер»", "Severny Veter LLC"),
    ("주식회사 새벽별물류", "Saebyeokbyeol Logistics Co., Ltd."),
    ("ACME (formerly Zenith Tooling Ltd)", "Zenith Tooling Limited"),
    ("Kestrell Optics Ltd", "Kestrel Optics Ltd"),
    ("National Bureau of Quiet Measurement", "NBQM"),
]
OTHER = [
    ("Dai Vinh Steel Co., Ltd.", "Dai Vinh Cement Co., Ltd."),
    ("Lotus Finance 3 Ltd", "Lotus Finance 6 Ltd"),
    ("Kestrel Fund XII LP", "Kestrel Fund XIII LP"),
    ("青岚半导体有限公司", "清岚半导体有限公司"),
    ("第三研究院", "第四研究院"),
    ("Global Trading LLC", "Tollmere Global Trading LLC"),
    ("Kestrel of Chicago, Inc.", "Kestrel of Boston, Inc."),
    ("Halden Rail Services Ltd", "Halden Mail Services Ltd"),
]
RELATED = [
    ("Kestrelix Cloud", "Kestrelix Group Holding Limited"),
    ("Kestrelix Singapore Pte. Ltd.", "Shenzhen Kestrelix Digital Technology Co., Ltd."),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_one_organisation_is_found_in_both_directions(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        found = compare_names(one, other)
        assert found.outcome in ("match", "review"), found


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_two_organisations_stay_two(left: str, right: str) -> None:
    for one, other in ((left, right), (right, left)):
        found = compare_names(one, other)
        assert found.outcome in ("clear", "related"), found
        assert found.score < 0.7
        assert found.reasons


@pytest.mark.parametrize(("left", "right"), RELATED)
def test_a_shared_brand_is_related_and_not_the_party(left: str, right: str) -> None:
    found = compare_names(left, right)
    assert found.outcome == "related", found
    assert found.score <= RELATED_CAP


def test_reasons_name_the_words() -> None:
    found = compare_names("Dai Vinh Steel Co.", "Dai Vinh Cement Co.")
    assert any("steel" in reason and "cement" in reason for reason in found.reasons)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind is one of"):
        compare_names("a", "b", "planet")


PEOPLE_SAME = [
    ("IVANOV, Pyotr Sergeevich", "Pyotr Ivanov"),
    ("P. Ivanov", "Pyotr Ivanov"),
    ("Пётр Иванов", "Pyotr Ivanov"),
    ("Muhammad al-Tikriti", "Mohammed Al Tikriti"),
]
PEOPLE_OTHER = [
    ("Anna Lindqvist", "Bertil Lindqvist"),
    ("Kim Song Min", "Kim Song Chol"),
    ("王小明", "王小朋"),
]


@pytest.mark.parametrize(("left", "right"), PEOPLE_SAME)
def test_one_person(left: str, right: str) -> None:
    assert compare_names(left, right, "person").score >= 0.7


@pytest.mark.parametrize(("left", "right"), PEOPLE_OTHER)
def test_two_persons(left: str, right: str) -> None:
    assert compare_names(left, right, "person").score < 0.7


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
KINDS = st.sampled_from(["organisation", "person", "vessel", "aircraft", "unknown"])


@given(NAMES, NAMES, KINDS)
def test_any_text_can_be_compared(left: str, right: str, kind: str) -> None:
    found = compare_names(left, right, kind)
    assert 0 <= found.score <= 1
    assert found == compare_names(left, right, kind)


WORDS = (
    "kestrel",
    "borealis",
    "steel",
    "global",
    "shanghai",
    "青岚",
    "半导体",
    "ltd",
    "3",
    "of",
    "the",
)


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_every_name_is_itself(words: list[str]) -> None:
    name = " ".join(words)
    if any(word in name for word in ("kestrel", "borealis", "青岚")):
        assert compare_names(name, name).outcome == "match"


@pytest.mark.parametrize(
    "form", ["Corporation", "Limited", "GmbH", "Company", "Aktiengesellschaft"]
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_legal_form_run_together_with_the_name_is_no_word_of_it(form, turned):
    """Names as they stand in file names and domains: ``MitsubishiCorporation``."""
    pair = (f"Mitsubishi {form}", f"Mitsubishi{form}")
    result = compare_names(*(reversed(pair) if turned else pair))
    assert result.score >= 0.9, result
