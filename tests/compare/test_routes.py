"""Routes side by side: ranked as everywhere, and what separates them."""

from __future__ import annotations

import copy

from test_changes import BANK, FORBIDDEN, assessed, session

from riskctl import compare
from riskctl.reports.pages.comparison import routes_report
from riskctl.reports.pages.text import plain
from riskctl.reports.sections import build
from riskctl.reports.table import compare as tabled

OWN = "deepseek-v4-pro@self-hosted"


def documents() -> list[dict]:
    opened = session()
    return opened.compare(["deepseek-v4-pro"], opened.use_case(BANK))


def test_the_ranking_is_that_of_every_other_table():
    rows = documents()
    ranked = compare.ranked(reversed(rows))
    table = tabled(build(row) for row in rows)
    assert [row["subject"] for row in ranked["routes"]] == [row.subject for row in table.rows]
    assert [row["best"] for row in ranked["routes"]] == [row.best for row in table.rows]


def test_what_separates_two_routes_is_named():
    ranked = compare.ranked([assessed(subject=FORBIDDEN), assessed(subject=OWN)])
    first, second = ranked["routes"]
    assert (first["subject"], first["best"], first["separated"]) == (OWN, True, None)
    assert second["separated"]["decided_by"] == "outcome"
    assert "my.pdpa.transfer" in second["separated"]["only_here"]
    assert ranked["verdict"].startswith(f"Best: {OWN}.")
    states = {row["finding"]: row["states"] for row in ranked["findings"]}
    assert states["my.pdpa.transfer"] == {OWN: "clear", FORBIDDEN: "triggered"}
    facts = {row["fact"]: row["values"] for row in ranked["facts"]}
    assert facts["route.deployment"] == {OWN: "self-hosted", FORBIDDEN: "first-party-api"}
    assert all(len(set(row["states"].values())) > 1 for row in ranked["findings"])


def test_a_tie_has_one_rank_and_no_star():
    twin = copy.deepcopy(assessed(subject=OWN))
    twin["subject"]["id"] = "twin@self-hosted"
    ranked = compare.ranked([assessed(subject=OWN), twin])
    assert [row["rank"] for row in ranked["routes"]] == [1, 1]
    assert not any(row["best"] for row in ranked["routes"])
    assert ranked["routes"][1]["separated"]["decided_by"] == ""
    assert "None is best" in ranked["verdict"]


def test_nothing_is_best_while_nothing_may_be_used():
    ranked = compare.ranked([assessed(subject=FORBIDDEN)])
    assert not ranked["routes"][0]["best"]
    assert "None can be used" in ranked["verdict"]


def test_hostile_names_stay_text_in_a_terminal():
    twin = copy.deepcopy(assessed())
    twin["subject"]["id"] = "twin\x1b[31m@x"
    shown = plain(routes_report(compare.ranked([twin, assessed(subject=OWN)])))
    assert "\x1b" not in shown
