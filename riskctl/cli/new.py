"""``riskctl new``: start a file."""

from __future__ import annotations

from riskctl.cli import new_use_case
from riskctl.cli.app import new_app

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """Start a use-case file by answering a few questions."""


app.command("use-case", epilog=new_use_case.EPILOG)(new_use_case.run)
