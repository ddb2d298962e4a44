"""The command table. Each command lives in its own module, imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from riskctl.cli.guard import UsageProblem, guarded

_COMMAND_LINE: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)
"""What the parser raises for any mistake; its module differs between releases of typer."""
COMMANDS: dict[str, tuple[str, str]] = {
    "assess": ("assess", "Decide on a model, by one route or all, for a use case."),
    "compare": ("compare", "Rank routes side by side, or say what changed between assessments."),
    "report": ("report", "Write an assessment made before as HTML, PDF, XLSX, SARIF and others."),
    "template": ("template", "List, copy out and check the templates of reports."),
    "verify": ("verify", "Check that a report's assessment is unchanged and comes out again."),
    "explain": ("explain", "Explain one finding: law, facts, window, and what would clear it."),
    "discover": ("discover", "List the models and services that a code base uses."),
    "gate": ("gate", "Decide by policy whether a code base may use what it names."),
    "init": ("init", "Start a policy and a use case from what a code base uses."),
    "baseline": ("baseline", "Keep the usages that are already there."),
    "stress": ("stress", "Apply scenarios to a portfolio: losses, concentration, weak points."),
    "plan": ("plan", "Choose the cheapest routes for a portfolio that survive each scenario."),
    "screen": ("screen", "Look names up in the installed official lists."),
    "ownership": ("ownership", "Work out who owns a company under each regime, with proof."),
    "rules": ("rules", "List, show, check and start rulesets."),
    "catalogue": ("catalogue", "List, show and check vendors, models, routes and chips."),
    "scenarios": ("scenarios", "List and show the what-ifs that --scenario takes."),
    "lists": ("lists", "Download, import, compare and watch over official lists."),
    "schema": ("schema", "Print the JSON Schema of a file format."),
    "questions": ("questions", "Write the letter to operators: what only they can say."),
    "answers": ("answers", "Bring an answered letter back as claims of profiles."),
    "answer": ("answer", "Ask what moves the decision most, and write it into the use case."),
    "new": ("new", "Start a use-case file by answering a few questions."),
    "backtest": ("backtest", "Measure how well the exposure score ranks dated events."),
    "coverage": ("coverage", "List which facts became which rules, and why any did not."),
    "completion": ("completion", "Let the shell complete commands, options and ids."),
    "doctor": ("doctor", "Check the installation, its data and its cache."),
}
"""Module and one-line help by command name."""


class NamedGroup(TyperGroup):
    """A group that tells its commands' purpose in whole sentences, and what a mistyped name probably meant."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the table: each command with the first paragraph of its help, never cut short."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, _first_paragraph(command)) for name, command in self.commands.items()]
            )

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As usual, with a suggestion for a mistyped name."""
        known = self.list_commands(ctx)
        if args and args[0] not in known and not args[0].startswith("-"):
            from riskctl.text.display import safe
            from riskctl.text.suggest import hint

            near = hint(args[0], known) or f"; there are {', '.join(known)}"
            ctx.fail(f"no command '{safe(args[0], 60)}'{near}")
        return super().resolve_command(ctx, args)


def _first_paragraph(command: Any) -> str:
    return " ".join((command.help or "").partition("\n\n")[0].split())


class LazyGroup(NamedGroup):
    """A group that knows its commands by name and imports only the one that runs."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command; None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"riskctl.cli.{COMMANDS[cmd_name][0]}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the table without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def new_app(**options: Any) -> typer.Typer:
    """A Typer app with the settings every command shares: plain help, no shell completion hooks."""
    settings = {
        "cls": NamedGroup,
        "add_completion": False,
        "rich_markup_mode": None,
        "pretty_exceptions_enable": False,
        **options,
    }
    return typer.Typer(context_settings={"help_option_names": ["-h", "--help"]}, **settings)


app = new_app(cls=LazyGroup, no_args_is_help=True)

CUT_OFF = (
    "a compiled file of riskctl or of a library it uses was cut off, as happens where the disk was full; free some"
    " space, delete the folders __pycache__ beside the modules (pip show -f riskctl names them), and run it again"
)
EPILOG = "Example: riskctl assess deepseek-v4-pro --use-case use-case.yaml -o report.html"


@app.callback(epilog=EPILOG)
def main(
    version: bool = typer.Option(False, "--version", "-V", help="Print the version and exit."),
    config: str = typer.Option(
        "", metavar="FILE", help="Read this riskctl.toml or pyproject.toml."
    ),
) -> None:
    """Decide, with evidence, whether an organisation may use an AI model by a route for a purpose."""
    # Into the environment: commands open their files themselves, and processes they start do too.
    if config:
        os.environ["RISKCTL_CONFIG"] = config
    if version:
        from riskctl import __version__

        typer.echo(f"riskctl {__version__}")
        raise typer.Exit


def run() -> None:
    """Run the command line and exit with a documented code."""
    guarded(_parse)


def _parse() -> None:
    """Parse the command line and run it; mistakes of the parser are told in the words of all others."""
    try:
        code = app(standalone_mode=False)
    except typer.Abort as error:
        # The parser takes every end of a file for Ctrl-C; Python raises one for a compiled module that was cut off.
        if isinstance(error.__context__, EOFError) and "marshal" in str(error.__context__):
            raise UsageProblem(CUT_OFF) from None
        raise KeyboardInterrupt from None
    except _COMMAND_LINE as error:
        from riskctl.cli.usage import tell_again

        tell_again(error)
    else:
        if isinstance(code, int) and code:
            sys.exit(code)
