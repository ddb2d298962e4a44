"""``riskctl verify``: is the assessment in this file unchanged, and does it come out again?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.options import DataDirs, RuleDirs

if TYPE_CHECKING:
    from riskctl.attest.extract import Carrier
    from riskctl.attest.reproduce import Reproduction

app = new_app()

EPILOG = """Exit codes: 0 unchanged and reproduced; 1 unchanged, but it does not come out again;
2 the file cannot be used; 4 the file was changed after riskctl wrote it.

Examples:

riskctl verify report.pdf --use-case bank.yaml

riskctl verify assessment.json --digest-only
"""


@app.command(epilog=EPILOG)
def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON, HTML or PDF that riskctl wrote.")
    ],
    use_case: Annotated[
        Path | None,
        typer.Option("--use-case", "-u", metavar="FILE", help="The use case it was made for."),
    ] = None,
    waivers: Annotated[
        Path | None,
        typer.Option("--waivers", metavar="FILE", help="The waivers it was made under."),
    ] = None,
    digest_only: Annotated[
        bool, typer.Option("--digest-only", help="Do not assess again; check that nothing changed.")
    ] = False,
    data: DataDirs = None,
    rules: RuleDirs = None,
) -> None:
    """Check digest and pages of a report, then assess again on the same day with the data at hand."""
    from riskctl.attest.extract import read_carrier
    from riskctl.attest.reproduce import Sources, reproduce
    from riskctl.cli.progress import counted

    carrier = read_carrier(file)
    if not _unchanged(carrier):
        raise typer.Exit(exit_codes.STALE_DATA)
    if digest_only:
        return
    sources = Sources(tuple(data or ()), tuple(rules or ()), use_case, waivers)
    made = (reproduce(document, sources) for document in carrier.documents)
    results = list(counted(made, "assessing again", len(carrier.documents)))
    for result in results:
        _tell(result)
    if not all(result.reproduced for result in results):
        raise typer.Exit(exit_codes.GATE_FAILED)


def _unchanged(carrier: Carrier) -> bool:
    from riskctl.attest.digests import is_sound, stated_digest
    from riskctl.attest.pages import pages_agree
    from riskctl.cli.console import write_text
    from riskctl.text.display import safe

    sound = [is_sound(document) for document in carrier.documents]
    for document, fits in zip(carrier.documents, sound, strict=True):
        stated = safe(stated_digest(document), 64) or "none"
        verdict = "fits" if fits else "DOES NOT FIT: the assessment was changed"
        write_text(f"digest {stated}: {verdict}\n")
    if not all(sound):
        return False
    agree = pages_agree(carrier)
    if agree is None:
        write_text("pages: not checked; another version made them\n")
    else:
        state = "as its assessment makes them" if agree else "DO NOT FIT: the file was changed"
        write_text(f"pages ({carrier.kind}): {state}\n")
    return agree is not False


def _tell(result: Reproduction) -> None:
    from riskctl.cli.console import write_text

    if result.reproduced:
        write_text(f"{result.subject}: reproduced, to the byte\n")
        return
    if result.missing:
        write_text(f"{result.subject}: not made again: {result.missing}\n")
        return
    write_text(f"{result.subject}: NOT reproduced\n")
    for line in result.differences or ("no input differs",):
        write_text(f"  input: {line}\n")
    for line in result.changes:
        write_text(f"  result: {line}\n")
