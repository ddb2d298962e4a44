"""Names as people write them against names as lists write them: the field cases and others of their kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

DAY = "2026-11-28"
FOUND = {"match", "review"}
AKIN = {"related", "review"}
NOT = {"clear", "related"}

PERSONS = [
    "V N Ermolin",
    "V. N. Ermolin",
    "V.N. Ermolin",
    "Ermolin V.N.",
    "ERMOLIN, V. N.",
    "Valery N. Ermolin",
]
PERSONS += [
    "Dr. V. N. Ermolin",
    "Mr V N Ermolin",
    "Ermolin, Valery Nikolaevich",
    "V.Ermolin",
    "V.-N. Ermolin",
]
LETTERS = [
    "A.B.C. Trading Co.",
    "A-B-C Trading Company",
    "A B C Trading",
    "KLM Industries",
    "K.L.M. Industries",
    "K L M Industries",
]
LETTERS += ["A. B. C. Trading Co", "a.b.c. trading", "K. L. M. Industries", "K-L-M Industries Inc."]
NUMBERS = [
    "206th Research Institute of Kelmar Industries",
    "Kelmar Industries 206 Research Institute",
    "No. 54 Research Institute of Pelnora Group",
    "Pelnora Group 54 Institute",
    "Pelnora Group Fifty-fourth Research Institute",
    "Pelnora Group Fifty-fifth Research Institute",
    "Pelnora Group Research Institute № 54",
    "Pelnora Group #54 Research Institute",
]
OTHER_NUMBERS = [
    "56th Research Institute of Pelnora Group",
    "154th Research Institute of Pelnora Group",
    "5th Research Institute of Pelnora Group",
]
SEVERAL = [
    "Delmara Trading",
    "Velora Export",
    "Kelmar Impex",
    "Polnor Bank",
    "Tarin Cement",
    "Tarin Steel",
    "Tarin Ports",
    "Tarin Group",
]
GROUPS = [
    "Almar Vantey Telecom",
    "Almar-Vantey Telecommunications JSC",
    "Delmara Vostok Insurance",
    "Delmara Vostok Trading",
    "Almar Vantey Construction Company",
]
SISTERS = """name,id,kind,country
"Zelmont Holding (also known as Brivano Oil, Cordex Gas and Umbril Pipelines)",4,organisation,SY
"Orvane Shipping, together with its affiliates",5,organisation,SY
"Quelda Works (formerly Marvik Tools)",6,organisation,SY
"Sorbin Telecom d/b/a Vexil Mobile",7,organisation,SY
"Nemdor Group, incl. Nemdor Air; Nemdor Sea; and Nemdor Rail",9,organisation,SY
"Ibexo Metals [previously: Talmic Alloys / Renzo Alloys]",11,organisation,SY
"""
NAMES_OF_SISTERS = [
    "Brivano Oil",
    "Cordex Gas",
    "Umbril Pipelines",
    "Orvane Shipping",
    "Marvik Tools",
    "Vexil Mobile",
    "Nemdor Sea",
    "Nemdor Rail",
    "Talmic Alloys",
    "Renzo Alloys",
]


@pytest.mark.parametrize(
    ("number", "names", "accepted"),
    [
        ("07", PERSONS, FOUND),
        ("09", LETTERS, {"match"}),
        ("09", ["X-Y-Z Company"], {"clear"}),
        ("10", NUMBERS, {"match"}),
        ("10", OTHER_NUMBERS, NOT),
        ("13", SEVERAL, FOUND),
        ("26", ["Almar Vantey"], FOUND),
        ("26", GROUPS, AKIN),
        ("26", ["Vostok Insurance"], {"clear"}),
    ],
)
def test_a_name_of_the_field_is_found_as_it_should(number, names, accepted, ask, case) -> None:
    case(number)
    file = "persons.csv" if number == "07" else "list.csv"
    kind = "person" if number == "07" else "unknown"
    installed = ask(
        "lists", "import", file, "--list", "own.list", "--format", "csv", "--date", "2026-11-27"
    )
    assert installed.code == 0, installed.err
    answer = ask(
        "screen", *names, "--kind", kind, "--list", "own.list", "--as-of", DAY, "--format", "json"
    )
    wrong = {row["name"]: row["outcome"] for row in answer.json if row["outcome"] not in accepted}
    assert not wrong


def test_several_names_in_one_are_several(ask, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(SISTERS, encoding="utf-8")
    ask("lists", "import", "list.csv", "--list", "own.list", "--format", "csv", "--date", DAY)
    answer = ask("screen", *NAMES_OF_SISTERS, "--list", "own.list", "--as-of", DAY, "-f", "json")
    assert {row["name"] for row in answer.json if row["outcome"] in FOUND} == set(NAMES_OF_SISTERS)


@pytest.mark.parametrize(
    ("name", "number", "found"),
    [
        ("Sea Robin", "9074729", "1"),
        ("Sea Robin", "IMO9074729", "1"),
        ("Sea Robin", "IMO 9074729", "1"),
        ("Sea Robin", "9319466", "2"),
        ("OCEAN LARK (IMO 9074729)", "", "1"),
        ("M/V OCEAN LARK", "", "1"),
        ("Sea Robin IMO-9074729", "", "1"),
        ("Sea Robin, IMO No. 9319466", "", "2"),
        ("MT Delmar Star", "", "2"),
    ],
)
def test_a_ship_is_found_by_number_or_name(name, number, found, ask, case) -> None:
    case("06")
    ask("lists", "import", "vessels.csv", "--list", "own.vessels", "--format", "csv", "--date", DAY)
    given = ("--identifier", f"imo={number}") if number else ()
    args = ("--kind", "vessel", "--list", "own.vessels", "--as-of", DAY, "--format", "json")
    (row,) = ask("screen", name, *given, *args).json
    assert row["outcome"] == "match" and row["matches"][0]["entry_id"] == found


@pytest.mark.parametrize(
    "name",
    [
        "Foo Bar (LEI 5493001KJTIIGC8Y1R12)",
        "Foo Bar, LEI: 5493 001K JTII GC8Y 1R12",
        "Foo Bar lei no. 5493001kjtiigc8y1r12",
        "Foo Bar (USCC 9111 0000 1000 0087 61)",
    ],
)
def test_a_number_inside_a_name_is_read_as_such(name, ask, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text(
        "name,id,identifiers\nKelmar AG,1,lei:5493001KJTIIGC8Y1R12; uscc:911100001000008761\n"
    )
    ask("lists", "import", "l.csv", "--list", "own.l", "--format", "csv", "--date", DAY)
    (row,) = ask("screen", name, "--list", "own.l", "--as-of", DAY, "--format", "json").json
    assert row["outcome"] == "match" and row["name"].startswith("Foo Bar")


@pytest.mark.parametrize("number", ["imo=12", "imo=9074728", "lei=5493001KJTIIGC8Y1R13"])
def test_a_number_that_cannot_be_is_refused(number, ask) -> None:
    answer = ask("screen", "Sea Robin", "--identifier", number)
    assert answer.code == 2 and "is no " in answer.err


def test_a_name_without_a_kind_is_compared_with_every_kind(ask, case) -> None:
    case("08")
    ask("lists", "import", "list.csv", "--list", "own.list", "--format", "csv", "--date", DAY)
    narrow = ("--list", "own.list", "--as-of", DAY)
    assert ask("screen", "Zafir al-Marashi", *narrow, "--fail-on-hit").code == 1
    answer = ask("screen", "--file", "vendors.csv", *narrow, "--format", "json")
    outcomes = {row["id"]: row["outcome"] for row in answer.json}
    assert outcomes == {"V1": "match", "V2": "match", "V3": "clear"}
