"""HTML: one self-contained file that loads nothing, runs nothing and carries its own assessment."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from riskctl.document.errors import ReportError
from riskctl.reports.comparison import DETAILED, comparison, in_order
from riskctl.reports.formats.charts import draw
from riskctl.reports.formats.embedding import (
    DATA_ID,
    OPTIONS_ID,
    embedded_scripts,
    embedded_text,
    options_json,
    read_embedded,
)
from riskctl.reports.formats.environment import environment
from riskctl.reports.formats.json_ import canonical, embeddable
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import Report, build

if TYPE_CHECKING:
    from jinja2 import Environment


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """UTF-8 bytes of the report; several assessments begin with a comparison. Raises DocumentError."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    reports = in_order(build(document, options) for document in documents)
    whole = options.detail == "full" or len(reports) <= DETAILED
    pages = environment()
    page = pages.get_template("report.html.j2")
    text = page.render(
        reports=[_plain(report, pages) for report in (reports if whole else reports[:1])],
        logo=options.logo,
        comparison=comparison(reports),
        detailed=whole,
        data=Markup(embedded_text(documents)),
        data_id=DATA_ID,
        options=Markup(embeddable(options_json(options))),
        options_id=OPTIONS_ID,
    )
    return text.encode()


def _plain(report: Report, pages: Environment) -> dict[str, object]:
    """The report as plain data and drawings, with an anchor for each finding that holds nothing from the document."""
    from markupsafe import Markup

    anchors = {finding.id: f"f{index}" for index, finding in enumerate(report.findings, 1)}
    plain = asdict(report)
    charts = {name: Markup(text) for name, text in draw(pages, plain).items()}
    return {**plain, "anchors": anchors, "charts": charts}


def embedded(html_text: str) -> str:
    """The canonical JSON of the assessment inside a report: an object, or an array for several subjects.

    Raises ReportError when there is none, more than one, or it is not JSON.
    """
    scripts = embedded_scripts(html_text)
    if DATA_ID not in scripts:
        raise ReportError("expected one embedded assessment in the HTML")
    try:
        return canonical(read_embedded(json.loads(scripts[DATA_ID]))).decode()
    except (ValueError, RecursionError) as error:
        raise ReportError(f"the embedded assessment is not JSON: {error}") from error
