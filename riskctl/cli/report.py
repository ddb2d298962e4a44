"""``riskctl report``: write an assessment that was made before as a report, in any format."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.report_options import ReportChoices
from riskctl.cli.report_request import report_options
from riskctl.reports.formats.registry import suffix_words

if TYPE_CHECKING:
    from securesystemslib.signer import CryptoSigner

    from riskctl.reports.write import Companion

app = new_app()

EPILOG = """Examples:

riskctl report assessment.json -o report.html -o report.pdf

riskctl report assessment.json -o board.pdf --select deepseek-v4-pro@self-hosted

riskctl report assessment.json -o board.pdf --detail brief --status final --classification Confidential

riskctl report new.json -o new.html --since old.json

riskctl report today.json -o board.pdf --under chip-rules.json --under embargo.json

riskctl report assessment.json -o laporan.html --lang ms

riskctl report assessment.json -o report.pdf --template-dir house-style

riskctl report assessment.json -o report.pdf --status final --sign key.pem

riskctl report assessment.json -o results.sarif -o findings.xlsx -o register.dora.csv
"""


@dataclass(frozen=True, slots=True)
class Handling:
    """What is done with the files, and what is said."""

    sign: Annotated[
        Path | None,
        typer.Option(
            "--sign",
            metavar="KEY",
            help="Sign each file with this Ed25519 key (PEM); the signature lies beside it.",
        ),
    ] = None
    unverified: Annotated[
        bool,
        typer.Option("--unverified", help="Take a document whose digest is wrong, and say so."),
    ] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False


@app.command(epilog=EPILOG)
@grouped
def report(
    assessment: Annotated[
        Path,
        typer.Argument(
            metavar="ASSESSMENT", help="JSON, HTML or PDF that riskctl wrote.", show_default=False
        ),
    ],
    output: Annotated[
        list[Path],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"The name says the format: {suffix_words()} (may repeat).",
        ),
    ],
    choices: ReportChoices,
    handling: Handling,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="SUBJECT", help="Only this subject (may repeat)."),
    ] = None,
) -> None:
    """Write a report from an assessment; nothing is judged again."""
    from riskctl.attest.extract import read_carrier
    from riskctl.cli import console
    from riskctl.cli.evidence import select_subjects, trusted
    from riskctl.cli.progress import working
    from riskctl.reports.write import write, writer_for

    for path in output:
        writer_for(path)
    key = _signer(handling.sign) if handling.sign else None
    options = report_options(choices.asked(), output)
    carrier = read_carrier(assessment)
    options = replace(options, supposed=carrier.supposed)
    read = trusted(list(carrier.documents), assessment, handling.unverified)
    documents = select_subjects(read, select)
    companion = _companion(key, documents) if key else None
    with working("writing the files", quiet=handling.quiet):
        written = write(documents, output, options, companion)
    for line in written:
        if not handling.quiet:
            console.say(line)


def _signer(path: Path) -> CryptoSigner:
    from riskctl.attest.keys import signer

    return signer(path, os.environ.get("RISKCTL_SIGN_PASSWORD", ""))


def _companion(key: CryptoSigner, documents: list[dict[str, Any]]) -> Companion:
    """What writes the signature of a file beside it."""
    from riskctl.attest.envelope import signature_path
    from riskctl.attest.signing import sign

    def beside(path: Path, content: bytes) -> tuple[Path, bytes]:
        return signature_path(path), sign(path, content, documents, key)

    return beside
