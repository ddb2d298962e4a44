"""A server, a folder for snapshots and a descriptor that small lists satisfy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from list_server import Server, serving

from riskctl.sources.descriptors import Descriptor
from riskctl.sources.formats import adapter
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "lists"


@pytest.fixture
def small() -> Descriptor:
    """An OFAC list that may have one to fifty entries."""
    return Descriptor.model_validate(
        {
            "id": "us.sdn",
            "title": "Example list",
            "publisher": "Example",
            "page": "https://example.org",
            "endpoint": {"url": "https://example.org/files/sdn.xml", "format": "ofac-xml"},
            "entries": [1, 50],
            "rhythm": 7,
        }
    )


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[list[Entry], SourceFile]]:
    """``read("un-xml", content)`` gives the entries and what the adapter found out."""

    def call(
        form: str, content: bytes, list_id: str = "x.list", beside: dict[str, bytes] | None = None
    ):
        path = tmp_path / "list-file"
        path.write_bytes(content)
        others = {}
        for role, data in (beside or {}).items():
            others[role] = tmp_path / role
            others[role].write_bytes(data)
        reading = SourceFile(list_id, path, others)
        return list(adapter(form).read(reading)), reading

    return call
