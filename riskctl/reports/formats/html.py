"""HTML: one self-contained file that loads nothing and carries its own assessment."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from riskctl.document.errors import ReportError
from riskctl.messages.language import HTML_TAGS, current_language, speaking
from riskctl.reports.comparison import DETAILED, comparison, in_order
from riskctl.reports.custom.model import for_format
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
from riskctl.reports.formats.page_parts import POLICY_PLACE, script_words, with_policy
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import Report, build

if TYPE_CHECKING:
    from jinja2 import Environment


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """UTF-8 bytes of the report; several assessments begin with a comparison. Raises DocumentError."""
    templates = for_format(options.templates, "html")
    data = page_data(documents, replace(options, templates=templates))
    if not templates:
        return page(data, environment()).encode()
    from riskctl.reports.custom.page_check import check_page
    from riskctl.reports.custom.run import run

    made = run("html", templates, data)
    # What a template of the organisation made is looked at like any other input.
    check_page(made.decode())
    return made


def page_data(documents: Documents, options: ReportOptions) -> dict[str, Any]:
    """What the templates of a page are given, as plain data that JSON can hold. Raises DocumentError."""
    reports = in_order(build(document, options) for document in documents)
    # A table of many routes has the first in full; twenty in full would be a book.
    whole = options.detail == "full" or len(reports) <= DETAILED
    return {
        "reports": [_plain(report) for report in (reports if whole else reports[:1])],
        "logo": options.logo,
        "comparison": comparison(reports),
        "detailed": whole,
        "data": embedded_text(documents),
        "data_id": DATA_ID,
        "options": embeddable(options_json(options)),
        "options_id": OPTIONS_ID,
        "words": embeddable(script_words()),
        "policy": POLICY_PLACE,
        "speaks": current_language(),
    }


def page(data: dict[str, Any], pages: Environment) -> str:
    """The page that the templates make of the data."""
    with speaking(data["speaks"]):
        return _page(data, pages)


def _page(data: dict[str, Any], pages: Environment) -> str:
    from markupsafe import Markup  # a part of jinja2, as heavy

    inert = {key: Markup(data[key]) for key in ("data", "options", "words")}
    reports = [{**report, "charts": _charts(report, pages)} for report in data["reports"]]
    text = pages.get_template("report.html.j2").render(
        **{**data, **inert, "reports": reports, "language": HTML_TAGS[data["speaks"]]}
    )
    return with_policy(text)


def _plain(report: Report) -> dict[str, object]:
    """The report as plain data, with an anchor for each finding that holds nothing from the document."""
    anchors = {finding.id: f"f{index}" for index, finding in enumerate(report.findings, 1)}
    return {**asdict(report), "anchors": anchors}


def _charts(report: dict[str, Any], pages: Environment) -> dict[str, object]:
    from markupsafe import Markup

    return {name: Markup(text) for name, text in draw(pages, report).items()}


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
