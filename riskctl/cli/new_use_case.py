"""``riskctl new use-case``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import DataDirs, open_layers

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.explanations.use_case_text import Answer

EPILOG = """Examples:

riskctl new use-case

riskctl new use-case -o bank.yaml --answers title="Bank assistant" --answers country=Malaysia --answers sector=banking
"""


def run(
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write it here; default: <id>.yaml on a terminal, else print.",
        ),
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--answers",
            "-a",
            metavar="KEY=VALUE",
            help="An answer: title, country, data.personal ... (may repeat).",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file when it exists.")
    ] = False,
    data: DataDirs = None,
) -> None:
    """Ask a few questions and write a commented use case; away from a terminal, take the answers from the options."""
    from riskctl.cli.files import check_target

    if output:
        check_target(output, force)
    catalogue = open_layers(data, None).catalogue
    given = _given(answers or [], catalogue)
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    if terminal:
        given = _asked(given, catalogue)
    elif "title" not in given and "id" not in given:
        text = "this is no terminal to ask on; give --answers title=... and others, e.g. --answers country=MY"
        raise UsageProblem(text)
    _write(given, output or (Path(f"{given['id']}.yaml") if terminal else None), force)


def _given(texts: list[str], catalogue: Catalogue) -> dict[str, Answer]:
    """Answers from the options; raises :class:`UsageProblem` with every problem."""
    from riskctl.questionnaire.answers import SHORT, BadAnswerError, read_answer
    from riskctl.text.display import safe

    found: dict[str, Answer] = {}
    problems = []
    for text in texts:
        key, sign, raw = text.partition("=")
        key = SHORT.get(key.strip(), key.strip())
        try:
            if not sign:
                raise BadAnswerError(f"--answers takes KEY=VALUE, not '{safe(text, 60)}'")
            if key in found:
                raise BadAnswerError(f"{key} is answered twice")
            found[key] = read_answer(key, raw, catalogue)
        except BadAnswerError as bad:
            problems.append(str(bad))
    if problems:
        raise UsageProblem("\n".join(problems))
    return found


def _asked(given: dict[str, Answer], catalogue: Catalogue) -> dict[str, Answer]:
    from riskctl.cli.console import say
    from riskctl.cli.questions import ask

    try:
        return ask(given, catalogue)
    except KeyboardInterrupt:
        say("\ninterrupted; nothing was written")
        raise typer.Exit(exit_codes.INTERRUPTED) from None


def _write(given: dict[str, Answer], output: Path | None, force: bool) -> None:
    """Write the file after loading it as any other command would."""
    from riskctl.catalogue.use_case import load_use_case
    from riskctl.cli import console
    from riskctl.cli.files import write_new
    from riskctl.explanations.use_case_text import use_case_text
    from riskctl.facts.values import Unknown
    from riskctl.questionnaire.answers import with_defaults
    from riskctl.text.display import safe
    from riskctl.text.located import parse

    text = use_case_text(with_defaults(given))
    case = load_use_case(parse(text, "the new use case"))
    if output is None:
        console.write_text(text)
        return
    write_new(output, text, force)
    facts = [
        *case.facts.values(),
        *(one.fact for one in case.evidence.values()),
        *case.hosting.values(),
    ]
    known = sum(not isinstance(fact.value, Unknown) for fact in facts)
    shown = safe(str(output))
    console.say(
        f"wrote {shown}: {known} facts stated, {len(facts) - known} unknown; open it to state more"
    )
    console.say(f"then run: riskctl assess MODEL --use-case {shown}")
