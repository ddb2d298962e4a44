"""PDF: a tagged, archivable A4 report (PDF/A-3a and PDF/UA-1) with its assessment attached.

All text reaches Typst as data, never as source: the templates are fixed, and they read JSON.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from riskctl.document.errors import MissingExtra
from riskctl.messages.language import catalogue, current_language, speaking
from riskctl.reports.comparison import DETAILED, comparison, in_order
from riskctl.reports.custom.model import for_format
from riskctl.reports.formats.charts import DRAWN, draw, paper_style
from riskctl.reports.formats.drawn_fonts import with_fonts
from riskctl.reports.formats.embedding import options_bytes
from riskctl.reports.formats.environment import environment, typst_environment
from riskctl.reports.formats.font_files import available, family, font_folder
from riskctl.reports.formats.json_ import canonical, one_or_all
from riskctl.reports.formats.mapping import map_texts
from riskctl.reports.formats.pdf_text import BRACKETS, GAP, Typesetter
from riskctl.reports.formats.scripts import HAN_FONTS, RUNS, font_of
from riskctl.reports.formats.typst_engine import day_of, require_engine, set_pdf
from riskctl.reports.formats.writer import Documents
from riskctl.reports.logo import logo_bytes
from riskctl.reports.options import STANDARD, ReportOptions
from riskctl.reports.sections import build

if TYPE_CHECKING:
    from jinja2 import Environment

ATTACHMENT = "assessment.json"
"""Name of the attached file that holds the canonical JSON: an object, or an array for several subjects."""

OPTIONS = "report.json"
"""Name of the attached file that says how the report was asked for."""

MAIN = "report.typ"
"""The template that reads the others."""
_NOT_DRAWN = re.compile(
    r"[^ -~\xa0-\u017f\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u2013-\u201e\u2026\u20ac]"
)
_NOT_LATIN = re.compile(f"({RUNS.pattern})")


def render(documents: Documents, options: ReportOptions = STANDARD) -> bytes:
    """Bytes of the report; several assessments begin with a comparison. The same input gives the same bytes.

    Raises MissingExtra without the PDF engine, DocumentError for a document that is not as its schema says.
    """
    templates = for_format(options.templates, "pdf")
    data = pdf_data(documents, replace(options, templates=templates))
    with font_folder(data["fonts"]) as folders:
        # Made here: the process that runs templates of others may not write a file.
        data["font_folders"] = [str(folder) for folder in folders]
        if not templates:
            return set_pages(data, environment(), typst_environment())
        from riskctl.reports.custom.run import run

        return run("pdf", templates, data)


def pdf_data(documents: Documents, options: ReportOptions) -> dict[str, Any]:
    """What the templates are given, as plain data that JSON can hold. Raises DocumentError."""
    reports = in_order(build(document, options) for document in documents)
    whole = options.detail == "full" or len(reports) <= DETAILED
    plain = [asdict(report) for report in (reports if whole else reports[:1])]
    compared, as_of = comparison(reports), reports[0].cover.as_of
    del reports  # of a hundred pages, each copy is megabytes
    logo, logo_format = logo_bytes(options.logo)
    typeset = typesetter(options)
    spoken = current_language()
    if spoken in HAN_FONTS:
        typeset.require(spoken)
    shown = map_texts({"reports": plain, "comparison": compared}, typeset)
    return {
        **cast(dict[str, Any], shown),
        "detailed": whole,
        "assessment": canonical(one_or_all(documents)).decode(),
        "options": options_bytes(replace(options, fonts=_fonts_used(typeset))).decode(),
        "speaks": spoken,
        "fonts": sorted(typeset.fonts, key=lambda name: (name != HAN_FONTS.get(spoken), name)),
        "runs": {
            language: sorted(runs)
            for language, runs in sorted(typeset.languages.items())
            if language != spoken
        },
        "without_fonts": not typeset.with_fonts,
        "day": day_of(as_of),
        "logo": list(logo),
        "logo_format": logo_format,
    }


def typesetter(options: ReportOptions) -> Typesetter:
    """What makes texts fit for the fonts of a report. Raises MissingExtra where it was set with more of them."""
    if options.fonts == "with" and not available():
        raise MissingExtra("This PDF, with names in their own script,", "fonts")
    return Typesetter(with_fonts=options.fonts == "with" if options.fonts else None)


def _fonts_used(typeset: Typesetter) -> str:
    """Nothing where a report has no text that needs more fonts: it is the same with and without them."""
    if not typeset.consulted:
        return ""
    return "with" if typeset.with_fonts else "without"


def set_pages(data: dict[str, Any], drawings: Environment, pages: Environment) -> bytes:
    """The PDF that the templates make of the data, which is used up. Raises MissingExtra, ReportError."""
    folders = [Path(folder) for folder in data.get("font_folders", ())]
    with speaking(data["speaks"]):
        source, inputs = _prepared(data, drawings, pages)
    # The engine takes the most memory of all: nothing it does not read may lie beside it.
    data.clear()
    return set_pdf(source, inputs, folders)


def _prepared(
    data: dict[str, Any], drawings: Environment, pages: Environment
) -> tuple[str, dict[str, str]]:
    """The source for the engine, and the texts that it reads."""
    require_engine()  # before the drawings are made
    reports = _with_drawings(data["reports"], drawings, data["fonts"])
    shown = json.dumps({"reports": reports, "comparison": data["comparison"]}, ensure_ascii=False)
    inputs = {
        "report": shown,
        "whole": "yes" if data["detailed"] else "",
        "transliterated": "yes" if BRACKETS[0] in shown else "",
        "without_fonts": "yes" if data["without_fonts"] else "",
        "families": json.dumps([family(name) for name in data["fonts"]]),
        "words": json.dumps(dict(catalogue(current_language())), ensure_ascii=False),
        "language": current_language(),
        "runs": json.dumps(
            {
                language: {"family": family(font_of(language)), "texts": texts}
                for language, texts in data["runs"].items()
            },
            ensure_ascii=False,
        ),
        "assessment": data["assessment"],
        "attachment": ATTACHMENT,
        "options": data["options"],
        "options_attachment": OPTIONS,
        "day": data["day"],
        "logo": json.dumps(data["logo"]) if data["logo"] else "",
        "logo_format": data["logo_format"],
    }
    source = pages.get_template(MAIN).render(
        reports=reports, comparison=data["comparison"], detailed=data["detailed"]
    )
    return source, inputs


def _with_drawings(
    reports: list[dict[str, Any]], pages: Environment, fonts: list[str]
) -> list[dict[str, Any]]:
    """The reports with their drawings; the gaps for breaking words are not for drawings."""
    from markupsafe import Markup  # a part of jinja2, as heavy

    style = Markup(paper_style())
    made = []
    for report in reports:
        # Only what is drawn: a copy of a whole report of a hundred pages is tens of megabytes.
        plain = {name: map_texts(report[name], _drawn) for name in DRAWN}
        drawn = draw(pages, plain, style)
        charts = {name: with_fonts(picture, fonts) for name, picture in drawn.items()}
        made.append({**report, "charts": charts})
    return made


def _drawn(text: str) -> str:
    """Text as a drawing can show it; the table beside each holds the whole text."""
    parts = _NOT_LATIN.split(text.replace(GAP, ""))
    return "".join(part if RUNS.fullmatch(part) else _NOT_DRAWN.sub("?", part) for part in parts)
