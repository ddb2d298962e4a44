"""What the commands on a portfolio share: their options, and how the file is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from riskctl.portfolio.load import Portfolio
    from riskctl.workspace.session import Session

PortfolioPath = Annotated[Path, typer.Argument(metavar="PORTFOLIO", help="A portfolio file.")]
Scenarios = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        "-s",
        metavar="ID[+ID]",
        help="This one only, or a+b at once (may repeat).",
    ),
]


def open_portfolio(path: Path, session: Session) -> Portfolio:
    """Read the portfolio file. Raises :class:`InputError` with every problem at its line."""
    from riskctl.portfolio.load import load_portfolio
    from riskctl.text.located import load

    return load_portfolio(load(path), session)


def chosen_scenarios(texts: Sequence[str] | None, session: Session) -> tuple[str, ...]:
    """The scenarios asked for, each once, in the order given. Raises UsageProblem with all that are unknown."""
    from riskctl.cli.guard import UsageProblem
    from riskctl.portfolio.joint import joint_name
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    known = session.workspace.scenarios
    problems = []
    names = []
    for text in texts or ():
        name = joint_name(text)
        names.append(name)
        for part in name.split(" + "):
            if part not in known:
                problems.append(f"no scenario '{safe(part, 80)}'{hint(part, known)}")
    if problems:
        listing = "riskctl scenarios list names them"
        raise UsageProblem("\n".join([*dict.fromkeys(problems), listing]))
    return tuple(dict.fromkeys(names))
