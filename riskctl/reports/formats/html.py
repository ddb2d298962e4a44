"""HTML: one self-contained file that loads nothing, runs nothing and carries its own assessment."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from riskctl.document.errors import ReportError
from riskctl.reports.formats.embedding import (
    DATA_ID,
    OPTIONS_ID,
    embedded_scripts,
    options_json,
)
from riskctl.reports.formats.json_ import canonical, embeddable, one_or_all
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import Report, build
from riskctl.reports.table import compare
from riskctl.reports.templates import template

if TYPE_CHECKING:
    from jinja2 import Environment

_LONG_WORD = re.compile(r"\S{27,}")


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """UTF-8 bytes of the report; several assessments begin with a comparison. Raises DocumentError."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    reports = [build(document, options) for document in documents]
    page = _environment().get_template("report.html.j2")
    text = page.render(
        reports=[_plain(report) for report in reports],
        comparison=asdict(compare(reports)) if len(reports) > 1 else None,
        data=Markup(embeddable(one_or_all(documents))),
        data_id=DATA_ID,
        options=Markup(embeddable(options_json(options))),
        options_id=OPTIONS_ID,
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
    scripts = embedded_scripts(html_text)
    if DATA_ID not in scripts:
        raise ReportError("expected one embedded assessment in the HTML")
    try:
        return canonical(json.loads(scripts[DATA_ID])).decode()
    except (ValueError, RecursionError) as error:
        raise ReportError(f"the embedded assessment is not JSON: {error}") from error


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
