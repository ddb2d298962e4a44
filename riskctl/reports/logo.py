"""The organisation's logo: a small picture, checked and carried in the report itself."""

from __future__ import annotations

import base64
from pathlib import Path

from riskctl.document.errors import ReportError
from riskctl.text.display import safe
from riskctl.text.files import read_bytes

MAX_BYTES = 200_000
"""A logo is carried twice in every report; larger pictures are refused."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def read_logo(path: Path) -> str:
    """The picture as a ``data:`` address. Raises InputError, ReportError for what is neither PNG nor JPEG."""
    content = read_bytes(path, None, MAX_BYTES)
    kinds = [kind for start, kind in _KINDS.items() if content.startswith(start)]
    if not kinds:
        raise ReportError(f"{safe(str(path), 200)}: a logo is a PNG or JPEG picture")
    return f"data:{kinds[0]};base64,{base64.b64encode(content).decode()}"


def logo_bytes(address: str) -> tuple[bytes, str]:
    """The picture behind a ``data:`` address and its kind, ``png`` or ``jpg``; empty for anything else."""
    for kind, short in (("image/png", "png"), ("image/jpeg", "jpg")):
        start = f"data:{kind};base64,"
        if address.startswith(start):
            return base64.b64decode(address.removeprefix(start), validate=True), short
    return b"", ""
