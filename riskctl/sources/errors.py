"""What can go wrong between a publisher and a snapshot. Messages say what was found and what to do."""

from __future__ import annotations


class SourceError(Exception):
    """A list could not be had or cannot be trusted; nothing was installed."""


class BadList(SourceError):  # noqa: N818 - names what was found
    """The bytes are not the list they should be; ``line`` counts from 1, 0 when no line can be named."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Unreachable(SourceError):  # noqa: N818 - names what was found
    """The publisher did not answer, or not with the list."""


class NotThere(Unreachable):
    """The publisher, or this machine, says that there is no such file."""


class NoRoom(SourceError):  # noqa: N818 - names what was found
    """The disk of this machine did not take what came; nothing is wrong with the list."""


class BadCount(SourceError):  # noqa: N818 - names what was found
    """The number of entries is not believable."""


class Busy(SourceError):  # noqa: N818 - names what was found
    """Another run is installing lists."""
