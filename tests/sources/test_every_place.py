# ruff: noqa: E501 - texts as long as publishers write them
"""For every reader: a record with a name or number in each place where its publisher puts one, and all are found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import list_samples as samples
import pytest
import sheet_samples as sheets

from riskctl.screening.index import open_index
from riskctl.screening.names.known import register
from riskctl.screening.queries import new_query
from riskctl.screening.screen import Screener
from riskctl.sources.formats import FORMATS

LEI, USCC, IMO = "5493001KJTIIGC8Y1R12", "91110000MA005UCQ5P", "9074729"


def xml(root: str, body: str, attributes: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {attributes}>{body}</{root}>'.encode()


OFAC = xml(
    "sdnList",
    "<publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation>"
    "<sdnEntry><uid>1</uid><lastName>Nameone Star</lastName><sdnType>Vessel</sdnType><remarks>f.k.a. 'Nametwo Star'; "
    "(Linked To: X)</remarks><akaList><aka><type>f.k.a.</type><category>strong</category><lastName>Namethree</lastName>"
    "<firstName>Ship</firstName></aka><aka><category>weak</category><lastName>Namefour</lastName></aka></akaList>"
    "<idList><id><idType>Vessel Registration Identification</idType><idNumber>IMO 9074729</idNumber></id><id><idType>"
    "Paraguay Ledger Number</idType><idNumber>PL-4711</idNumber></id></idList><addressList><address><address1>"
    "a.k.a. 'Namefive Yard'</address1></address></addressList><vesselInfo><callSign>T2EX4</callSign><vesselOwner>"
    "Namesix Shipping Co</vesselOwner></vesselInfo></sdnEntry>",
)
UN = xml(
    "CONSOLIDATED_LIST",
    "<ENTITIES><ENTITY><FIRST_NAME>Nameone</FIRST_NAME><SECOND_NAME>Works</SECOND_NAME><REFERENCE_NUMBER>KPe.1"
    "</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>名二公司</NAME_ORIGINAL_SCRIPT><NAME_ORIGINAL_SCRIPT>名三公司"
    "</NAME_ORIGINAL_SCRIPT><ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Namefour; Namefive</ALIAS_NAME><NOTE>also"
    " known as 'Namesix'</NOTE></ENTITY_ALIAS><ENTITY_ADDRESS><STREET>1 Road (a.k.a. 'Nameseven Yard')</STREET><NOTE>"
    "company number 7704681</NOTE></ENTITY_ADDRESS><COMMENTS1>Previously known as Nameeight Ltd.</COMMENTS1>"
    f"<COMMENTS3>Operates IMO number {IMO}; LEI {LEI}.</COMMENTS3><ENTITY_DOCUMENT><TYPE_OF_DOCUMENT2>Tax number"
    "</TYPE_OF_DOCUMENT2><NUMBER>TX-99</NUMBER><NOTE>second number: registration number 880011</NOTE></ENTITY_DOCUMENT>"
    "<SUBMITTED_BY><VALUE>X</VALUE></SUBMITTED_BY></ENTITY></ENTITIES>",
    'dateGenerated="2026-11-18"',
)
EU = xml(
    "export",
    '<sanctionEntity euReferenceNumber="EU.1" designationDetails="a.k.a. \'Nameten\'"><subjectType code="person"/>'
    '<nameAlias wholeName="Nameone Max" strong="true"><remark>also known as \'Nametwo\'</remark></nameAlias>'
    '<nameAlias firstName="Namethree" middleName="M" lastName="Max" strong="true"/>'
    '<nameAlias wholeName="Namefour" strong="false"/><identification identificationTypeCode="passport" number="П123456" '
    'latinNumber="P123456" nameOnDocument="Namefive Maximilian"><remark>tax number 7704681172</remark></identification>'
    '<address street="c/o a.k.a. \'Namesix\'"><contactInfo key="OTHER" value="registration number 880011"/></address>'
    "<remark>formerly known as 'Nameseven'</remark><birthdate><remark>alias 'Nameeight'</remark></birthdate>"
    "</sanctionEntity>",
    'generationDate="2026-11-20T17:00:34.049+01:00"',
)
UK_XML = xml(
    "Designations",
    "<Designation><UniqueID>A1</UniqueID><IndividualEntityShip>Ship</IndividualEntityShip><Names><Name><Name6>Nameone"
    "</Name6><NameType>Primary Name</NameType></Name><Name><Name1>Ship</Name1><Name6>Nametwo</Name6><NameType>Alias"
    "</NameType></Name></Names><NonLatinNames><NameNonLatinScript>Имятри</NameNonLatinScript></NonLatinNames>"
    "<OtherInformation>a.k.a. 'Namefour'. MMSI 123456789</OtherInformation><UKStatementofReasons>formerly Namefive Ltd."
    "</UKStatementofReasons><ShipDetails><Ship><IMONumbers><IMONumber>IMO 9074729</IMONumber></IMONumbers>"
    "<CurrentOwnerOperators><CurrentOwnerOperator>Namesix Ltd</CurrentOwnerOperator></CurrentOwnerOperators>"
    "<PreviousOwnerOperators><PreviousOwnerOperator>Nameseven Ltd</PreviousOwnerOperator></PreviousOwnerOperators></Ship>"
    "</ShipDetails><EntityDetails><Entity><Subsidiaries><Subsidiary>Nameeight Ltd; Namenine Ltd</Subsidiary>"
    "</Subsidiaries><ParentCompanies><ParentCompany>Nameten Ltd</ParentCompany></ParentCompanies></Entity></EntityDetails>"
    "</Designation>",
)


def table(columns: list[str], *rows: dict[str, str], before: str = "") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(dict.fromkeys(columns, "") | row for row in rows)
    return (before + text.getvalue()).encode()


UK_CSV = table(
    samples.UK_COLUMNS,
    {"Unique ID": "A1", "Name 6": "Nameone", "Name type": "Primary Name", "Designation Type": "Entity",
     "Name non-latin script": "Имядва\nИмятри", "Other Information": "a.k.a. 'Namefour'; company number 880011",
     "Subsidiaries": "(1) Namefive Ltd (2) Namesix Ltd", "Parent company": "Nameseven Ltd",
     "Business registration number (s)": "OGRN 1087746334400; INN 7704681172"},
    {"Unique ID": "A1", "Name 1": "Works", "Name 6": "Nameeight", "Name type": "Alias", "Alias strength": "Low quality",
     "Designation Type": "Entity", "Current owner/operator (s)": "Namenine Ltd", "Position": "formerly called 'Nameten'"},
    before="Report Date: 20-Nov-2026\n",
)  # fmt: skip
CSL_COLUMNS = [
    "_id",
    "source",
    "entity_number",
    "type",
    "programs",
    "name",
    "title",
    "addresses",
    "federal_register_notice",
    "start_date",
    "end_date",
    "standard_order",
    "license_requirement",
    "license_policy",
    "call_sign",
    "vessel_type",
    "gross_tonnage",
    "gross_registered_tonnage",
    "vessel_flag",
    "vessel_owner",
    "remarks",
    "source_list_url",
    "alt_names",
    "citizenships",
    "dates_of_birth",
    "nationalities",
    "places_of_birth",
    "source_information_url",
    "ids",
]
CSL = {
    "source": "Specially Designated Nationals (SDN) - Treasury Department", "entity_number": "1", "type": "Vessel",
    "name": "Nameone Star", "title": "a.k.a. 'Nametwo'", "remarks": "f.k.a. 'Namethree'", "vessel_owner": "Namesix Ltd",
    "license_policy": "For Namefour see above; also known as 'Namefive'", "call_sign": "T2EX4",
}  # fmt: skip
CSL_CSV = table(
    CSL_COLUMNS,
    CSL | {"alt_names": "Nameseven; and Nameeight", "addresses": "c/o a.k.a. 'Namenine', Moscow, RU",
           "ids": "RU, 7704681172, Tax ID No.; XX, 4711-PL, Paraguay Ledger; IMO 9074729, Vessel Registration Identification"},
)  # fmt: skip
CSL_JSON = json.dumps(
    {"results": [CSL | {
        "source_list_url": "x", "alt_names": ["Nameseven", "Nameeight"],
        "addresses": [{"address": "c/o a.k.a. 'Namenine'", "country": "RU"}],
        "ids": [{"type": "Tax ID No.", "number": "7704681172"}, {"type": "Paraguay Ledger", "number": "4711-PL"},
                {"type": "Vessel Registration Identification", "number": "IMO 9074729"}]}]},
).encode()  # fmt: skip
FTM = "\n".join(
    json.dumps(one)
    for one in (
        {"id": "s", "schema": "Vessel", "properties": {
            "name": ["Nameone Star"], "pastNames": ["Nametwo"], "previousName": ["Namethree"], "alias": ["Namefour"],
            "weakAlias": ["Namefive"], "imoNumber": ["IMO9074729"], "crsNumber": ["CRS-4711"], "notes": ["a.k.a. 'Namesix'"],
            "type": ["formerly called 'Nameseven'"]}},
        {"id": "p", "schema": "Person", "properties": {
            "firstName": ["Max"], "fatherName": ["Paul"], "lastName": ["Nameeight"], "innCode": ["7704681172"],
            "okpoCode": ["00112233"], "socialSecurityNumber": ["987-65"]}},
        {"id": "x", "schema": "Sanction", "properties": {"entity": ["p"], "reason": ["also known as 'Namenine'"]}},
    )
).encode()  # fmt: skip
SECO = xml(
    "swiss-sanctions-list",
    '<target ssid="1"><entity><identity><name name-type="formerly-known-as" quality="good"><name-part order="1" '
    'name-part-type="whole-name"><value>Nametwo</value></name-part></name></identity><identity main="true"><name '
    'name-type="primary-name" quality="good"><name-part order="1" name-part-type="whole-name"><value>Nameone</value>'
    '<spelling-variant lang="rus" script="Cyrl">Имятри</spelling-variant><spelling-variant lang="eng" script="Latn">'
    'Namefour</spelling-variant></name-part></name><name name-type="alias" quality="low"><name-part order="2" '
    'name-part-type="family-name"><value>Namefive</value><value>Namesix</value></name-part><name-part order="1" '
    'name-part-type="given-name"><value>Max</value></name-part></name><address place-id="9"><remarks>a.k.a. \'Nameseven\''
    "</remarks><c-o>alias 'Nameeight'</c-o></address></identity><justification>Also known as Namenine Ltd.</justification>"
    "<other-information>ОГРН/main state registration number: 1087746334400</other-information><other-information>Taxpayer "
    'identification number: 7704681172</other-information><relation relation-type="related-to"><remark>formerly called '
    "'Nameten'</remark></relation></entity></target>",
)
OFAC_CSV = (
    b'1,"Nameone Star","vessel","X","a.k.a. \'Nametwo\'","T2EX4",-0- ,-0- ,-0- ,"Panama","Namesix Ltd",'
    b"\"f.k.a. 'Namethree'; Vessel Registration Identification IMO 9074729.\"\r\n"
)
OFAC_BESIDE = {
    "alt": b'1,9,"fka","Namefour","n.k.a. \'Namefive\'"\r\n',
    "add": b'1,5,"Road","Moscow","Russia","also known as \'Nameseven\'; company number 880011"\r\n',
}
ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def upto(count: int, *left_out: int) -> set[str]:
    return {f"name{word}" for place, word in enumerate(ENGLISH[:count], 1) if place not in left_out}


EU_ROW = {
    "fileGenerationDate": "20/11/2026", "Entity_LogicalId": "1", "Entity_EU_ReferenceNumber": "EU.1", "Entity_SubjectType": "E",
    "Entity_SubjectType_ClassificationCode": "enterprise",
}  # fmt: skip
EU_ROWS = (
    {"NameAlias_WholeName": "Nameone Works", "NameAlias_Remark": "also known as 'Nametwo'"},
    {"NameAlias_FirstName": "Namethree", "NameAlias_LastName": "Works", "Entity_DesignationDetails": "a.k.a. 'Namefour'"},
    {"Identification_Number": "П123456", "Identification_LatinNumber": "P123456", "Identification_NameOnDocument": "Namefive Plant",
     "Identification_TypeCode": "passport", "Identification_Remark": "tax number 7704681172"},
    {"Address_Street": "c/o a.k.a. 'Namesix'", "Address_Remark": "registration number 880011", "Entity_Remark": "formerly known as 'Nameseven'"},
    {"BirthDate_Remark": "alias 'Nameeight'", "Citizenship_Remark": f"IMO number {IMO}"},
)  # fmt: skip
SEMA = xml(
    "data-set",
    "<record><Country-Pays>Iran</Country-Pays><EntityOrShip-EntiteOuNavire>Nameone Works (a.k.a. Nametwo) / Namethree Usine"
    "</EntityOrShip-EntiteOuNavire><Aliases-Alias>Namefour, Namefive; Arabic: Namesix\nNameseven Yard</Aliases-Alias>"
    f"<TitleOrShipType-TitreOuTypeDeNavire>formerly 'Nameeight'</TitleOrShipType-TitreOuTypeDeNavire><ShipIMONumber-NumeroOMIDuNavire>IMO {IMO}"
    "</ShipIMONumber-NumeroOMIDuNavire><Other-Autre>company number 880011; a.k.a. 'Namenine'</Other-Autre></record>",
)
DFAT = sheets.dfat_xlsx(
    [
        ("7", "Nameone Works", "Entity", "Primary Name", "", "", "", "", "a) c/o a.k.a. 'Nametwo Yard'", "formerly known as 'Namethree'; Tax number 7704681172", "also known as 'Namefour'"),
        ("7a", "Namefive", "Entity", "aka", "Weak"),
        ("7b", "Имяшесть", "Entity", "Original Script", "", "", "", "", "", "company number 880011", "", f"IMO {IMO}"),
    ]
)  # fmt: skip
UK_ODS = sheets.uk_ods(list(csv.reader(io.StringIO(UK_CSV.decode("utf-8-sig"))))[1:])

PLACES = {
    "eu-csv": (
        samples.eu_csv([EU_ROW | row for row in EU_ROWS]),
        upto(8),
        {"П123456", "P123456", "7704681172", "880011", IMO},
    ),
    "sema-xml": (SEMA, upto(9), {IMO, "880011"}),
    "dfat-xlsx": (DFAT, upto(5) | {"имяшесть"}, {IMO, "880011", "7704681172"}),
    "uk-ods": (
        UK_ODS,
        upto(10, 2, 3) | {"имядва", "имятри"},
        {"1087746334400", "7704681172", "880011"},
    ),
    "ofac-xml": (OFAC, upto(6), {IMO, "PL-4711", "T2EX4"}),
    "ofac-csv": (OFAC_CSV, upto(7), {IMO, "T2EX4", "880011"}),
    "un-xml": (
        UN,
        upto(8, 2, 3) | {"名二公司", "名三公司"},
        {IMO, LEI, "TX-99", "880011", "7704681"},
    ),
    "eu-xml": (EU, upto(8) | {"nameten"}, {"П123456", "P123456", "7704681172", "880011"}),
    "uk-xml": (UK_XML, upto(10, 3) | {"имятри"}, {IMO, "123456789"}),
    "uk-csv": (
        UK_CSV,
        upto(10, 2, 3) | {"имядва", "имятри"},
        {"1087746334400", "7704681172", "880011"},
    ),
    "csl-csv": (CSL_CSV, upto(9, 4), {IMO, "7704681172", "4711-PL", "T2EX4"}),
    "csl-json": (CSL_JSON, upto(9, 4), {IMO, "7704681172", "4711-PL", "T2EX4"}),
    "ftm-json": (FTM, upto(9), {IMO, "CRS-4711", "7704681172", "00112233", "987-65"}),
    "seco-xml": (SECO, upto(10, 3) | {"имятри"}, {"1087746334400", "7704681172"}),
}


@pytest.mark.parametrize("form", PLACES)
def test_names_and_numbers_of_every_place(form: str, read) -> None:
    content, names, numbers = PLACES[form]
    entries, _ = read(form, content, "us.sdn", OFAC_BESIDE if form == "ofac-csv" else {})
    printed = " | ".join(name.lower() for entry in entries for name in entry.names())
    assert not [name for name in names if name not in printed]
    found = {value for entry in entries for _, value in entry.identifiers}
    assert numbers <= found


def test_every_reader_of_a_publisher_is_here() -> None:
    elsewhere = {
        "ofac-advanced-xml",
        "ecfr-xml",
        "opensanctions-simple-csv",
        "prohibited-parties-json",
        "csv",
    }
    assert set(PLACES) == set(FORMATS) - elsewhere


def test_an_owner_that_an_entry_names_is_related_and_no_match(read, tmp_path: Path) -> None:
    entries, _ = read("ofac-xml", OFAC, "us.sdn")
    screener = Screener((open_index(tmp_path / "i", entries),), register())
    owner = screener.screen(new_query("Namesix Shipping Co"))
    assert (owner.outcome, owner.matches[0].reasons[0].code) == ("related", "linked-party")
    assert screener.screen(new_query("Nameone Star", kind="vessel")).outcome == "match"
