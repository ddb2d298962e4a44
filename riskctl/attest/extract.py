"""Read the assessments that a JSON, HTML or PDF file carries."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riskctl.attest.strict import strict_json
from riskctl.document.errors import DocumentError, MissingExtra, ReportError
from riskctl.text.display import safe
from riskctl.text.files import read_bytes

Json = dict[str, Any]
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Carrier:
    """A file and what it carries; ``kind`` is json, html or pdf, ``options`` how the report was asked for."""

    kind: str
    content: bytes
    documents: tuple[Json, ...]
    options: Json | None

    @property
    def supposed(self) -> tuple[Json, ...]:
        """What the report says of scenarios beside its assessments."""
        stated = (self.options or {}).get("supposed", ())
        if not isinstance(stated, list):
            return ()
        return tuple(part for part in stated if isinstance(part, dict))


def read_carrier(path: Path) -> Carrier:
    """The file with its assessments. Raises InputError, ReportError for what carries none."""
    content = read_bytes(path, None, MAX_BYTES)
    try:
        return _carrier(content)
    except ReportError as error:
        if isinstance(error, MissingExtra):
            raise
        raise DocumentError(
            f"{safe(str(path))}:1:1: {error}; write one with `riskctl assess ... -o a.json`"
        ) from None


def assessments(path: Path) -> list[Json]:
    """The assessments that a file carries, digests unchecked. Raises InputError, ReportError."""
    return list(read_carrier(path).documents)


def _carrier(content: bytes) -> Carrier:
    # By content and not by name: reports are renamed on their way.
    start = content[:1024].lstrip()
    if start.startswith(b"%PDF-"):
        return _from_pdf(content)
    text = _decoded(content)
    if start[:1] == b"<":
        return _from_html(content, text)
    return Carrier("json", content, _documents(_parsed(text)), None)


def _from_html(content: bytes, text: str) -> Carrier:
    from riskctl.reports.formats.embedding import embedded_scripts, read_embedded

    scripts = embedded_scripts(text)
    if "assessment" not in scripts:
        raise DocumentError("the page carries no assessment")
    options = _choices(scripts["options"]) if "options" in scripts else None
    return Carrier(
        "html", content, _documents(read_embedded(_parsed(scripts["assessment"]))), options
    )


def _from_pdf(content: bytes) -> Carrier:
    try:
        import pikepdf
    except ImportError as error:
        raise MissingExtra("Reading a PDF", "pdf") from error
    from riskctl.reports.formats.pdf import ATTACHMENT, OPTIONS

    try:
        with pikepdf.open(io.BytesIO(content)) as file:
            attached = {
                name: file.attachments[name].get_file().read_bytes()
                for name in (ATTACHMENT, OPTIONS)
                if name in file.attachments
            }
    except (pikepdf.PdfError, ValueError, KeyError, RuntimeError) as error:
        raise DocumentError(f"the PDF cannot be read: {safe(str(error), 120)}") from error
    if ATTACHMENT not in attached:
        raise DocumentError("the PDF carries no assessment")
    documents = _documents(_parsed(_decoded(attached[ATTACHMENT])))
    options = _choices(_decoded(attached[OPTIONS])) if OPTIONS in attached else None
    return Carrier("pdf", content, documents, options)


def _choices(text: str) -> Json:
    """How the report was asked for."""
    value = _parsed(text)
    if not isinstance(value, dict):
        raise DocumentError("the file does not say how its report was asked for")
    return value


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(f"it is not UTF-8 text (byte {error.start + 1})") from error


def _parsed(text: str) -> Any:
    try:
        return strict_json(text)
    except ValueError as error:
        raise DocumentError(f"it is not JSON as an assessment has it: {safe(str(error))}") from None


def _documents(value: Any) -> tuple[Json, ...]:
    entries = value if isinstance(value, list) else [value]
    known = [
        entry
        for entry in entries
        if isinstance(entry, dict) and {"findings", "subject"} <= {*entry}
    ]
    # One that is none among several may be the one that matters.
    if not entries or len(known) < len(entries):
        raise DocumentError("it holds no assessment")
    return tuple(known)
