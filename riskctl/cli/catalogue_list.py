"""``riskctl catalogue list``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.grouped import grouped
from riskctl.cli.options import KINDS, AsOf, DataDirs, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.catalogue.profiles import Profile
    from riskctl.cli.catalogue_filter import Choice


@dataclass(frozen=True, slots=True)
class ProfileFilter:
    """Which profiles are listed; what is not given does not narrow."""

    text: Annotated[
        str | None,
        typer.Option(
            "--filter", metavar="TEXT", help="Only where an id, name or alias holds this."
        ),
    ] = None
    country: Annotated[
        str,
        typer.Option(
            metavar="CC",
            help="Seat of the developer or vendor; place of a route; design of a chip.",
        ),
    ] = ""
    developer: Annotated[
        str, typer.Option(metavar="VENDOR", help="Only models of this developer.")
    ] = ""
    operator: Annotated[
        str, typer.Option(metavar="VENDOR", help="Only routes of this operator.")
    ] = ""
    open_weights: Annotated[
        bool, typer.Option("--open-weights", help="Only models with published weights.")
    ] = False


@grouped
def run(
    wanted: ProfileFilter,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="[vendors|models|routes|chips]", help="One kind; none for all."),
    ] = None,
    as_of: AsOf = None,
    data: DataDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """List the profiles of the catalogue, one line each."""
    from riskctl.cli.catalogue_filter import Choice
    from riskctl.cli.named_country import country_option
    from riskctl.cli.today import day

    check_choice("--format", format_, ("text", "json"))
    check_choice("catalogue list", kind, KINDS)
    date = day(as_of)
    book = open_layers(data, None).catalogue
    kinds = (kind,) if kind else KINDS
    choice = Choice(
        wanted.text or "",
        country_option("--country", wanted.country) if wanted.country else "",
        wanted.developer,
        wanted.operator,
        wanted.open_weights,
    )
    choice.check(book)
    chosen = {kind: _chosen(kind, book, choice) for kind in kinds}
    if format_ == "json":
        rows = {
            kind_name: [_data(kind_name, key, profile, book, date) for key, profile in profiles]
            for kind_name, profiles in chosen.items()
        }
        show_json(rows[kind] if kind else rows)
        return
    _show(chosen, book, date)


def _chosen(kind: str, book: Catalogue, choice: Choice) -> list[tuple[str, Profile]]:
    profiles: dict[str, Profile] = getattr(book, kind)
    return [
        (key, profile)
        for key, profile in sorted(profiles.items())
        if choice.admits(kind, key, profile, book)
    ]


def _data(kind: str, key: str, profile: Profile, book: Catalogue, date: str) -> dict[str, Any]:
    _, headers, cells = _row(kind, key, profile, book, date)
    return dict(zip((header.lower() for header in headers), cells, strict=True))


def _row(
    kind: str, key: str, profile: Any, book: Catalogue, date: str
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    from riskctl.explanations.claims import one_value

    if kind == "vendors":
        return key, ("ID", "COUNTRY", "NAME"), (key, one_value(profile, "country"), profile.name)
    if kind == "models":
        routes = str(len(book.routes_for(key, date)))
        row = (key, profile.developer, profile.released or "", routes, profile.name)
        return key, ("ID", "DEVELOPER", "RELEASED", "ROUTES", "NAME"), row
    if kind == "routes":
        cells = (key, profile.operator, one_value(profile, "deployment"), profile.name)
        return key, ("ID", "OPERATOR", "DEPLOYMENT", "NAME"), cells
    return (
        key,
        ("ID", "DESIGNER", "MAKER", "NAME"),
        (key, profile.designer, profile.maker, profile.name),
    )


def _show(chosen: dict[str, list[tuple[str, Profile]]], book: Catalogue, date: str) -> None:
    import sys

    from riskctl.cli import console
    from riskctl.explanations.lines import write_lines

    paper = new_paper()
    cut = console.keeps_width(sys.stdout)
    for kind, profiles in chosen.items():
        rows = [_row(kind, key, profile, book, date) for key, profile in profiles]
        if rows:
            paper.blank()
            write_lines(paper, rows[0][1], [cells for _, _, cells in rows], cut)
    paper.blank()
    paper.say(
        ", ".join(
            f"{len(profiles)} {kind[:-1] if len(profiles) == 1 else kind}"
            for kind, profiles in chosen.items()
        )
    )
    show(paper)
