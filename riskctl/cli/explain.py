"""``riskctl explain``: one rule or finding in prose; with a subject, also why it was found and what would clear it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis, WhatIf, open_layers
from riskctl.cli.paper import TextOrJson, check_choice

app = new_app()

EPILOG = """Examples:

riskctl explain us.ear.affiliates-50

riskctl explain my.pdpa.transfer deepseek-v4-pro@deepseek-api --use-case bank.yaml

riskctl explain my.pdpa.transfer --from assessment.json

riskctl explain screening.huawei.us.entity-list
"""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The assessment that is explained, instead of one made now; a group of options."""

    document: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", help="Explain it as this assessment (JSON, HTML, PDF) says."
        ),
    ] = None
    unverified: Annotated[
        bool,
        typer.Option("--unverified", help="Take a document whose digest is wrong, and say so."),
    ] = False


@app.command(epilog=EPILOG)
@grouped
def explain(
    finding: Annotated[
        str, typer.Argument(metavar="FINDING_OR_RULE", help="Id of a finding or a rule.")
    ],
    what_if: WhatIf,
    earlier: Earlier,
    basis: Basis,
    subject: Annotated[
        str | None,
        typer.Argument(
            metavar="[MODEL[@ROUTE]]", help="Explain it for this subject.", show_default=False
        ),
    ] = None,
    format_: TextOrJson = "text",
) -> None:
    """Explain one finding or rule: law, facts, window, and what would clear it."""
    check_choice("--format", format_, ("text", "json"))
    if earlier.document is None and subject is None and what_if.given:
        raise UsageProblem(
            "--use-case, --set and --scenario need a subject: riskctl explain FINDING MODEL[@ROUTE] ..."
        )
    if earlier.document is not None and (what_if.given or basis.as_of):
        raise UsageProblem(
            "--from explains an assessment as it was made; leave out --use-case, --set and --as-of"
        )
    from riskctl.cli import explain_document, explain_live

    if earlier.document is not None:
        from riskctl.attest.extract import assessments
        from riskctl.cli.evidence import trusted

        documents = trusted(assessments(earlier.document), earlier.document, earlier.unverified)
        workspace = open_layers(basis.data, basis.rules)
        explain_document.run(finding, subject, documents, workspace, format_)
        return
    if subject is None:
        session = basis.open_session()
        explain_live.run_rule(finding, session.workspace, session.as_of, format_)
        return
    session, attempts = basis.open_asking()
    request, _ = session.asked(what_if.use_case, what_if.conditions(), [subject], attempts)
    explain_live.run_subject(finding, subject, request, session, format_)
