"""``riskctl answer``: the decision, and one question at a time until no answer of the organisation would change it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.options import Basis

app = new_app()
EPILOG = """Examples:

riskctl answer bank.yaml deepseek-v4-pro@self-hosted

riskctl answer bank.yaml gpt-5.4 --source "legal department"

riskctl answer bank.yaml gpt-5.4@openai-api -a actor.us_person=no -a evidence.dpia="2026-01-31, Impact assessment 2"
"""


@app.command(epilog=EPILOG)
@grouped
def answer(
    use_case: Annotated[
        Path,
        typer.Argument(metavar="USE-CASE", help="The use-case file; answers are written into it."),
    ],
    subject: Annotated[
        str,
        typer.Argument(
            metavar="MODEL[@ROUTE]", help="Without a route, the first in the order of preference."
        ),
    ],
    basis: Basis,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--answers", "-a", metavar="KEY=VALUE", help="An answer to write first (may repeat)."
        ),
    ] = None,
    source: Annotated[
        str,
        typer.Option(
            "--source", metavar="TEXT", help="Who or what says so; noted beside the answer."
        ),
    ] = "the organisation",
) -> None:
    """Show the decision, ask what moves it most, write the answer into the file, and assess again at once."""
    from riskctl.cli.answer_dialogue import Answering, Dialogue, source_remark
    from riskctl.cli.new_use_case import read_given

    session = basis.open_session()
    given = read_given(answers or [], session.workspace.catalogue)
    answering = Answering(Dialogue(session, use_case, source_remark(source)), subject)
    if given:
        answering.write(given)
    answering.run()
