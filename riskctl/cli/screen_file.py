"""Where the rows of ``riskctl screen`` come from and go to: names, files, standard input; stdout or a file."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from riskctl.cli import console
from riskctl.cli.progress import working
from riskctl.cli.screen_output import Csv, JsonLines, JsonList, Output, Put, Table
from riskctl.cli.screen_run import Run
from riskctl.processes.cores import cores

if TYPE_CHECKING:
    from riskctl.cli.screen import NamesAsked
    from riskctl.screening.query import Query
    from riskctl.screening.query_rows import BadRow

Json = dict[str, Any]
STANDARD_INPUT = "standard input"
_BLOCK = 1 << 20


def screen_file(run: Run, asked: NamesAsked, queries: Sequence[Query]) -> None:
    """Answer the names, or every row of the file, and write each answer as it comes."""
    run.tell = console.say
    if asked.file is None:
        with _output(run, asked) as output:
            _pass_on(run.rows(queries), output)
        return
    from riskctl.screening.query_rows import QueryRows

    standard = str(asked.file) == "-"
    run.name = STANDARD_INPUT if standard else str(asked.file)
    run.workers = asked.jobs or cores()
    with contextlib.closing(_open(asked.file, run.name)) as handle:
        source = QueryRows(handle, run.name, asked.kind, asked.country or "")
        rows = _checked_start(source)
        shown = asked.output is None
        with (
            _output(run, asked) as output,
            working("screening", unit="names", stdout=shown) as work,
        ):
            run.tell = work.say
            work.reach(len(run.done), 0 if standard else _lines(asked.file))
            _pass_on(run.rows(rows), output, work.step)
    if notice := source.notice():
        console.say(notice)


def _checked_start(rows: Iterable[Query | BadRow]) -> Iterator[Query | BadRow]:
    """The rows, the first of them read at once: a file that is none is told before anything is written."""
    iterator = iter(rows)
    first = next(iterator)

    def again() -> Iterator[Query | BadRow]:
        yield first
        yield from iterator

    return again()


def _pass_on(rows: Iterable[Json], output: Output, moved: Callable[[], None] | None = None) -> None:
    for answer in rows:
        output.row(answer)
        if moved:
            moved()
    output.end()


def _open(path: Path, name: str) -> TextIO:
    if name == STANDARD_INPUT:
        # Bytes that are no UTF-8 are kept as they are, so that the row they stand in is told and
        # the others are read.
        return io.TextIOWrapper(
            sys.stdin.buffer, encoding="utf-8", errors="surrogateescape", newline=""
        )
    from riskctl.text.files import open_text

    return open_text(path, name)


@contextlib.contextmanager
def _output(run: Run, asked: NamesAsked) -> Iterator[Output]:
    if asked.output is None:
        yield _writer(asked.format, _to_stdout)
        return
    from riskctl.cli.screen_resume import Finished, begun_only

    # A file that was only begun holds no answer to go on from, and is written anew.
    goes_on = asked.resume and asked.output.exists() and not begun_only(asked.output)
    if goes_on:
        finished = Finished(asked.output, run.state, asked.format)
        run.done = finished.states
        for outcome, is_bad, gap in finished.answers:
            run.tally.add_answered(outcome, is_bad, gap or bool(run.opened.screener.unsound))
    with asked.output.open("ab" if goes_on else "wb") as file:

        def put(text: str) -> None:
            file.write(text.encode("utf-8", "backslashreplace"))

        yield Csv(put, header=not goes_on) if asked.format == "csv" else JsonLines(put)
    console.say(f"wrote {asked.output}")


def _writer(format_: str, put: Put) -> Output:
    if format_ == "csv":
        return Csv(put)
    if format_ == "jsonl":
        return JsonLines(put)
    if format_ == "json":
        return JsonList(put)
    return Table(console.write_text, console.columns(sys.stdout))


def _to_stdout(text: str) -> None:
    console.write_bytes(text.encode("utf-8", "backslashreplace"))


def _lines(path: Path) -> int:
    """About how many names a file holds, one a line; 0 for what can be read but once, such as a named pipe."""
    if not path.is_file():
        return 0
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
