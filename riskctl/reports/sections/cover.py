"""Cover: what was assessed, for whom, as of when and until when, by which tool, and in what state the report is."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node
from riskctl.explanations.sentences import valid_words
from riskctl.explanations.words import LABELS, label
from riskctl.messages.language import say
from riskctl.reports.options import ReportOptions
from riskctl.text.display import safe

_DIGEST_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Cover:
    """The identity of one assessment; every text is safe to show, dates are ISO text.

    ``developer_own`` and ``operator_own`` are the legal names in their own script. ``valid_until`` is the last day
    before something that bore on the answer changes by itself, empty where nothing does; ``valid_why`` says what.
    """

    title: str
    subject: str
    asked: str
    model: str
    developer: str
    developer_own: str
    route: str
    operator: str
    operator_own: str
    deployment: str
    organisation: str
    use_case: str
    purpose: str
    criticality: str
    sector: str
    country: str
    as_of: str
    valid_until: str
    valid_why: str
    status: str
    status_word: str
    classification: str
    reference: str
    tool: str
    schema: str
    digest: str
    notes: tuple[str, ...]


def build(document: Node, options: ReportOptions) -> Cover:
    """The cover of a document. Raises DocumentError."""
    subject, use = document.node("subject"), document.node("use_case")
    model, route, tool = subject.node("model"), subject.node("route"), document.node("tool")
    developer, operator = model.node("developer"), route.node("operator")
    valid = document.node("valid_until")
    return Cover(
        title=_title(subject),
        subject=subject.text("id"),
        asked=subject.text("asked"),
        model=_model_name(subject),
        developer=developer.text("name"),
        developer_own=_own_name(developer),
        route=_route_name(subject),
        operator=_operator_name(operator),
        operator_own=_own_name(operator),
        deployment=route.text("deployment"),
        organisation=use.text("organisation"),
        use_case=use.text("title") or use.text("id"),
        purpose=use.text("purpose"),
        criticality=label(use.text("criticality")),
        sector=use.plain("sector"),
        country=use.plain("country"),
        as_of=document.text("as_of"),
        valid_until=valid.text("date"),
        valid_why=valid_words(valid.text("why")),
        status=options.status,
        status_word=label(options.status),
        classification=safe(options.classification, 60),
        reference=safe(options.reference, 60) or _reference(document),
        tool=f"{tool.text('name')} {tool.text('version')}".strip(),
        schema=document.text("schema_version"),
        digest=document.text("digest"),
        notes=subject.texts("notes"),
    )


def _model_name(subject: Node) -> str:
    model = subject.node("model")
    return model.text("name") or model.text("id") or subject.text("id")


def _operator_name(operator: Node) -> str:
    """The legal name; in the language of the reader where the organisation runs the model itself."""
    name = operator.text("name")
    return label("actor") if name == LABELS["actor"] else name


def _route_name(subject: Node) -> str:
    route = subject.node("route")
    return route.text("title") or route.text("id")


def _title(subject: Node) -> str:
    model, route = _model_name(subject), _route_name(subject)
    title = say("{model} via {route}", model=model, route=route) if route else model
    return title.strip() or say("(no name)")


def _own_name(party: Node) -> str:
    """The first name in the party's own script; the others stand in the assessment."""
    names = party.texts("native_names")
    return names[0] if names else ""


def _reference(document: Node) -> str:
    """Day and start of the digest: the same assessment always has the same one."""
    digest = document.text("digest")[:_DIGEST_SIGNS]
    return f"{document.text('as_of')}-{digest}" if digest else ""
