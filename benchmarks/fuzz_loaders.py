# ruff: noqa: E501 - tables of hostile pieces and samples
"""Every loader of files that other people write, with samples to start from and the errors it may raise."""

from __future__ import annotations

import gzip
import io
import json
import random
import signal
import sys
import traceback
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fuzz_mutants import mutant

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "sources"))
LONGEST = 10
"""Seconds one file may take."""
Load = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Loader:
    """A loader by name: the ending its files have, samples, and what reads one."""

    name: str
    suffix: str
    samples: Sequence[bytes]
    load: Load


@dataclass(frozen=True, slots=True)
class Crash:
    """A file that was neither read nor refused in words."""

    loader: str
    error: str
    content: bytes


class TooLongError(Exception):
    """A file took longer than :data:`LONGEST` seconds."""


def allowed() -> tuple[type[Exception], ...]:
    """Errors that become a message and an exit code."""
    from riskctl.cli.guard import UsageProblem
    from riskctl.document.errors import ReportError
    from riskctl.sources.errors import SourceError
    from riskctl.text.problems import InputError
    from riskctl.watchlists.snapshots import DamagedSnapshot
    from riskctl.workspace.errors import RequestError

    return (UsageProblem, ReportError, SourceError, InputError, DamagedSnapshot, RequestError)


def loaders() -> list[Loader]:
    """All of them."""
    return [*_lists(), *_profiles(), *_questions(), *_ownership(), *_documents()]


def _lists() -> Iterator[Loader]:
    import list_samples as samples
    import sheet_samples as sheets

    from riskctl.sources.formats import FORMATS

    uk_rows = [line.split(",") for line in samples.uk_csv().decode("utf-8-sig").splitlines()][1:]
    books = {"dfat-xlsx": sheets.dfat_xlsx(), "uk-ods": sheets.uk_ods(uk_rows)}

    plain = {
        "ofac-xml": samples.sdn_xml(), "ofac-advanced-xml": samples.ADVANCED_XML, "csl-csv": samples.CSL_CSV,
        "csl-json": samples.CSL_JSON, "ecfr-xml": samples.ECFR_XML, "eu-xml": samples.EU_XML, "uk-csv": samples.uk_csv(),
        "seco-xml": samples.SECO_XML, "uk-xml": samples.UK_XML, "un-xml": samples.UN_XML, "opensanctions-simple-csv": samples.SIMPLE_CSV,
        "ftm-json": samples.FTM_JSON, "prohibited-parties-json": samples.PARTIES_JSON, "csv": samples.PLAIN_CSV,
        "ofac-csv": samples.OFAC_CSV["sdn.csv"], "eu-csv": samples.EU_CSV, "sema-xml": samples.SEMA_XML, **books,
    }  # fmt: skip
    for form in FORMATS:
        yield Loader(form, ".list", (_bytes(plain[form]),), _importer(form))
    for form, book in books.items():
        yield from _members(form, book)
    packed = [gzip.compress(plain["csv"]), _zip({"a.csv": plain["csv"]}), _zip(samples.OFAC_CSV)]
    yield Loader("packed", ".zip", packed, _importer(""))


def _members(form: str, book: bytes) -> Iterator[Loader]:
    """A loader for each part of a spreadsheet: damage to the zip file alone never comes to what is inside."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    take_in = _importer(form)
    for name, content in members.items():

        def load(path: Path, name: str = name) -> None:
            path.write_bytes(_zip(members | {name: path.read_bytes()}))
            take_in(path)

        yield Loader(f"{form} {PurePosixPath(name).name}", ".list", (content,), load)


def _bytes(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


def _importer(form: str) -> Load:
    from riskctl.sources.importing import import_file
    from riskctl.sources.update import Choices
    from riskctl.watchlists.snapshots import read_entries

    def load(path: Path) -> None:
        root = path.parent / "lists"
        choices = Choices(format=form, date="2026-11-20", accept_count=True, accept_older=True)
        done = import_file(path, "us.entity-list", None, root, "2026-11-25", choices)
        read_entries(done.snapshot)

    return load


def _profiles() -> Iterator[Loader]:
    from riskctl.facts.reference import load_references
    from riskctl.rules.load import load_ruleset
    from riskctl.sources.descriptors import load_descriptors
    from riskctl.text.located import load
    from riskctl.watchlists.embedded import load_watchlists
    from riskctl.workspace.files import parse_all, read_all

    data, bundled = ROOT / "data", ROOT / "data" / "reference"
    references = load_references(load(path) for path in sorted(bundled.glob("*.yaml"))[:0])

    def layer(kind: str) -> Load:
        return lambda path: parse_all(read_all([(kind, path, path.name)]))

    def descriptor(path: Path) -> object:
        folder = path.parent / "descriptors"
        folder.mkdir(exist_ok=True)
        (folder / "us.sdn.yaml").write_bytes(path.read_bytes())
        return load_descriptors([("own", folder)])

    yield Loader("vendor", ".yaml", _some(data / "vendors"), layer("vendors"))
    yield Loader("model", ".yaml", _some(data / "models"), layer("models"))
    yield Loader("route", ".yaml", _some(data / "routes"), layer("routes"))
    yield Loader("descriptor", ".yaml", _some(data / "lists"), descriptor)
    yield Loader(
        "watchlist", ".yaml", _some(data / "watchlists"), lambda path: load_watchlists([load(path)])
    )
    yield Loader(
        "ruleset",
        ".yaml",
        _some(ROOT / "rulesets" / "eu"),
        lambda path: load_ruleset(load(path), references),
    )


def _some(folder: Path, most: int = 3) -> list[bytes]:
    """The smallest files of a folder, which mutants change the most of."""
    files = sorted(folder.glob("*.yaml"), key=lambda path: (path.stat().st_size, path.name))
    return [path.read_bytes() for path in files[:most]]


def _questions() -> Iterator[Loader]:
    from riskctl.catalogue.use_case import load_use_case
    from riskctl.screening.queries import read_queries
    from riskctl.screening.whitelist_file import load_whitelist
    from riskctl.text.located import load
    from riskctl.workspace.config import read_config

    csv = b"id,name,country,kind,identifiers\n1,Example Ltd.,CN,company,imo=9074729;lei:HWUPKR0MPOU8FGXBT394\n2,X,,,\n"
    lines = b'{"id": 1, "name": "Example", "country": "CN", "identifiers": {"imo": "9074729"}}\n{"name": "X"}\n'
    aside = (
        b"cleared:\n  - name: Example\n    list: us.sdn\n    entry_id: '1'\n    entry_sha256: "
        + b"0" * 64
        + b"\n    reason: another\n    by: A\n    on: 2026-01-02\n    until: 2027-01-02\n"
    )
    config = b'data = ["d"]\nrules = ["r"]\n[lists."us.sdn"]\nurl = "https://example.org/x"\n[gate]\nfail_on = "reject"\n'
    yield Loader(
        "use-case",
        ".yaml",
        _some(ROOT / "data" / "examples"),
        lambda path: load_use_case(load(path)),
    )
    yield Loader("queries-csv", ".csv", [csv], read_queries)
    yield Loader("queries-jsonl", ".jsonl", [lines], read_queries)
    yield Loader("whitelist", ".yaml", [aside], lambda path: load_whitelist(load(path)))
    yield Loader("config", ".toml", [config], read_config)


def _ownership() -> Iterator[Loader]:
    import list_samples as samples

    from riskctl.ownership.assess import assess_ownership
    from riskctl.ownership.read import read_file
    from riskctl.workspace.layers import bundled_layer
    from riskctl.workspace.workspace import open_workspace

    bundled = open_workspace([bundled_layer()]).ownership_regimes
    regimes = tuple(one for one in bundled if one.id in ("ofac50", "uk", "bis-affiliates"))

    def judged(path: Path) -> object:
        case = read_file(path)
        parties = sorted(case.graph.ids())
        return [assess_ownership(case.graph, party, "2026-11-28", regimes) for party in parties[:3]]

    own = (
        b"target: T\nas_of: 2026-11-28\nlisted: [{party: L, lists: [us.sdn]}]\nedges:\n  - {owner: L, owned: M, share: 60}\n"
        b"  - {owner: M, owned: T, share_range: [25, 50], interest: control}\nfacts:\n  - {type: nominee, nominee: M, for: L}\n"
    )
    interest = {"type": "shareholding", "share": {"exact": 60}, "startDate": "2020-01-01"}
    bods = [
        {"recordId": name, "recordType": "entity", "recordDetails": {"name": name}} for name in "LT"
    ]
    related = {"subject": "T", "interestedParty": "L", "interests": [interest]}
    bods.append(
        {
            "recordId": "r",
            "recordType": "relationship",
            "statementDate": "2020-01-01",
            "recordDetails": related,
        }  # type: ignore[dict-item]
    )
    share = {
        "id": "o",
        "schema": "Ownership",
        "properties": {
            "owner": ["p1"],
            "asset": ["c1"],
            "percentage": ["more than 25% but not more than 50%"],
        },
    }
    ftm = samples.FTM_JSON + b"\n" + json.dumps(share).encode()
    yield Loader("ownership-yaml", ".yaml", [own], judged)
    yield Loader("ownership-bods", ".json", [json.dumps(bods).encode()], judged)
    yield Loader("ownership-ftm", ".jsonl", [ftm], judged)


def _documents() -> Iterator[Loader]:
    from riskctl.document.validate import read_json
    from riskctl.watchlists.snapshot import read_snapshot

    record = b'{"list": "us.sdn", "entries": 4, "covers": ["us.sdn"], "list_date": "2026-11-20", "imported": false}'

    def snapshot(path: Path) -> object:
        folder = path.parent / "2026-11-20-0123456789ab"
        folder.mkdir(exist_ok=True)
        (folder / "snapshot.json").write_bytes(path.read_bytes())
        return read_snapshot(folder, "us.sdn")

    golden = sorted((ROOT / "tests").rglob("golden/*.json"), key=lambda path: path.stat().st_size)
    documents = [path.read_bytes() for path in golden[:1]] or [b'{"schema_version": "1"}']
    yield Loader("document", ".json", documents, lambda path: read_json(path.read_bytes()))
    yield Loader("snapshot-record", ".json", [record], snapshot)


def run(loader: Loader, seed: int, mutants: int, folder: Path) -> Iterator[Crash]:
    """Read so many mutants; what was neither read nor refused comes back."""
    fine = allowed()
    path = folder / f"file{loader.suffix}"
    for number in range(mutants):
        content = mutant(loader.samples, random.Random(f"{seed}:{loader.name}:{number}"))
        if crash := _once(loader, path, content, fine):
            yield crash


def _once(
    loader: Loader, path: Path, content: bytes, fine: tuple[type[Exception], ...]
) -> Crash | None:
    path.write_bytes(content)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(LONGEST)
    try:
        loader.load(path)
    except fine:
        pass
    except Exception:
        return Crash(loader.name, traceback.format_exc(limit=-4), content)
    finally:
        signal.alarm(0)
    return None


def _too_long(*_: object) -> None:
    raise TooLongError(f"more than {LONGEST} seconds")
