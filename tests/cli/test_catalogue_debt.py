"""The debt of the catalogue: published facts that no profile states, by the answers that wait for them."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from riskctl import Session
from riskctl.cli.catalogue import app
from riskctl.cli.catalogue_debt import reachable
from riskctl.facts.vocabulary import VOCABULARY

HOSPITAL = Path(__file__).parents[2] / "data/examples/german-hospital.yaml"
DAY = ("--as-of", "2026-11-28")


def run(*words: str) -> str:
    result = CliRunner().invoke(app, ["debt", *words, *DAY])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_lists_open_public_facts_by_the_answers_that_wait():
    subjects = ("deepseek-v4-pro@together", "mistral-large-3@mistral-api-eu")
    rows = json.loads(run(*subjects, "-u", str(HOSPITAL), "--format", "json", "--top", "99"))
    assert rows
    assert all(VOCABULARY[row["fact"]].known_by == "public" for row in rows)
    order = [(-row["held"], -row["answers"]) for row in rows]
    assert order == sorted(order)
    assert all(1 <= row["answers"] <= len(subjects) and row["rules"] for row in rows)
    homes = {row["profile"] for row in rows}
    assert {"vendors/mistral", "routes/together"} & homes


def test_a_fact_counts_for_each_use_case_once():
    once = json.loads(run("deepseek-v4-pro@together", "-u", str(HOSPITAL), "--format", "json"))
    paths = ("-u", str(HOSPITAL), "-u", str(HOSPITAL))
    twice = json.loads(run("deepseek-v4-pro@together", *paths, "--format", "json"))
    assert [row["answers"] * 2 for row in once] == [row["answers"] for row in twice]


def test_without_subjects_it_counts_every_model_that_a_route_offers():
    session = Session.open("2026-11-28")
    names = reachable(session)
    models = session.workspace.catalogue.models
    assert 100 < len(names) < len(models)  # some profiles have no route yet
    assert {subject.model_id for subject in session.subjects(names)} == set(names)


def test_the_table_says_what_its_columns_count():
    text = run("deepseek-v4-pro@together", "-u", str(HOSPITAL), "--top", "3")
    assert "HELD" in text
    assert "3 of" in text
