"""Several scenarios at once, by name."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from riskctl import Conditions, Session
from riskctl.assessment.joint_scenarios import scenario_ids
from riskctl.cli.app import app
from riskctl.workspace.errors import RequestError

DAY = "2026-11-28"
ONE, TWO = "us-frontier-cutoff", "deepseek-entity-listed"


@pytest.fixture(scope="module")
def session():
    return Session.open(DAY)


@pytest.mark.parametrize(
    ("name", "ids"),
    [("a", ("a",)), ("a+b", ("a", "b")), (" a +  b+", ("a", "b")), ("a+a", ("a",)), ("+", ())],
)
def test_names_are_taken_apart(name, ids):
    assert scenario_ids(name) == ids


def test_both_are_supposed_however_they_are_written(session):
    written = [session.request(conditions=Conditions(scenario=name)).assessor.scenario
               for name in (f"{ONE}+{TWO}", f"{ONE} + {TWO}")]  # fmt: skip
    assert written[0] == written[1]
    parts = [session.workspace.scenario(name) for name in (ONE, TWO)]
    assert written[0].facts == parts[0].facts and written[0].listings == parts[1].listings
    alone = session.request(conditions=Conditions(scenario=f"{ONE}+{ONE}")).assessor.scenario
    assert alone == parts[0]


def test_all_unknown_scenarios_are_told_at_once(session):
    with pytest.raises(RequestError) as caught:
        session.request(conditions=Conditions(scenario="nothing-such+nor-this"))
    assert "nothing-such" in str(caught.value) and "nor-this" in str(caught.value)
    with pytest.raises(RequestError):
        session.request(conditions=Conditions(scenario="+"))


def test_repeating_the_option_supposes_both():
    call = ["assess", "gpt-oss-120b@self-hosted", "--as-of", DAY, "--format", "json"]
    run = CliRunner()
    repeated = run.invoke(app, [*call, "--scenario", ONE, "--scenario", TWO])
    together = run.invoke(app, [*call, "--scenario", f"{ONE}+{TWO}"])
    assert repeated.exit_code == 0
    assert repeated.stdout == together.stdout
    assert f'"{ONE} + {TWO}"' in together.stdout
