"""The formats of lists that can be read, one module each."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import NamedTuple, cast

from riskctl.sources.reading import Adapter
from riskctl.sources.workbook import workbook_form

_XML = ("text/xml", "application/xml")
_CSV = ("text/csv", "text/plain", "application/csv", "application/vnd.ms-excel")
_XLSX = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.ms-excel",
)
_ODS = ("application/vnd.oasis.opendocument.spreadsheet",)
_JSON = (
    "application/json",
    "text/plain",
    "application/x-ndjson",
    "application/json+ftm",
    "application/geo+json",
)
ANY = (
    "application/octet-stream",
    "binary/octet-stream",
    "application/zip",
    "application/gzip",
    "application/x-gzip",
    "application/x-zip-compressed",
)
"""Content types that say nothing of what is inside; the content itself is checked in any case."""


class Format(NamedTuple):
    """A format: the module that reads it, the content types it may come with, and the first bytes it is known by."""

    module: str
    types: tuple[str, ...]
    about: str
    signs: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "ofac-xml": Format("ofac_xml", _XML, "OFAC SDN.XML or CONSOLIDATED.XML", ("<sdnList",)),
    "ofac-advanced-xml": Format(
        "ofac_advanced", _XML, "OFAC SDN_ADVANCED.XML or CONS_ADVANCED.XML", ("<Sanctions",)
    ),
    "ofac-csv": Format(
        "ofac_csv", _CSV, "OFAC sdn.csv or cons_prim.csv, with alt and add beside it"
    ),
    "csl-csv": Format(
        "csl_csv",
        _CSV,
        "US Consolidated Screening List, CSV",
        ("source,entity_number", "_id,source,"),
    ),
    "csl-json": Format(
        "csl_json",
        _JSON,
        "US Consolidated Screening List, JSON",
        ('"source_list_url"', '"results"'),
    ),
    "ecfr-xml": Format("ecfr_xml", _XML, "15 CFR part 744 from the eCFR versioner", ("Part 744",)),
    "eu-xml": Format(
        "eu_xml", _XML, "EU financial sanctions, XML 1.1", ("<sanctionEntity", "fpi/fsd/export")
    ),
    "eu-csv": Format(
        "eu_csv", _CSV, "EU financial sanctions, CSV 1.1", ("fileGenerationDate;Entity_LogicalId",)
    ),
    "uk-csv": Format("uk_csv", _CSV, "UK Sanctions List, CSV", ("Unique ID,OFSI Group ID",)),
    "uk-xml": Format("uk_xml", _XML, "UK Sanctions List, XML", ("<Designations",)),
    "uk-ods": Format("uk_ods", _ODS, "UK Sanctions List, OpenDocument spreadsheet"),
    "dfat-xlsx": Format("dfat_xlsx", _XLSX, "Australian Consolidated List of DFAT, XLSX"),
    "sema-xml": Format(
        "sema_xml", _XML, "Canadian autonomous sanctions (SEMA), XML", ("<data-set",)
    ),
    "seco-xml": Format(
        "seco_xml", _XML, "Swiss sanctions of SECO, XML", ("<swiss-sanctions-list",)
    ),
    "un-xml": Format(
        "un_xml", _XML, "UN Security Council consolidated list, XML", ("<CONSOLIDATED_LIST",)
    ),
    "opensanctions-simple-csv": Format(
        "opensanctions_csv",
        _CSV,
        "OpenSanctions targets.simple.csv",
        ("id,schema,name,aliases,birth_date", '"id","schema"'),
    ),
    "ftm-json": Format(
        "ftm_json",
        _JSON,
        "FollowTheMoney entities, one JSON object a line",
        ('"schema":', '"schema" :'),
    ),
    "prohibited-parties-json": Format(
        "prohibited_parties", _JSON, "public extract of a US list, JSON", ('"extracted"',)
    ),
    "csv": Format("plain_csv", _CSV, "a list of your own: a name column and a few others"),
}
"""Every format by the name that ``--format`` takes."""
_BY_SPREADSHEET = {"xlsx": "dfat-xlsx", "ods": "uk-ods"}
_HEAD = 4096


def adapter(name: str) -> Adapter:
    """The module that reads a format. Raises ``KeyError`` for an unknown one."""
    return cast(Adapter, importlib.import_module(f"riskctl.sources.formats.{FORMATS[name].module}"))


def parser_name(name: str) -> str:
    """What a snapshot says of the reader: the format and the version of its adapter."""
    return f"{name}/{adapter(name).VERSION}"


def guess(path: Path, name: str) -> str:
    """The format of a plain file by its first bytes and its name; empty when none or several fit."""
    if form := workbook_form(path):
        return _BY_SPREADSHEET[form]
    with path.open("rb") as file:
        head = file.read(_HEAD).decode("utf-8", "replace")
    family = {"<": _XML, "{": _JSON}.get(head.lstrip("\ufeff \r\n\t")[:1], _CSV)
    known = [(form_name, form) for form_name, form in FORMATS.items() if form.types == family]
    found = [form_name for form_name, form in known if any(sign in head for sign in form.signs)]
    # A text of theirs may hold `"schema":`, the weakest of the signs.
    if "prohibited-parties-json" in found or "csl-json" in found:
        found = [form_name for form_name in found if form_name != "ftm-json"]
    if not found and name.lower() in ("sdn.csv", "cons_prim.csv"):
        return "ofac-csv"
    header = head.lstrip("\ufeff").partition("\n")[0].lower().replace('"', "").strip().split(",")
    if not found and "name" in [form_name.strip() for form_name in header]:
        return "csv"
    # Of several that fit none is taken: a wrong reader may find fewer entries and no mistake.
    return found[0] if len(found) == 1 else ""
