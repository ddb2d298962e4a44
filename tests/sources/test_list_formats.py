"""Every format gives the entries that its list states, in the same shape."""

from __future__ import annotations

import gzip
import io
import zipfile

import list_samples as samples
import pytest
import sheet_samples as sheets

from riskctl.sources.formats import FORMATS, guess
from riskctl.sources.formats.ecfr_xml import split_names


def named(entries):
    return {entry.name: entry for entry in entries}


def test_ofac_xml(read):
    entries, reading = read("ofac-xml", samples.sdn_xml(), "us.sdn")
    first = entries[0]
    assert (reading.list_date, reading.stated, len(entries)) == ("2026-11-20", 4, 4)
    assert (first.id, first.kind, first.countries) == ("100", "organisation", ("CN",))
    assert (first.aliases, first.weak) == (("Example Steel Works Co., Ltd. Branch",), ("E0",))
    assert first.identifiers == (("uscc", "91110000MA005UCQ5P"),) and first.programmes == (
        "EXAMPLE-EO1",
    )


def test_ofac_csv_with_its_companions(read):
    files = samples.OFAC_CSV
    entries, reading = read(
        "ofac-csv", files["sdn.csv"], "us.sdn", {"alt": files["alt.csv"], "add": files["add.csv"]}
    )
    firm, person, ship = entries
    assert (firm.aliases, firm.weak, firm.countries) == (("EXAMPLE STAL ZAVOD",), ("ESW",), ("RU",))
    assert firm.programmes == ("EXAMPLE-EO1", "OTHER") and firm.identifiers == (
        ("tax", "7727526670"),
    )
    assert (person.kind, person.countries) == ("person", ("IR",)) and (
        "passport",
        "A1234567",
    ) in person.identifiers
    assert (ship.kind, ship.countries, ship.identifiers) == (
        "vessel",
        ("PA",),
        (("imo", "9667813"),),
    )
    assert not reading.incomplete


def test_ofac_csv_without_its_names_is_incomplete(read):
    _, reading = read("ofac-csv", samples.OFAC_CSV["sdn.csv"], "us.sdn")
    assert "alt.csv" in reading.incomplete


def test_the_non_sdn_file_is_split_by_programme(read):
    content = samples.sdn_xml().replace(b"EXAMPLE-EO1", b"CMIC-EO13959", 1)
    entries, _ = read("ofac-xml", content, "us.ofac-non-sdn")
    assert [entry.list for entry in entries[:2]] == ["us.ns-cmic", "us.ofac-non-sdn"]


def test_ofac_advanced(read):
    entries, reading = read("ofac-advanced-xml", samples.ADVANCED_XML, "us.sdn")
    bank, person = entries
    assert reading.list_date == "2026-11-20"
    assert (bank.name, bank.kind, bank.weak, bank.countries) == (
        "EXAMPLE BANK",
        "organisation",
        ("EB",),
        ("RU",),
    )
    assert (bank.since, bank.programmes, bank.identifiers) == (
        "2022-02-24",
        ("RUSSIA-EO14024",),
        (("bic", "EXAMRUMM"),),
    )
    assert (person.name, person.kind, person.identifiers) == (
        "MUSTERMANN, Max",
        "person",
        (("passport", "P123"),),
    )


def test_un(read):
    entries, reading = read("un-xml", samples.UN_XML)
    person, firm = entries
    assert reading.list_date == "2026-11-18"
    assert (person.id, person.name, person.kind, person.since) == (
        "CDi.901",
        "MAX MUSTERMANN",
        "person",
        "2012-12-31",
    )
    assert (person.aliases, person.weak) == (("ماكس", "Maxim", "Maks"), ("M",))
    assert person.countries == ("CD", "RW") and person.identifiers == (("passport", "OB0243318"),)
    assert (firm.kind, firm.countries, firm.identifiers) == (
        "organisation",
        ("KP",),
        (("imo", "9562233"),),
    )


def test_eu(read):
    entries, reading = read("eu-xml", samples.EU_XML)
    person, firm = entries
    assert reading.list_date == "2026-11-20"
    assert (person.id, person.name, person.aliases) == (
        "EU.27.28",
        "Max Mustermann",
        ("Макс Мустер",),
    )
    assert (person.weak, person.since, person.citation) == (
        ("Abu M",),
        "2003-07-07",
        "1210/2003 (OJ L169)",
    )
    assert (person.countries, person.programmes) == (("IQ",), ("IRQ",))
    assert (firm.kind, firm.countries, firm.since) == ("organisation", ("DE",), "2024-02-23")
    assert firm.identifiers == (("registration", "HRB 123"),)


def test_uk_csv_joins_the_rows_of_a_designation(read):
    entries, reading = read("uk-csv", samples.uk_csv())
    person, firm, ship = entries
    assert reading.list_date == "2026-11-20"
    assert (person.id, person.name, person.weak, person.since) == (
        "EXA0001",
        "MAX MUSTERMANN",
        ("Maks",),
        "2001-01-25",
    )
    assert person.citation == "EXA0001; TAi.902" and person.identifiers == (
        ("passport", "P04581926"),
    )
    assert (firm.aliases, firm.countries) == (("Пример",), ("CD",))
    assert (ship.kind, ship.identifiers, ship.countries) == (
        "vessel",
        (("imo", "9562233"),),
        ("KM",),
    )


def test_uk_xml(read):
    entries, reading = read("uk-xml", samples.UK_XML)
    (firm,) = entries
    assert (reading.list_date, firm.name, firm.kind) == (
        "2026-11-20",
        "EXAMPLE EXCHANGE",
        "organisation",
    )
    assert (firm.aliases, firm.weak, firm.since) == (
        ("Exchange Example", "Пример"),
        ("EX",),
        "2012-06-29",
    )
    assert firm.identifiers == (("registration", "BR-99"),)


def test_csl_rows_name_their_own_list(read):
    entries, _ = read("csl-csv", samples.CSL_CSV, "us.csl")
    steel, institute, denied = entries
    assert [entry.list for entry in entries] == ["us.sdn", "us.entity-list", "us.dpl"]
    assert (steel.id, steel.countries, steel.programmes) == (
        "101",
        ("RU", "UA"),
        ("EXAMPLE", "OTHER"),
    )
    assert steel.identifiers == (
        ("registration", "1087746334400"),
        ("tax", "7704681172"),
        ("tax", "811038291-3"),
    )
    assert (institute.aliases, institute.countries) == (("Institute B", "Third Institute"), ("CN",))
    assert (denied.name, denied.through, denied.kind) == ("MAX MUSTERMANN", "2027-10-13", "unknown")


def test_csl_json(read):
    (entry,), _ = read("csl-json", samples.CSL_JSON, "us.csl")
    assert (entry.list, entry.name, entry.aliases) == (
        "us.entity-list",
        "Beispiel Institute",
        ("Institute B",),
    )
    assert (entry.countries, entry.identifiers, entry.since) == (
        ("CN",),
        (("registration", "55"),),
        "2019-05-16",
    )


def test_public_extracts(read):
    entries, reading = read("prohibited-parties-json", samples.PARTIES_JSON, "us.example")
    firm, person = entries
    assert (reading.list_date, reading.stated) == ("2026-07-09", 2)
    assert (firm.name, firm.since, firm.countries) == (
        "Beispiel Institute (BI)",
        "2022-06-21",
        ("CN",),
    )
    assert firm.identifiers == (("uscc", "91110000MA005UCQ5P"),) and firm.kind == "unknown"
    assert (person.kind, person.since) == ("person", "2019-05-21")


def test_opensanctions_simple(read):
    entries, _ = read("opensanctions-simple-csv", samples.SIMPLE_CSV)
    firm, person = entries
    assert (firm.id, firm.kind, firm.countries) == ("NK-1", "organisation", ("CN", "HK"))
    assert firm.aliases == ("ESW", "Steel; Example", "Пример")
    assert firm.identifiers == (("uscc", "91110000MA005UCQ5P"), ("imo", "9562233"))
    assert (person.kind, person.countries) == ("person", ("RU",))


def test_follow_the_money(read):
    entries, _ = read("ftm-json", samples.FTM_JSON)
    firm, person = entries
    assert (firm.id, firm.name, firm.aliases, firm.weak) == (
        "c1",
        "Example Steel",
        ("Example Steel Works", "ESW"),
        ("E",),
    )
    assert (firm.programmes, firm.citation, firm.since) == (("EXAMPLE",), "84 FR 1", "2020-01-02")
    assert firm.countries == ("CN", "HK") and firm.identifiers == (("uscc", "91110000MA005UCQ5P"),)
    assert (person.countries, person.identifiers) == (("RU",), (("passport", "A123"),))


def test_ecfr(read):
    steel, institute = read("ecfr-xml", samples.ECFR_XML, "us.entity-list")[0]
    assert (steel.name, steel.aliases) == (
        "Example Steel Co., Ltd.",
        ("Example Stal", "ESW Co., Ltd."),
    )
    assert (steel.countries, steel.since) == (("CN",), "2019-05-21")
    assert steel.citation == "84 FR 22961, 5/21/19. 85 FR 1, 1/2/20."
    assert (institute.name, institute.countries) == ("Beispiel Institute (BI)", ("CN",))
    (plant,), _ = read("ecfr-xml", samples.ECFR_XML, "us.meu")
    assert (plant.name, plant.countries, plant.since) == ("Muster Plant JSC", ("RU",), "2020-12-23")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Muster Co., Ltd., 1 Road, Beijing", ("Muster Co., Ltd.", [])),
        ("Muster Inc, a.k.a., Other Inc., 1 Road", ("Muster Inc", ["Other Inc."])),
        ("Muster Institute", ("Muster Institute", [])),
        ("Muster, LLC, 5 Street; and 6 Street", ("Muster, LLC", [])),
    ],
)
def test_entity_list_cells(cell, expected):
    assert split_names(cell) == expected


def test_plain_csv(read):
    firm, person = read("csv", samples.PLAIN_CSV)[0]
    assert (firm.aliases, firm.countries, firm.programmes) == (
        ("ESW", "Example Stal"),
        ("CN", "HK"),
        ("A", "B"),
    )
    assert (firm.identifiers, firm.since) == ((("lei", "HWUPKR0MPOU8FGXBT394"),), "2026-01-02")
    assert person.id.startswith("x") and person.kind == "person"


def test_derived_keys_are_the_same_every_time(read):
    first = [entry.id for entry in read("csv", samples.PLAIN_CSV)[0]]
    assert first == [entry.id for entry in read("csv", samples.PLAIN_CSV)[0]]


def test_seco(read):
    (person, ship), reading = read("seco-xml", samples.SECO_XML, "ch.seco")
    assert reading.list_date == "2026-11-20"
    assert (person.id, person.kind, person.name) == ("10", "person", "Max Mustermann")
    assert person.aliases == ("Max \u041c\u0443\u0441\u0442\u0435\u0440\u043c\u0430\u043d\u043d",)
    assert person.weak == ("M. M.", "Maks") and person.countries == ("KP",)
    assert person.identifiers == (("passport", "A123"),)
    assert person.programmes == ("Example ordinance",) and person.citation == "SSID 10; KPi.1"
    assert (person.since, person.through) == ("2016-05-18", "")
    assert (ship.kind, ship.through) == ("vessel", "2024-03-01")
    assert ship.identifiers == (("imo", "9562233"),)


def test_eu_csv(read):
    (person, bank), reading = read("eu-csv", samples.EU_CSV, "eu.consolidated")
    assert reading.list_date == "2026-11-20"
    assert (person.id, person.kind, person.name) == ("EU.13.1", "person", "Max Mustermann")
    assert person.aliases == (
        "\u041c\u0430\u043a\u0441 \u041c\u0443\u0441\u0442\u0435\u0440\u043c\u0430\u043d\u043d",
        "Maximilian Muster",
    )
    assert person.identifiers == (("passport", "\u041f123456"), ("passport", "P123456"))
    assert (person.countries, person.since, person.programmes) == (("RU",), "2022-02-25", ("UKR",))
    assert (bank.kind, bank.countries, bank.since) == ("organisation", (), "2014-07-31")


def test_sema(read):
    (person, bank, ship, other), reading = read("sema-xml", samples.SEMA_XML, "ca.sema")
    assert reading.list_date == ""
    assert (person.kind, person.name, person.since) == (
        "person",
        "Max Maksimovich MUSTERMANN",
        "2019-03-15",
    )
    assert "Maks Muster" in person.weak and person.citation == "Russia, schedule 1, Part 1, item 94"
    assert person.countries == ()  # the regime's, which is no nationality
    assert {"Example Bank", "Banque Exemple", "Beispielbank"} <= set(bank.aliases)
    assert {"Muster Bank", "Bank of Muster"} <= set(bank.weak)
    assert (ship.kind, ship.identifiers) == ("vessel", (("imo", "9074729"),))
    assert (
        other.kind == "person" and len(other.aliases) == 1
    )  # a name that stands in the wrong column


def test_dfat(read):
    entries, reading = read("dfat-xlsx", sheets.dfat_xlsx(), "au.dfat")
    person, firm, ship, again = entries
    assert (reading.list_date, reading.incomplete) == ("", "")
    assert (person.id, person.kind, person.name, person.countries) == (
        "101",
        "person",
        "Max Mustermann",
        ("KP",),
    )
    assert len(person.aliases) == 1 and person.weak == ("Maks", "Maks Muster")
    assert firm.aliases == ("Beispiel Stahl",) and ("registration", "880011") in firm.identifiers
    assert (ship.kind, ship.identifiers) == ("vessel", (("imo", "9074729"),))
    assert (again.id, again.name) == ("101-2", "Other Party")


def test_a_sheet_that_is_not_read_makes_the_list_partial(read):
    book = sheets.xlsx(
        {"List": [sheets.DFAT_HEADER, *sheets.DFAT_ROWS], "Further": [["Kelmar Works", "x"]]}
    )
    _, reading = read("dfat-xlsx", book, "au.dfat")
    assert "Further" in reading.incomplete


def test_uk_ods_gives_what_the_csv_gives(read):
    text = samples.uk_csv().decode("utf-8-sig")
    rows = [line.split(",") for line in text.splitlines()][1:]
    entries, reading = read("uk-ods", sheets.uk_ods(rows), "uk.consolidated")
    assert entries == read("uk-csv", samples.uk_csv(), "uk.consolidated")[0]
    assert reading.list_date == "2026-11-20" and not reading.incomplete


SAMPLES = {
    "eu-csv": samples.EU_CSV,
    "sema-xml": samples.SEMA_XML,
    "dfat-xlsx": sheets.dfat_xlsx(),
    "uk-ods": sheets.uk_ods([]),
    "ofac-xml": samples.sdn_xml(),
    "ofac-advanced-xml": samples.ADVANCED_XML,
    "csl-csv": samples.CSL_CSV,
    "csl-json": samples.CSL_JSON,
    "ecfr-xml": samples.ECFR_XML,
    "eu-xml": samples.EU_XML,
    "uk-csv": samples.uk_csv(),
    "uk-xml": samples.UK_XML,
    "un-xml": samples.UN_XML,
    "seco-xml": samples.SECO_XML,
    "opensanctions-simple-csv": samples.SIMPLE_CSV,
    "ftm-json": samples.FTM_JSON,
    "prohibited-parties-json": samples.PARTIES_JSON,
    "csv": samples.PLAIN_CSV,
}


@pytest.mark.parametrize("form", SAMPLES)
def test_formats_are_told_apart(form, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(SAMPLES[form])
    assert guess(path, "file") == form


def test_every_format_has_a_sample_here():
    assert set(FORMATS) == {*SAMPLES, "ofac-csv"}


def packed_zip(content: bytes, count: int = 1) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for index in range(count):
            archive.writestr(f"../list{index}.xml", content)
    return held.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, packed_zip])
def test_packed_files_are_unpacked_and_their_names_never_used(pack, tmp_path):
    from riskctl.sources.unpack import unpack

    (tmp_path / "packed").write_bytes(pack(samples.UN_XML))
    assert unpack(tmp_path / "packed", tmp_path / "plain").read_bytes() == samples.UN_XML
    assert sorted(one.name for one in tmp_path.iterdir()) == ["packed", "plain"]


def test_a_line_break_inside_a_cell_of_the_simple_format_is_read():
    from riskctl.sources.formats.opensanctions_csv import parts

    assert parts("One;Two\nThree;Four") == ["One", "Two", "Three", "Four"]
    assert parts('"One\nand a half";Two\rThree') == ["One\nand a half", "Two", "Three"]


def test_a_cell_of_the_simple_format_that_is_no_csv_is_a_bad_list():
    from riskctl.sources.errors import BadList
    from riskctl.sources.formats.opensanctions_csv import parts

    with pytest.raises(BadList, match="cell"):
        parts("x" * 200_000)
