"""Servers that misbehave in sixty ways, on this machine: what they send is refused, or it is the whole list."""

from __future__ import annotations

import contextlib
import gzip
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "sources"))
LONGEST = 15.0
"""Seconds one behaviour may take; the clock of the fetch is set to one."""
TODAY = "2026-11-25"
ENTRIES = 40
Talk = Callable[[socket.socket, threading.Event], None]


def _list() -> bytes:
    import list_samples

    return list_samples.sdn_xml([f"Example {number} Works" for number in range(ENTRIES)])


LIST = _list()
PACKED = gzip.compress(LIST)
HALF = len(LIST) // 2


def _head(status: str = "200 OK", **headers: object) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/xml"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"


def _say(*pieces: bytes) -> Talk:
    def talk(connection: socket.socket, _: threading.Event) -> None:
        connection.recv(65536)
        for piece in pieces:
            connection.sendall(piece)

    return talk


def _again(start: bytes, piece: bytes, pause: float = 0.0) -> Talk:
    """Something for ever."""

    def talk(connection: socket.socket, over: threading.Event) -> None:
        connection.recv(65536)
        connection.sendall(start)
        while not over.wait(pause):
            connection.sendall(piece)

    return talk


def _reset(connection: socket.socket, _: threading.Event) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def _hang(connection: socket.socket, over: threading.Event) -> None:
    connection.recv(65536)
    over.wait(LONGEST)


def _chunks(*pieces: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + end


def _moved(place: str, status: str = "302 Found") -> Talk:
    return _say(_head(status, Content_Length=0, Location=place))


BEHAVIOURS: dict[str, Talk] = {
    "whole": _say(_head(Content_Length=len(LIST)), LIST),
    "whole without a length": _say(_head(), LIST),
    "whole in chunks": _say(_head(Transfer_Encoding="chunked"), _chunks(LIST[:99], LIST[99:])),
    "whole and packed": _say(_head(Content_Encoding="gzip", Content_Length=len(PACKED)), PACKED),
    "packed in two members": _say(
        _head(Content_Encoding="gzip"), gzip.compress(LIST[:HALF]) + gzip.compress(LIST[HALF:])
    ),
    "cut, with its length": _say(_head(Content_Length=len(LIST)), LIST[:HALF]),
    "cut, without a length": _say(_head(), LIST[:HALF]),
    "cut in chunks": _say(_head(Transfer_Encoding="chunked"), _chunks(LIST[:HALF], end=b"")),
    "cut in chunks that end well": _say(_head(Transfer_Encoding="chunked"), _chunks(LIST[:HALF])),
    "cut in a chunk": _say(_head(Transfer_Encoding="chunked"), b"ffff\r\n" + LIST[:HALF]),
    "cut and packed": _say(_head(Content_Encoding="gzip"), PACKED[:-20]),
    "packed, one byte wrong": _say(
        _head(Content_Encoding="gzip"), PACKED[:-6] + b"\0" + PACKED[-5:]
    ),
    "packed, more behind": _say(_head(Content_Encoding="gzip"), PACKED + b"more"),
    "packed as said, and is not": _say(_head(Content_Encoding="gzip"), LIST),
    "packed twice": _say(_head(Content_Encoding="gzip, gzip"), gzip.compress(PACKED)),
    "packed otherwise": _say(_head(Content_Encoding="br"), LIST),
    "deflated": _say(_head(Content_Encoding="deflate"), zlib.compress(LIST)),
    "a bomb": _say(_head(Content_Encoding="gzip"), gzip.compress(b" " * (60 << 20))),
    "a bomb in the file": _say(_head(), gzip.compress(b" " * (60 << 20))),
    "more than promised": _say(_head(Content_Length=len(LIST)), LIST + b"<more/>"),
    "less promised than sent": _say(_head(Content_Length=HALF), LIST),
    "a length below nothing": _say(_head(Content_Length=-5), LIST),
    "a length that is no number": _say(_head(Content_Length="many"), LIST),
    "a length of figures of elsewhere": _say(_head(Content_Length="²"), LIST),
    "a length beyond measure": _say(_head(Content_Length="9" * 400), LIST),
    "two lengths": _say(_head(Content_Length=f"{len(LIST)}, 5"), LIST),
    "chunks and a length": _say(
        _head(Transfer_Encoding="chunked", Content_Length=5), _chunks(LIST)
    ),
    "chunks of no number": _say(_head(Transfer_Encoding="chunked"), b"zz\r\n" + LIST),
    "a chunk below nothing": _say(_head(Transfer_Encoding="chunked"), b"-5\r\n" + LIST),
    "nothing at all": _say(b""),
    "no head": _say(LIST),
    "noise": _say(bytes(range(256)) * 40),
    "a reset": _reset,
    "silence": _hang,
    "a head that drips": _again(b"", b"H", 0.05),
    "a header without end": _again(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 1000),
    "headers without end": _again(b"HTTP/1.1 200 OK\r\n", b"X: a\r\n"),
    "continue for ever": _again(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "continue slowly": _again(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
    "a body that drips": _again(_head(Content_Length=len(LIST)), b" ", 0.05),
    "a body without end": _again(_head(), b"<!-- " + b"x" * 60000),
    "chunks that drip": _again(_head(Transfer_Encoding="chunked"), b"1\r\n \r\n", 0.05),
    "a chunk's name without end": _again(_head(Transfer_Encoding="chunked"), b"0" * 1000),
    "trailers without end": _again(_head(Transfer_Encoding="chunked") + b"0\r\n", b"X: a\r\n"),
    "packed without end": _again(_head(Content_Encoding="gzip") + PACKED, gzip.compress(b"")),
    "moved to nothing": _moved(""),
    "moved to an address that is none": _moved("http://[::bad"),
    "moved to bytes": _moved("/\xff\xfe"),
    "moved to a file": _moved("file:///etc/passwd"),
    "moved elsewhere": _moved("http://example.org/sdn.xml"),
    "moved to a name with a password": _moved("http://user:pass@example.org/"),
    "moved to a port that is none": _moved("http://127.0.0.1:99999/"),
    "moved in a circle": _moved("/files/sdn.xml"),
    "moved to a place without end": _moved("/" + "a" * 60000),
    "moved to a script": _moved("javascript:alert(1)", "301 Moved Permanently"),
    "not found": _say(_head("404 Not Found", Content_Length=0)),
    "forbidden": _say(_head("403 Forbidden"), b"<html>no</html>"),
    "asks for a password": _say(_head("401 Unauthorized", WWW_Authenticate="Basic")),
    "an error": _say(_head("500 Error", Retry_After="9" * 400)),
    "busy until a day": _say(_head("503 Busy", Retry_After="Wed, 21 Oct 2099 07:28:00 GMT")),
    "unchanged, unasked": _say(_head("304 Not Modified")),
    "a part": _say(_head("206 Partial Content", Content_Length=HALF), LIST[:HALF]),
    "no content": _say(_head("204 No Content")),
    "a status that is none": _say(b"HTTP/1.1 abc\r\n\r\n"),
    "a status of four figures": _say(b"HTTP/1.1 2000 OK\r\n\r\n" + LIST),
    "an old protocol": _say(b"HTTP/0.9 200 OK\r\n\r\n" + LIST),
    "another protocol": _say(b"220 ftp ready\r\n"),
    "a web page": _say(_head(), b"<!DOCTYPE html><html><body>maintenance</body></html>"),
    "entities": _say(_head(), b'<!DOCTYPE sdnList [<!ENTITY a "b">]>' + LIST),
    "a shrunken list": _say(_head(), LIST.replace(b"sdnEntry>", b"other>")),
}


@contextlib.contextmanager
def serving(talk: Talk) -> Iterator[str]:
    """An address at which every connection is treated so."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)

    def treat(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            talk(connection, over)

    def accept() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                threading.Thread(target=treat, args=(listener.accept()[0],), daemon=True).start()

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        thread.join(5)
        listener.close()


def run(folder: Path, only: str = "") -> list[str]:
    """Update a list from each server. Returns errors without words, parts taken, hangs and files left."""
    found = []
    for number, (name, talk) in enumerate(BEHAVIOURS.items()):
        if not only or only == name:
            found += [f"{name}: {text}" for text in _one(folder / str(number), talk)]
    print(f"{len(BEHAVIOURS)} misbehaviours of a server")
    return found


def _one(root: Path, talk: Talk) -> Iterator[str]:
    from riskctl.sources.descriptors import Descriptor
    from riskctl.sources.download import DownloadRequest
    from riskctl.sources.errors import SourceError
    from riskctl.sources.update import Choices, update
    from riskctl.watchlists.snapshots import read_entries

    endpoint = {"url": "https://example.org/files/sdn.xml", "format": "ofac-xml"}
    texts = dict.fromkeys(("title", "publisher"), "Example") | {"page": "https://example.org"}
    one = Descriptor.model_validate(
        {"id": "us.sdn", "endpoint": endpoint, "entries": [1, 999], "rhythm": 7, **texts}
    )
    request = DownloadRequest("", attempts=2, connect=1, read=1, whole=1, sleep=lambda _: None)
    start = time.monotonic()
    with serving(talk) as url:
        try:
            done = update(one, root, TODAY, Choices(mirror=url, request=request))
            if len(read_entries(done.snapshot)) != ENTRIES:
                yield "a part of the list was taken"
        except SourceError as error:
            if "not foreseen" in str(error):
                yield f"not foreseen: {error}: {error.__cause__!r}"
        except Exception as error:
            yield f"{type(error).__name__}: {error}"
    if time.monotonic() - start > LONGEST:
        yield "it took too long"
    left = list((root / ".work").glob("*")) if (root / ".work").is_dir() else []
    if left:
        yield f"left {left}"
