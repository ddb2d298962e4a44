"""The table of formats; a new one is a module with ``render`` and a line here."""

from __future__ import annotations

from pathlib import Path

from riskctl.document.errors import UnknownFormat
from riskctl.reports.formats.writer import ModuleWriter, Writer
from riskctl.text.display import safe
from riskctl.text.suggest import hint

WRITERS: tuple[Writer, ...] = (
    ModuleWriter("json", (".json",), "json_"),
    ModuleWriter("html", (".html", ".htm"), "html"),
    ModuleWriter("pdf", (".pdf",), "pdf", "pdf"),
    ModuleWriter("markdown", (".md", ".markdown"), "markdown"),
    ModuleWriter("xlsx", (".xlsx",), "xlsx", "xlsx"),
    ModuleWriter("csv", (".csv",), "csv_"),
    ModuleWriter("sarif", (".sarif", ".sarif.json"), "sarif"),
    ModuleWriter("junit", (".xml",), "junit"),
    ModuleWriter("oscal", (".oscal.json",), "oscal"),
    ModuleWriter("dora-csv", (".dora.csv",), "dora_csv"),
    ModuleWriter("dora-xlsx", (".dora.xlsx",), "dora_xlsx", "xlsx"),
)
"""Every format. Where one suffix ends in another, the longer one decides."""

SUFFIXES: dict[str, Writer] = {suffix: writer for writer in WRITERS for suffix in writer.suffixes}
"""Writers by suffix, lower case."""

_BY_LENGTH = sorted(SUFFIXES, key=len, reverse=True)
_NAMES: dict[str, Writer] = {writer.format: writer for writer in WRITERS} | {
    suffix.removeprefix("."): writer for suffix, writer in SUFFIXES.items()
}


def writer_for(path: Path) -> Writer:
    """The writer that a file's name asks for. Raises UnknownFormat, which lists the known suffixes."""
    name = path.name.lower()
    for suffix in _BY_LENGTH:
        if name.endswith(suffix) and name != suffix:
            return SUFFIXES[suffix]
    suffix = path.suffix.lower()
    problem = "the file name has no suffix"
    if suffix:
        problem = f"no report format has the suffix {safe(suffix, 40)}"
    raise UnknownFormat(
        f"{safe(path.name, 80)}: {problem}{hint(suffix, SUFFIXES)}; known suffixes: {', '.join(SUFFIXES)}"
    )


def writer_named(name: str) -> Writer:
    """The writer of a format by name or suffix. Raises UnknownFormat, which lists the known formats."""
    writer = _NAMES.get(name.lower().removeprefix("."))
    if writer is None:
        known = ", ".join(writer.format for writer in WRITERS)
        raise UnknownFormat(
            f"unknown format {safe(name, 40)}{hint(name, _NAMES)}; known formats: {known}"
        )
    return writer


def text_formats() -> tuple[str, ...]:
    """Names of the formats that are text and need nothing more, so that they can be written to a terminal or a pipe."""
    return tuple(writer.format for writer in WRITERS if not writer.extra)


def suffix_words() -> str:
    """The suffixes as one phrase for help texts: the first of each format."""
    return ", ".join(writer.suffixes[0] for writer in WRITERS)
