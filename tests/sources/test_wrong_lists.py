"""One file per mistake: each is refused in words, at its line, and nothing is installed."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import list_samples as samples
import pytest

from riskctl.sources.errors import BadCount, BadList, SourceError
from riskctl.sources.importing import import_file
from riskctl.sources.unpack import unpack
from riskctl.sources.update import Choices
from riskctl.watchlists.snapshots import find

FOLDER = Path(__file__).resolve().parents[1] / "wrong" / "lists"
EXPECTED = {
    "un-xml.entity-bomb.xml": (2, "DOCTYPE"),
    "un-xml.external-entity.xml": (2, "DOCTYPE"),
    "un-xml.doctype.xml": (2, "DOCTYPE"),
    "un-xml.truncated.xml": (2, "ends before <CONSOLIDATED_LIST> is closed: truncated"),
    "un-xml.not-well-formed.xml": (2, "mismatched tag"),
    "un-xml.error-page.xml": (1, "this is a web page (HTML: it starts with <html>), not a list"),
    "un-xml.no-name.xml": (0, "has no name"),
    "un-xml.encoding.xml": (2, "not well-formed XML"),
    "un-xml.unknown-encoding.xml": (1, "encoding is unknown or wrong"),
    "ofac-xml.future.xml": (0, "after today"),
    "ofac-xml.count.xml": (0, "says that it has 3 entries and has 2: truncated"),
    "ofac-csv.truncated-row.csv": (1, "not one of 12 fields"),
    "ofac-csv.open-quote.csv": (1, "not well-formed CSV"),
    "csv.unknown-column.csv": (1, "unknown column 'coutry' (did you mean 'country'?)"),
    "csv.no-name.csv": (1, "column name is missing"),
    "csv.empty-name.csv": (3, "no name"),
    "csv.bad-kind.csv": (2, "not 'compny'"),
    "csv.bad-country.csv": (2, "'Atlantis' is no country"),
    "csv.bad-day.csv": (2, "not '2026-02-30'"),
    "csv.short-year.csv": (2, "'05/02/26' can be read in several ways"),
    "csv.two-readings.csv": (2, "can be read as 2026-05-02 or as 2026-02-05"),
    "csv.exchanged-days.csv": (2, "through 2025-02-05 is before since 2026-02-05"),
    "csv.bad-identifier.csv": (2, "scheme:value"),
    "csv.short-row.csv": (2, "2 fields where the first has 3"),
    "csv.twice.csv": (1, "appears twice"),
    "csv.nul.csv": (2, "NUL"),
    "csv.latin1.csv": (1, "not UTF-8"),
    "csv.empty.csv": (1, "empty"),
    "csv.only-header.csv": (0, "no entries"),
    "csl-csv.unknown-source.csv": (4, "'Brand New List (BNL)"),
    "csl-json.latin1.json": (0, "not UTF-8"),
    "prohibited-parties-json.half-character.json": (0, "not UTF-8"),
    "csl-json.long-number.json": (0, "beyond all measure"),
    "csl-json.no-results.json": (0, "no list 'results'"),
    "prohibited-parties-json.truncated.json": (0, "may be truncated"),
    "prohibited-parties-json.unclosed.json": (0, "truncated"),
    "prohibited-parties-json.count.json": (0, "has 3 entries and has 2: truncated"),
    "prohibited-parties-json.wrong-type.json": (0, "value of another type"),
    "ftm-json.broken-line.json": (6, "not JSON"),
    "ftm-json.no-schema.json": (1, "needs id, schema and properties"),
    "ftm-json.no-properties.json": (1, "no properties"),
    "ftm-json.nested.json": (1, "not JSON"),
    "opensanctions-simple-csv.missing-column.csv": (
        1,
        "column aliases, countries, identifiers, sanctions, dataset",
    ),
    "opensanctions-simple-csv.no-name.csv": (3, "no id or no name"),
    "uk-csv.no-id.csv": (6, "no unique id"),
    "uk-xml.unknown-kind.xml": (0, "neither individual nor entity nor ship"),
    "eu-xml.no-name.xml": (0, "EU.1.2 has no name"),
    "ecfr-xml.other-supplement.xml": (0, "no entries"),
    "ofac-advanced-xml.no-profile.xml": (0, "no profile"),
}


def bring(path: Path, root: Path, form: str = "", list_id: str = "us.entity-list", **choices):
    return import_file(path, list_id, None, root, "2026-11-25", Choices(format=form, **choices))


@pytest.mark.parametrize("name", EXPECTED)
def test_each_mistake_is_told_and_nothing_is_installed(name, root):
    line, words = EXPECTED[name]
    with pytest.raises(SourceError) as caught:
        bring(FOLDER / name, root, name.partition(".")[0])
    assert words in str(caught.value)
    assert getattr(caught.value, "line", 0) == line
    assert find(root) == []


def test_every_wrong_file_is_tried():
    assert {path.name for path in FOLDER.iterdir()} == set(EXPECTED)


def test_a_zip_bomb_is_refused(tmp_path, root):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("list.xml", b"<a>" + b" " * (40 << 20))
    (tmp_path / "bomb.zip").write_bytes(held.getvalue())
    with pytest.raises(BadList, match="grows beyond all measure"):
        bring(tmp_path / "bomb.zip", root, "un-xml")
    assert find(root) == []


def test_a_gzip_bomb_is_refused_early(tmp_path):
    (tmp_path / "bomb").write_bytes(gzip.compress(b" " * (60 << 20)))
    with pytest.raises(BadList, match="grows beyond all measure"):
        unpack(tmp_path / "bomb", tmp_path / "plain")
    assert (tmp_path / "plain").stat().st_size < 20 << 20


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(samples.UN_XML)[:-20], "truncated"),
        (gzip.compress(samples.UN_XML)[:10] + b"\xff" * 40, "damaged"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged or truncated"),
    ],
    ids=["gzip cut", "gzip broken", "zip broken"],
)
def test_damaged_packed_files(content, words, tmp_path, root):
    (tmp_path / "packed").write_bytes(content)
    with pytest.raises(BadList, match=words):
        bring(tmp_path / "packed", root, "un-xml")


def test_a_zip_holds_one_list(tmp_path, root):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.xml", samples.UN_XML)
        archive.writestr("b.xml", samples.UN_XML)
    (tmp_path / "two.zip").write_bytes(held.getvalue())
    with pytest.raises(BadList, match="holds 2 files"):
        bring(tmp_path / "two.zip", root, "un-xml")


def test_deep_nesting_is_refused(tmp_path, root):
    (tmp_path / "deep.xml").write_bytes(b"<CONSOLIDATED_LIST>" + b"<ENTITY>" * 5000)
    with pytest.raises(BadList, match="beyond all measure"):
        bring(tmp_path / "deep.xml", root, "un-xml")


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("un-xml", b'<CONSOLIDATED_LIST a="' + b"x" * 5_000_000),
        ("un-xml", b"<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>" + b"x" * 5_000_000),
        ("un-xml", b"<CONSOLIDATED_LIST><ENTITY>" + b"<A/>" * 300_000),
        ("csv", b"name\n" + b"x" * 9_000_000),
        ("ftm-json", b'{"id": "' + b"x" * 9_000_000),
    ],
    ids=["attribute", "text", "elements", "row", "line"],
)
def test_what_is_long_beyond_measure_is_refused(form, content, tmp_path, root):
    (tmp_path / "long").write_bytes(content)
    with pytest.raises(BadList, match="beyond all measure"):
        bring(tmp_path / "long", root, form)


def test_a_stated_count_can_be_overridden_too(tmp_path, root):
    (tmp_path / "l.xml").write_bytes(samples.sdn_xml(count=9))
    assert bring(tmp_path / "l.xml", root, accept_count=True).snapshot.accepted_count


def test_a_name_beyond_measure_is_refused(tmp_path, root):
    (tmp_path / "long.csv").write_text("name\n" + "x" * 2000 + "\n")
    with pytest.raises(BadList, match="beyond all measure"):
        bring(tmp_path / "long.csv", root, "csv")


@pytest.mark.parametrize(
    "list_id", ["../up", "US.SDN", "a/b", ".hidden", "", "a" * 100, "x..y/..", "con\n"]
)
def test_ids_that_could_be_paths_are_refused(list_id, root, tmp_path):
    (tmp_path / "l.csv").write_bytes(samples.PLAIN_CSV)
    with pytest.raises(SourceError, match="no id of a list"):
        bring(tmp_path / "l.csv", root, "csv", list_id)
    assert not root.exists()


def test_control_characters_never_reach_an_entry(tmp_path, root):
    (tmp_path / "l.csv").write_bytes("name\nEvil\x1b[2J\u202eName\n".encode())
    one = bring(tmp_path / "l.csv", root, "csv", date="2026-11-25").snapshot
    assert "Evil [2J Name" in one.entries_file.read_text("utf-8")


def test_missing_files_and_folders(tmp_path, root):
    for path in (tmp_path / "none", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(BadList):
            bring(path, root, "csv")


def test_the_count_can_be_accepted_and_is_remembered(tmp_path, root, small):
    (tmp_path / "l.xml").write_bytes(samples.sdn_xml())
    tight = small.model_copy(update={"entries": (10, 50)})
    with pytest.raises(BadCount, match="4 entries where at least 10"):
        import_file(tmp_path / "l.xml", "us.sdn", tight, root, "2026-11-25", Choices())
    done = import_file(
        tmp_path / "l.xml", "us.sdn", tight, root, "2026-11-25", Choices(accept_count=True)
    )
    assert done.snapshot.accepted_count
    assert not import_file(
        tmp_path / "l.xml", "us.sdn", small, root, "2026-11-25", Choices(accept_count=True)
    ).snapshot.accepted_count


def test_a_member_of_a_zip_without_a_name_breaks_nothing(tmp_path, root):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("x", samples.UN_XML)
        archive.filelist[0].filename = ""  # the directory at the end says so
    (tmp_path / "list.zip").write_bytes(held.getvalue())
    with pytest.raises(BadList):
        bring(tmp_path / "list.zip", root, "un-xml")
