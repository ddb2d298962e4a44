"""What a report carries beside what it shows: the assessments, and how the report was asked for."""

from __future__ import annotations

import json
from dataclasses import asdict
from html.parser import HTMLParser

from riskctl.reports.custom.model import hashes
from riskctl.reports.formats.json_ import canonical, embeddable, inert, one_or_all
from riskctl.reports.formats.pooling import is_pooled, pooled, unpooled
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import ReportOptions

DATA_ID, OPTIONS_ID = "assessment", "options"
"""Ids of the script elements of a page that hold data."""

MOST_WHOLE = 3
"""Assessments that a page carries as they are."""


def embedded_text(documents: Documents) -> str:
    """What a page carries: one document as it is, or all of them; many with their shared parts written once."""
    # Few are carried as they are, so that anybody can read them without our tool.
    if len(documents) <= MOST_WHOLE:
        return embeddable(one_or_all(documents))
    return inert(
        json.dumps(
            pooled(list(documents)), ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
    )


def read_embedded(value: object) -> object:
    """The documents of what a page carries. Raises ReportError."""
    return unpooled(value) if is_pooled(value) else value


def options_json(options: ReportOptions) -> object:
    """The choices as plain data, so that the same report can be made again; of templates their hashes."""
    # JSON has no tuples: as lists they are the same after reading.
    plain = {**asdict(options), "since": list(options.since), "under": list(options.under)}
    plain["supposed"] = list(options.supposed)
    del plain["templates"]
    if options.templates:
        plain["templates"] = hashes(options.templates)
    return plain


def options_bytes(options: ReportOptions) -> bytes:
    """The choices as canonical JSON. Raises DocumentError."""
    return canonical(options_json(options))


def embedded_scripts(html_text: str) -> dict[str, str]:
    """Texts of the data elements by id; one that stands twice is left out, since it could be read in two ways."""
    finder = _Finder()
    finder.feed(html_text)
    finder.close()
    return {key: texts[0] for key, texts in finder.texts.items() if len(texts) == 1}


class _Finder(HTMLParser):
    """Collects the texts of script elements that hold data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, list[str]] = {}
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter a data element."""
        key = dict(attrs).get("id") or ""
        if tag == "script" and key in (DATA_ID, OPTIONS_ID):
            self._inside = key
            self.texts.setdefault(key, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        if tag == "script":
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep its text."""
        if self._inside:
            self.texts[self._inside][-1] += data
