"""The same input and day give the same bytes, wherever and however the tool is run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ARGUMENTS = ("deepseek-v4-pro@deepseek-api", "--as-of", "2026-11-23", "--format", "json")
WAYS = [
    {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "0",
        "LANG": "C",
        "LC_ALL": "C",
        "COLUMNS": "40",
    },
    {
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "4242",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "200",
    },
    {
        "TZ": "UTC",
        "PYTHONHASHSEED": "random",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    },
]


def run(folder: Path, cache: Path, way: dict[str, str], case: Path, *more: str) -> bytes:
    """One run from a folder of its own, on a copy of the use case."""
    folder.mkdir(parents=True)
    mine = folder / "my use case.yaml"
    shutil.copy(case, mine)
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    environment = {**kept, "RISKCTL_CACHE_DIR": str(cache), **way}
    command = [
        sys.executable,
        "-m",
        "riskctl",
        "assess",
        *ARGUMENTS,
        "--use-case",
        str(mine),
        *more,
    ]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def documents(tmp_path_factory, examples) -> list[bytes]:
    """Cold and warm cache, other folders, time zones, locales and hash seeds."""
    root = tmp_path_factory.mktemp("runs")
    case = examples / "malaysian-bank.yaml"
    return [
        run(root / f"place {i}" / "deep", root / f"cache-{i % 2}", way, case)
        for i, way in enumerate(WAYS)
    ]


def test_the_bytes_are_the_same(documents):
    assert documents[0] == documents[1] == documents[2]


def test_every_file_that_was_read_is_among_the_inputs(documents):
    document = json.loads(documents[0])
    kinds = {row["kind"] for row in document["inputs"]["profiles"]}
    assert {"model", "route", "vendor", "policy", "reference"} <= kinds
    references = {row["id"] for row in document["inputs"]["profiles"] if row["kind"] == "reference"}
    folder = Path(__file__).parents[2] / "data" / "reference"
    assert references == {path.stem for path in folder.glob("*.yaml")}


def test_the_bytes_are_canonical_and_the_digest_is_theirs(documents):
    import hashlib

    import rfc8785

    from riskctl.document.canonical import canonical_bytes

    document = json.loads(documents[0])
    assert canonical_bytes(document) == documents[0]
    told = document.pop("digest")
    assert hashlib.sha256(rfc8785.dumps(document)).hexdigest() == told


def test_no_path_user_or_clock_is_in_the_document(documents, examples):
    text = documents[0].decode()
    for word in (str(examples), str(Path.home()) + "/", "my use case", "/tmp/", "place 0"):
        assert word not in text


def test_a_written_file_is_the_document(tmp_path, examples, documents):
    case = examples / "malaysian-bank.yaml"
    run(tmp_path / "x", tmp_path / "cache", WAYS[0], case, "-o", "out.json")
    assert (tmp_path / "x" / "out.json").read_bytes() == documents[0]


SETS = """
from riskctl.assessment.candidates import Change
from riskctl.facts.values import Known, Partial
places = frozenset({"BE", "FR", "NL", "NO", "SE", "US", "CA", "MY"})
for value in (Known(places), Partial(places, frozenset({"CN", "RU", "KP", "IR"}))):
    print(Change("fact", (("data.destination_countries", value),), "").key)
"""


def test_changes_that_set_places_are_ordered_alike_whatever_the_hash_seed():
    """Answers with several places stood in another order from run to run, and the digest with them."""
    keys = {
        subprocess.run(
            [sys.executable, "-c", SETS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(keys) == 1
