"""Explain a rule or listing from the rules at hand, alone or for a subject judged now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.assessment.assessor import Subject
from riskctl.assessment.document import build_document
from riskctl.assessment.explain import Explanation
from riskctl.assessment.explain import explain as explain_rule
from riskctl.assessment.request import Request
from riskctl.cli import departed
from riskctl.cli.guard import UsageProblem
from riskctl.cli.paper import new_paper, show, show_json
from riskctl.document.reading import Node
from riskctl.explanations.columns import write_rows
from riskctl.explanations.finding import (
    VERDICTS,
    write_evidence,
    write_gaps,
    write_measures,
    write_verdict,
)
from riskctl.explanations.listing import (
    PREFIX,
    ListingId,
    listing_ids,
    read_listing_id,
    write_listing,
)
from riskctl.explanations.paper import Paper
from riskctl.explanations.rule import DatedRule, write_rule
from riskctl.explanations.rule_data import rule_data
from riskctl.explanations.words import label
from riskctl.rules.ruleset import Rule, Ruleset
from riskctl.text.display import safe
from riskctl.text.suggest import hint
from riskctl.workspace.session import Session
from riskctl.workspace.workspace import Workspace


def find(finding: str, workspace: Workspace) -> Rule | ListingId:
    """The rule or listing that an id names. Raises :class:`UsageProblem` with a suggestion."""
    if finding.startswith(PREFIX):
        listing = read_listing_id(finding, workspace.catalogue, workspace.references)
        if listing:
            return listing
        known = listing_ids(workspace.catalogue)
        raise UsageProblem(
            f"no finding '{safe(finding, 80)}'{hint(finding, known)}; it is screening.<vendor>.<list>"
        )
    rules = {rule.id: rule for rule in workspace.rules}
    if finding in rules:
        return rules[finding]
    if any(finding == ruleset.id for ruleset in workspace.rulesets):
        raise UsageProblem(f"{finding} is a ruleset; `riskctl rules show {finding}` shows it")
    text = f"no finding or rule '{safe(finding, 80)}'{hint(finding, rules)}; `riskctl rules list` shows all rules"
    raise UsageProblem(text)


def ruleset_of(rule: Rule, workspace: Workspace) -> Ruleset:
    """The ruleset a rule came from."""
    return next(ruleset for ruleset in workspace.rulesets if ruleset.id == rule.ruleset)


def run_rule(finding: str, workspace: Workspace, as_of: str, format_: str) -> None:
    """Explain a rule or a listing on its own."""
    target = find(finding, workspace)
    if format_ == "json":
        show_json({**_data(target, workspace, as_of), **departed.of_workspace(workspace)})
        return
    paper = new_paper()
    departed.write_departures(paper, departed.of_workspace(workspace))
    if isinstance(target, ListingId):
        write_listing(
            paper, target, workspace.catalogue, workspace.references, workspace.rules, as_of
        )
    else:
        dated = DatedRule(target, ruleset_of(target, workspace), workspace.references, as_of)
        write_rule(paper, dated)
    show(paper)


def _data(target: Rule | ListingId, workspace: Workspace, as_of: str) -> dict[str, Any]:
    if isinstance(target, Rule):
        return rule_data(target, ruleset_of(target, workspace), workspace.references, as_of)
    vendor = workspace.catalogue.vendors[target.vendor]
    return {
        "id": f"{PREFIX}{target.vendor}.{target.list}",
        "vendor": {"id": target.vendor, "name": vendor.name},
        "list": {
            "id": target.list,
            **workspace.references.official_lists[target.list].model_dump(),
        },
        "listings": [
            listing.model_dump(by_alias=True)
            for listing in vendor.listings
            if listing.list == target.list
        ],
        "not_listed": [
            absence.model_dump(by_alias=True)
            for absence in vendor.not_listed
            if target.list in absence.lists
        ],
    }


def run_subject(
    finding: str, subject: str, request: Request, session: Session, format_: str
) -> None:
    """Explain a rule or listing for one subject, or say how it stands on each route."""
    workspace = session.workspace
    target = find(finding, workspace)
    subjects = session.subjects([subject])
    if len(subjects) > 1:
        _routes(finding, target, subjects, request, format_)
        return
    judgement = request.assessor.judge(subjects[0], request.use_case, request.overrides)
    document = build_document(judgement, request)
    if isinstance(target, ListingId):
        _listing(finding, target, document, request, workspace, format_)
        return
    rule = next(
        rule for rule in request.assessor.rules if rule.id == target.id
    )  # a scenario may have changed its windows
    explanation = explain_rule(judgement, request.assessor, rule.id)
    if format_ == "json":
        show_json(
            {
                "subject": document["subject"],
                "verdict": explanation.verdict,
                "finding": explanation.finding,
                "rule": _data(rule, workspace, request.assessor.as_of),
                **departed.of_document(document),
            }
        )
        return
    paper = new_paper()
    write_subject(paper, Node(document))
    paper.blank()
    _verdict(paper, explanation, document)
    paper.lines += ["", "-" * min(paper.width, 60), ""]
    measures = explanation.finding is None or explanation.verdict == "clear"
    dated = DatedRule(
        rule, ruleset_of(rule, workspace), workspace.references, request.assessor.as_of
    )
    write_rule(paper, dated, explanation.outcome, measures)
    show(paper)


def write_subject(paper: Paper, document: Node) -> None:
    """Which model by which route, for whom, as of when, supposing what."""
    subject = document.node("subject")
    route = subject.node("route")
    paper.say(f"{subject.node('model').text('name')} via {route.text('title')}")
    case = document.node("use_case")
    paper.say(
        f"for {case.text('title')}"
        if case.text("title")
        else "no use case given: the actor is not known",
        2,
    )
    paper.say(f"as of {document.text('as_of')}", 2)
    for note in subject.texts("notes"):
        paper.say(note, 2, "note: ")
    if document.has("scenario"):
        paper.say(document.node("scenario").text("title"), 2, "under the what-if: ")
    for supposed in document.nodes("hypothetical"):
        paper.say(f"{supposed.text('fact')} = {supposed.text('shown')}", 2, "supposing ")
    departed.write_departures(paper, document)


def _verdict(paper: Paper, explanation: Explanation, document: Mapping[str, Any]) -> None:
    if explanation.finding is None:
        paper.head("Verdict")
        paper.pair("Result", VERDICTS[explanation.verdict])
        return
    finding = Node(explanation.finding)
    write_verdict(paper, finding, Node(document))
    write_evidence(paper, finding)
    write_gaps(paper, finding, (Node(gap) for gap in explanation.gaps))
    write_measures(paper, finding)


def _listing(
    finding: str,
    listing_id: ListingId,
    document: Mapping[str, Any],
    request: Request,
    workspace: Workspace,
    format_: str,
) -> None:
    rows = [
        entry
        for entry in document["screening"]
        if entry["party"] == listing_id.vendor and entry["list"] == listing_id.list
    ]
    parties = {entry["party"] for entry in document["screening"]}
    if format_ == "json":
        listed = next((entry for entry in document["findings"] if entry["id"] == finding), None)
        data = _data(listing_id, workspace, request.assessor.as_of)
        told = {"screening": rows, "finding": listed, "listing": data}
        show_json({"subject": document["subject"], **told, **departed.of_document(document)})
        return
    paper = new_paper()
    write_subject(paper, Node(document))
    paper.head("Screening")
    if listing_id.vendor not in parties:
        paper.say(
            f"{workspace.catalogue.vendors[listing_id.vendor].name} is no screened party of this route.",
            2,
        )
    elif not rows:
        paper.say("Neither found nor looked up: membership is not known.", 2)
    for entry in rows:
        paper.say(f"as {entry['role']}: {entry['outcome']} ({entry['reason']})", 2, "- ")
    paper.lines += ["", "-" * min(paper.width, 60), ""]
    write_listing(
        paper,
        listing_id,
        request.assessor.catalogue,
        workspace.references,
        workspace.rules,
        request.assessor.as_of,
    )
    show(paper)


def _routes(
    finding: str, target: Rule | ListingId, subjects: list[Subject], request: Request, format_: str
) -> None:
    if isinstance(target, ListingId):
        raise UsageProblem(
            "name one route for a listing: riskctl explain screening.<vendor>.<list> MODEL@ROUTE"
        )
    rows = []
    for subject in subjects:
        judgement = request.assessor.judge(subject, request.use_case, request.overrides)
        explanation = explain_rule(judgement, request.assessor, target.id)
        finding_row = explanation.finding or {}
        rows.append(
            {
                "subject": subject.id,
                "verdict": explanation.verdict,
                "confirmed": finding_row.get("confirmed"),
                "gaps": finding_row.get("gaps", []),
                "contribution": finding_row.get("contribution"),
            }
        )
    if format_ == "json":
        show_json({"rule": target.id, "subjects": rows, **departed.of_request(request)})
        return
    paper = new_paper()
    departed.write_departures(paper, departed.of_request(request))
    paper.say(target.id)
    paper.say(f"{target.entry.title}; as of {request.assessor.as_of}")
    paper.blank()
    cells = [
        (str(gap["subject"]), label(str(gap["verdict"])), _confirmed(gap), _open(gap))
        for gap in rows
    ]
    write_rows(paper, ("SUBJECT", "VERDICT", "CONFIRMED", "NOT KNOWN"), cells)
    paper.blank()
    paper.say(f"For the facts behind one: riskctl explain {finding} {subjects[0].id} ...")
    show(paper)


def _confirmed(finding_row: dict[str, Any]) -> str:
    if finding_row["verdict"] in ("clear", "not-in-force"):
        return "-"
    return "yes" if finding_row["confirmed"] else "no"


def _open(finding_row: dict[str, Any]) -> str:
    return ", ".join(finding_row["gaps"])
