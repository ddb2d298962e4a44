"""Try templates: look at all of them, then make reports with them in every detail."""

from __future__ import annotations

import json
from collections.abc import Sequence

from riskctl.document.errors import MissingExtra, ReportError
from riskctl.reports.custom.model import CustomTemplate, for_format
from riskctl.reports.custom.run import run
from riskctl.reports.formats.writer import Documents
from riskctl.reports.options import DETAILS, ReportOptions
from riskctl.reports.write import render
from riskctl.text.problems import InputError, Problem


def faults(templates: Sequence[CustomTemplate]) -> tuple[Problem, ...]:
    """Everything that can be seen without making a report, with places. Raises ReportError."""
    found = json.loads(run("check", templates, {}))
    return tuple(Problem(place or "templates", line or 1, 1, text) for place, line, text in found)


def trials(templates: tuple[CustomTemplate, ...], documents: Documents) -> int:
    """The number of reports made: every format that reads one of them, every detail, one and several assessments.

    Raises InputError with every place that went wrong, ReportError where there is none.
    """
    problems: list[Problem] = []
    made = 0
    several = [documents[0], documents[0]]
    kinds = [kind for kind in ("html", "pdf") if for_format(templates, kind)]
    for kind in kinds:
        for detail in DETAILS:
            for sample in (documents[:1], several):
                try:
                    render(sample, kind, ReportOptions(detail=detail, templates=templates))
                    made += 1
                except InputError as error:
                    problems += error.problems
                except MissingExtra:
                    raise
                except ReportError as error:
                    problems.append(Problem(templates[0].place, 1, 1, f"{kind} {detail}: {error}"))
    if problems:
        raise InputError(problems)
    return made
