# ruff: noqa: E501, SIM905 - the lines are as long as the publishers write them
"""Small lists in the real formats; every party in them is made up."""

from __future__ import annotations

import json
from collections.abc import Sequence

TODAY = "2026-11-25"
NAMES = (
    "Example Steel Works Co., Ltd.",
    "Beispiel Trading GmbH",
    "Contoh Maju Sdn. Bhd.",
    "Muster Shipping Ltd.",
)


def sdn_xml(
    names: Sequence[str] = NAMES, date: str = "11/20/2026", count: int | None = None
) -> bytes:
    entries = "".join(
        f"<sdnEntry><uid>{100 + index}</uid><lastName>{name}</lastName><sdnType>Entity</sdnType>"
        f"<programList><program>EXAMPLE-EO1</program></programList>"
        f"<akaList><aka><uid>{900 + index}</uid><type>a.k.a.</type><category>strong</category>"
        f"<lastName>{name} Branch</lastName></aka><aka><uid>{950 + index}</uid><type>a.k.a.</type>"
        f"<category>weak</category><lastName>E{index}</lastName></aka></akaList>"
        "<addressList><address><uid>1</uid><city>Shenzhen</city><country>China</country></address></addressList>"
        "<idList><id><uid>7</uid><idType>Unified Social Credit Code (USCC)</idType>"
        "<idNumber>91110000MA005UCQ5P</idNumber><idCountry>China</idCountry></id></idList></sdnEntry>"
        for index, name in enumerate(names)
    )
    stated = len(names) if count is None else count
    return (
        '<?xml version="1.0" standalone="yes"?>\n<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/'
        f'PublicationPreview/exports/XML"><publshInformation><Publish_Date>{date}</Publish_Date>'
        f"<Record_Count>{stated}</Record_Count></publshInformation>{entries}</sdnList>\n"
    ).encode()


OFAC_CSV = {
    "sdn.csv": b'101,"EXAMPLE STEEL WORKS",-0- ,"EXAMPLE-EO1] [OTHER",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    b"\"Tax ID No. 7727526670 (Russia); a.k.a. 'ESW'; Linked To: SOMEBODY.\"\r\n"
    b'102,"MUSTERMANN, Max","individual","EXAMPLE-EO1",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    b'"DOB 1960; nationality Iran; Passport A1234567 (Iran) expires 01 Jan 2030."\r\n'
    b'103,"MUSTER STAR","vessel","EXAMPLE-EO1",-0- ,-0- ,"Tug",-0- ,-0- ,"Panama",-0- ,'
    b'"Vessel Registration Identification IMO 9667813."\r\n\x1a',
    "alt.csv": b'101,9,"aka","EXAMPLE STAL ZAVOD",-0- \r\n\x1a',
    "add.csv": b'101,5,"1 Street","Moscow","Russia",-0- \r\n\x1a',
}

UN_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<CONSOLIDATED_LIST dateGenerated="2026-11-18T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID>
<FIRST_NAME>MAX</FIRST_NAME><SECOND_NAME>MUSTERMANN</SECOND_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE>
<REFERENCE_NUMBER>CDi.901</REFERENCE_NUMBER><LISTED_ON>2012-12-31-05:00</LISTED_ON>
<NAME_ORIGINAL_SCRIPT>\u0645\u0627\u0643\u0633</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Maxim; Maks</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>M</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>OB0243318</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>2</DATAID><FIRST_NAME>EXAMPLE SHIPPING</FIRST_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER><LISTED_ON>2018-03-30</LISTED_ON>
<COMMENTS1>Operates a vessel, IMO number: 9562233.</COMMENTS1>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>EXAMPLE LINE</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>""".encode()

EU_XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-11-20T17:00:34.049+01:00" globalFileId="1">
<sanctionEntity designationDetails="" euReferenceNumber="EU.27.28" logicalId="13"><remark>UNSC RESOLUTION 1483</remark>
<regulation regulationType="regulation" publicationDate="2003-07-08" entryIntoForceDate="2003-07-07"
 numberTitle="1210/2003 (OJ L169)" programme="IRQ" logicalId="348"/><subjectType code="person" classificationCode="P"/>
<nameAlias firstName="\u041c\u0430\u043a\u0441" lastName="" wholeName="\u041c\u0430\u043a\u0441 \u041c\u0443\u0441\u0442\u0435\u0440" strong="true"/>
<nameAlias firstName="Max" middleName="" lastName="Mustermann" wholeName="Max Mustermann" strong="true"/>
<nameAlias wholeName="Abu M" strong="false"/><citizenship countryIso2Code="IQ" countryDescription="IRAQ"/>
<identification identificationTypeCode="passport" number="A123"/></sanctionEntity>
<sanctionEntity designationDate="2024-02-23" euReferenceNumber="EU.1.2" logicalId="14">
<regulation publicationDate="2024-02-24" entryIntoForceDate="2024-02-24" numberTitle="2024/745 (OJ L)" programme="RUS"/>
<subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Beispiel Trading GmbH" strong="true"/>
<address countryIso2Code="00"/><address countryIso2Code="DE"/>
<identification identificationTypeCode="regnumber" number="HRB 123"/></sanctionEntity></export>""".encode()

SECO_XML = """<?xml version="1.0" encoding="UTF-8"?>
<swiss-sanctions-list list-type="full-program" date="2026-11-20"><sanctions-program ssid="1"><program-name lang="ger">Beispiel</program-name>
<program-name lang="eng">Example ordinance</program-name><sanctions-set lang="eng" ssid="2">Annex 1</sanctions-set></sanctions-program>
<target ssid="10" sanctions-set-id="2"><foreign-identifier>KPi.1</foreign-identifier><individual sex="male"><identity ssid="11" main="true">
<name ssid="12" name-type="primary-name" quality="good"><name-part ssid="13" order="2" name-part-type="family-name"><value>Mustermann</value>
<spelling-variant lang="rus" script="Cyrl" ssid="14">Мустерманн</spelling-variant></name-part>
<name-part ssid="15" order="1" name-part-type="given-name"><value>Max</value></name-part></name>
<name ssid="16" name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name"><value>M. M.</value></name-part></name>
<nationality><country iso-code="KP">Korea (Democratic People's Republic of)</country></nationality><identification-document ssid="17"
 document-type="diplomatic-passport"><number>A123</number><issuer code="KP">Korea</issuer></identification-document></identity>
<justification ssid="18">Director, also known as 'Maks'.</justification></individual>
<modification modification-type="listed" effective-date="2016-05-18" publication-date="2016-05-17"/></target>
<target ssid="20"><sanctions-set-id>2</sanctions-set-id><object object-type="vessel"><identity main="true"><name name-type="primary-name" quality="good">
<name-part order="1" name-part-type="whole-name"><value>Muster Star</value></name-part></name></identity>
<other-information>IMO number: 9562233</other-information></object><modification modification-type="listed" effective-date="2018-01-01"/>
<modification modification-type="de-listed" effective-date="2024-03-01"/></target>
<place ssid="30"><country iso-code="RU">Russian Federation</country></place></swiss-sanctions-list>""".encode()

UK_COLUMNS = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,"
    "Alias strength,Title,Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,"
    "Designation Type,Designation source,Sanctions Imposed,Other Information,UK Statement of Reasons,Address Line 1,"
    "Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,"
    "Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,National "
    "Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,"
    "Country of birth,Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current "
    "owner/operator (s),Previous owner/operator (s),Current believed flag of ship,Previous flags,Type of ship,Tonnage "
    "of ship,Length of ship,Year Built,Hull identification number (HIN)"
).split(",")


def uk_csv() -> bytes:
    regime = "The Example (Sanctions) Regulations 2020"
    rows = [
        {"Unique ID": "EXA0001", "Name 6": "MUSTERMANN", "Name 1": "MAX", "Name type": "Primary Name",
         "Designation Type": "Individual", "Date Designated": "25/01/2001", "UN Reference Number": "TAi.902",
         "Nationality(/ies)": "Afghanistan", "Passport number": "P04581926"},
        {"Unique ID": "EXA0002", "Name 6": "EXAMPLE EXCHANGE", "Name type": "Primary Name",
         "Name non-latin script": "\u041f\u0440\u0438\u043c\u0435\u0440", "Designation Type": "Entity",
         "Address Country": "Congo (Democratic Republic)", "Business registration number (s)": "BR-99"},
        {"Unique ID": "EXA0001", "Name 6": "Maks", "Name type": "Alias", "Alias strength": "Low quality a.k.a",
         "Designation Type": "Individual"},
        {"Unique ID": "EXA0003", "Name 6": "MUSTER STAR", "Name type": "Primary Name", "Designation Type": "Ship",
         "IMO number": "IMO9562233", "Current believed flag of ship": "Comoros", "Date Designated": "31/07/2024"},
    ]  # fmt: skip
    lines = ["Report Date: 20-Nov-2026", ",".join(UK_COLUMNS)]
    lines += [
        ",".join((row | {"Regime Name": regime}).get(column, "") for column in UK_COLUMNS)
        for row in rows
    ]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


UK_XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>20/11/2026</DateGenerated><Designation><LastUpdated>04/08/2026</LastUpdated>
<DateDesignated>29/06/2012</DateDesignated><UniqueID>EXA0002</UniqueID><Names><Name><Name6>EXAMPLE EXCHANGE</Name6>
<NameType>Primary Name</NameType></Name><Name><Name6>Exchange Example</Name6><NameType>ALias</NameType>
<AliasStrength>Good quality a.k.a</AliasStrength></Name><Name><Name6>EX</Name6><NameType>Alias</NameType>
<AliasStrength>Low quality a.k.a</AliasStrength></Name></Names><NonLatinNames><NonLatinName>
<NameNonLatinScript>\u041f\u0440\u0438\u043c\u0435\u0440</NameNonLatinScript></NonLatinName></NonLatinNames>
<RegimeName>The Example (Sanctions) Regulations 2020</RegimeName><IndividualEntityShip>Entity</IndividualEntityShip>
<Addresses><Address><AddressCountry>Afghanistan</AddressCountry></Address></Addresses><EntityDetails><Entity>
<BusinessRegistrationNumbers><BusinessRegistrationNumber>BR-99</BusinessRegistrationNumber>
</BusinessRegistrationNumbers></Entity></EntityDetails></Designation></Designations>""".encode()

CSL_CSV = (
    b"_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    b"standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    b"vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    b"places_of_birth,source_information_url,ids\n"
    b"a1,Specially Designated Nationals (SDN) - Treasury Department,101,Entity,EXAMPLE; OTHER,EXAMPLE STEEL,,"
    b'"1 Street, Moscow, 119034, RU; 2 Road, Kyiv, UA",,,,,,,,,,,,,,,ESW; EXAMPLE STAL,,,,,,'
    b'"1087746334400, Registration ID; 7704681172, Tax ID No.; CO, 811038291-3, NIT #"\n'
    b"a2,Entity List (EL) - Bureau of Industry and Security,,,,Beispiel Institute,,CN,"
    b'"66 FR 24266",2001-05-14,,,For all items,Presumption of denial.,,,,,,,,,'
    b"Institute B; and Third Institute,,,,,,\n"
    b"a3,Denied Persons List (DPL) - Bureau of Industry and Security,,,, MAX MUSTERMANN,,,82 F.R. 48792,2017-10-16,"
    b"2027-10-13,Y,,,,,,,,,,,,,,,,,\n"
)
CSL_JSON = json.dumps(
    {
        "total": 1,
        "results": [
            {
                "id": "e1",
                "name": "Beispiel Institute and any successor, sub-unit, or subsidiary thereof",
                "source": "Entity List (EL) - Bureau of Industry and Security",
                "type": None,
                "alt_names": ["Institute B"],
                "addresses": [{"address": "1 Road", "country": "CN"}],
                "start_date": "2019-05-16",
                "federal_register_notice": "84 FR 22961",
                "ids": [{"type": "Registration ID", "number": "55", "country": "CN"}],
                "remarks": None,
                "source_list_url": "x",
            }
        ],
        "sources_used": [],
    }
).encode()

PARTIES_JSON = json.dumps(
    {
        "list_id": "example",
        "source_file": "Supplement No. 4 to Part 744.txt",
        "extracted": "2026-07-09",
        "count": 2,
        "entities": [
            {"name": "Beispiel Institute (BI)", "aliases": ["BI Lab"], "country": "China", "address": None, "status": None,
             "effective_date": "June 21, 2022", "federal_register": None, "notes": "USCC: 91110000MA005UCQ5P (China)"},
            {"name": "Mustermann, Max", "aliases": [], "country": None, "address": None, "status": None,
             "effective_date": None, "federal_register": "84 FR 22961, 5/21/19; 85 FR 1, 1/2/20",
             "notes": "Date of birth: May, 1975"},
        ],
    },
    indent=1,
).encode()  # fmt: skip

SIMPLE_CSV = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails",'
    '"program_ids","dataset","first_seen","last_seen","last_change"\n'
    '"NK-1","Company","Example Steel","ESW;""Steel; Example"";\u041f\u0440\u0438\u043c\u0435\u0440","","cn;hk","","91110000MA005UCQ5P;IMO9562233",'
    '"Example - List","","","","Example List","2021-01-01","2026-11-20","2026-01-01"\n'
    '"NK-2","Person","Max Mustermann","","1960","ru","","","","","","","Example List","","",""\n'
    '"NK-3","CryptoWallet","0x00","","","","","","","","","","Example List","","",""\n'
).encode()

FTM_JSON = "\n".join(
    json.dumps(one)
    for one in (
        {"id": "s1", "schema": "Sanction", "properties": {"entity": ["c1"], "program": ["EXAMPLE"],
         "authorityId": ["84 FR 1"], "startDate": ["2020-01-02"]}},
        {"id": "c1", "schema": "Company", "properties": {"name": ["Example Steel", "Example Steel Works"], "alias": ["ESW"],
         "weakAlias": ["E"], "jurisdiction": ["cn"], "uscCode": ["91110000MA005UCQ5P"], "addressEntity": ["a1"]}},
        {"id": "a1", "schema": "Address", "properties": {"full": ["1 Road"], "country": ["hk"]}},
        {"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": ["c1"], "percentage": ["60"]}},
        {"id": "p1", "schema": "Person", "properties": {"name": ["Max Mustermann"], "nationality": ["ru"]}},
        {"id": "pp", "schema": "Passport", "properties": {"holder": ["p1"], "number": ["A123"]}},
    )
).encode()  # fmt: skip

ECFR_XML = """<?xml version="1.0"?>
<DIV5 N="744" TYPE="PART"><HEAD>PART 744</HEAD><DIV9 N="Supplement No. 4 to Part 744" TYPE="APPENDIX">
<HEAD>Supplement No. 4 to Part 744\u2014Entity List</HEAD><DIV><TABLE><THEAD><TR><TH>Country</TH><TH>Entity</TH>
<TH>License requirement</TH><TH>License review policy</TH><TH>Federal Register citation</TH></TR></THEAD><TBODY>
<TR><TD>CHINA, PEOPLE'S REPUBLIC OF</TD><TD>Example Steel Co., Ltd., a.k.a., the following two aliases:<br/>
\u2014Example Stal; <I>and</I><br/>\u2014ESW Co., Ltd.<br/>1 Road, Shenzhen, China.</TD><TD>For all items.</TD>
<TD>Presumption of denial</TD><TD>84 FR 22961, 5/21/19. 85 FR 1, 1/2/20.</TD></TR>
<TR><TD/><TD>Beispiel Institute (BI), 2 Road, Beijing, China.</TD><TD>For all items.</TD><TD>Case by case</TD>
<TD>87 FR 6026, 2/3/22.</TD></TR><TR><TD>RUSSIA</TD><TD>[Reserved]</TD><TD/><TD/><TD/></TR></TBODY></TABLE></DIV></DIV9>
<DIV9 N="Supplement No. 7 to Part 744" TYPE="APPENDIX"><HEAD>MEU</HEAD><TABLE><TR><TD>RUSSIA</TD>
<TD>Muster Plant JSC</TD><TD>85 FR 83799, 12/23/2020.</TD></TR></TABLE></DIV9></DIV5>""".encode()

ADVANCED_XML = b"""<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
<DateOfIssue><Year>2026</Year><Month>11</Month><Day>20</Day></DateOfIssue><ReferenceValueSets>
<CountryValues><Country ID="11" ISO2="RU">Russia</Country></CountryValues>
<FeatureTypeValues><FeatureType ID="25">Location</FeatureType><FeatureType ID="13">SWIFT/BIC</FeatureType></FeatureTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType></IDRegDocTypeValues>
<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
<PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType></PartyTypeValues></ReferenceValueSets>
<Locations><Location ID="26"><LocationCountry CountryID="11"/></Location></Locations>
<IDRegDocuments><IDRegDocument ID="2" IDRegDocTypeID="1571" IdentityID="66"><IDRegistrationNo>P123</IDRegistrationNo></IDRegDocument></IDRegDocuments>
<DistinctParties><DistinctParty FixedRef="36"><Profile ID="36" PartySubTypeID="3"><Identity ID="65" Primary="true">
<Alias AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart><NamePartValue>EXAMPLE BANK</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
<Alias AliasTypeID="1400" Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart><NamePartValue>EB</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
<Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="26"/></FeatureVersion></Feature>
<Feature FeatureTypeID="13"><FeatureVersion><VersionDetail>EXAMRUMM</VersionDetail></FeatureVersion></Feature></Profile></DistinctParty>
<DistinctParty FixedRef="37"><Profile ID="37" PartySubTypeID="4"><Identity ID="66" Primary="true"><Alias Primary="true" LowQuality="false">
<DocumentedName><DocumentedNamePart><NamePartValue>MUSTERMANN</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue>Max</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty></DistinctParties>
<SanctionsEntries><SanctionsEntry ID="1" ProfileID="36"><EntryEvent><Date><Year>2022</Year><Month>2</Month><Day>24</Day></Date></EntryEvent>
<SanctionsMeasure><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>"""

PLAIN_CSV = (
    b"name,id,kind,aliases,country,identifiers,citation,since,through,programme,note\n"
    b"Example Steel,1,organisation,ESW; Example Stal,China;HK,lei:HWUPKR0MPOU8FGXBT394,Own decision,2026-01-02,,A;B,Why\n"
    b"Max Mustermann,,person,,,,,,,,\n"
)

EU_CSV_COLUMNS = (
    "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_UnitedNationId;Entity_DesignationDate;Entity_DesignationDetails;"
    "Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;Entity_Regulation_EntryIntoForceDate;"
    "Entity_Regulation_NumberTitle;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;NameAlias_MiddleName;"
    "NameAlias_WholeName;NameAlias_Remark;Address_Street;Address_CountryIso2Code;Address_Remark;BirthDate_Remark;"
    "Identification_Number;Identification_LatinNumber;Identification_NameOnDocument;Identification_TypeCode;"
    "Identification_TypeDescription;Identification_Remark;Citizenship_CountryIso2Code;Citizenship_Remark"
).split(";")


def eu_csv(rows: Sequence[dict[str, str]]) -> bytes:
    lines = [";".join(EU_CSV_COLUMNS)]
    lines += [";".join(row.get(column, "") for column in EU_CSV_COLUMNS) for row in rows]
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


_EU_PERSON = {
    "fileGenerationDate": "20/11/2026", "Entity_LogicalId": "13", "Entity_EU_ReferenceNumber": "EU.13.1", "Entity_SubjectType": "P",
    "Entity_SubjectType_ClassificationCode": "person", "Entity_Regulation_EntryIntoForceDate": "2022-02-25",
    "Entity_Regulation_NumberTitle": "2022/331 (OJ L 53)", "Entity_Regulation_Programme": "UKR",
}  # fmt: skip
EU_CSV = eu_csv(
    [
        _EU_PERSON | {"NameAlias_WholeName": "Макс Мустерманн"},
        _EU_PERSON | {"NameAlias_WholeName": "Max Mustermann", "Citizenship_CountryIso2Code": "RU"},
        {"fileGenerationDate": "20/11/2026", "Entity_LogicalId": "14", "Entity_EU_ReferenceNumber": "EU.14.1", "Entity_SubjectType": "enterprise",
         "Entity_SubjectType_ClassificationCode": "E", "Entity_DesignationDate": "2014-07-31", "NameAlias_WholeName": "Example Bank",
         "Address_CountryIso2Code": "00"},
        _EU_PERSON | {"NameAlias_LastName": "Muster", "NameAlias_FirstName": "Maximilian"},
        _EU_PERSON | {"Identification_Number": "П123456", "Identification_LatinNumber": "P123456", "Identification_TypeCode": "passport"},
    ]
)  # fmt: skip

SEMA_XML = """<?xml version="1.0" encoding="UTF-8"?><data-set xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<record><Country-Pays>Russia / Russie</Country-Pays><LastName-NomDeFamille>MUSTERMANN</LastName-NomDeFamille>
<GivenName-Prenom>Max Maksimovich</GivenName-Prenom><Aliases-Alias>Russian: Макс Мустерманн, Maks Muster</Aliases-Alias>
<Schedule-Annexe>1, Part 1</Schedule-Annexe><Item-NumeroDarticle>94</Item-NumeroDarticle>
<DateOfListing-DateDinscription>2019-03-15</DateOfListing-DateDinscription></record>
<record><Country>Belarus / Bélarus</Country><EntityOrShip>Example Bank / Banque Exemple</EntityOrShip>
<Aliases>Muster Bank, Bank of Muster; Beispielbank</Aliases></record>
<record><Country-Pays>Russia / Russie</Country-Pays><EntityOrShip-EntiteOuNavire>M/V Muster Star </EntityOrShip-EntiteOuNavire>
<TitleOrShipType-TitreOuTypeDeNavire>General Cargo | Cargo classique</TitleOrShipType-TitreOuTypeDeNavire>
<ShipIMONumber-NumeroOMIDuNavire>9074729</ShipIMONumber-NumeroOMIDuNavire></record>
<record><Country-Pays>Iran</Country-Pays><LastName-NomDeFamille>Beispiel</LastName-NomDeFamille>
<ShipIMONumber-NumeroOMIDuNavire>بایشپیل</ShipIMONumber-NumeroOMIDuNavire></record></data-set>""".encode()
