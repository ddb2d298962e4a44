"""``riskctl verify``: is the assessment in this file unchanged, and does it come out again?"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.options import DataDirs, RuleDirs
from riskctl.cli.template_options import TemplateOptions

if TYPE_CHECKING:
    from riskctl.attest.extract import Carrier
    from riskctl.attest.pages import PagesState
    from riskctl.attest.reproduce import Reproduction
    from riskctl.reports.custom.model import CustomTemplate

app = new_app()

EPILOG = """Exit codes: 0 unchanged and reproduced; 1 it does not come out again, or its pages cannot be checked;
2 the file cannot be used; 4 the file was changed after riskctl wrote it, or its signature does not prove it.

Examples:

riskctl verify report.pdf --use-case bank.yaml

riskctl verify assessment.json --digest-only

riskctl verify report.pdf --trusted-key compliance.pub
"""


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What the assessment was made with; a group of options."""

    use_case: Annotated[
        Path | None,
        typer.Option("--use-case", "-u", metavar="FILE", help="The use case it was made for."),
    ] = None
    waivers: Annotated[
        Path | None,
        typer.Option("--waivers", metavar="FILE", help="The waivers it was made under."),
    ] = None
    data: DataDirs = None
    rules: RuleDirs = None


@dataclass(frozen=True, slots=True)
class SignatureOptions:
    """Whose signature counts, and where it lies; a group of options."""

    trusted_key: Annotated[
        list[Path],
        typer.Option(
            "--trusted-key",
            metavar="KEY",
            help="Public key (PEM) of someone whose signature is to count (may repeat).",
        ),
    ] = field(default_factory=list)
    signature: Annotated[
        Path | None,
        typer.Option("--signature", metavar="FILE", help="The signature; usually FILE.dsse.json."),
    ] = None


@app.command(epilog=EPILOG)
@grouped
def verify(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON, HTML or PDF that riskctl wrote.")
    ],
    made_with: MadeWith,
    proof: SignatureOptions,
    templates: TemplateOptions,
    digest_only: Annotated[
        bool, typer.Option("--digest-only", help="Do not assess again; check that nothing changed.")
    ] = False,
) -> None:
    """Check signature, digest and pages of a report, then assess again on the same day with the data at hand."""
    from riskctl.attest.extract import read_carrier
    from riskctl.attest.reproduce import Sources, reproduce
    from riskctl.cli.progress import counted
    from riskctl.cli.report_request import read_templates
    from riskctl.cli.verify_signature import SignedFile, signature_holds

    carrier = read_carrier(file)
    signed = signature_holds(
        carrier.content, SignedFile(file, proof.signature, tuple(proof.trusted_key))
    )
    laid_out_by = read_templates(templates.template_dir, templates.trust_project_templates)
    if not _digests_fit(carrier) or not signed:
        raise typer.Exit(exit_codes.STALE_DATA)
    agree = _pages_agree(carrier, laid_out_by)
    # None is not False: pages that could not be made again were not found to differ.
    if agree is False:
        raise typer.Exit(exit_codes.STALE_DATA)
    # A digest covers all of a JSON file; of pages it does not, but a signature does.
    sure = agree or carrier.kind == "json" or bool(proof.trusted_key)
    if digest_only:
        # Pages that nobody checked might say anything beside a sound digest.
        raise typer.Exit(exit_codes.PASSED if sure else exit_codes.GATE_FAILED)
    sources = Sources(
        tuple(made_with.data or ()),
        tuple(made_with.rules or ()),
        made_with.use_case,
        made_with.waivers,
    )
    made = (reproduce(document, sources, carrier.supposed) for document in carrier.documents)
    results = list(counted(made, "assessing again", len(carrier.documents)))
    for result in results:
        _tell(result)
    if not sure or not all(result.reproduced for result in results):
        raise typer.Exit(exit_codes.GATE_FAILED)


def _digests_fit(carrier: Carrier) -> bool:
    from riskctl.attest.digests import is_sound, stated_digest
    from riskctl.cli.console import write_text
    from riskctl.text.display import safe

    sound = [is_sound(document) for document in carrier.documents]
    for document, fits in zip(carrier.documents, sound, strict=True):
        stated = safe(stated_digest(document), 64) or "none"
        verdict = "fits" if fits else "DOES NOT FIT: the assessment was changed"
        write_text(f"digest {stated}: {verdict}\n")
    return all(sound)


def _pages_agree(carrier: Carrier, templates: tuple[CustomTemplate, ...]) -> bool | None:
    from riskctl.attest.pages import pages_state
    from riskctl.cli.console import write_text

    state = pages_state(carrier, templates)
    write_text(f"pages ({carrier.kind}): {_words(state)}\n")
    return state.agree


def _words(state: PagesState) -> str:
    if state.agree is None:
        return f"NOT CHECKED: {state.why}"
    if not state.agree:
        return f"DO NOT FIT: {state.why or 'the file was changed'}"
    return "as its assessment makes them"


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
