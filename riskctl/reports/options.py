"""How a report is to look, apart from what it says: detail, status, classification, language, the report before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from riskctl.reports.custom.model import CustomTemplate

DETAILS = ("brief", "standard", "full")
"""Brief is the two pages that a board reads; full adds every hash and the tables that only an auditor needs."""

STATUSES = ("draft", "final")
"""A report is a draft until a person says otherwise."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Choices of the person who asks for a report; none of them changes a finding, score or citation.

    ``since`` are earlier assessment documents, to tell what changed for the subjects that they share;
    ``under`` are assessments of the same subjects under scenarios, to tell what those change; ``supposed`` says in
    short what each scenario at hand would make of them (:class:`riskctl.document.model.supposed.SupposedPart`).
    ``logo`` is a ``data:`` address of a PNG or JPEG. ``reference`` is the number in the organisation's own file.
    ``templates`` are the organisation's own, for pages and PDF. ``fonts`` is ``with`` or ``without`` for a PDF whose
    names in other scripts are set with the fonts of the extra or without them; empty takes what is installed.
    """

    detail: str = "standard"
    classification: str = ""
    status: str = "draft"
    language: str = "en"
    since: tuple[Mapping[str, object], ...] = ()
    under: tuple[Mapping[str, object], ...] = ()
    supposed: tuple[Mapping[str, object], ...] = ()
    reference: str = ""
    logo: str = ""
    templates: tuple[CustomTemplate, ...] = ()
    fonts: str = ""


STANDARD = ReportOptions()
"""What a report looks like when nobody asks for anything."""
