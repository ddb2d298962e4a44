"""``riskctl catalogue show``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import KINDS, AsOf, DataDirs, open_layers
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue


def run(
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="Id of any profile, or any alias of a model or chip."),
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="vendors, models, routes or chips.")
    ] = None,
    as_of: AsOf = None,
    data: DataDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """Show one profile: what it is, its relations, and its claims as of a day."""
    from riskctl.cli.today import day

    check_choice("--format", format_, ("text", "json"))
    check_choice("--kind", kind, KINDS)
    date = day(as_of)
    book = open_layers(data, None).catalogue
    places, notes = _find(name, kind, book, date)
    if format_ == "json":
        rows = [_data(kind_name, key, book, date, notes) for kind_name, key in places]
        show_json(rows[0] if len(rows) == 1 else rows)
        return
    _show(places, notes, book, date)


def _find(
    name: str, kind: str | None, book: Catalogue, date: str
) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Kind and id of each profile meant, and what to know about the id used."""
    from riskctl.catalogue.aliases import fold
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    kinds = (kind,) if kind else KINDS
    places = [(kind, name) for kind in kinds if name in getattr(book, kind)]
    if places:
        return places, ()
    names = _names(kinds, book)
    hits = [hit for hit in names.get(fold(name), []) if hit[0] != "models"]
    model = book.aliases.find(name, date) if "models" in kinds else None
    if model:
        hits.insert(0, ("models", model.model_id))
    if not hits:
        known = {*names, *(book.aliases.names() if "models" in kinds else ())}
        text = f"nothing called '{safe(name, 80)}'{hint(fold(name), known)}; `riskctl catalogue list` shows all"
        raise UsageProblem(text)
    return list(dict.fromkeys(hits)), model.notes if model else ()


def _names(kinds: tuple[str, ...], book: Catalogue) -> dict[str, list[tuple[str, str]]]:
    """Folded ids, former ids, names and brands."""
    from riskctl.catalogue.aliases import fold

    names: dict[str, list[tuple[str, str]]] = {}
    for kind in kinds:
        for key, profile in getattr(book, kind).items():
            more = (*getattr(profile, "brands", ()), *getattr(profile, "native_names", ()))
            chips = profile.aliases if kind == "chips" else ()
            for name in dict.fromkeys((key, profile.name, *profile.formerly, *more, *chips)):
                names.setdefault(fold(name), []).append((kind, key))
    return names


def _data(
    kind: str, key: str, book: Catalogue, date: str, notes: tuple[str, ...]
) -> dict[str, Any]:
    from riskctl.explanations.claims import resolved, rows_data

    profile = getattr(book, kind)[key]
    rows = resolved(kind, profile, book.sources(profile), key, date)
    more = {"routes": book.routes_for(key, date)} if kind == "models" else {}
    return {
        "id": key,
        "kind": kind.removesuffix("s"),
        "as_of": date,
        "notes": list(notes),
        "profile": profile.model_dump(by_alias=True, exclude_defaults=True),
        "facts": rows_data(rows),
        **more,
    }


def _show(
    places: list[tuple[str, str]], notes: tuple[str, ...], book: Catalogue, date: str
) -> None:
    from riskctl.explanations.profiles import write_profile

    paper = new_paper()
    for note in notes:
        paper.say(note, 0, "note: ")
    for kind, key in places:
        if paper.lines:
            paper.blank()
        write_profile(paper, kind, key, book, date)
    show(paper)
