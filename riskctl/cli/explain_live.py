"""Explain a rule or listing from the rules at hand, alone or for a subject judged now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riskctl.assessment.assessor import Subject
from riskctl.assessment.document import build_document
from riskctl.assessment.explain import Explanation
from riskctl.assessment.explain import explain as explain_rule
from riskctl.assessment.request import Request
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
    return next(one for one in workspace.rulesets if one.id == rule.ruleset)


def run_rule(finding: str, workspace: Workspace, as_of: str, format_: str) -> None:
    """Explain a rule or a listing on its own."""
    what = find(finding, workspace)
    if format_ == "json":
        show_json(_data(what, workspace, as_of))
        return
    paper = new_paper()
    if isinstance(what, ListingId):
        write_listing(
            paper, what, workspace.catalogue, workspace.references, workspace.rules, as_of
        )
    else:
        dated = DatedRule(what, ruleset_of(what, workspace), workspace.references, as_of)
        write_rule(paper, dated)
    show(paper)


def _data(what: Rule | ListingId, workspace: Workspace, as_of: str) -> dict[str, Any]:
    if isinstance(what, Rule):
        return rule_data(what, ruleset_of(what, workspace), workspace.references, as_of)
    vendor = workspace.catalogue.vendors[what.vendor]
    return {
        "id": f"{PREFIX}{what.vendor}.{what.list}",
        "vendor": {"id": what.vendor, "name": vendor.name},
        "list": {"id": what.list, **workspace.references.official_lists[what.list].model_dump()},
        "listings": [
            one.model_dump(by_alias=True) for one in vendor.listings if one.list == what.list
        ],
        "not_listed": [
            one.model_dump(by_alias=True) for one in vendor.not_listed if what.list in one.lists
        ],
    }


def run_subject(
    finding: str, subject: str, request: Request, session: Session, format_: str
) -> None:
    """Explain a rule or listing for one subject, or say how it stands on each route."""
    workspace = session.workspace
    what = find(finding, workspace)
    subjects = session.subjects([subject])
    if len(subjects) > 1:
        _routes(finding, what, subjects, request, format_)
        return
    judgement = request.assessor.judge(subjects[0], request.use_case, request.overrides)
    document = build_document(judgement, request)
    if isinstance(what, ListingId):
        _listing(finding, what, document, request, workspace, format_)
        return
    rule = next(
        one for one in request.assessor.rules if one.id == what.id
    )  # a scenario may have changed its windows
    found = explain_rule(judgement, request.assessor, rule.id)
    if format_ == "json":
        show_json(
            {
                "subject": document["subject"],
                "verdict": found.verdict,
                "finding": found.finding,
                "rule": _data(rule, workspace, request.assessor.as_of),
            }
        )
        return
    paper = new_paper()
    write_subject(paper, Node(document))
    paper.blank()
    _verdict(paper, found, document)
    paper.lines += ["", "-" * min(paper.width, 60), ""]
    measures = found.finding is None or found.verdict == "clear"
    dated = DatedRule(
        rule, ruleset_of(rule, workspace), workspace.references, request.assessor.as_of
    )
    write_rule(paper, dated, found.outcome, measures)
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
    for row in document.nodes("hypothetical"):
        paper.say(f"{row.text('fact')} = {row.text('shown')}", 2, "supposing ")


def _verdict(paper: Paper, found: Explanation, document: Mapping[str, Any]) -> None:
    if found.finding is None:
        paper.head("Verdict")
        paper.pair("Result", VERDICTS[found.verdict])
        return
    finding = Node(found.finding)
    write_verdict(paper, finding, Node(document))
    write_evidence(paper, finding)
    write_gaps(paper, finding, (Node(row) for row in found.gaps))
    write_measures(paper, finding)


def _listing(
    finding: str,
    what: ListingId,
    document: Mapping[str, Any],
    request: Request,
    workspace: Workspace,
    format_: str,
) -> None:
    rows = [
        row
        for row in document["screening"]
        if row["party"] == what.vendor and row["list"] == what.list
    ]
    parties = {row["party"] for row in document["screening"]}
    if format_ == "json":
        found = next((row for row in document["findings"] if row["id"] == finding), None)
        data = _data(what, workspace, request.assessor.as_of)
        show_json(
            {"subject": document["subject"], "screening": rows, "finding": found, "listing": data}
        )
        return
    paper = new_paper()
    write_subject(paper, Node(document))
    paper.head("Screening")
    if what.vendor not in parties:
        paper.say(
            f"{workspace.catalogue.vendors[what.vendor].name} is no screened party of this route.",
            2,
        )
    elif not rows:
        paper.say("Neither found nor looked up: membership is not known.", 2)
    for row in rows:
        paper.say(f"as {row['role']}: {row['outcome']} ({row['reason']})", 2, "- ")
    paper.lines += ["", "-" * min(paper.width, 60), ""]
    write_listing(
        paper,
        what,
        request.assessor.catalogue,
        workspace.references,
        workspace.rules,
        request.assessor.as_of,
    )
    show(paper)


def _routes(
    finding: str, what: Rule | ListingId, subjects: list[Subject], request: Request, format_: str
) -> None:
    if isinstance(what, ListingId):
        raise UsageProblem(
            "name one route for a listing: riskctl explain screening.<vendor>.<list> MODEL@ROUTE"
        )
    rows = []
    for subject in subjects:
        judgement = request.assessor.judge(subject, request.use_case, request.overrides)
        found = explain_rule(judgement, request.assessor, what.id)
        row = found.finding or {}
        rows.append(
            {
                "subject": subject.id,
                "verdict": found.verdict,
                "confirmed": row.get("confirmed"),
                "gaps": row.get("gaps", []),
                "contribution": row.get("contribution"),
            }
        )
    if format_ == "json":
        show_json({"rule": what.id, "subjects": rows})
        return
    paper = new_paper()
    paper.say(what.id)
    paper.say(f"{what.entry.title}; as of {request.assessor.as_of}")
    paper.blank()
    cells = [
        (str(row["subject"]), label(str(row["verdict"])), _confirmed(row), _open(row))
        for row in rows
    ]
    write_rows(paper, ("SUBJECT", "VERDICT", "CONFIRMED", "NOT KNOWN"), cells)
    paper.blank()
    paper.say(f"For the facts behind one: riskctl explain {finding} {subjects[0].id} ...")
    show(paper)


def _confirmed(row: dict[str, Any]) -> str:
    if row["verdict"] in ("clear", "not-in-force"):
        return "-"
    return "yes" if row["confirmed"] else "no"


def _open(row: dict[str, Any]) -> str:
    return ", ".join(row["gaps"])
