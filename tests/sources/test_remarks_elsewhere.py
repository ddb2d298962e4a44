"""Names and numbers that remarks give in other languages than English are found like those of the fields."""

from __future__ import annotations

import pytest

from riskctl.screening.queries import new_query
from riskctl.sources.remarks import names_in
from riskctl.watchlists.identifiers import in_remarks

NAMES = {
    "auch bekannt als 'Delmara Werke'": "Delmara Werke",
    "Sitz Berlin; früher: Delmara Werke GmbH; gelöscht": "Delmara Werke GmbH",
    "également connue sous le nom de Delmara Usines, Paris": "Delmara Usines",
    "connu sous le nom d'Elmara Usines": "Elmara Usines",
    "anciennement Delmara Usines": "Delmara Usines",
    "también conocida como «Delmara Obras»": "Delmara Obras",
    "anteriormente denominada Delmara Obras": "Delmara Obras",
    "também conhecido como Delmara Obras": "Delmara Obras",
    "noto anche come Delmara Opere": "Delmara Opere",
    "также известна как «Дельмара Завод»": "Дельмара Завод",
    "ранее ООО «Дельмара Завод»": "ООО «Дельмара Завод»",
    "он же Иванов Иван": "Иванов Иван",
    "又名：德尔玛拉公司，位于北京": "德尔玛拉公司",
    "曾用名德尔玛拉公司。": "德尔玛拉公司",
    "別名：デルマラ工業": "デルマラ工業",
    "المعروف أيضا باسم ديلمارا": "ديلمارا",
    "juga dikenali sebagai Delmara Kerja": "Delmara Kerja",
    "dahulunya Delmara Kerja Sdn Bhd": "Delmara Kerja Sdn Bhd",
    "ook bekend als Delmara Werken": "Delmara Werken",
    "znany również jako Delmara Zakład": "Delmara Zakład",
}
NUMBERS = {
    "ИНН 7704681172": ("tax", "7704681172"),
    "Сведения: ОГРН 1087746334400": ("registration", "1087746334400"),
    "Steuernummer 123456789": ("tax", "123456789"),
    "eingetragen unter HRB 12345": ("registration", "12345"),
    "numéro d'immatriculation 880011": ("registration", "880011"),
    "NIF: B12345678": ("tax", "B12345678"),
    "R.U.C. 20100070970": ("tax", "20100070970"),
    "número de registro 880011": ("registration", "880011"),
    "рег. номер 880011": ("registration", "880011"),
    "登録番号：880011": ("registration", "880011"),
    "KvK 12345678": ("registration", "12345678"),
    "nombor pendaftaran 880011": ("registration", "880011"),
}


@pytest.mark.parametrize("text", NAMES)
def test_a_name_in_a_remark(text: str) -> None:
    assert NAMES[text] in names_in(text)


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_in_a_remark(text: str) -> None:
    assert NUMBERS[text] in set(in_remarks(text))


@pytest.mark.parametrize(
    "text",
    [
        "bekannt für Betrug",
        "anciennement ministre",
        "antes de 2014",
        "ранее директор завода",
        "Osama bin 1957",
        "cin 2020 events",
        "",
    ],
)
def test_prose_that_names_nobody(text: str) -> None:
    assert names_in(text) == [] and not list(in_remarks(text))


def test_an_office_that_a_person_held_is_no_name() -> None:
    assert names_in("anciennement Ministre de la Défense", person=True) == []
    assert names_in("anciennement Delmara Usines", person=False) == ["Delmara Usines"]


def test_the_cost_grows_with_the_length() -> None:
    """A hostile remark of a million characters is looked through without going back over itself."""
    for piece in (
        "bekannt als ",
        "又名 A",
        "anciennement ",
        "ИНН ",
        "HRB 1 ",
        "connu sous le nom de d'",
    ):
        text = piece * (200_000 // len(piece))
        assert len(names_in(text)) <= 60
        assert len(list(in_remarks(text))) <= len(text)


@pytest.mark.parametrize(
    ("name", "plain", "pair"),
    [
        ("ООО Дельмара (ИНН 7704681172)", "ООО Дельмара", ("tax", "7704681172")),
        ("Delmara GmbH, HRB 12345", "Delmara GmbH", ("registration", "12345")),
        ("ИНН 7704681172", "ИНН 7704681172", ("tax", "7704681172")),
    ],
)
def test_a_number_inside_a_name_that_is_asked_for(name, plain, pair) -> None:
    query = new_query(name)
    assert query.name == plain and pair in query.identifiers


def test_a_name_of_two_lines_is_found_by_each(read) -> None:
    entries, _ = read("csv", b'name,id\n"Perun Holding\nVeles Trading",1\n', "own.x")
    assert entries[0].name == "Perun Holding Veles Trading"
    assert set(entries[0].aliases) == {"Perun Holding", "Veles Trading"}
