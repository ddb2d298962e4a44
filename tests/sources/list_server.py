"""A web server on this machine that answers as each test says, and stops by itself."""

from __future__ import annotations

import contextlib
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

Handler = http.server.BaseHTTPRequestHandler


@dataclass
class Answer:
    """What to send: ``raw`` replaces the whole answer, ``length`` lies about the body's length."""

    body: bytes = b""
    type: str = "text/xml"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None


@dataclass
class Server:
    """``answers`` by path; a list is used up one at a time. ``asked`` holds path and headers of every request."""

    url: str
    answers: dict[str, Answer | list[Answer] | Callable[[Handler], Answer]]
    asked: list[tuple[str, dict[str, str]]]

    def at(self, path: str) -> str:
        return self.url + path


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    found = Server("", {}, [])

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            found.asked.append((self.path, dict(self.headers)))
            answer = found.answers.get(path, Answer(b"not here", "text/plain", 404))
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            if callable(answer):
                answer = answer(self)
            self.send_response(answer.status)
            if answer.type:
                self.send_header("Content-Type", answer.type)
            self.send_header(
                "Content-Length", str(len(answer.body) if answer.length is None else answer.length)
            )
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(answer.body)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    found.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    )
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
