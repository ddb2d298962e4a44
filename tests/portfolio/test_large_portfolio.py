"""The generated portfolio file is one: right by the schema and by the loader, and the same for the same seed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator as Validator

from riskctl.portfolio.load import load_portfolio
from riskctl.schema import schema
from riskctl.text.located import parse

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def generated():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import large_portfolio
    finally:
        sys.path.remove(str(BENCHMARKS))
    return large_portfolio


def test_a_generated_portfolio_is_right_and_the_same_each_time(generated, session):
    drawn = generated.portfolio(session, 3, 6, 20)
    assert drawn == generated.portfolio(session, 3, 6, 20)
    assert drawn != generated.portfolio(session, 4, 6, 20)
    text = yaml.safe_dump(drawn, sort_keys=False, allow_unicode=True)
    portfolio = load_portfolio(parse(text, "large.yaml"), session)
    assert (len(portfolio.members), len(portfolio.offers)) == (6, 20)
    assert len(portfolio.scenarios) + len(portfolio.file.policy.survive) == generated.SCENARIOS
    assert not list(Validator(schema("portfolio")).iter_errors(drawn))


def test_the_size_of_the_benchmark_is_within_the_catalogue(generated, session):
    drawn = generated.portfolio(session, 1, generated.CASES, generated.ROUTES)
    assert (len(drawn["use_cases"]), len(drawn["routes"])) == (50, 200)
    with pytest.raises(SystemExit, match="routes with prices, not 99999"):
        generated.portfolio(session, 1, 1, 99999)
