"""What one explained rule or listing departs from: said beside the explanation as beside every assessment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.assessment.document.inputs import departures_part, stale_files
from riskctl.assessment.request import Request
from riskctl.document.reading import Node
from riskctl.explanations.paper import Paper
from riskctl.reports.sections.notices import found_notices
from riskctl.workspace.workspace import Workspace

_KEYS = ("stale", "not_looked_up", "departures", "waivers", "scenario", "hypothetical")


def of_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of an assessment that tell what it departs from and does not rest on."""
    return {key: document[key] for key in _KEYS if key in document}


def of_request(request: Request) -> dict[str, Any]:
    """As :func:`of_document`, for an answer over several routes."""
    return {"stale": stale_files(request), "departures": departures_part(request)}


def of_workspace(workspace: Workspace) -> dict[str, Any]:
    """Files of layers of the user's own, for a rule or listing without a subject."""
    rows = [
        {"kind": file.kind, "id": file.id, "change": file.change, "sha256": file.sha256}
        for file in workspace.departures
    ]
    return {"departures": rows}


def write_departures(paper: Paper, document: Mapping[str, Any] | Node) -> None:
    """One line for each notice; nothing for sound bundled data alone."""
    node = document if isinstance(document, Node) else Node(document)
    for sentence in found_notices(node):
        paper.say(sentence, 0, "warning: ")
