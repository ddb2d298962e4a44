"""Routes side by side, and two assessments against each other with the cause of every change; documents alone.

from riskctl import compare

compare.ranked(session.compare(["deepseek-v4-pro"], bank))["verdict"]
compare.changes(before, after)["causes"]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from riskctl.compare.model import ChangesDocument, RoutesDocument

__all__ = ["changes", "ranked"]


def ranked(documents: Iterable[Mapping[str, Any]]) -> RoutesDocument:
    """Assessments of routes for one use case, best first, with what separates them.

    Raises :class:`riskctl.document.errors.DocumentError` for what is no assessment, or for none at all.
    """
    from riskctl.compare.reading import read_assessment
    from riskctl.compare.routes import side_by_side
    from riskctl.compare.routes_document import routes_document
    from riskctl.document.errors import DocumentError

    typed = [read_assessment(document) for document in documents]
    if not typed:
        raise DocumentError("there is no assessment to compare")
    return routes_document(side_by_side(typed))


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> ChangesDocument:
    """What differs between two assessments, and the cause of every difference.

    Raises :class:`riskctl.document.errors.DocumentError` for what is no assessment.
    """
    from riskctl.compare.assessments import compare_assessments
    from riskctl.compare.documents import changes_document
    from riskctl.compare.reading import read_assessment

    left, right = read_assessment(before), read_assessment(after)
    return changes_document(compare_assessments(left, right))
