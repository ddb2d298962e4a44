"""Explain a finding as an assessment document states it; the rule's own text comes from the rules at hand."""

from __future__ import annotations

from typing import Any

from riskctl.cli.explain_live import ruleset_of, write_subject
from riskctl.cli.guard import UsageProblem
from riskctl.cli.paper import new_paper, show, show_json
from riskctl.document.errors import DocumentError
from riskctl.document.reading import Node
from riskctl.explanations.finding import (
    write_cited,
    write_evidence,
    write_gaps,
    write_measures,
    write_verdict,
)
from riskctl.explanations.paper import Paper
from riskctl.explanations.rule import DatedRule, write_rule
from riskctl.rules.ruleset import Rule
from riskctl.text.display import safe
from riskctl.text.suggest import hint
from riskctl.workspace.workspace import Workspace


def run(
    finding: str,
    subject: str | None,
    documents: list[dict[str, Any]],
    workspace: Workspace,
    format_: str,
) -> None:
    """Explain one finding of a document. Raises :class:`UsageProblem` for a document that cannot be used."""
    try:
        document = _pick([Node(document) for document in documents], subject)
        finding_node = _find(finding, document, workspace)
        if format_ == "json":
            show_json(finding_node.data)
            return
        paper = new_paper()
        _write(paper, finding_node, document, workspace)
    except DocumentError as error:
        raise UsageProblem(f"this is not an assessment document: {error}") from None
    show(paper)


def _pick(documents: list[Node], subject: str | None) -> Node:
    ids = [node.node("subject").text("id") for node in documents]
    if subject is None and len(documents) > 1:
        raise UsageProblem(f"the file holds several assessments; name one of {', '.join(ids)}")
    if subject is None:
        return documents[0]
    asked = [node.node("subject").text("asked") for node in documents]
    for node, names in zip(documents, zip(ids, asked, strict=True), strict=True):
        if subject in names:
            return node
    raise UsageProblem(
        f"the file does not assess '{safe(subject, 80)}'{hint(subject, ids)}; it has {', '.join(ids)}"
    )


def _find(finding: str, document: Node, workspace: Workspace) -> Node:
    rows = document.nodes("findings")
    for finding_node in rows:
        if finding_node.text("id") == finding:
            return finding_node
    ids = [finding_node.text("id") for finding_node in rows]
    if any(rule.id == finding for rule in workspace.rules):
        place = f"{document.node('subject').text('id')} on {document.text('as_of')}"
        raise UsageProblem(
            f"{finding} is no finding of this assessment: it was clear, or not in force, for {place}"
        )
    raise UsageProblem(f"the assessment has no finding '{safe(finding, 80)}'{hint(finding, ids)}")


def _write(paper: Paper, node: Node, document: Node, workspace: Workspace) -> None:
    write_subject(paper, document)
    paper.blank()
    paper.say(node.text("id"))
    paper.say(node.text("title"))
    write_verdict(paper, node, document)
    paper.head("Why")
    paper.say(node.text("because"), 2)
    write_evidence(paper, node)
    write_gaps(paper, node, document.nodes("gaps"))
    write_measures(paper, node)
    write_cited(paper, node)
    rule = next((rule for rule in workspace.rules if rule.id == node.text("rule")), None)
    if rule is None:
        return
    paper.lines += ["", "-" * min(paper.width, 60), ""]
    if not _same(rule, document, workspace):
        paper.say(
            "The ruleset at hand is not the one this assessment was made with; its text below may differ."
        )
        paper.blank()
    dated = DatedRule(rule, ruleset_of(rule, workspace), workspace.references, _day(document))
    write_rule(paper, dated, measures=False)


def _same(rule: Rule, document: Node, workspace: Workspace) -> bool:
    used = {
        ruleset.text("id"): ruleset.text("sha256")
        for ruleset in document.node("inputs").nodes("rulesets")
    }
    return used.get(rule.ruleset) == ruleset_of(rule, workspace).sha256


def _day(document: Node) -> str:
    from riskctl.text.dates import is_date

    day = document.text("as_of")
    if not is_date(day):
        raise DocumentError(f"as_of: expected a date, found '{safe(day, 40)}'")
    return day
