"""Every name and number that a publication prints is found, wherever the publisher puts it."""

from __future__ import annotations

import io
import json
import zipfile

import list_samples as samples
import pytest

from riskctl.sources.errors import BadList
from riskctl.sources.importing import import_file
from riskctl.sources.remarks import names_in
from riskctl.sources.update import Choices
from riskctl.watchlists.snapshots import read_entries, state

TODAY = "2026-11-25"
PROSE = (
    "Formerly Velora Export JSC. Also known as 'Tarin Cement' and 'Polnor Bank'; f.k.a. Kelmar Impex Co., Ltd.; "
    "registered under company number 1087746334400, Tax ID: 7704681172, operates a vessel IMO number 9562233."
)
NAMES = {"Velora Export JSC", "Tarin Cement", "Polnor Bank", "Kelmar Impex Co., Ltd"}
NUMBERS = {"1087746334400", "7704681172", "9562233"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tax ID No. 7727526670 (Russia); a.k.a. 'ESW'; Linked To: SOMEBODY.", ["ESW"]),
        ("f.k.a. KELMAR CO., LTD.; n.k.a. Delmara Impex", ["KELMAR CO., LTD", "Delmara Impex"]),
        ("a.k.a.: Polnor Bank; Tarin Cement; DOB 1960", ["Polnor Bank", "Tarin Cement"]),
        ("formerly Velora Export JSC. Owned by another.", ["Velora Export JSC"]),
        ("name changed to Tarin Cement LLC on 3 May 2020", ["Tarin Cement LLC"]),
        ("previously listed as 'One Name' and \"Two Name\"", ["One Name", "Two Name"]),
        ("New AKA: Jang Example with date of birth 22 February 1958", ["Jang Example"]),
        ("a.k.a. Kelmar\n Logistics of Delmara, located in Moscow", ["Kelmar Logistics of Delmara"]),
        ("a.k.a. Ali's Trading House (Dubai)", ["Ali's Trading House"]),
        ("Vessel renamed SEA ROBIN in 2020", ["SEA ROBIN"]),
        ("Listed together with subsidiaries: Kelmar One Co., Ltd., and Kelmar Two. | x",
         ["Kelmar One Co., Ltd", "Kelmar Two"]),
        ("He is known as a hard man, and was formerly in the army", []),
        ("For all items subject to the EAR (see 744.11).", []),
        ("", []),
    ],
)  # fmt: skip
def test_names_in_running_text(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_an_office_that_a_person_held_is_no_name() -> None:
    text = "Formerly Chief of Staff; a.k.a. 'Abu Example'"
    assert names_in(text, person=True) == ["Abu Example"]


def sdn_xml() -> bytes:
    xml = samples.sdn_xml(samples.NAMES[:1])
    return xml.replace(b"<programList>", f"<remarks>{PROSE}</remarks><programList>".encode())


def uk_csv() -> bytes:
    columns = (
        "Unique ID,OFSI Group ID,Name 6,Name type,Designation Type,Regime Name,Other Information"
    )
    return f'Report Date: 20-Nov-2026\n{columns}\nA1,1,Example,Primary Name,Entity,Example,"{PROSE}"\n'.encode()


def csl_csv() -> bytes:
    columns = "source,entity_number,type,programs,name,addresses,alt_names,remarks"
    row = f'Entity List (EL) - Bureau of Industry and Security,1,,,Example,,,"{PROSE}"'
    return f"{columns}\n{row}\n".encode()


def csl_json() -> bytes:
    row = {"source": "Entity List (EL)", "name": "Example", "remarks": PROSE}
    return json.dumps({"results": [row]}).encode()


def ftm_json() -> bytes:
    one = {"id": "c", "schema": "Company", "properties": {"name": ["Example"], "summary": [PROSE]}}
    return json.dumps(one).encode()


def parties_json() -> bytes:
    row = {"name": "Example", "notes": PROSE}
    return json.dumps({"list_id": "x", "count": 1, "entities": [row]}).encode()


UN = (
    '<CONSOLIDATED_LIST dateGenerated="2026-11-18"><ENTITIES><ENTITY><FIRST_NAME>EXAMPLE</FIRST_NAME>'
    "<REFERENCE_NUMBER>KPe.1</REFERENCE_NUMBER><ENTITY_ALIAS><ALIAS_NAME>X</ALIAS_NAME>"
    f"<NOTE>{PROSE}</NOTE></ENTITY_ALIAS></ENTITY></ENTITIES></CONSOLIDATED_LIST>"
).encode()
EU = (
    '<export generationDate="2026-11-20"><sanctionEntity euReferenceNumber="EU.1.1"><subjectType code="enterprise"/>'
    f'<nameAlias wholeName="Example"><remark>{PROSE}</remark></nameAlias></sanctionEntity></export>'
).encode()
UK_XML = samples.UK_XML.decode() if isinstance(samples.UK_XML, bytes) else samples.UK_XML


def uk_xml() -> bytes:
    return UK_XML.replace(
        "</Designation>", f"<OtherInformation>{PROSE}</OtherInformation></Designation>"
    ).encode()


def advanced() -> bytes:
    xml = samples.ADVANCED_XML.decode()
    return xml.replace('<Profile ID="36"', f'<Comment>{PROSE}</Comment><Profile ID="36"').encode()


IN_PROSE = {
    "ofac-xml": sdn_xml(),
    "ofac-advanced-xml": advanced(),
    "ofac-csv": f'101,"EXAMPLE",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{PROSE}"\r\n'.encode(),
    "csl-csv": csl_csv(),
    "csl-json": csl_json(),
    "un-xml": UN,
    "eu-xml": EU,
    "uk-csv": uk_csv(),
    "uk-xml": uk_xml(),
    "ftm-json": ftm_json(),
    "prohibited-parties-json": parties_json(),
    "csv": f'name,note\nExample,"{PROSE}"\n'.encode(),
}


@pytest.mark.parametrize("form", IN_PROSE)
def test_names_and_numbers_in_free_text_of_every_publisher(form: str, read) -> None:
    entry = read(form, IN_PROSE[form])[0][0]
    assert set(entry.names()) >= NAMES
    assert {value for _, value in entry.identifiers} >= NUMBERS


def test_a_number_under_a_label_that_nobody_knows_is_kept(read) -> None:
    xml = samples.sdn_xml(samples.NAMES[:1]).replace(
        b"Unified Social Credit Code (USCC)", b"Paraguay Trade Ledger Number"
    )
    assert read("ofac-xml", xml)[0][0].identifiers == (("other", "91110000MA005UCQ5P"),)


def test_cells_with_line_breaks(read) -> None:
    content = 'name,aliases,identifiers,country\nExample,"One\nTwo;Three","imo:9074729\ntax:12 34","CN\nHK"\n'
    (entry,), _ = read("csv", content.encode())
    assert entry.aliases == ("One", "Two", "Three") and entry.countries == ("CN", "HK")
    assert [scheme for scheme, _ in entry.identifiers] == ["imo", "tax"]


def test_several_numbers_in_one_cell(read) -> None:
    columns = "Unique ID,OFSI Group ID,Name 6,Name type,Designation Type,Regime Name,IMO number"
    numbers = "(1) 9074729 (2) IMO 9319466"
    content = f"{columns}\nA1,1,Example,Primary Name,Ship,Example,{numbers}\n"
    (entry,), _ = read("uk-csv", content.encode())
    assert entry.identifiers == (("imo", "9074729"), ("imo", "9319466"))


def row(remarks: str) -> bytes:
    return f'101,"EXAMPLE",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"{remarks}"\r\n'.encode()


CUT = "; Registration Numbe"
LONG = "x" * (1000 - len(CUT)) + CUT
COMMENTS = b"101,\"r 1027700342890 (Russia); a.k.a. 'VEB'.\"\r\n"
ALT = b'101,9,"aka","EXAMPLE STAL","f.k.a. Velora Export"\r\n'
ADD = b'101,5,"1 Street","Moscow","Russia",-0- \r\n'


def test_remarks_that_run_over_go_on_in_the_file_beside(read) -> None:
    beside = {"alt": ALT, "add": ADD, "comments": COMMENTS}
    (entry,), reading = read("ofac-csv", row(LONG), "us.sdn", beside)
    assert ("registration", "1027700342890") in entry.identifiers
    assert {"VEB", "Velora Export"} <= set(entry.weak) and not reading.incomplete


@pytest.mark.parametrize(
    ("beside", "lacking"),
    [
        ({"alt": ALT, "add": ADD}, "sdn_comments.csv"),
        ({"alt": ALT, "comments": COMMENTS}, "add.csv"),
        ({"add": ADD, "comments": COMMENTS}, "alt.csv"),
    ],
)
def test_a_companion_that_is_not_there_makes_the_list_partial(beside, lacking, read) -> None:
    _, reading = read("ofac-csv", row(LONG), "us.sdn", beside)
    assert f"({lacking}) was not beside it" in reading.incomplete


def test_remarks_that_are_whole_need_no_further_file(read) -> None:
    _, reading = read("ofac-csv", row("short"), "us.sdn", {"alt": ALT, "add": ADD})
    assert not reading.incomplete


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


FILES = {"x/SDN.CSV": row(LONG), "x/ALT.CSV": ALT, "x/ADD.CSV": ADD, "x/SDN_COMMENTS.CSV": COMMENTS}


def test_all_members_of_an_archive_are_read(tmp_path) -> None:
    path = tmp_path / "sdn.zip"
    path.write_bytes(packed(FILES | {"__MACOSX/._SDN.CSV": b"x"}))
    one = import_file(path, "us.sdn", None, tmp_path / "lists", TODAY, Choices(date=TODAY)).snapshot
    (entry,) = read_entries(one)
    assert {"VEB", "EXAMPLE STAL"} <= set(entry.names()) and entry.countries == ("RU",)
    assert state(one, TODAY).word == "fresh"


def test_an_archive_without_one_of_the_files_is_partial_and_one_with_another_list_is_refused(
    tmp_path,
) -> None:
    path, root = tmp_path / "sdn.zip", tmp_path / "lists"
    path.write_bytes(packed({name: FILES[name] for name in ("x/SDN.CSV", "x/ADD.CSV")}))
    one = import_file(path, "us.sdn", None, root, TODAY, Choices(date=TODAY)).snapshot
    assert state(one, TODAY).word == "partial" and "alt.csv" in state(one, TODAY).reason
    path.write_bytes(packed(FILES | {"other.csv": b"name\nx\n"}))
    with pytest.raises(BadList, match="holds 5 files"):
        import_file(path, "us.sdn", None, root, TODAY, Choices(date=TODAY))


def test_entities_of_a_schema_that_nobody_knows_make_the_list_partial(read) -> None:
    strange = {"id": "s", "schema": "Spaceship", "properties": {"name": ["Example"]}}
    _, reading = read("ftm-json", samples.FTM_JSON + b"\n" + json.dumps(strange).encode())
    assert "Spaceship" in reading.incomplete
    assert not read("ftm-json", samples.FTM_JSON)[1].incomplete


def test_every_a_k_a_of_a_cell_counts() -> None:
    from riskctl.sources.formats.ecfr_xml import split_names

    cell = "Muster Inc, a.k.a., Other Inc., f.k.a., Older LLC, 1 Road"
    assert split_names(cell) == ("Muster Inc", ["Other Inc.", "Older LLC"])


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_list_of_ones_own_as_spreadsheets_write_it_elsewhere(sign: str, read) -> None:
    content = sign.join(("name", "id", "country")) + "\n" + sign.join(("Kelmar, Works", "1", "DE"))
    (entry,), _ = read("csv", content.encode())
    assert (entry.name, entry.id, entry.countries) == ("Kelmar, Works", "1", ("DE",))
