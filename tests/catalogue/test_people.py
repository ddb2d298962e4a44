"""No personal data means nobody it is about; a stated count, and counts of US law, stay as they are."""

from __future__ import annotations

from riskctl.catalogue.derive.board import Board
from riskctl.catalogue.derive.people import NOBODY, put_people_facts
from riskctl.facts.values import Fact, Known, Provenance
from riskctl.facts.vocabulary import VOCABULARY


def board(**facts):
    made = Board({})
    made.put_all(
        Fact(path.replace("__", "."), Known(value), Provenance(grade="official"))
        for path, value in facts.items()
    )
    put_people_facts(made)
    return made


def test_nobody_where_no_personal_data_is():
    made = board(data__personal=False)
    assert all(made.value(path) == value for path, value in NOBODY.items())
    assert made.get("data.subjects").provenance.grade == "official"
    assert "data.us_persons_genomic" not in made.facts


def test_a_statement_stays():
    assert board(data__personal=False, data__subjects=3).value("data.subjects") == Known(3)


def test_nothing_follows_from_personal_or_unknown():
    assert "data.subjects" not in board(data__personal=True).facts
    assert "data.subjects" not in board().facts


def test_every_fact_is_in_the_vocabulary():
    assert set(NOBODY) <= set(VOCABULARY)
