"""``riskctl catalogue debt``: published facts that profiles do not state, by how many answers wait for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli.opening import open_session
from riskctl.cli.options import AsOf, DataDirs
from riskctl.cli.paper import TextOrJson, check_choice, new_paper, show, show_json
from riskctl.cli.progress import working

if TYPE_CHECKING:
    from riskctl.assessment.assessor import Judgement
    from riskctl.assessment.debt import Debt
    from riskctl.catalogue.use_case import UseCase
    from riskctl.workspace.session import Session

EPILOG = """Examples:

riskctl catalogue debt --use-case hospital.yaml

riskctl catalogue debt gpt-5.4 mistral-large-3 -u hospital.yaml -u bank.yaml --top 50"""


def run(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MODEL[@ROUTE]...]",
            help="Subjects to count over (default: every model by every route).",
            show_default=False,
        ),
    ] = None,
    use_cases: Annotated[
        list[Path] | None,
        typer.Option(
            "--use-case", "-u", metavar="FILE", help="Who uses it, for what (may repeat)."
        ),
    ] = None,
    top: Annotated[
        int, typer.Option("--top", metavar="N", min=1, help="How many facts to list.")
    ] = 20,
    as_of: AsOf = None,
    data: DataDirs = None,
    format_: TextOrJson = "text",
) -> None:
    """List published facts that the catalogue does not state, by how many answers wait for them.

    Facts that only the organisation, the operator or nobody can know are left out: they are no debt.
    """
    from riskctl.assessment.debt import debts

    check_choice("--format", format_, ("text", "json"))
    session = open_session(as_of, data, None)
    owed = debts(_judgements(session, names or (), use_cases or ()), session.workspace.catalogue)
    if format_ == "json":
        show_json([_data(debt) for debt in owed[:top]])
    else:
        _show(owed, top)


def _judgements(
    session: Session, names: Sequence[str], use_cases: Sequence[Path]
) -> Iterator[Judgement]:
    subjects = session.subjects(names or reachable(session))
    cases: list[UseCase | None] = [session.use_case(path) for path in use_cases]
    cases = cases or [None]
    with working("judging routes", len(cases) * len(subjects)) as work:
        for case in cases:
            request = session.request(case)
            for subject in subjects:
                yield session.judge(subject, request)
                work.step()


def reachable(session: Session) -> list[str]:
    """Ids of the models that some route offers on the day, sorted."""
    catalogue = session.workspace.catalogue
    return [
        model_id
        for model_id in sorted(catalogue.models)
        if catalogue.routes_for(model_id, session.as_of)
    ]


def _data(debt: Debt) -> dict[str, object]:
    return {
        "fact": debt.fact,
        "profile": debt.profile,
        "answers": debt.answers,
        "held": debt.held,
        "rules": sorted(debt.rules),
    }


def _show(found: Sequence[Debt], top: int) -> None:
    from riskctl.explanations.columns import write_rows

    paper = new_paper()
    rows = [
        (debt.fact, debt.profile, str(debt.held), str(debt.answers), ", ".join(sorted(debt.rules)))
        for debt in found[:top]
    ]
    if rows:
        write_rows(paper, ("FACT", "PROFILE", "HELD", "ANSWERS", "RULES"), rows)
        paper.blank()
    paper.say(
        f"{len(rows)} of {len(found)} open published facts; HELD counts the answers that stay at "
        "needs-information for want of it, ANSWERS those with a finding that waits for it"
    )
    show(paper)
