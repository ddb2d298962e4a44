"""Companies of one group are related, and a general word more makes two registered names no match."""

from __future__ import annotations

import pytest

from riskctl.screening import compare_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a registered name of words of the language, with which the other begins
        ("Kelmar Nordic Pharma Ltd.", "Kelmar Nordic A/S"),
        ("General Turbine Capital Corporation", "General Turbine Company"),
        ("Telefónica Brasil S.A.", "Telefónica, S.A."),
        # a word more behind a whole name of two words
        ("Varnesa Solparo Vita S.p.A.", "Varnesa Solparo S.p.A."),
        # the short name of a registered one is registered with it
        ("KLM Engineering Sdn Bhd", "Kelmar Lumut Malim Berhad (KLM)"),
        ("Kelbras Distribuidora S.A.", "Kelmaro Varnesiano S.A. - Kelbras"),
        # a word that makes an arm, whatever else agrees
        ("KLMV International Limited", "KLMV Limited"),
        ("Kelmarite Technologies International, Ltd.", "Kelmarite Incorporated"),
        # a town of an arm that no table has
        ("Kelmarite (Qingzhou) Ltd.", "Kelmarite Inc."),
        ("Kelmar Tyre S.p.A.", "Kelmar & C. S.p.A."),
        ("Varnesa Trading Company", "Saudi Kelmar Oil Company (Saudi Varnesa)"),
    ],
)
def test_arms_are_related(one: str, other: str) -> None:
    assert compare_names(one, other).outcome == "related"
    assert compare_names(other, one).outcome == "related"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kelmar Services Limited", "Kelmar Limited"),
        ("Kelmar Resources, Inc.", "Kelmar, Inc."),
        ("Arab National Bank", "Arab Bank plc"),
        ("浙江示华科技有限公司", "浙江示华技术股份有限公司"),
        ("Kelmar Technology Co., Ltd.", "Shaanxi Kelmar Technology Industry Co., Ltd."),
    ],
)
def test_a_general_word_more_is_for_review(one: str, other: str) -> None:
    assert compare_names(one, other).outcome == "review"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kelmar Services", "Kelmar Services Limited"),
        ("Compañía Kelmar Varnes S.A.C.", "Kelmar Varnes SAC"),
        ("第三十八示例研究所", "示例第38研究所"),
        ("Kelmar Shipbuilding Industry Corporation 712th Research Institute",
         "Kelmar Shipbuilding Corporation 712th Research Institute"),
        ("АО «ПО «Келмаш»", "Kelmash"),
        ("البنك المركزي السوري", "Central Bank of Syria"),
        ("Varnesa Company for Oil (Varnesian Petroleum Company)", "Varnesian Petroleum Co"),
    ],
)  # fmt: skip
def test_one_company_stays_one(one: str, other: str) -> None:
    assert compare_names(one, other).outcome in ("match", "review")


def test_new_zealand_in_brackets_is_a_country_and_no_new_name() -> None:
    compared = compare_names("Kelmar Varnes Ltd", "Kelmar Varnes (New Zealand) Ltd")
    assert compared.outcome == "related"
