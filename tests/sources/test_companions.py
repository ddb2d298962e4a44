"""Files that stand beside the main one are fetched with it; one that is missing makes the list partial."""

from __future__ import annotations

from pathlib import Path

import list_samples as samples
import pytest
from list_samples import TODAY
from list_server import Answer, Server

from riskctl.sources.descriptors import Descriptor
from riskctl.sources.download import DownloadRequest
from riskctl.sources.errors import SourceError
from riskctl.sources.update import Choices, update
from riskctl.watchlists.snapshots import in_force, read_entries, state

MAIN, ALT, ADD = (samples.OFAC_CSV[name] for name in ("sdn.csv", "alt.csv", "add.csv"))


def fetched(small: Descriptor, root: Path, server: Server, name: str = "SDN.CSV", day: str = TODAY):
    request = DownloadRequest("", attempts=1, connect=2, read=2, sleep=lambda _: None)
    choices = Choices(url=server.at(f"/exports/{name}"), format="ofac-csv", request=request)
    return update(small, root, day, choices)


def put(server: Server, **files: bytes) -> None:
    for name, content in files.items():
        server.answers[f"/exports/{name}.CSV"] = Answer(content, "text/csv")


def test_further_names_and_addresses_are_fetched(small, root, server) -> None:
    put(server, SDN=MAIN, ALT=ALT, ADD=ADD)
    one = fetched(small, root, server).snapshot
    assert state(one, TODAY).word == "fresh"
    assert any(entry.aliases for entry in read_entries(one))
    assert [path for path, _ in server.asked] == [
        f"/exports/{name}.CSV" for name in ("SDN", "ALT", "ADD", "SDN_COMMENTS")
    ]


@pytest.mark.parametrize("lost", ["ALT", "ADD"])
def test_one_that_is_not_there_makes_the_list_partial(lost, small, root, server) -> None:
    put(
        server,
        **{
            name: body for name, body in (("SDN", MAIN), ("ALT", ALT), ("ADD", ADD)) if name != lost
        },
    )
    one = fetched(small, root, server).snapshot
    assert state(one, TODAY).word == "partial" and lost.lower() in state(one, TODAY).reason


@pytest.mark.parametrize(
    "odd",
    [Answer(b"busy", "text/csv", 503), Answer(b"<html><body>no</body></html>", "text/csv"), Answer(b"\0", "text/csv"),
     Answer(b"x", "image/png"), Answer(ALT, "text/csv", length=len(ALT) + 9)],
)  # fmt: skip
def test_one_that_could_not_be_had_fails_the_update(odd, small, root, server) -> None:
    put(server, SDN=MAIN, ADD=ADD)
    server.answers["/exports/ALT.CSV"] = odd
    with pytest.raises(SourceError):
        fetched(small, root, server)
    assert not in_force(root, TODAY)


def test_a_companion_that_changes_alone_is_noticed(small, root, server) -> None:
    put(server, SDN=MAIN, ALT=ALT, ADD=ADD)
    server.answers["/exports/SDN.CSV"] = Answer(MAIN, "text/csv", headers={"ETag": '"1"'})
    before = fetched(small, root, server).snapshot
    put(server, ALT=ALT.replace(b"ZAVOD", b"WERKE"))
    after = fetched(small, root, server).snapshot
    assert after.sha256 != before.sha256


def test_small_letters_and_a_file_address(small, root, tmp_path) -> None:
    for name, content in samples.OFAC_CSV.items():
        (tmp_path / name).write_bytes(content)
    choices = Choices(
        url=f"file://{tmp_path}/sdn.csv",
        format="ofac-csv",
        date="2026-11-20",
        request=DownloadRequest(""),
    )
    one = update(small, root, TODAY, choices).snapshot
    assert not one.incomplete and any(entry.aliases for entry in read_entries(one))
