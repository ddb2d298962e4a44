"""``riskctl catalogue``: list, show and check vendors, models, routes and chips."""

from __future__ import annotations

import typer

from riskctl.cli import catalogue_debt, catalogue_list, catalogue_show
from riskctl.cli.app import new_app
from riskctl.cli.options import DataDirs, open_layers

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """List, show and check vendors, models, routes and chips."""


app.command("list", epilog="Example: riskctl catalogue list models --country FR --open-weights")(
    catalogue_list.run
)
app.command("show", epilog="Example: riskctl catalogue show deepseek-ai/DeepSeek-V4-Pro")(
    catalogue_show.run
)

app.command("debt", epilog=catalogue_debt.EPILOG)(catalogue_debt.run)


@app.command(epilog="Example: riskctl catalogue check --data my-data")
def check(data: DataDirs = None) -> None:
    """Check every profile: shape, fact names, values, sources, cross-references."""
    workspace = open_layers(data, None, cached=False)
    book = workspace.catalogue
    counts = (len(book.vendors), len(book.models), len(book.routes), len(book.chips))
    typer.echo("{} vendors, {} models, {} routes, {} chips: no problems".format(*counts))
