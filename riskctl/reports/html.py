"""HTML: one self-contained file that loads nothing, runs nothing and carries its own assessment."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from riskctl.document.errors import ReportError
from riskctl.reports.json_ import canonical, embeddable, one_or_all
from riskctl.reports.sections import Report, build
from riskctl.reports.table import compare
from riskctl.reports.templates import template

if TYPE_CHECKING:
    from jinja2 import Environment

_DATA_ID = "assessment"
_LONG_WORD = re.compile(r"\S{27,}")


def render(documents: Sequence[Mapping[str, object]]) -> bytes:
    """UTF-8 bytes of the report; several assessments begin with a comparison. Raises DocumentError."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    reports = [build(document) for document in documents]
    page = _environment().get_template("report.html.j2")
    text = page.render(
        reports=[_plain(report) for report in reports],
        comparison=asdict(compare(reports)) if len(reports) > 1 else None,
        data=Markup(embeddable(one_or_all(documents))),
        data_id=_DATA_ID,
    )
    return text.encode()


def _plain(report: Report) -> dict[str, object]:
    """The report as plain data, with an anchor for each finding that holds nothing from the document."""
    anchors = {finding.id: f"f{index}" for index, finding in enumerate(report.findings, 1)}
    return {**asdict(report), "anchors": anchors}


def embedded(html_text: str) -> str:
    """The canonical JSON of the assessment inside a report: an object, or an array for several subjects.

    Raises ReportError when there is none, more than one, or it is not JSON.
    """
    finder = _Finder()
    finder.feed(html_text)
    finder.close()
    if len(finder.found) != 1:
        raise ReportError(
            f"expected one embedded assessment in the HTML, found {len(finder.found)}"
        )
    try:
        return canonical(json.loads(finder.found[0])).decode()
    except (ValueError, RecursionError) as error:
        raise ReportError(f"the embedded assessment is not JSON: {error}") from error


class _Finder(HTMLParser):
    """Collects the text of script elements that hold the assessment."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter the data element."""
        if tag == "script" and dict(attrs).get("id") == _DATA_ID:
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        """Keep its text."""
        if self._inside:
            self.found[-1] += data


def _environment() -> Environment:
    """A sandbox in which every value is escaped and every missing one is an error."""
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["long_word"] = _long_word
    return environment


def _long_word(content: object) -> bool:
    """True when a cell holds a word that no column has room for, so that it must break somewhere."""
    from markupsafe import Markup

    return bool(_LONG_WORD.search(Markup(content).striptags()))
