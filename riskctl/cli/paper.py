"""The sheet that commands write for people, and the JSON they write for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.choices import check_choice

if TYPE_CHECKING:
    from riskctl.explanations.paper import Paper

__all__ = ["TextOrJson", "check_choice", "new_paper", "show", "show_json"]

TextOrJson = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help="text for people, json for programs."),
]


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
