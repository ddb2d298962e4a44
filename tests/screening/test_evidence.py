"""Evidence in screening: rare words tell, common ones do not, and outcomes follow the bounds of the table."""

from __future__ import annotations

import math

import pytest

from riskctl.screening.beside_names import country_odds
from riskctl.screening.comparison.evidence import NameEvidence, evidence, log_odds, probability
from riskctl.screening.comparison.organisations import best_scored
from riskctl.screening.index import Index, build
from riskctl.screening.names.frequency import rarity, word_key, world
from riskctl.screening.names.known import Register
from riskctl.screening.names.parse import parse
from riskctl.screening.query import Query
from riskctl.screening.screen import Screener
from riskctl.screening.thresholds import POSSIBLE, START, SURE, WEIGHTS
from riskctl.watchlists.entry import Entry


def screened(asked: str, *listed: str, country: str = "", countries: tuple[str, ...] = ()):
    entries = [
        Entry("own.list", str(at), "organisation", name, countries=countries)
        for at, name in enumerate(listed)
    ]
    screener = Screener((Index(memoryview(build(entries))),), Register())
    return screener.screen(Query(asked, country=country))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Star Corporation", "Star Technology"),
        ("Global Commerce Limited", "World Traders"),
        ("United, Inc.", "Alliance EG Ltd."),
        ("Northern Quarry Salvage Products Co.", "NQSP"),
        ("Business Engineering Ltd", "Manufacturing Engineering LLC"),
        ("Delcom Ltd", "Delcam"),
        ("Tarin", "Torun"),
        ("Steel Ltd", "Steal Ltd"),
        ("Vostok Insurance", "Delmara Vostok Shipbuilding Corporation"),
    ],
)
def test_common_words_translations_initials_and_short_slips_are_no_identity(
    asked: str, listed: str
) -> None:
    assert screened(asked, listed).outcome in ("clear", "related")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Almar Vantey Telecom", "Almar-Vantey Air Defense Concern JSC"),
        ("Almar-Vantey Telecommunications JSC", "Almar-Vantey Air Defense Concern JSC"),
        ("Delmara Vostok Insurance", "Delmara Vostok Shipbuilding Corporation"),
    ],
)
def test_a_brand_of_two_words_in_another_business_is_told(asked: str, listed: str) -> None:
    assert screened(asked, listed).outcome in ("related", "review")


def test_two_numbers_are_two_parties_whatever_else_agrees() -> None:
    listed = "Kelmar Pelnora Precision Instrument Institute No. 54"
    same = screened("Kelmar Pelnora Precision Instruments 54 Institute", listed)
    assert same.outcome in ("match", "review")
    other = screened("Kelmar Pelnora Precision Instruments 55 Institute", listed)
    assert other.outcome in ("related", "clear")


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    tokens = {token.text: token for token in parse("Technology Xyloquent")[0].tokens}
    assert rarity(tokens["xyloquent"]) > 2 * rarity(tokens["technology"])
    assert word_key(tokens["technology"]) == "=technology"
    assert world().names > 10_000 and min(world().counts.values()) >= 2


def test_a_short_word_tells_less_than_a_long_one_that_nobody_counted() -> None:
    short, long = parse("Qvz Qvzorthanide")[0].tokens
    assert rarity(short) < rarity(long)


def test_weights_are_of_the_evidence_and_log_odds_are_their_sum() -> None:
    nothing = NameEvidence(*[0.0] * len(NameEvidence._fields))
    assert set(WEIGHTS) == set(NameEvidence._fields)
    assert log_odds(nothing) == START
    told = nothing._replace(names=10.0, misspelt=1.0)
    assert log_odds(told) == pytest.approx(START + 10 * WEIGHTS["names"] + WEIGHTS["misspelt"])
    assert probability(0.0) == 0.5 and probability(-1000.0) == 0.0
    assert probability(math.log(9)) == pytest.approx(0.9)


def test_evidence_counts_agreement_slips_and_what_is_left() -> None:
    scored = best_scored("Delmara Vantey Steel", "Delmora Vantey Trading (Shenzhen)")
    assert scored is not None
    told = evidence(scored)
    assert told.name_pairs == 2 and told.misspelt > 0 and told.place_more > 0 < told.trade_less
    assert 0 < told.covered < 1


def test_the_same_name_in_another_order_is_a_match_and_a_score_is_a_probability() -> None:
    result = screened("Optics Delmara Vantey Ltd", "Delmara Vantey Optics Co., Ltd.")
    assert result.outcome == "match" and result.matches[0].score >= SURE > POSSIBLE


def test_a_country_of_both_sides_is_weighed() -> None:
    assert (
        country_odds("SG", ("SG", "CN"))
        > 0
        == country_odds("", ("CN",))
        > country_odds("SG", ("CN",))
    )
    same = screened("Delmara Zorvex", "Delmara Zervox Steel", country="CN", countries=("CN",))
    other = screened("Delmara Zorvex", "Delmara Zervox Steel", country="PE", countries=("CN",))
    scores = [(*result.matches, *result.near)[0].score for result in (same, other)]
    assert scores[0] > scores[1]


def test_a_brand_that_is_a_common_word_makes_nobody_related() -> None:
    assert screened("Bold Ventures Inc.", "Bold Bridge International, LLC").outcome == "clear"
    assert screened("Pelnora Insurance Ltd", "Pelnora Fiber Co., Ltd.").outcome == "related"


def test_a_company_of_a_group_abroad_is_related_wherever_it_is() -> None:
    arm = screened("Pelnora Malaysia Sdn Bhd", "Pelnora Co., Ltd.", country="MY", countries=("CN",))
    assert arm.outcome in ("related", "review")
