"""``riskctl new use-case``."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.grouped import grouped
from riskctl.cli.guard import UsageProblem
from riskctl.cli.options import Basis, Force

if TYPE_CHECKING:
    from riskctl.catalogue.catalogue import Catalogue
    from riskctl.cli.new_dialogue import Talk
    from riskctl.explanations.use_case_text import Answer
    from riskctl.workspace.session import Session

EPILOG = """Examples:

riskctl new use-case

riskctl new use-case claude-sonnet-5

riskctl new use-case -o bank.yaml -a title="Bank assistant" -a country=Malaysia -a sector=bank

riskctl new use-case --resume bank.yaml

Answers are taken as people write them: yes, No., 50k, UK, Viet Nam, health insurance, e-commerce.
"""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the file goes: ``begun`` is the text of one that is taken up again."""

    path: Path | None
    force: bool
    every: bool
    begun: str = ""


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What is written, and where; a group of options."""

    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write it here; default: <id>.yaml on a terminal, else print.",
        ),
    ] = None
    answers: Annotated[
        list[str],
        typer.Option(
            "--answers",
            "-a",
            metavar="KEY=VALUE",
            help="An answer: title, country, data.personal ... (may repeat).",
        ),
    ] = field(default_factory=list)
    resume: Annotated[
        Path | None,
        typer.Option("--resume", metavar="FILE", help="Go on with a file that was begun before."),
    ] = None
    every: Annotated[
        bool, typer.Option("--all", help="Write every fact, with the question it answers.")
    ] = False
    force: Force = False


@grouped
def run(
    draft: DraftOptions,
    basis: Basis,
    models: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MODEL[@ROUTE]]...",
            help="Models considered: only what matters for them is asked.",
        ),
    ] = None,
) -> None:
    """Ask what matters under the rules in force and write a commented use case; no terminal: answers from -a."""
    from riskctl.cli.files import check_target

    if draft.output and not draft.resume:
        check_target(draft.output, draft.force)
    session = basis.open_session()
    given = read_given(draft.answers, session.workspace.catalogue)
    tell_understood(draft.answers, given)
    target = Target(draft.output, draft.force, draft.every)
    if draft.resume:
        target, given = _begun(session, draft.resume, draft.output, given)
    subjects = session.subjects(models or ())
    if sys.stdin.isatty() and sys.stderr.isatty():
        from riskctl.cli.new_dialogue import Talk

        talk = Talk(session, list(subjects), given)
        left = talk.run()
        _finish(talk, target, left)
        return
    if "title" not in given and "id" not in given:
        text = "this is no terminal to ask on; give --answers title=... and others, e.g. --answers country=MY"
        raise UsageProblem(text)
    from riskctl.cli.new_dialogue import Talk

    _finish(Talk(session, list(subjects), given), target, left=False, terminal=False)


def _begun(
    session: Session, resume: Path, output: Path | None, given: dict[str, Answer]
) -> tuple[Target, dict[str, Answer]]:
    """The file begun before, checked as any other command would, with the options over its answers."""
    from riskctl.questionnaire.draft import answers_of
    from riskctl.text.located import load, parse

    session.use_case(resume)
    located = load(resume)
    text = resume.read_text(encoding="utf-8")
    parse(text, str(resume))
    target = Target(output or resume, force=True, every=False, begun=text)
    return target, {**answers_of(located), **given}


def read_given(texts: list[str], catalogue: Catalogue) -> dict[str, Answer]:
    """Answers from the options; raises :class:`UsageProblem` with every problem."""
    from riskctl.questionnaire.answers import SHORT, BadAnswerError, read_answer
    from riskctl.text.display import safe

    answers: dict[str, Answer] = {}
    problems = []
    for text in texts:
        key, sign, raw = text.partition("=")
        key = SHORT.get(key.strip(), key.strip())
        try:
            if not sign:
                raise BadAnswerError(f"--answers takes KEY=VALUE, not '{safe(text, 60)}'")
            if key in answers:
                raise BadAnswerError(f"{key} is answered twice")
            answers[key] = read_answer(key, raw, catalogue)
        except BadAnswerError as bad:
            problem = str(bad)
            known = sign and not problem.startswith((key, "unknown answer"))
            problems.append(f"{safe(key, 60)}: {problem}" if known else problem)
    if problems:
        raise UsageProblem("\n".join(problems))
    return answers


def tell_understood(texts: list[str], answers: dict[str, Answer]) -> None:
    """What was made of the options where it is not what was typed."""
    from riskctl.cli.dialogue import tell
    from riskctl.questionnaire.answers import SHORT
    from riskctl.questionnaire.understood import understood
    from riskctl.text.display import safe

    for text in texts:
        key, _, raw = text.partition("=")
        key = SHORT.get(key.strip(), key.strip())
        noted = understood(key, raw, answers[key])
        if noted:
            tell(f"read: {key} = {noted} (from '{safe(raw.strip(), 60)}')", 0)


def _finish(talk: Talk, target: Target, left: bool, terminal: bool = True) -> None:
    """Write the file after loading it as any other command would, and say what was written and what comes next."""
    from riskctl.cli import console
    from riskctl.cli.files import save_text
    from riskctl.cli.new_dialogue import tell_end
    from riskctl.explanations.use_case_text import use_case_text
    from riskctl.questionnaire.defaults import complete
    from riskctl.questionnaire.draft import answers_of, continued_text, new_text
    from riskctl.text.located import parse

    if not talk.answers.get("title") and not talk.answers.get("id"):
        console.say("left before the first answer; nothing was written")
        raise typer.Exit(exit_codes.INTERRUPTED)
    completed = complete(talk.answers)
    if target.begun:
        before = answers_of(parse(target.begun, "the file begun before"))
        text = continued_text(target.begun, before, completed)
    elif target.every:
        text = use_case_text(completed.answers)
    else:
        now = talk.interview.standpoint(completed.answers)
        text = new_text(completed, now, talk.session.as_of)
    talk.session.use_case_from_text(text, "the new use case")
    path = target.path or (Path(f"{completed.answers['id']}.yaml") if terminal else None)
    if path is None:
        console.write_text(text)
    else:
        save_text(path, text, target.force)
    tell_end(talk, completed, path, left)
    if left:
        raise typer.Exit(exit_codes.INTERRUPTED)
