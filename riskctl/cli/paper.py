"""The sheet that commands write for people, and the JSON they write for programs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.guard import UsageProblem

if TYPE_CHECKING:
    from riskctl.explanations.paper import Paper

TextOrJson = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="text for people, json for programs."),
]


def check_choice(option: str, value: str | None, known: Collection[str]) -> None:
    """Raise :class:`UsageProblem` with a suggestion when the value is given and not among the known ones."""
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if value is not None and value not in known:
        raise UsageProblem(
            f"{option} takes one of {', '.join(known)}, not '{safe(value, 40)}'{hint(value, known)}"
        )


def new_paper() -> Paper:
    """A sheet as wide as the terminal."""
    import sys

    from riskctl.cli import console
    from riskctl.explanations.paper import Paper

    return Paper(console.columns(sys.stdout))


def show(paper: Paper) -> None:
    """Print a sheet."""
    from riskctl.cli import console

    console.write_text(paper.text())


def show_json(value: Any) -> None:
    """Print canonical JSON."""
    from riskctl.cli import console
    from riskctl.document.canonical import canonical_bytes

    console.write_bytes(canonical_bytes(value))
