"""One number, however it is written: on the command line, in a list of one's own, inside a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from riskctl.screening.queries import new_query, read_queries
from riskctl.screening.query import Query
from riskctl.text.problems import InputError
from riskctl.watchlists.identifiers import BadIdentifierError, apart, imo_sound, listed, normal


@pytest.mark.parametrize("text", ["9074729", "IMO9074729", "IMO 9074729", "imo: 9074729"])
def test_an_imo_number_is_its_seven_figures(text: str) -> None:
    assert normal("imo", text) == ("imo", "9074729")
    assert normal("IMO Number", text) == ("imo", "9074729")


@pytest.mark.parametrize("text", ["12", "9074728", "90747291"])
def test_what_is_no_imo_number_is_told(text: str) -> None:
    with pytest.raises(BadIdentifierError, match="no IMO number"):
        normal("imo", text)


def test_lei_and_credit_code_are_checked_and_spelt_one_way() -> None:
    assert normal("LEI", "5493 001k jtii gc8y 1r12") == ("lei", "5493001KJTIIGC8Y1R12")
    with pytest.raises(BadIdentifierError, match="no LEI"):
        normal("lei", "5493001KJTIIGC8Y1R13")
    with pytest.raises(BadIdentifierError, match="credit code"):
        normal("uscc", "91440300708461136X")


def test_a_scheme_without_a_check_keeps_its_text() -> None:
    assert normal("Tax", " 77-265/A ") == ("tax", "77-265/A")


def test_the_check_figure_of_ships() -> None:
    assert imo_sound("9074729") and imo_sound("9319466") and not imo_sound("9074720")


@pytest.mark.parametrize(
    ("name", "plain", "inside"),
    [
        ("OCEAN LARK (IMO 9074729)", "OCEAN LARK", [("imo", "9074729")]),
        ("OCEAN LARK IMO: 9074729", "OCEAN LARK", [("imo", "9074729")]),
        ("M/V OCEAN LARK", "OCEAN LARK", []),
        ("Example Ltd (LEI 5493001KJTIIGC8Y1R12)", "Example Ltd", [("lei", "5493001KJTIIGC8Y1R12")]),
        ("MV Agusta", "MV Agusta", []),
        ("IMO 9074729", "IMO 9074729", [("imo", "9074729")]),
    ],
)  # fmt: skip
def test_identifiers_inside_a_name(name: str, plain: str, inside: list[tuple[str, str]]) -> None:
    assert apart(name) == (plain, inside)


def test_a_ship_so_called_loses_its_title() -> None:
    assert new_query("MT Ocean Lark", kind="vessel").name == "Ocean Lark"
    assert new_query("MT Ocean Lark", kind="organisation").name == "MT Ocean Lark"


def test_without_a_kind_every_kind_is_searched() -> None:
    assert new_query("Zafir al-Marashi").kind == "unknown"


@pytest.mark.parametrize(
    ("name", "plain", "inside"),
    [
        ("Kelmar LLC (INN 7704681172)", "Kelmar LLC", [("tax", "7704681172")]),
        ("Kelmar Ltd, Company No. 01234567", "Kelmar Ltd", [("registration", "01234567")]),
        ("Kelmar JSC OGRN 1027700132195", "Kelmar JSC", [("registration", "1027700132195")]),
        ("Kelmar Ltd (registration number: HE 123456)", "Kelmar Ltd", [("registration", "HE 123456")]),
        ("No. 54 Research Institute of Pelnora", "No. 54 Research Institute of Pelnora", []),
        ("Plant 4077 of Kelmar", "Plant 4077 of Kelmar", []),
    ],
)  # fmt: skip
def test_registration_and_tax_numbers_inside_a_name(name: str, plain: str, inside) -> None:
    assert apart(name) == (plain, inside)


@pytest.mark.parametrize(
    ("label", "good", "bad"),
    [
        ("inn", "7707083893", "7707083894"),
        ("INN code", "500100732259", "500100732258"),
        ("ogrn", "1027700132195", "1027700132196"),
        ("siren", "732 829 320", "732829321"),
        ("siret", "73282932000074", "73282932000075"),
        ("isin", "US0378331005", "US0378331006"),
        ("bic", "DEUTDEFF", "DEUTDE"),
        ("mmsi", "366999712", "36699971"),
    ],
)
def test_numbers_with_check_digits_are_checked(label: str, good: str, bad: str) -> None:
    assert normal(label, good)[1] == good.replace(" ", "")
    with pytest.raises(BadIdentifierError, match="is no"):
        normal(label, bad)


def test_full_width_figures_and_labels_before_a_number_are_no_part_of_it() -> None:
    assert normal("imo", "９０７４７２９") == ("imo", "9074729")
    assert normal("registration", "OGRN 1027700132195") == ("registration", "1027700132195")


def test_lists_keep_what_fails_the_check_without_a_scheme() -> None:
    assert list(listed("imo", "9074728")) == [("other", "9074728")]
    assert list(listed("Registration Number", "(1) HRB 1 (2) HRB 2")) == [
        ("registration", "HRB 1"),
        ("registration", "HRB 2"),
    ]


def rows(tmp_path: Path, text: str, name: str = "names.csv") -> list[Query]:
    (tmp_path / name).write_text(text, "utf-8")
    return read_queries(tmp_path / name)


def test_a_file_takes_identifiers_as_the_command_line_does(tmp_path: Path) -> None:
    text = "name,identifiers\nSea Robin,imo:IMO 9074729; lei:5493001KJTIIGC8Y1R12\n"
    (query,) = rows(tmp_path, text)
    assert set(query.identifiers) == {("imo", "9074729"), ("lei", "5493001KJTIIGC8Y1R12")}


def test_json_lines_take_identifiers_too(tmp_path: Path) -> None:
    text = '{"name": "X", "identifiers": {"imo": "9074729"}}\n{"name": "Y", "identifiers": ["tax=1 2"]}\n'
    first, second = rows(tmp_path, text, "names.jsonl")
    assert first.identifiers == (("imo", "9074729"),) and second.identifiers == (("tax", "1 2"),)


def test_a_bad_identifier_of_a_row_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'12' is no IMO number"):
        rows(tmp_path, "name,identifiers\nX,imo:12\n")


def test_a_key_that_is_there_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the key 'name' is there twice"):
        rows(tmp_path, '{"name": "X", "name": "Y"}\n', "names.jsonl")


@pytest.mark.parametrize(
    ("written", "name", "numbers"),
    [
        ("KELMAR BHD (200866-W)", "KELMAR BHD", ["200866-W"]),
        ("Kelmar Sdn Bhd 199001009294 (200866-W)", "Kelmar Sdn Bhd", ["199001009294", "200866-W"]),
        (
            "Kelmar Sdn Bhd (199001009294 (200866-W))",
            "Kelmar Sdn Bhd",
            ["199001009294", "200866-W"],
        ),
        ("Kelmar Pte. Ltd. (Co. Reg. No. 201912345K)", "Kelmar Pte. Ltd.", ["201912345K"]),
        ("Kelmar GmbH, HRB 86891 B, Amtsgericht Charlottenburg", "Kelmar GmbH", ["86891"]),
        ("Kelmar S.p.A. P.IVA 01234567890", "Kelmar S.p.A.", ["01234567890"]),
        ("Kelmar SA (RCS Paris 552 032 534)", "Kelmar SA", ["552 032 534"]),
        ("Kelmar AS (org.nr. 123 456 789)", "Kelmar AS", ["123 456 789"]),
        ("Kelmar Ltd (ABN 51 824 753 556)", "Kelmar Ltd", ["51 824 753 556"]),
        ("Kelmar AB (556012-5790)", "Kelmar AB", ["556012-5790"]),
        ("주식회사 예시 (사업자등록번호 124-81-00998)", "주식회사 예시", ["124-81-00998"]),
        ("Kelmar Co., Ltd. (0105536000123)", "Kelmar Co., Ltd.", ["0105536000123"]),
        ("Kelmar Ltd, ИНН/КПП 7704681172/770401001", "Kelmar Ltd", ["7704681172", "770401001"]),
        ("Kelmar Ltd VAT RU7704681172", "Kelmar Ltd", ["RU7704681172", "7704681172"]),
        ("Reza Kelmari (pass. A12345678)", "Reza Kelmari", ["A12345678"]),
        ("MMSI: 445 123 000", "MMSI: 445 123 000", ["445 123 000"]),
        ("Kelmar Fund I 2020/2021", "Kelmar Fund I 2020/2021", []),
        ("Kelmar Fund (2021)", "Kelmar Fund (2021)", []),
        ("3K (1990-A) Ltd", "3K (1990-A) Ltd", []),
        ("BR Kelmar 2000 Ltd", "BR Kelmar 2000 Ltd", []),
    ],
)
def test_numbers_behind_a_name_are_no_part_of_it(
    written: str, name: str, numbers: list[str]
) -> None:
    plain, pairs = apart(written)
    assert plain == name
    assert [value for _, value in pairs] == numbers
