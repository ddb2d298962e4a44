"""Cover: what was assessed, for whom, as of when, by which tool."""

from __future__ import annotations

from dataclasses import dataclass

from riskctl.document.reading import Node


@dataclass(frozen=True, slots=True)
class Cover:
    """The identity of one assessment; every text is safe to show, dates are ISO text."""

    title: str
    subject: str
    asked: str
    model: str
    developer: str
    route: str
    operator: str
    deployment: str
    use_case: str
    criticality: str
    sector: str
    country: str
    as_of: str
    tool: str
    schema: str
    digest: str
    notes: tuple[str, ...]


def build(document: Node) -> Cover:
    """The cover of a document. Raises DocumentError."""
    subject, use = document.node("subject"), document.node("use_case")
    model, route, tool = subject.node("model"), subject.node("route"), document.node("tool")
    model_name = model.text("name") or model.text("id") or subject.text("id")
    route_name = route.text("title") or route.text("id")
    return Cover(
        title=(f"{model_name} via {route_name}" if route_name else model_name).strip()
        or "(no name)",
        subject=subject.text("id"),
        asked=subject.text("asked"),
        model=model_name,
        developer=model.node("developer").text("name"),
        route=route_name,
        operator=route.node("operator").text("name"),
        deployment=route.text("deployment"),
        use_case=use.text("title") or use.text("id"),
        criticality=use.text("criticality"),
        sector=use.text("sector"),
        country=use.text("country"),
        as_of=document.text("as_of"),
        tool=f"{tool.text('name')} {tool.text('version')}".strip(),
        schema=document.text("schema_version"),
        digest=document.text("digest"),
        notes=subject.texts("notes"),
    )
