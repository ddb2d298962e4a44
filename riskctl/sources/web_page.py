"""Web pages that come in place of a list: error pages, waiting rooms, and pages that ask for a click."""

from __future__ import annotations

import re
from pathlib import Path

from riskctl.sources.errors import BadList

_LOOKED_AT = 2_000
"""Bytes at the start of a file; what a page is, it says there."""
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(!doctype\s+html|html|head|body|title|meta|script)\b",
    re.IGNORECASE | re.DOTALL,
)


def refuse_web_page(path: Path) -> None:
    """Raise :class:`BadList` for a file that is a web page (HTML) whatever its name is."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    # UTF-16 has a zero beside every Latin letter and a mark before all: without them it is read as
    # UTF-8.
    page = _PAGE.match(start.replace(b"\x00", b"").lstrip(b"\xff\xfe"))
    if page is None:
        return
    tag = " ".join(page[1].decode("ascii").lower().split())
    raise BadList(
        f"this is a web page (HTML: it starts with <{tag}>), not a list; open the address in a browser, "
        "save the list itself and import it",
        1,
    )
