"""Which addresses of a document may become links."""

from __future__ import annotations

from urllib.parse import urlsplit


def href(address: str) -> str:
    """The address when it is plain http or https with a host and no odd characters, else an empty string."""
    if (
        not address.isascii()
        or not address.isprintable()
        or any(sign in address for sign in " \"'<>\\^`{|}")
    ):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and host and not parts.username else ""
