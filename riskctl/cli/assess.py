"""``riskctl assess``: decide on one or several subjects and write the answer in one or several formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.grouped import grouped
from riskctl.cli.options import Basis, WaivedWhatIf
from riskctl.cli.paper import check_choice
from riskctl.cli.report_options import ReportChoices, report_options
from riskctl.document.outcomes import OUTCOMES, severity
from riskctl.reports.formats.registry import suffix_words, text_formats

if TYPE_CHECKING:
    from riskctl.cli.assess_many import WrittenDocument
    from riskctl.reports.options import ReportOptions
    from riskctl.workspace.session import Conditions, Session

app = new_app()
FORMATS = ("table", *text_formats(), "svg")

EPILOG = """Examples:

riskctl assess deepseek-v4-pro@deepseek-api --use-case bank.yaml

riskctl assess deepseek-v4-pro --use-case bank.yaml -o report.html -o report.pdf

riskctl assess deepseek-v4-pro@self-hosted --use-case bank.yaml --set route.served_on=ascend-910c

riskctl assess deepseek-v4-pro@self-hosted --use-case bank.yaml --ask -o report.html

riskctl assess gpt-5.4@openai-api --use-case bank.yaml --format json --fail-on needs-information

riskctl assess gpt-5.4 deepseek-v4-pro qwen3.7-max --use-case bank.yaml --format json --jobs 2

riskctl assess gpt-5.4@openai-api --scenario us-frontier-cutoff+deepseek-entity-listed
"""


@dataclass(frozen=True, slots=True)
class Outputs:
    """What is written where; the outputs go before the exit code."""

    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help=f"On stdout: {', '.join(FORMATS)}."),
    ] = None
    files: Annotated[
        list[Path],
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"The name says the format: {suffix_words()} (may repeat).",
        ),
    ] = field(default_factory=list)
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="OUTCOME",
            help="Exit 1 at this outcome or a worse one: approve, approve-with-conditions, "
            "needs-information, escalate or reject.",
        ),
    ] = None
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Exit 4 when rulesets or lists behind the answer are past their date."
        ),
    ] = False
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            min=1,
            metavar="N",
            help="Processes for many subjects as JSON; all cores if unsaid.",
        ),
    ] = None
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Print nothing on the terminal but errors.")
    ] = False
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False

    @property
    def is_table(self) -> bool:
        """Whether the terminal shows a panel or a table, as it does unasked."""
        return self.format in (None, "table")


@app.command(epilog=EPILOG)
@grouped
def assess(
    subjects: Annotated[
        list[str],
        typer.Argument(
            metavar="MODEL[@ROUTE]", help="Model by any of its ids; no route compares all."
        ),
    ],
    what_if: WaivedWhatIf,
    outputs: Outputs,
    choices: ReportChoices,
    basis: Basis,
    ask: Annotated[
        bool,
        typer.Option(
            "--ask",
            help="First ask what moves the decision most, one question at a time, as riskctl answer does.",
        ),
    ] = False,
) -> None:
    """Decide whether a model may be used, by one route or by all known ones, for a use case."""
    check_choice("--format", outputs.format, FORMATS)
    check_choice("--fail-on", outputs.fail_on, OUTCOMES)
    from riskctl.cli.progress import counted, working
    from riskctl.reports.write import write, writer_for

    for path in outputs.files:
        writer_for(path)
    options = report_options(choices, outputs.files)
    end = End(outputs.fail_on, outputs.strict)
    session, attempts = basis.open_asking()
    conditions = what_if.conditions(what_if.waivers)
    if ask:
        attempts.finish()  # nothing is asked for a day that is none
        _ask(session, what_if.use_case, subjects, conditions)
    request, named = session.asked(what_if.use_case, conditions, subjects, attempts)
    search = bool(outputs.files) or not outputs.is_table or len(named) == 1
    if outputs.format == "json" and len(named) > 1 and not outputs.files:
        from riskctl.cli.assess_many import OneRequest, written_documents
        from riskctl.processes.cores import cores

        contents = written_documents(OneRequest(session, request), named, outputs.jobs or cores())
        _stream(counted(contents, "assessing", len(named), outputs.quiet, stdout=True), end)
        end.leave()
        return
    made = session.documents(request, named, search)
    documents = list(counted(made, "assessing", len(named), outputs.quiet, stdout=False))
    with working("writing the files", quiet=outputs.quiet):
        written = write(documents, outputs.files, options)
    if outputs.is_table:
        _show(documents, bool(written), outputs)
    else:
        _render(documents, str(outputs.format), options)
    _say_written(written, outputs.quiet)
    for document in documents:
        end.note(document)
    end.leave()


def _ask(
    session: Session, use_case: Path | None, subjects: Sequence[str], conditions: Conditions
) -> None:
    """The dialogue of ``riskctl answer`` with each subject; away from a terminal only its first question."""
    from riskctl.cli.answer_dialogue import Answering, Dialogue, source_remark
    from riskctl.cli.guard import UsageProblem

    if use_case is None:
        raise UsageProblem(
            "--ask writes the answers into a use case; name it with --use-case, or start one with "
            "riskctl new use-case"
        )
    dialogue = Dialogue(session, use_case, source_remark(), conditions, shows_next=False)
    for subject in subjects:
        Answering(dialogue, subject).run()


@dataclass(slots=True)
class End:
    """What decides the exit code: an outcome not to be reached, and with ``strict`` what is past its date."""

    fail_on: str | None
    strict: bool
    reached: bool = False
    stale: bool = False

    def note(self, document: Mapping[str, Any]) -> None:
        """Look at one document."""
        self.count(document["decision"]["outcome"], bool(document["stale"]))

    def count(self, outcome: str, stale: bool) -> None:
        """Look at what one document comes to."""
        if self.fail_on and severity(outcome) >= severity(self.fail_on):
            self.reached = True
        self.stale = self.stale or stale

    def leave(self) -> None:
        """End with 1 or 4 where there is reason to; the failed gate goes first."""
        if self.reached:
            raise typer.Exit(exit_codes.GATE_FAILED)
        if self.strict and self.stale:
            raise typer.Exit(exit_codes.STALE_DATA)


def _stream(documents: Iterable[WrittenDocument], end: End) -> None:
    """Write many documents as they are made, so that memory holds few."""
    from riskctl.cli import console
    from riskctl.reports.formats.json_ import array

    def contents() -> Iterator[bytes]:
        for document in documents:
            end.count(document.outcome, document.stale)
            yield document.content

    for content in array(contents()):
        console.write_bytes(content)


def _say_written(lines: tuple[str, ...], quiet: bool) -> None:
    from riskctl.cli import console

    for line in lines:
        if not quiet:
            console.say(line)


def _render(documents: Sequence[Mapping[str, Any]], format_: str, options: ReportOptions) -> None:
    from riskctl.cli import console
    from riskctl.reports.write import render

    if format_ == "svg":
        from riskctl.reports.terminal.picture import picture

        console.write_bytes(picture(documents))
        return
    console.write_bytes(render(documents, format_, options))


def _show(documents: Sequence[Mapping[str, Any]], written: bool, outputs: Outputs) -> None:
    import sys

    from riskctl.cli import console

    if outputs.quiet:
        return
    from riskctl.reports.terminal import Look, render_many
    from riskctl.reports.terminal import render as panel

    stream = sys.stdout
    look = Look(
        console.columns(stream),
        console.wants_color(stream, outputs.no_color),
        console.speaks_unicode(stream),
        written,
    )
    text = panel(documents[0], look) if len(documents) == 1 else render_many(documents, look)
    console.write_text(text)
