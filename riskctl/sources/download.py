"""Fetch one file over HTTP, streamed to disk, with every answer that is not the wanted file refused."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from riskctl import __version__
from riskctl.sources.clock import Clock, adapter
from riskctl.sources.errors import BadList, NotThere, Unreachable
from riskctl.sources.sink import Sink
from riskctl.sources.unpack import CHUNK, MOST_RATIO, gunzip
from riskctl.text.display import safe

MOST_BYTES = 400 << 20
"""Bytes of one download; the largest official list has some 120 million."""
CONNECT, READ, WHOLE = 15.0, 60.0, 900.0
"""Seconds to wait for a connection, for the next bytes, and for the whole file."""
ATTEMPTS = 4
MOST_REDIRECTS = 5
LONGEST_WAIT = 30.0
"""Seconds between two attempts at most, whatever the server asks for."""
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = (404, 410)
_PORTS = {"http": 80, "https": 443}
Progress = Callable[[int, int], None]
"""Called with the bytes so far and the bytes in all, 0 when that is not known."""


@dataclass(frozen=True, slots=True)
class DownloadRequest:
    """What to fetch, and what an answer must be like. ``hosts`` may be redirected to beside the address's own.

    ``etag`` and ``last_modified`` are those of the copy at hand; ``attempts`` counts the first.
    """

    url: str
    types: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    proxy: str = ""
    etag: str = ""
    last_modified: str = ""
    most_bytes: int = MOST_BYTES
    attempts: int = ATTEMPTS
    connect: float = CONNECT
    read: float = READ
    whole: float = WHOLE
    sleep: Callable[[float], None] = time.sleep
    progress: Progress | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: ``unchanged`` when the copy at hand is still the publisher's. ``sha256`` is that of the bytes."""

    unchanged: bool
    sha256: str = ""
    etag: str = ""
    last_modified: str = ""


class _Again(Exception):  # noqa: N818 - asks for another attempt
    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


def fetch(request: DownloadRequest, target: Path) -> Fetched:
    """Fetch into ``target``. Raises :class:`Unreachable` or :class:`BadList`."""
    scheme = urlsplit(request.url).scheme.lower()
    if scheme == "file":
        return _copy(request, target)
    if scheme not in _PORTS:
        raise Unreachable(
            f"{_shown(request.url)} is no address; write https://..., http://... or file://..."
        )
    with Clock(request.whole) as clock:
        for attempt in range(1, request.attempts + 1):
            try:
                return _once(request, target, clock)
            except _Again as problem:
                _give_up_or_wait(request, clock, attempt, problem)
    raise Unreachable("nothing was tried")


def _give_up_or_wait(request: DownloadRequest, clock: Clock, attempt: int, problem: _Again) -> None:
    """Wait for the next attempt. Raises :class:`Unreachable` when there is none, or no time is left for it."""
    if clock.late:
        raise _too_late(request) from None
    # A server that names no time is given longer each time, so that many clients do not come back
    # at once.
    wait = max(problem.wait, 0.5 * 2 ** (attempt - 1))
    if attempt == request.attempts:
        tried = f" (tried {attempt} times)" if attempt > 1 else ""
        raise Unreachable(f"{problem}{tried}") from None
    request.sleep(wait)
    if clock.late:
        raise _too_late(request) from None


def _too_late(request: DownloadRequest) -> Unreachable:
    return Unreachable(
        f"{_shown(request.url)}: the file did not come within {request.whole:.0f} seconds"
    )


def _shown(url: str) -> str:
    """An address without its query, which may carry a key."""
    return safe(url.partition("?")[0], 120)


def _copy(request: DownloadRequest, target: Path) -> Fetched:
    parts = urlsplit(request.url)
    if parts.netloc not in ("", "localhost"):
        raise Unreachable("a file:// address names a file of this machine: file:///folder/file")
    path = Path(unquote(parts.path))
    try:
        if not path.exists():
            raise NotThere(f"{_shown(request.url)} is no file: there is nothing of that name")
        if not path.is_file() or path.stat().st_size > request.most_bytes:
            raise Unreachable(
                f"{_shown(request.url)} is no file, or a file of more than {request.most_bytes:,} bytes"
            )
        with path.open("rb") as file, Sink(target) as sink:
            while piece := file.read(CHUNK):
                sink.write(piece)
    except OSError as error:
        raise Unreachable(f"{_shown(request.url)} cannot be read ({error.strerror})") from None
    return Fetched(False, _sha256(target))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _once(request: DownloadRequest, target: Path, clock: Clock) -> Fetched:
    import requests
    from urllib3.exceptions import HTTPError

    with requests.Session() as session:
        session.mount("http://", adapter(clock))
        session.mount("https://", adapter(clock))
        session.auth = _no_auth  # keeps a .netrc of the user out of it
        if request.proxy:
            # requests prefers proxies of the environment to those of a session, and NO_PROXY goes
            # around both.
            session.trust_env = False
            session.proxies = {"http": request.proxy, "https": request.proxy}
        try:
            with _follow(session, request, clock) as response:
                return _answer(request, response, target, clock)
        # Never tried again: a certificate that cannot be trusted will not be a moment later.
        except requests.exceptions.SSLError:
            raise Unreachable(
                f"{_shown(request.url)}: the server's certificate cannot be trusted"
            ) from None
        except (
            requests.exceptions.InvalidURL,
            requests.exceptions.InvalidSchema,
            requests.exceptions.InvalidProxyURL,
        ):
            raise Unreachable(
                f"{_shown(request.url)} or its proxy is no address that can be asked"
            ) from None
        # Before the general kind, of which it is one.
        except requests.exceptions.Timeout:
            raise _Again(f"{_shown(request.url)} did not answer in time") from None
        except (requests.exceptions.RequestException, HTTPError, OSError):
            raise _Again(f"{_shown(request.url)} cannot be reached") from None
        except ValueError:  # requests itself takes redirects apart; UnicodeError is one too
            raise Unreachable(
                f"{_shown(request.url)} answers with, or redirects to, no address that can be read"
            ) from None


def _no_auth(request: Any) -> Any:
    return request


def _follow(session: Any, request: DownloadRequest, clock: Clock) -> Any:
    """The answer at the end of the redirects, each of which must stay with the publisher."""
    # gzip alone: that is unpacked here, within bounds.
    headers = {"User-Agent": f"riskctl/{__version__}", "Accept-Encoding": "gzip", "Accept": "*/*"}
    if request.etag:
        headers["If-None-Match"] = request.etag
    if request.last_modified:
        headers["If-Modified-Since"] = request.last_modified
    url = request.url
    for _ in range(MOST_REDIRECTS + 1):
        response = session.get(
            url,
            headers=headers,
            stream=True,
            # Followed by hand, since each step must stay with the publisher.
            allow_redirects=False,
            timeout=(request.connect, request.read),
        )
        if response.status_code not in (301, 302, 303, 307, 308):
            return response
        response.close()
        url = _redirected(request, url, response.headers.get("Location", ""))
    raise Unreachable(f"{_shown(request.url)} redirects more than {MOST_REDIRECTS} times")


def _redirected(request: DownloadRequest, url: str, location: str) -> str:
    new = urljoin(url, location)
    allowed = {_origin(request.url), *(("https", host.lower(), 443) for host in request.hosts)}
    if not location or _origin(new) not in allowed:
        secure = _origin(new) == (
            "https",
            *_origin(request.url)[1:2],
            443,
        )  # http to https of the same host
        if not location or not secure:
            raise Unreachable(
                f"{_shown(request.url)} redirects to another host, {_shown(new)}: refused"
            )
    return new


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    try:
        port = parts.port or _PORTS.get(scheme, 0)
    except ValueError:
        port = -1
    return scheme, (parts.hostname or "").lower(), port


def _answer(request: DownloadRequest, response: Any, target: Path, clock: Clock) -> Fetched:
    status = response.status_code
    # A server that answers so unasked has sent nothing.
    if status == 304 and (request.etag or request.last_modified):
        return Fetched(True)
    if status in _AGAIN:
        raise _Again(f"{_shown(request.url)} answered {status}", _retry_after(response))
    if status in _GONE:
        raise NotThere(f"{_shown(request.url)} answered {status}: there is no such file")
    if status != 200:
        raise Unreachable(f"{_shown(request.url)} answered {status} where 200 was expected")
    _check_type(request, response.headers.get("Content-Type", ""))
    digest = hashlib.sha256()
    with Sink(target) as sink:
        for piece in _body(request, response, clock):
            digest.update(piece)
            sink.write(piece)
    headers = response.headers
    return Fetched(
        False,
        digest.hexdigest(),
        headers.get("ETag", "")[:200],
        headers.get("Last-Modified", "")[:100],
    )


def _retry_after(response: Any) -> float:
    """Seconds the server asks to wait, said as a number or as a date (RFC 9110, 10.2.3); at most half a minute."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        seconds = Retry().parse_retry_after(response.headers.get("Retry-After", ""))
    except (InvalidHeader, OverflowError, ValueError):
        return 0.0
    return min(float(seconds), LONGEST_WAIT)


def _check_type(request: DownloadRequest, header: str) -> None:
    given = header.partition(";")[0].strip().lower()
    if request.types and given not in request.types:
        raise BadList(
            f"the answer is of content type '{safe(given, 60) or 'none'}' where {request.types[0]} was expected; "
            "it is probably an error page"
        )


def _body(request: DownloadRequest, response: Any, clock: Clock) -> Iterator[bytes]:
    """The body, unpacked if it was packed for the way, within bounds of size and time, and whole."""
    length = response.headers.get("Content-Length", "")
    # The header counts bytes on the way, before unpacking.
    wanted = int(length) if length.isdecimal() else 0
    if wanted > request.most_bytes:
        raise BadList(
            f"the file has {wanted:,} bytes, more than the {request.most_bytes:,} a list may have"
        )
    decode = _decoder(response.headers.get("Content-Encoding", ""))
    size = 0
    for piece in decode(_raw(request, response, wanted, clock)):
        size += len(piece)
        if size > request.most_bytes:
            raise BadList(
                f"the file has more than the {request.most_bytes:,} bytes a list may have"
            )
        yield piece


def _raw(request: DownloadRequest, response: Any, wanted: int, clock: Clock) -> Iterator[bytes]:
    from urllib3.exceptions import HTTPError

    got = 0
    while True:
        try:
            # Unpacked here: requests would unpack a small answer into gigabytes before it could be
            # counted.
            piece = response.raw.read(CHUNK, decode_content=False)
        except (HTTPError, OSError, ValueError, AttributeError):
            if clock.late:
                break
            raise _Again(
                f"the connection broke after {got:,} of {wanted or 'unknown'} bytes: truncated"
            ) from None
        # A socket that was shut down reads as an end of file: only the clock knows better.
        if not piece or clock.late:
            break
        got += len(piece)
        if request.progress:
            request.progress(got, wanted)
        yield piece
    if clock.late:
        raise _too_late(request)
    # Some versions of urllib3 end in silence where a body is shorter than it said.
    if wanted and got != wanted:
        raise _Again(f"{got:,} of {wanted:,} bytes came: truncated")


def _decoder(encoding: str) -> Callable[[Iterator[bytes]], Iterator[bytes]]:
    match encoding.strip().lower():
        case "" | "identity":
            return lambda pieces: pieces
        case "gzip" | "x-gzip":
            return _gunzip
    raise BadList(f"the answer is packed as '{safe(encoding, 40)}', which was not asked for")


def _gunzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack the body, all its members, as long as it does not grow beyond measure."""
    packed = size = 0

    def counted() -> Iterator[bytes]:
        nonlocal packed
        for piece in pieces:
            packed += len(piece)
            yield piece

    for plain in gunzip(counted()):
        size += len(plain)
        if size > 4 << 20 and size > packed * MOST_RATIO:
            raise BadList("the answer grows beyond all measure when it is unpacked: refused")
        yield plain
