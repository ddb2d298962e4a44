"""One number, however it is written: on the command line, in a list of one's own, inside a name."""

from __future__ import annotations

import pytest

from riskctl.screening.queries import new_query
from riskctl.watchlists.identifiers import BadIdentifierError, apart, imo_sound, normal


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
