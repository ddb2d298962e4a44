"""Choose a writer by format or file suffix, render completely, then put files in place at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from riskctl.document.errors import ReportError, UnknownFormat
from riskctl.text.atomic import write_all
from riskctl.text.display import safe
from riskctl.text.suggest import hint

Documents = Sequence[Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: the file suffixes that ask for it, and the module whose ``render`` makes its bytes."""

    format: str
    suffixes: tuple[str, ...]
    module: str

    def render(self, documents: Documents) -> bytes:
        """The bytes of a report; the module and what it needs are imported only now. Raises ReportError."""
        found = import_module(self.module).render
        return cast(Callable[[Documents], bytes], found)(documents)


WRITERS: tuple[Writer, ...] = (
    Writer("json", (".json",), "riskctl.reports.json_"),
    Writer("html", (".html", ".htm"), "riskctl.reports.html"),
    Writer("pdf", (".pdf",), "riskctl.reports.pdf"),
    Writer("markdown", (".md", ".markdown"), "riskctl.reports.markdown"),
)
"""Every format; a new one is a module with ``render`` and a line here."""

SUFFIXES: dict[str, Writer] = {suffix: writer for writer in WRITERS for suffix in writer.suffixes}
"""Writers by lower-case file suffix."""

_FORMATS: dict[str, Writer] = {writer.format: writer for writer in WRITERS} | {
    suffix.removeprefix("."): writer for suffix, writer in SUFFIXES.items()
}


def writer_for(path: Path) -> Writer:
    """The writer that a file's suffix asks for. Raises UnknownFormat, which lists the known ones."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    known = ", ".join(SUFFIXES)
    what = (
        f"no report format has the suffix {safe(suffix, 40)}"
        if suffix
        else "the file name has no suffix"
    )
    raise UnknownFormat(
        f"{safe(path.name, 80)}: {what}{hint(suffix, SUFFIXES)}; known suffixes: {known}"
    )


def render(documents: Documents, fmt: str) -> bytes:
    """The bytes of a report on one or several assessments in a named format. Raises ReportError."""
    writer = _FORMATS.get(fmt.lower().removeprefix("."))
    if writer is None:
        known = ", ".join(writer.format for writer in WRITERS)
        raise UnknownFormat(
            f"unknown format {safe(fmt, 40)}{hint(fmt, _FORMATS)}; known formats: {known}"
        )
    if not documents:
        raise ReportError("there is no assessment to report on")
    return writer.render(documents)


def write(documents: Documents, paths: Iterable[Path]) -> None:
    """Write a report to each path in the format of its suffix.

    All are rendered before the first is written, and a failure at any of them leaves all old files as they were.
    Raises ReportError.
    """
    targets = [(path, writer_for(path)) for path in paths]
    made: dict[str, bytes] = {}
    for _, writer in targets:
        if writer.format not in made:
            made[writer.format] = render(documents, writer.format)
    replace_all([(path, made[writer.format]) for path, writer in targets])


def replace_all(contents: Sequence[tuple[Path, bytes]]) -> None:
    """Put all files in place or none. Raises ReportError."""
    for path, _ in contents:
        if path.exists() and not path.is_file():
            raise ReportError(f"{safe(str(path), 200)}: not an ordinary file")
    try:
        write_all(contents)
    except OSError as error:
        name = safe(str(error.filename), 200)
        raise ReportError(f"{name}: cannot be written: {error.strerror}") from error
