"""``riskctl schema``: the JSON Schema of a file format, or of a document that a command prints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import Force
from riskctl.cli.paper import check_choice

app = new_app()

FORMATS = (
    "assessment",
    "compare",
    "stress",
    "plan",
    "use-case",
    "portfolio",
    "vendor",
    "model",
    "route",
    "chip",
    "ruleset",
    "scenario",
    "regime",
    "waivers",
    "policy",
    "scoring",
    "reference",
    "watchlist",
)

EPILOG = """Examples:

riskctl schema ruleset -o ruleset.schema.json

riskctl schema plan -o plan.schema.json

An editor with the YAML language server then checks as you type with this first line in a file:

# yaml-language-server: $schema=ruleset.schema.json
"""


@app.command(epilog=EPILOG, no_args_is_help=True)
def schema(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it here; without, print it."),
    ] = None,
    force: Force = False,
) -> None:
    """Print the JSON Schema (draft 2020-12) of a file format or of a document that a command prints."""
    check_choice("schema", name, FORMATS)
    from riskctl.cli import console
    from riskctl.cli.files import save_bytes
    from riskctl.document.canonical import canonical_bytes
    from riskctl.schema import schema as schema_of

    content = canonical_bytes(schema_of(name))
    if output is None:
        console.write_bytes(content)
        return
    save_bytes(output, content, force)
