"""``riskctl answers``: an answered letter back as claims of profiles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf, DataDirs

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.questionnaire.reply_claims import Brought

app = new_app()
EPILOG = """Examples:

riskctl answers questions.xlsx -o answered

riskctl assess gpt-5.4@openai-api --use-case bank.yaml --data answered

A statement or a published page counts as the vendor's word, a contract term as a document held.
"""


@app.command(epilog=EPILOG)
def answers(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The answered letter: .xlsx or .md.")
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write the profiles here; else they are only checked.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace profiles that are there already.")
    ] = False,
    as_of: AsOf = None,
    data: DataDirs = None,
) -> None:
    """Read the operator's answers, check each, and write them as graded claims for --data."""
    from riskctl.cli.files import check_target, save_text
    from riskctl.cli.guard import UsageProblem
    from riskctl.cli.options import open_layers
    from riskctl.cli.today import day
    from riskctl.questionnaire.overlay import overlay
    from riskctl.questionnaire.replies import read_replies
    from riskctl.questionnaire.reply_claims import bring_back
    from riskctl.workspace.layers import all_layers

    catalogue = open_layers(data, None).catalogue
    brought = bring_back(str(file), read_replies(file), catalogue, day(as_of))
    texts = overlay(brought, all_layers(data or (), ()))
    if output is not None:
        if output.exists() and not output.is_dir():
            raise UsageProblem(f"{output} is a file; name a folder")
        # All targets are looked at before the first is written.
        for name in texts:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            check_target(output / name, force)
        for name, text in texts.items():
            save_text(output / name, text, force)
    _tell(brought, output, list(texts))
    _warn(brought, catalogue, day(as_of))


def _warn(brought: Brought, catalogue: Catalogue, as_of: str) -> None:
    """Answers that cannot win over what is stated already: read, written, and without effect."""
    from riskctl.cli import console
    from riskctl.questionnaire.outranked import outranked
    from riskctl.text.display import safe

    for lost in outranked(brought, catalogue, as_of):
        console.say(f"warning: {safe(lost.text, 400)}")


def _tell(brought: Brought, output: Path | None, names: list[str]) -> None:
    from riskctl.cli import console
    from riskctl.text.display import safe

    number = sum(len(claims) for claims in brought.claims.values())
    console.say(f"{number} answers read, {brought.unanswered} questions left open")
    for profile, claims in brought.claims.items():
        for fact, entry in claims.items():
            shape = {key: entry[key] for key in ("value", "includes", "between") if key in entry}
            (shown,) = shape.values()
            text = ", ".join(shown) if isinstance(shown, list) else str(shown)
            console.say(
                f"  {safe(profile)}: {fact} = {safe(text)} ({entry['grade']}, {entry['observed']})"
            )
    for (vendor, path), signs in brought.signatures.items():
        promise = "will sign" if signs else "will not sign"
        console.say(f"  {safe(vendor)} {promise} {path}")
    if any(brought.signatures.values()):
        console.say("what is signed goes into the use case with its date and name:")
        console.say('    riskctl answer USE-CASE MODEL -a evidence.NAME="DATE, DOCUMENT"')
    if output is None:
        console.say("nothing was written; name a folder with -o")
        return
    for name in names:
        console.say(f"wrote {safe(str(output / name))}")
    if names:
        console.say("then:")
        console.say(f"    riskctl assess MODEL --use-case FILE --data {safe(str(output))}")
