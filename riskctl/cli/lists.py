"""``riskctl lists``: download, import, compare and watch over official lists."""

from __future__ import annotations

from riskctl.cli import lists_diff, lists_import, lists_status, lists_update
from riskctl.cli.app import new_app

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """Download, import, compare and watch over official lists."""


app.command("status", epilog=lists_status.EPILOG)(lists_status.run)
app.command("update", epilog=lists_update.EPILOG)(lists_update.run)
app.command("import", epilog=lists_import.EPILOG)(lists_import.run)
app.command("diff", epilog=lists_diff.EPILOG)(lists_diff.run)
