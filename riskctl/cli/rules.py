"""``riskctl rules``: list, show, check and start rulesets."""

from __future__ import annotations

from riskctl.cli import rules_check, rules_list, rules_new, rules_show
from riskctl.cli.app import new_app

app = new_app(no_args_is_help=True)


@app.callback()
def group() -> None:
    """List, show, check and start rulesets."""


app.command("list", epilog="Example: riskctl rules list --jurisdiction US --effect block")(
    rules_list.run
)
app.command("show", epilog="Example: riskctl rules show us.ear-affiliates")(rules_show.run)
app.command("check", epilog="Example: riskctl rules check rulesets/my/pdpa.yaml")(rules_check.run)
app.command(
    "new", epilog="Example: riskctl rules new my.procurement -o rulesets/my/procurement.yaml"
)(rules_new.run)
