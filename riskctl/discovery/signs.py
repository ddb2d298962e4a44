"""What a file says about who serves its models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class FileSigns(NamedTuple):
    """What a whole file says about services: those of its endpoints, packages and images.

    ``routes_itself``: the file uses a library that takes ``vendor/model`` and calls that vendor's own service.
    """

    endpoints: tuple[tuple[int, str, str], ...] = ()
    sdks: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    name: str = ""
    clients: Mapping[str, str] = {}
    routes_itself: bool = False


class ServingService(NamedTuple):
    """Who serves and where, and the sign it was told by.

    ``stops``: the sign names a service, but none that is known, so that no weaker sign may name another.
    """

    operator: str = ""
    region: str = ""
    evidence: str = ""
    stops: bool = False
