"""JSON: the canonical bytes of a document, for files, digests and embedding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from riskctl.document.canonical import canonical_bytes
from riskctl.document.errors import DocumentError
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions


def canonical(document: object, depth: int = 0) -> bytes:
    """UTF-8 bytes with sorted keys, two-space indent, LF and a final newline.

    Raises DocumentError for what JSON or UTF-8 cannot hold: NaN, infinities, lone surrogates, other objects.
    """
    try:
        return canonical_bytes(document, depth)
    except (TypeError, ValueError, RecursionError) as error:
        raise DocumentError(
            f"the document cannot be written as JSON: {type(error).__name__}: {error}"
        ) from error


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """Canonical bytes: one object, or an array for several assessments. Raises DocumentError."""
    return canonical(one_or_all(documents))


def stream(documents: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """The bytes of an array of assessments, one assessment at a time: those of :func:`render` for several.

    Memory holds one document. Raises DocumentError.
    """
    return array(part(document) for document in documents)


def part(document: Mapping[str, object]) -> bytes:
    """The bytes of one assessment inside an array. Raises DocumentError."""
    return b"  " + canonical(document, depth=1).rstrip(b"\n")


def array(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes of an array around the parts, one at a time."""
    # Written as they come: a hundred assessments never are in memory together.
    before = b"[\n"
    for content in parts:
        yield before + content
        before = b",\n"
    yield b"\n]\n"


def one_or_all(documents: Sequence[Mapping[str, object]]) -> object:
    """What stands for the assessments as one JSON value: the only one itself, else an array."""
    return documents[0] if len(documents) == 1 else list(documents)


def embeddable(document: object) -> str:
    """Canonical JSON that is inert inside an HTML script element: no ``<``, ``>``, ``&``, U+2028 or U+2029."""
    return inert(canonical(document).decode())


def inert(text: str) -> str:
    """JSON text without any sign that means something to HTML or ends a line of a script."""
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
