"""Vendors, models, routes and chips in readable form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.listings import absences_on, listings_on
from riskctl.catalogue.profiles import Chip, Model, Profile, Route, SourceEntry, Vendor
from riskctl.explanations.claims import resolved, write_claims
from riskctl.explanations.conditions import place
from riskctl.explanations.listing import write_said
from riskctl.explanations.paper import Paper
from riskctl.explanations.rule import span
from riskctl.text.dates import within


def write_profile(paper: Paper, kind: str, key: str, catalogue: Catalogue, as_of: str) -> None:
    """One profile: what it is, its relations, and its claims as of a day."""
    profile: Profile = getattr(catalogue, kind)[key]
    sources = catalogue.sources(profile)
    paper.say(f"{key} ({kind.removesuffix('s')})")
    paper.say(profile.name)
    paper.blank()
    paper.pair("Summary", profile.summary)
    paper.pair("Note", profile.note)
    paper.pair("Formerly", ", ".join(profile.formerly))
    writers: dict[str, Callable[..., None]] = {
        "vendors": _vendor,
        "models": _model,
        "routes": _route,
        "chips": _chip,
    }
    writers[kind](paper, key, profile, catalogue, as_of)
    write_claims(paper, kind, resolved(kind, profile, sources, key, as_of), as_of)
    _statements(paper, profile, sources)


def _statements(paper: Paper, profile: Profile, sources: dict[str, SourceEntry]) -> None:
    if profile.statements:
        paper.head("Remarks no rule tests")
    for topic, rows in profile.statements.items():
        for claim in rows:
            when = f"{claim.on}: " if claim.on else ""
            paper.say(f"{topic.replace('_', ' ')}: {when}{claim.text}", 2, "- ")
            write_said(paper, claim.source, claim.grade, "", sources)


def _vendor(paper: Paper, key: str, vendor: Vendor, catalogue: Catalogue, as_of: str) -> None:
    sources = catalogue.sources(vendor)
    paper.pair("Brands", ", ".join(vendor.brands))
    paper.pair("Native names", ", ".join(vendor.native_names))
    paper.pair("Roles", ", ".join(vendor.roles))
    paper.pair(
        "Seat", "; ".join(part for part in (vendor.headquarters, vendor.incorporation) if part)
    )
    paper.pair("Parent", vendor.parent)
    paper.pair(
        "Identifiers", ", ".join(f"{name} {value}" for name, value in vendor.identifiers.items())
    )
    paper.pair("Hosts", ", ".join(vendor.hosts))
    models = sorted(name for name, model in catalogue.models.items() if model.developer == key)
    paper.pair("Develops", ", ".join(models))
    paper.pair(
        "Operates",
        ", ".join(
            sorted(name for name, route in catalogue.routes.items() if route.operator == key)
        ),
    )
    _owners(paper, vendor, catalogue, as_of)
    _listings(paper, vendor, sources, as_of)


def _owners(paper: Paper, vendor: Vendor, catalogue: Catalogue, as_of: str) -> None:
    paper.head("Owners" + ("" if vendor.owners_complete else " (others are possible)"))
    for owner in vendor.owners:
        known = catalogue.vendors.get(owner.owner)
        name = f"{known.name} ({owner.owner})" if known else owner.name
        country = f", {place(owner.country)}" if owner.country else ""
        gone = "" if within(owner.since, owner.through, as_of) else "   (not on this date)"
        votes = f", {_share(owner.votes)} of the votes" if owner.votes is not None else ""
        control = votes + (", controls it" if owner.control else "")
        paper.say(f"{name}{country}: {_share(owner.percent)}{control}{gone}", 2, "- ")
        if owner.note:
            paper.say(owner.note, 4)
        write_said(paper, owner.source, owner.grade, "", catalogue.sources(vendor))
    if not vendor.owners:
        paper.say("Not stated.", 2)


def _share(percent: Any) -> str:
    if percent is None:
        return "share not known"
    return (
        f"{percent[0]} to {percent[1]} percent"
        if isinstance(percent, list)
        else f"{percent} percent"
    )


def _listings(paper: Paper, vendor: Vendor, sources: dict[str, SourceEntry], as_of: str) -> None:
    paper.head(f"Official lists as of {as_of}")
    current = listings_on(vendor, as_of)
    for listing in vendor.listings:
        here = "" if listing in current else "   (does not hold on this date)"
        cited = f", {listing.citation}" if listing.citation else ""
        paper.say(
            f"entered in {listing.list} {span(listing.since, listing.through)}{cited}{here}",
            2,
            "- ",
        )
        write_said(paper, listing.source, listing.grade, listing.observed or "", sources)
    for absence in absences_on(vendor, as_of):
        paper.say(f"not found in {', '.join(absence.lists)}: checked {absence.checked}", 2, "- ")
        write_said(paper, absence.source, absence.grade, "", sources)
    for watch in vendor.watch:
        if watch.on <= as_of <= (watch.through or "9999-12-31"):
            paper.say(
                f"short of a listing: {watch.on} {watch.body}, {watch.kind.replace('-', ' ')}",
                2,
                "- ",
            )
            for line in filter(None, (watch.note, watch.response and f"answer: {watch.response}")):
                paper.say(line, 4)
            write_said(paper, watch.source, watch.grade, "", sources)
    if not vendor.listings and not vendor.not_listed and not vendor.watch:
        paper.say("Nobody is recorded as having looked.", 2)


def _model(paper: Paper, key: str, model: Model, catalogue: Catalogue, as_of: str) -> None:
    paper.pair("Developer", f"{catalogue.vendors[model.developer].name} ({model.developer})")
    paper.pair("Family", model.family)
    paper.pair("Released", model.released or "")
    paper.pair(
        "Parameters", ", ".join(f"{name} {value}" for name, value in model.parameters.items())
    )
    paper.pair("Context", f"{model.context_tokens:,} tokens" if model.context_tokens else "")
    _bases(paper, model)
    if model.aliases:
        paper.head("Also known as")
    for alias in model.aliases:
        when = f", {span(alias.since, alias.through)}" if alias.since or alias.through else ""
        moved = f", now served by {alias.redirects_to}" if alias.redirects_to else ""
        paper.say(f"{alias.id} ({alias.kind}{when}){moved}", 2, "- ")
        if alias.note:
            paper.say(alias.note, 4)
    paper.head(f"Routes that offer it on {as_of}")
    routes = catalogue.routes_for(key, as_of)
    for route in routes:
        paper.say(f"{route}: {catalogue.routes[route].name}", 2, "- ")
    if not routes:
        paper.say("None is known.", 2)


def _bases(paper: Paper, model: Model) -> None:
    if model.base_models is None:
        paper.pair("Derived from", "not stated")
        return
    rows = [
        f"{base.relation} of {base.model or base.name} (grade {base.grade})"
        for base in model.base_models
    ]
    paper.pair("Derived from", "; ".join(rows) or "no other model")


def _route(paper: Paper, key: str, route: Route, catalogue: Catalogue, as_of: str) -> None:
    operator = catalogue.vendors.get(route.operator)
    paper.pair(
        "Operator", f"{operator.name} ({route.operator})" if operator else "the organisation itself"
    )
    paper.pair("Region", route.region)
    paper.pair("Endpoints", ", ".join(route.endpoints))
    paper.pair("Environment", ", ".join(route.environment))
    for party in route.parties:
        known = catalogue.vendors.get(party.vendor)
        note = f": {party.note}" if party.note else ""
        paper.pair("Party", f"{known.name if known else ''} ({party.vendor}), {party.role}{note}")
    paper.head(f"Models on {as_of}")
    if route.models == "any-open-weights":
        paper.say("every model whose weights are published", 2)
    else:
        for name in route.models:
            paper.say(name, 2, "- ")
    for served in route.served:
        when = f", {span(served.since, served.through)}" if served.since or served.through else ""
        gone = "" if within(served.since, served.through, as_of) else "   (not on this date)"
        api_id = f" as {served.api_id}" if served.api_id else ""
        note = f"; {served.note}" if served.note else ""
        paper.say(f"{served.model}{api_id}{when}{gone}{note}", 2, "- ")


def _chip(paper: Paper, key: str, chip: Chip, catalogue: Catalogue, as_of: str) -> None:
    for title, vendor, country in (
        ("Designer", chip.designer, chip.designer_country),
        ("Maker", chip.maker, chip.maker_country),
    ):
        if vendor:
            paper.pair(
                title,
                f"{catalogue.vendors[vendor].name} ({vendor}), {place(country) if country else ''}",
            )
    paper.pair("Also", ", ".join(chip.aliases))
    paper.pair("Family", chip.family)
    paper.pair("Node", chip.node)
    paper.pair("Released", chip.released)
    paper.pair("Memory", chip.memory)
    paper.pair(
        "Bandwidth",
        f"{chip.dram_bandwidth_tb_s:g} TB/s" if chip.dram_bandwidth_tb_s is not None else "",
    )
    paper.pair("TPP", f"{chip.tpp:g}" if chip.tpp is not None else "")
    paper.pair("ECCN", chip.eccn)
