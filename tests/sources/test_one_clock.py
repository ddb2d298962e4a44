"""Every step of a fetch is under one clock: servers that drip, that never end, that hang in a handshake or a proxy."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from riskctl.sources.download import DownloadRequest, fetch
from riskctl.sources.errors import SourceError

QUICK = DownloadRequest("", attempts=2, connect=2, read=2, whole=0.4, sleep=lambda _: None)
Behaviour = Callable[[socket.socket, threading.Event], None]


@contextlib.contextmanager
def behaving(behaviour: Behaviour) -> Iterator[str]:
    """An address of this machine; each connection is handed to the behaviour until the test is over."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.1)

    def talk(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            behaviour(connection, over)

    def accept() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                threading.Thread(target=talk, args=(listener.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        thread.join(5)
        listener.close()


def drip(text: bytes) -> Behaviour:
    def send(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(4096)
        while not over.wait(0.02):
            connection.sendall(text)

    return send


def flood(start: bytes, text: bytes) -> Behaviour:
    def send(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(4096)
        connection.sendall(start)
        while not over.is_set():
            connection.sendall(text)

    return send


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
CASES: dict[str, Behaviour] = {
    "a status line that drips": drip(b"H"),
    "a header that drips": flood(OK + b"X-Slow: ", b""),
    "continue for ever": flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "continue, slowly": drip(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a body that drips": drip(OK + b"\r\n "),
    "chunks that drip": flood(OK + b"Transfer-Encoding: chunked\r\n\r\n", b""),
    "silence": drip(b""),
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("case", CASES)
def test_a_fetch_ends_when_its_time_is_over(case: str, scheme: str, tmp_path) -> None:
    with behaving(CASES[case]) as place, pytest.raises(SourceError):
        fetch(replace(QUICK, url=f"{scheme}://{place}/x"), tmp_path / "x")


def test_the_time_that_is_over_is_told(tmp_path) -> None:
    behaviour = CASES["continue, slowly"]
    with behaving(behaviour) as place, pytest.raises(SourceError, match="did not come within"):
        fetch(replace(QUICK, url=f"http://{place}/x"), tmp_path / "x")


def test_a_proxy_is_under_the_clock_too(tmp_path) -> None:
    with behaving(CASES["continue, slowly"]) as place, pytest.raises(SourceError):
        asked = replace(QUICK, url="https://list.invalid/x", proxy=f"http://{place}")
        fetch(asked, tmp_path / "x")
    assert threading.active_count() < 20


def test_no_timer_outlives_its_fetch(tmp_path) -> None:
    (tmp_path / "x").write_bytes(b"content")
    before = threading.active_count()
    with behaving(lambda *_: None) as place, pytest.raises(SourceError):
        fetch(replace(QUICK, url=f"http://{place}/x", whole=60), tmp_path / "y")
    assert not [one for one in threading.enumerate() if isinstance(one, threading.Timer)]
    assert threading.active_count() <= before + 2
