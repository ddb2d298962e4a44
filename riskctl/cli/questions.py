"""``riskctl questions``: the letter to the operators of one or several routes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis, Force, UseCaseFile

if TYPE_CHECKING:
    from riskctl.assessment.request import Request

app = new_app()
EPILOG = """Examples:

riskctl questions gpt-5.4@openai-api --use-case bank.yaml -o questions.xlsx

riskctl questions qwen3-32b@deepinfra qwen3-32b@fireworks --use-case bank.yaml -o questions.md

The answers come back with: riskctl answers questions.xlsx -o answered
"""


@app.command(epilog=EPILOG)
@grouped
def questions(
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="MODEL[@ROUTE]...", help="Routes to ask about; no route asks about all."
        ),
    ],
    basis: Basis,
    use_case: UseCaseFile = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The name says the format: .xlsx or .md; else Markdown is printed.",
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Ask operators what only they can state or promise: why, under which law, and what each answer leads to."""
    from riskctl.cli import console
    from riskctl.cli.files import check_target, save_bytes
    from riskctl.cli.progress import counted
    from riskctl.questionnaire.letter import letter
    from riskctl.questionnaire.letter_text import as_markdown
    from riskctl.text.display import safe
    from riskctl.workspace.session import AS_THINGS_STAND

    if output is not None:
        if output.suffix not in (".xlsx", ".md"):
            raise UsageProblem(
                f"{safe(str(output))}: the name says the format; end it in .xlsx or .md"
            )
        check_target(output, force)
    session, attempts = basis.open_asking()
    request, named = session.asked(use_case, AS_THINGS_STAND, subjects, attempts)
    _say_stale(request)
    judged = counted((session.judge(name, request) for name in named), "judging", len(named))
    asked = letter(((request, judgement) for judgement in judged), session.as_of)
    if not asked.rows:
        console.say("nothing that an operator could state or promise is open on these routes")
        return
    if output is None:
        console.write_text(as_markdown(asked))
        return
    if output.suffix == ".md":
        content = as_markdown(asked).encode()
    else:
        from riskctl.questionnaire.letter_sheet import as_workbook

        content = as_workbook(asked)
    save_bytes(output, content, force)
    routes = "1 route" if len(asked.routes) == 1 else f"{len(asked.routes)} routes"
    console.say(f"wrote {safe(str(output))}: {len(asked.rows)} questions about {routes}")
    console.say("when it comes back answered:")
    console.say(f"    riskctl answers {safe(str(output))} -o answered")


def _say_stale(request: Request) -> None:
    """Law or lists past their date, for the sender; the letter itself goes to operators."""
    from riskctl.assessment.document.inputs import stale_files
    from riskctl.cli import console

    rows = [f"{stale_file['id']} ({stale_file['date']})" for stale_file in stale_files(request)]
    if rows:
        more = f" and {len(rows) - 5} more" if len(rows) > 5 else ""
        console.say(
            f"warning: Past their date, the law or lists may have changed since: {', '.join(rows[:5])}{more}"
        )
