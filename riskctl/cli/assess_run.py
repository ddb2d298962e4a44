"""What ``riskctl assess`` does, apart from reading its options: it is reached with and without the option library."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskctl.cli import exit_codes
from riskctl.cli.choices import check_choice
from riskctl.cli.opening import open_asking, supposed
from riskctl.cli.report_request import ReportRequest, report_options
from riskctl.document.outcomes import OUTCOMES, severity
from riskctl.reports.formats.registry import text_formats

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Subject
    from riskctl.assessment.request import Request
    from riskctl.cli.assess_many import WrittenDocument
    from riskctl.reports.options import ReportOptions
    from riskctl.workspace.session import Conditions, Session

FORMATS = ("table", *text_formats(), "svg")
"""What is written to stdout."""


@dataclass(frozen=True, slots=True)
class AssessRequest:
    """The options of the command as they were given."""

    subjects: tuple[str, ...]
    use_case: Path | None = None
    scenario: tuple[str, ...] | None = None
    settings: tuple[str, ...] | None = None
    waivers: Path | None = None
    format: str | None = None
    files: tuple[Path, ...] = ()
    fail_on: str | None = None
    strict: bool = False
    jobs: int | None = None
    quiet: bool = False
    no_color: bool = False
    as_of: str | None = None
    data: tuple[Path, ...] | None = None
    rules: tuple[Path, ...] | None = None
    ask: bool = False
    report: ReportRequest = field(default_factory=ReportRequest)

    @property
    def is_table(self) -> bool:
        """Whether the terminal shows a panel or a table, as it does unasked."""
        return self.format in (None, "table")

    @property
    def formats_of_files(self) -> tuple[str, ...]:
        """The formats that the names of the files ask for. Raises UnknownFormat."""
        from riskctl.reports.formats.registry import writer_for

        return tuple(writer_for(path).format for path in self.files)

    def conditions(self) -> Conditions:
        """What is supposed, and the waivers, as a session takes them."""
        from riskctl.workspace.session import Conditions

        return Conditions(self.settings or (), supposed(self.scenario), self.waivers)


class Assessing:
    """One run of the command. It holds the session, so that a process about to end need not take it apart first."""

    def __init__(self, request: AssessRequest) -> None:
        self._asked = request
        self._session: Session | None = None

    def run(self) -> int:
        """Decide, write what was asked for, and return the exit code. Raises the errors of the parts."""
        asked = self._asked
        check_choice("--format", asked.format, FORMATS)
        check_choice("--fail-on", asked.fail_on, OUTCOMES)
        _ = asked.formats_of_files  # a name of no format is refused before anything is opened
        options = report_options(asked.report, asked.files)
        self._session, attempts = open_asking(asked.as_of, asked.data, asked.rules)
        if asked.ask:
            attempts.finish()  # nothing is asked for a day that is none
            self._ask(self._session)
        request, named = self._session.asked(
            asked.use_case, asked.conditions(), asked.subjects, attempts
        )
        end = End(asked.fail_on, asked.strict)
        # Files are put in place all at once, for which their contents must be at hand; stdout need
        # not wait.
        if asked.format == "json" and len(named) > 1 and not asked.files:
            self._stream(request, named, end)
        else:
            self._write(request, named, options, end)
        return end.code

    def _ask(self, session: Session) -> None:
        """The dialogue of ``riskctl answer`` with each subject; away from a terminal only its first question."""
        from riskctl.cli.answer_dialogue import Answering, Dialogue, source_remark
        from riskctl.cli.guard import UsageProblem

        asked = self._asked
        if asked.use_case is None:
            raise UsageProblem(
                "--ask writes the answers into a use case; name it with --use-case, or start one with "
                "riskctl new use-case"
            )
        dialogue = Dialogue(
            session, asked.use_case, source_remark(), asked.conditions(), shows_next=False
        )
        for subject in asked.subjects:
            Answering(dialogue, subject).run()

    def _stream(self, request: Request, named: list[Subject], end: End) -> None:
        """Write many documents as they are made, so that memory holds few."""
        from riskctl.cli import console
        from riskctl.cli.assess_many import OneRequest, written_documents
        from riskctl.cli.progress import counted
        from riskctl.processes.cores import cores
        from riskctl.reports.formats.json_ import array

        asked = self._asked
        assert self._session is not None
        work = OneRequest(self._session, request)
        documents = written_documents(work, named, asked.jobs or cores())
        shown = counted(documents, "assessing", len(named), asked.quiet, stdout=True)
        for content in array(end.counting(shown)):
            console.write_bytes(content)

    def _write(
        self, request: Request, named: list[Subject], options: ReportOptions, end: End
    ) -> None:
        """Write files all at once, and show what the terminal is to show."""
        from riskctl.cli import console
        from riskctl.cli.assess_scenarios import AskedSubjects, with_scenarios
        from riskctl.cli.assess_show import render_on_stdout, show
        from riskctl.cli.progress import counted, working
        from riskctl.reports.write import write

        asked = self._asked
        assert self._session is not None
        # A table of many does not show what would change each, and the search for it costs most.
        search = bool(asked.files) or not asked.is_table or len(named) == 1
        made = self._session.documents(request, named, search)
        documents = list(counted(made, "assessing", len(named), asked.quiet, stdout=False))
        judged = AskedSubjects(self._session, request, named, asked.conditions())
        formats = {*asked.formats_of_files, asked.format or ""}
        with working("writing the files", quiet=asked.quiet):
            options = with_scenarios(options, judged, formats)
            written = write(documents, asked.files, options)
        if asked.is_table:
            show(documents, bool(written), asked.quiet, asked.no_color)
        else:
            render_on_stdout(documents, str(asked.format), options)
        for line in written:
            if not asked.quiet:
                console.say(line)
        for document in documents:
            end.note(document)


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

    def counting(self, documents: Iterable[WrittenDocument]) -> Iterator[bytes]:
        """The bytes of documents, each looked at as it goes by."""
        for document in documents:
            self.count(document.outcome, document.stale)
            yield document.content

    @property
    def code(self) -> int:
        """1 or 4 where there is reason to; the failed gate goes first."""
        # A refused use is worse than one judged on old data.
        if self.reached:
            return exit_codes.GATE_FAILED
        if self.strict and self.stale:
            return exit_codes.STALE_DATA
        return exit_codes.PASSED
