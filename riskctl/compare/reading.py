"""Read the assessments to compare; of one that another build wrote, say how to make it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.document.errors import DocumentError, KeysDiffer
from riskctl.document.model import Assessment
from riskctl.document.validate import read_data
from riskctl.text.display import safe


def read_assessment(document: Mapping[str, Any]) -> Assessment:
    """One document, checked. Raises :class:`DocumentError` with the place of each problem, and what to do."""
    try:
        return read_data(document)
    except KeysDiffer as error:
        raise DocumentError(f"{error}; {_advice(document)}") from None


def _advice(document: Mapping[str, Any]) -> str:
    subject = document.get("subject")
    name = subject.get("id") if isinstance(subject, Mapping) else None
    asked = safe(str(name or "MODEL@ROUTE"), 120)
    day = safe(str(document.get("as_of") or "DATE"), 20)
    use_case = " --use-case FILE" if document.get("use_case") else ""
    return (
        "it has the keys of another build of riskctl. Make it again and compare that: "
        f"riskctl assess {asked}{use_case} --as-of {day} -o FILE.json"
    )
