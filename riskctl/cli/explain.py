"""``riskctl explain``: one rule or finding in prose; with a subject, also why it was found and what would clear it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import (
    AsOf,
    DataDirs,
    RuleDirs,
    Suppose,
    open_layers,
    open_session,
    supposed,
)
from riskctl.cli.paper import TextOrJson, check_choice

app = new_app()

EPILOG = """Examples:

riskctl explain us.ear.affiliates-50

riskctl explain my.pdpa.transfer deepseek-v4-pro@deepseek-api --use-case bank.yaml

riskctl explain my.pdpa.transfer --from assessment.json

riskctl explain screening.huawei.us.entity-list
"""


@app.command(epilog=EPILOG)
def explain(
    finding: Annotated[
        str, typer.Argument(metavar="FINDING_OR_RULE", help="Id of a finding or a rule.")
    ],
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="[MODEL[@ROUTE]]", help="Explain it for this subject.", show_default=False
        ),
    ] = None,
    use_case: Annotated[
        Path | None,
        typer.Option(
            "--use-case", "-u", metavar="FILE", help="Who uses it, for what, with which data."
        ),
    ] = None,
    as_of: AsOf = None,
    scenario: Suppose = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FACT=VALUE", help="Suppose a fact (may repeat)."),
    ] = None,
    document: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="Explain it as this assessment (JSON, HTML, PDF) says."
        ),
    ] = None,
    unverified: Annotated[
        bool,
        typer.Option("--unverified", help="Take a document whose digest is wrong, and say so."),
    ] = False,
    data: DataDirs = None,
    rules: RuleDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """Explain one finding or rule: law, facts, window, and what would clear it."""
    check_choice("--format", format_, ("text", "json"))
    if document is None and subject is None and (use_case or settings or scenario):
        raise UsageProblem(
            "--use-case, --set and --scenario need a subject: riskctl explain FINDING MODEL[@ROUTE] ..."
        )
    if document is not None and (use_case or settings or as_of or scenario):
        raise UsageProblem(
            "--from explains an assessment as it was made; leave out --use-case, --set and --as-of"
        )
    from riskctl.cli import explain_document, explain_live

    if document is not None:
        from riskctl.attest.extract import assessments
        from riskctl.cli.evidence import trusted

        documents = trusted(assessments(document), document, unverified)
        workspace = open_layers(data, rules)
        explain_document.run(finding, subject, documents, workspace, format_)
        return
    session = open_session(as_of, data, rules)
    if subject is None:
        explain_live.run_rule(finding, session.workspace, session.as_of, format_)
        return
    from riskctl.workspace.session import Conditions

    conditions = Conditions(settings or (), supposed(scenario))
    request, _ = session.asked(use_case, conditions, [subject])
    explain_live.run_subject(finding, subject, request, session, format_)
