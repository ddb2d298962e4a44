"""Sisters of the field cases: initials together, numbers in words, several names in one, words that say ship."""

from __future__ import annotations

import pytest

from riskctl.screening.comparison.compare import compare_names
from riskctl.screening.index import open_index
from riskctl.screening.names.known import register
from riskctl.screening.names.parse import parse
from riskctl.screening.names.several import variants
from riskctl.screening.queries import new_query, query_problem
from riskctl.screening.screen import Screener
from riskctl.watchlists.entry import Entry

FOUND = {"match", "review"}


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("VN Ermolin", "Valery Nikolaevich Ermolin"),
        ("Ermolin VN", "Valery Nikolaevich Ermolin"),
        ("vn ermolin", "Valery Nikolaevich Ermolin"),
        ("VN ERMOLIN", "Valery Nikolaevich Ermolin"),
        ("ВН Ермолин", "Valery Nikolaevich Ermolin"),
        ("AR HADDAD", "Abdul Rahman Haddad"),
        ("AR Haddad", "Abdul Rahman al-Haddad"),
        ("Kim Ch. S.", "Kim Chol Su"),
        ("Ch S Kim", "Kim Chol Su"),
        ("Kim CS", "Kim Chol Su"),
        ("Valery Nikolaevich Ermolin", "VN Ermolin"),
    ],
)
def test_initials_written_together_or_with_more_than_a_letter(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, "person").outcome in FOUND


@pytest.mark.parametrize("asked", ["VX Ermolin", "XY Ermolin", "X. Y. Ermolin", "Peter Ermolin"])
def test_other_initials_are_another_person(asked: str) -> None:
    assert compare_names(asked, "Valery Nikolaevich Ermolin", "person").outcome == "clear"


def test_a_company_is_not_read_as_initials() -> None:
    assert compare_names("Inc. Bold", "Ivan Nikolai Carl Bold").outcome == "clear"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Two Hundred and Sixth Institute", "206"),
        ("One Hundred Twelfth Plant", "112"),
        ("Plant One Hundred and Twelve", "112"),
        ("Fiftyfourth Institute", "54"),
        ("Fifty-fourth Institute", "54"),
        ("Fifty Fourth Institute", "54"),
        ("Institute Three Thousand Two", "3002"),
        ("206-th Institute", "206"),
        ("Ninetieth Institute", "90"),
        ("Twelve Hundred Works", "1200"),
    ],
)
def test_a_number_in_words_is_one_number(name: str, number: str) -> None:
    keys = [token.key for token in parse(name)[0].tokens if token.kind == "number"]
    assert keys == [number]


@pytest.mark.parametrize("name", ["One Two Works", "Ten Ten Works", "Second Third Works"])
def test_words_of_numbers_that_make_none_stay_apart(name: str) -> None:
    assert len([token for token in parse(name)[0].tokens if token.kind == "number"]) == 2


@pytest.mark.parametrize(
    "asked", ["A/B/C Trading", "A.-B.-C. Trading", "A & B & C Trading", "A B C Trading"]
)
def test_letters_apart_by_any_sign(asked: str) -> None:
    assert compare_names(asked, "ABC Trading Company").outcome == "match"


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Orvan (also known as Orvan Invest, formerly Zelt)", {"orvan", "orvan invest", "zelt"}),
        ("Urvano Ltd (now Xelano Ltd)", {"urvano ltd", "xelano ltd"}),
        ("Rostel; Rostel Svyaz", {"rostel", "rostel svyaz"}),
        ("Yonvar (dba: Yonvar Digital | fka: Zanvar)", {"yonvar", "yonvar digital", "zanvar"}),
        ("Tri (formerly known as “Gandra Ltd” and “Hulmo Ltd”)", {"tri", "gandra ltd", "hulmo ltd"}),
        ("Norvex GmbH (vormals Peltra GmbH)", {"norvex gmbh", "peltra gmbh"}),
        ("海尔玛公司（原名：德尔塔拉公司）", {"海尔玛公司", "德尔塔拉公司"}),
        ("海诺公司 又名：佐诺公司", {"海诺公司", "佐诺公司"}),
        ("Эльмара (бывш. Зорнава)", {"эльмара", "зорнава"}),
        ("Predor (or Predora Trading)", {"predor", "predora trading"}),
        ("Kelmar (f.k.a. Delmara Co., Ltd.)", {"kelmar", "delmara co., ltd."}),
        ("Selva Mining, its branches and affiliates", {"selva mining"}),
        ("Jelvar Ltd & subsidiaries", {"jelvar ltd"}),
        ("Betrun Fund and any successor, sub-unit, or subsidiary thereof", {"betrun fund"}),
        ("Tolmek Plc, all branches worldwide", {"tolmek plc"}),
    ],
)  # fmt: skip
def test_several_names_in_one(name: str, names: set[str]) -> None:
    assert set(variants(name)) == names


@pytest.mark.parametrize(
    "name", ["Example (Shenzhen) Ltd", "Peace Now Ltd", "Old Mutual (Namibia)", "Nee Soon Works"]
)
def test_names_that_are_one(name: str) -> None:
    assert len(variants(name)) == 1


def test_a_brand_run_together_is_found_beside_another_business() -> None:
    found = compare_names("Almarvantey Telecom LLC", "Almar-Vantey Air Defense Concern JSC")
    assert found.outcome in {"related", "review"}


@pytest.mark.parametrize(
    "asked",
    ["MV. Ocean Lark", "S/S Ocean Lark", "LNG/C OCEAN LARK", "Motor Vessel Ocean Lark", "F/V Ocean Lark",
     'Tanker "Ocean Lark"', "Ocean Lark M/V", "Ocean Lark (MV)", "S.S. Ocean Lark", "the ship Ocean Lark"],
)  # fmt: skip
def test_words_that_say_ship_are_no_part_of_the_name_on_either_side(asked: str) -> None:
    assert compare_names(asked, "Ocean Lark", "vessel").outcome in FOUND
    assert compare_names("Ocean Lark", asked, "vessel").outcome in FOUND
    assert compare_names(asked, "Golden Robin", "vessel").outcome == "clear"


@pytest.mark.parametrize(
    ("name", "kind", "pair"),
    [
        ("9074729", "vessel", ("imo", "9074729")),
        ("Sea Robin (9074729)", "vessel", ("imo", "9074729")),
        ("Sea Robin ９０７４７２９", "vessel", ("imo", "9074729")),
        ("9074729", "", ("other", "9074729")),
        ("7704 681 172", "", ("other", "7704681172")),
    ],
)
def test_a_number_without_a_label_is_looked_up(name: str, kind: str, pair: tuple[str, str]) -> None:
    assert pair in new_query(name, kind=kind).identifiers


def test_a_number_without_a_label_and_without_a_check_is_left_alone() -> None:
    assert new_query("Sea Robin 9074728", kind="vessel").identifiers == ()
    assert new_query("Unit 61398 Works").identifiers == ()


@pytest.mark.parametrize(
    "name", ["Sea Robin IMO 12", "Sea Robin (IMO No. 9074728)", "IMO:90747291"]
)
def test_a_number_called_imo_that_is_none_is_refused(name: str) -> None:
    assert "no IMO number" in query_problem(name, "", "")


@pytest.mark.parametrize(
    "asked",
    ["Kelmar™", "Kelmar℠ GmbH", "www.kelmar.de", "https://kelmar.com", "https://www.kelmar.com/", "info@kelmar.com",
     "KelmarGmbH", "Kelmar's", "Kelmar’s", "Ke1mar GmbH", "K3lmar GmbH", "KelmarLtd"],
)  # fmt: skip
def test_signs_addresses_glued_forms_and_figures_for_letters(asked: str) -> None:
    assert compare_names(asked, "Kelmar GmbH").outcome in FOUND


@pytest.mark.parametrize("name", ["DeepSeek", "OpenAI Works", "McKelmar", "B2B Foods", "H3C Works"])
def test_capitals_and_figures_of_a_brand_stay(name: str) -> None:
    assert len(variants(name)[0].split()) == len(name.split())


def test_the_very_name_of_a_party_of_another_kind_is_told(tmp_path) -> None:
    entries = [Entry("own.x", "1", "person", "Zafir al-Marashi")]
    screener = Screener((open_index(tmp_path / "index", entries),), register())
    asked = screener.screen(new_query("ZAFIR AL MARASHI", kind="organisation"))
    assert asked.outcome == "clear" and [one.reasons[0].code for one in asked.near] == [
        "other-kind"
    ]
    assert screener.screen(new_query("Zafir al-Marashi")).outcome == "match"


def _searched(folder, entry: Entry, asked: str) -> str:
    """The outcome of a search through an index, which must find what a comparison finds."""
    return (
        Screener((open_index(folder / "index", [entry]),), register())
        .screen(new_query(asked))
        .outcome
    )


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("AB Logistics", "A & B Logistics"),
        ("A & B Logistics", "AB Logistics"),
        ("A+B Trading", "AB Trading"),
        ("A und B Handel", "AB Handel GmbH"),
        ("A and B Logistics Ltd", "AB Logistics"),
        ("KG Trading", "K & G Trading"),
        ("SA Shipping", "S & A Shipping"),
        ("ST Works", "S&T Works"),
    ],
)
def test_letters_around_and_are_a_name_whatever_form_or_article_they_look_like(
    asked: str, listed: str, tmp_path
) -> None:
    assert compare_names(asked, listed).outcome == "match"
    assert _searched(tmp_path, Entry("own.x", "1", "organisation", listed), asked) == "match"


@pytest.mark.parametrize(
    ("asked", "listed"), [("AB Logistics", "A & C Logistics"), ("Logistics AB", "A & B Logistics")]
)
def test_other_letters_are_another_name(asked: str, listed: str) -> None:
    assert compare_names(asked, listed).outcome == "clear"


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Youssef", "Yusuf"),
        ("Omar", "Umar"),
        ("Ousmane", "Usman"),
        ("Alexander", "Aleksandr"),
        ("Evgeny", "Yevgeny"),
    ],
)
def test_a_given_name_may_begin_with_its_vowel_written_in_several_ways(
    asked: str, listed: str, tmp_path
) -> None:
    found = compare_names(f"{asked} Karimzade", f"{listed} Karimzade", "person").outcome
    assert found in FOUND
    assert compare_names(f"{asked} Karimzade", f"{listed} Karimzade", "unknown").outcome in FOUND
    entry = Entry("own.x", "1", "person", f"{listed} Karimzade")
    assert _searched(tmp_path, entry, f"{asked} Karimzade") in FOUND


@pytest.mark.parametrize(("asked", "listed"), [("Amir", "Umar"), ("Emir", "Umar")])
def test_given_names_that_begin_otherwise_are_two(asked: str, listed: str) -> None:
    assert compare_names(f"{asked} Karimzade", f"{listed} Karimzade", "person").outcome == "clear"
