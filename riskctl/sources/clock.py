"""One clock over every step of a fetch: connecting, proxies, handshakes, headers, redirects, attempts and bodies.

The timeouts of sockets start anew with every byte, so that a server which drips its headers, or answers
``100 Continue`` for ever, is within them. The clock keeps a second handle of each socket and shuts it down when time is
up, which wakes whatever waits for it.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Any


class Clock:
    """Counts down from some seconds; to be used as a context. ``late`` says that the time is over."""

    def __init__(self, seconds: float) -> None:
        self._over = threading.Event()
        self._guard = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Clock:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._close()

    @property
    def late(self) -> bool:
        """Whether the time is over."""
        return self._over.is_set()

    def watch(self, connection: socket.socket) -> None:
        """Shut this socket down too when the time is over, whoever wraps it meanwhile."""
        with contextlib.suppress(OSError):
            # A second handle: TLS takes the first one over, and closing it there must not free the
            # number for another.
            twin = connection.dup()
            with self._guard:
                self._sockets.append(twin)
            # The time may have run out between the connecting and this line.
            if self.late:
                self._ring()

    def _ring(self) -> None:
        self._over.set()
        with self._guard:
            for twin in self._sockets:
                with contextlib.suppress(OSError):
                    twin.shutdown(socket.SHUT_RDWR)

    def _close(self) -> None:
        with self._guard:
            for twin in self._sockets:
                twin.close()
            self._sockets.clear()


def adapter(clock: Clock) -> Any:
    """An adapter for ``requests`` all of whose sockets the clock watches, to publishers and to proxies."""
    from requests.adapters import HTTPAdapter

    pools = _pools(clock)

    class Watched(HTTPAdapter):
        def init_poolmanager(self, *args: Any, **options: Any) -> None:
            super().init_poolmanager(*args, **options)
            self.poolmanager.pool_classes_by_scheme = pools

        def proxy_manager_for(self, proxy: Any, **options: Any) -> Any:
            manager = super().proxy_manager_for(proxy, **options)
            manager.pool_classes_by_scheme = pools
            return manager

    return Watched()


def _pools(clock: Clock) -> dict[str, Any]:
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class PlainConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            clock.watch(made)
            return made

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            made: socket.socket = super()._new_conn()
            clock.watch(made)
            return made

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = PlainConnection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": PlainPool, "https": SecurePool}
