"""The example group on one day, opened once for all tests of portfolios."""

from __future__ import annotations

import pytest
from test_portfolio import DAY, EXAMPLE

from riskctl.portfolio.load import load_portfolio
from riskctl.text.located import load
from riskctl.workspace.session import Session


@pytest.fixture(scope="package")
def session():
    return Session.open(DAY)


@pytest.fixture(scope="package")
def group(session):
    return load_portfolio(load(EXAMPLE), session)
