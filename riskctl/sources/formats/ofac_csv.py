"""OFAC's legacy files: ``sdn.csv`` or ``cons_prim.csv``, with further names, places and remarks in the files beside it.

OFAC's data specification: a remark is cut at 1,000 characters, and what is cut off goes on in ``sdn_comments.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from riskctl.sources.days import iso_day
from riskctl.sources.errors import BadList
from riskctl.sources.formats import ofac_text
from riskctl.sources.formats.table import rows
from riskctl.sources.places import country_codes
from riskctl.sources.reading import PublishedEntry, SourceFile, make_entry
from riskctl.watchlists.entry import Entry

VERSION = "4"
BESIDE = {
    "sdn.csv": {"alt": "alt.csv", "add": "add.csv", "comments": "sdn_comments.csv"},
    "cons_prim.csv": {
        "alt": "cons_alt.csv",
        "add": "cons_add.csv",
        "comments": "cons_comments.csv",
    },
}
"""Names of the companions by the name of the main file, in lower case."""
_MAIN, _ALT, _ADD, _COMMENTS = 12, 5, 6, 2
"""Fields of a row of each file."""
_CUT = 1_000
"""Characters at which a remark is cut."""
_CONTENT = {"alt": "alternative names", "add": "addresses", "comments": "remarks that run over"}


GROUPS = [{"main": main, **beside} for main, beside in BESIDE.items()]
"""The files of one publication by role, as an archive may hold them."""


def companions_of(name: str) -> dict[str, str]:
    """Names of the files that belong to a main file of this name, by role."""
    return BESIDE.get(name.lower(), BESIDE["sdn.csv"])


def read(reading: SourceFile) -> Iterator[Entry]:
    """The entries in the order of the file. The companions are held in memory; together they have some 25,000 rows."""
    aliases = _by_party(reading.beside.get("alt"), 3, _ALT)
    noted = _by_party(reading.beside.get("alt"), 4, _ALT)
    places = _by_party(reading.beside.get("add"), 4, _ADD)
    remarked = _by_party(reading.beside.get("add"), 5, _ADD)
    more = _by_party(reading.beside.get("comments"), 1, _COMMENTS)
    missing = {role for role in ("alt", "add") if role not in reading.beside}
    for line, cells in rows(reading.path):
        fields = _fields(cells, _MAIN, line)
        # Only a remark that was cut makes the file of remarks necessary.
        if len(cells[11].strip()) >= _CUT and "comments" not in reading.beside:
            missing.add("comments")
        key = fields[0]
        # Joined without a blank: the cut goes through words.
        remarks = "".join([cells[11] if fields[11] else "", *more.get(key, [])])
        fields[11] = "; ".join([remarks.strip(), *noted.get(key, []), *remarked.get(key, [])])
        yield _entry(reading, fields, aliases.get(key, []), places.get(key, []))
    lacking = [
        f"the file of {_CONTENT[role]} ({name}) was not beside it"
        for role, name in BESIDE["sdn.csv"].items()
        if role in missing
    ]
    reading.incomplete = "; ".join(lacking)


def _fields(cells: list[str], count: int, line: int) -> list[str]:
    if len(cells) != count or not cells[0].strip().isdecimal():
        raise BadList(
            f"the row is not one of {count} fields that starts with a number; it may be truncated",
            line,
        )
    return ["" if field.strip() == ofac_text.NO_VALUE else field.strip() for field in cells]


def _by_party(path: Path | None, column: int, count: int) -> dict[str, list[str]]:
    by_party: dict[str, list[str]] = {}
    for line, cells in rows(path) if path else ():
        fields = _fields(cells, count, line)
        if fields[column]:
            by_party.setdefault(fields[0], []).append(cells[column])
    return by_party


def _entry(reading: SourceFile, fields: list[str], aliases: list[str], places: list[str]) -> Entry:
    key, name, kind, programme, remarks, flag = (fields[index] for index in (0, 1, 2, 3, 11, 9))
    remarks = remarks.strip("; ")
    programmes = [part.strip(" []") for part in programme.split("] [")]
    return make_entry(
        reading,
        PublishedEntry(
            name=name,
            key=key,
            kind=ofac_text.KINDS.get(kind.lower() or "entity", "unknown"),
            list_id=ofac_text.list_of(reading.list_id, programmes),
            aliases=aliases,
            countries=country_codes([*places, flag, _nationality(remarks)]),
            identifiers=[("call-sign", fields[5])],
            programmes=programmes,
            since=iso_day(ofac_text.since(remarks)),
            note=remarks,
            linked=[fields[10]],
            more=fields[4:9],
        ),
    )


def _nationality(remarks: str) -> str:
    clauses = (part.strip().rstrip(".") for part in remarks.split(";"))
    return next(
        (
            clause.removeprefix("nationality ")
            for clause in clauses
            if clause.startswith("nationality ")
        ),
        "",
    )
