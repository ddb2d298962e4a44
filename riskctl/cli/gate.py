"""``riskctl gate``: may this code base use the models and services it names?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from riskctl.cli import exit_codes
from riskctl.cli.app import new_app
from riskctl.cli.options import AsOf
from riskctl.cli.paper import check_choice
from riskctl.document.outcomes import OUTCOMES

if TYPE_CHECKING:
    from riskctl.discovery.scan import Inventory
    from riskctl.discovery.usage import Usage
    from riskctl.gate.decide import GateResult
    from riskctl.gate.policy import GatePolicy

app = new_app()

EPILOG = """Examples:

riskctl gate . --use-case bank.yaml

riskctl gate . --policy policy/riskctl.toml --diff-base origin/main -o gate.sarif -o gate.md

riskctl gate . --baseline usages.baseline.json

Exit codes: 0 passed, 1 failed, 2 usage error, 3 only information is missing, 4 files could not be read.
"""


@app.command(epilog=EPILOG)
def gate(
    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="A folder or one file.")] = Path(),
    policy: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help="riskctl.toml with [gate]; never taken from PATH by itself.",
        ),
    ] = None,
    use_case: Annotated[
        Path | None,
        typer.Option(
            "--use-case", "-u", metavar="FILE", help="Who uses it, for what, with which data."
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="OUTCOME",
            help="Fail from this outcome on.",
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option("--baseline", metavar="FILE", help="Only usages that are not in this file."),
    ] = None,
    diff_base: Annotated[
        str | None,
        typer.Option(
            "--diff-base", metavar="REF", help="Only usages that this commit does not have."
        ),
    ] = None,
    trust_policy: Annotated[
        bool,
        typer.Option(
            "--trust-policy", help="A policy that differs from --diff-base is no finding."
        ),
    ] = False,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write .json, .sarif, .junit.xml or .md (may repeat).",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="GLOB", help="Not these files (may repeat)."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Tests, documentation and vendored code as well.")
    ] = False,
    as_of: AsOf = None,
    github: Annotated[
        bool, typer.Option("--github", help="Annotations for a GitHub workflow.")
    ] = False,
) -> None:
    """Decide on every usage by policy. Unknown fails unless the policy says otherwise; outputs are written first."""
    check_choice("--fail-on", fail_on, OUTCOMES)
    from riskctl.cli import console
    from riskctl.cli.guard import UsageProblem
    from riskctl.cli.today import day
    from riskctl.discovery.scan import discover
    from riskctl.discovery.tree import Selection
    from riskctl.gate.writers import as_github, as_text, writer_for

    if not path.exists():
        raise UsageProblem(f"{path}:1:1: no such file or folder; name one that exists")
    unknown = [str(target) for target in output or [] if writer_for(target.name) is None]
    if unknown:
        raise UsageProblem(f"no format is known for {', '.join(unknown)}; see riskctl gate --help")
    selection = Selection(exclude=tuple(exclude or ()), everything=everything)
    chosen = _policy(policy, use_case, fail_on)
    date = day(as_of)
    inventory = discover(path, selection)
    result = _judge(chosen, date, inventory, _new(path, inventory, selection, baseline, diff_base))
    if diff_base is not None and not trust_policy:
        result = _with_policy_changes(result, path, diff_base, chosen, [policy, baseline])
    for target in output or []:
        writer = writer_for(target.name)
        if writer is not None:
            target.write_bytes(writer(result))
    console.write_text(as_github(result).decode() + as_text(result) if github else as_text(result))
    for warning in inventory.warnings:
        console.say(warning)
    code = _code(result)
    if code:
        raise typer.Exit(code)


def _policy(path: Path | None, use_case: Path | None, fail_on: str | None) -> GatePolicy:
    from dataclasses import replace

    from riskctl.gate.policy import read_policy
    from riskctl.workspace.config import find_config, read_table

    file = path or find_config()
    table = read_table(file).get("gate", {}) if file else {}
    name = str(file) if file and table else "built-in defaults"
    chosen = read_policy(table, name, file.parent if file else Path())
    if use_case is not None:
        chosen = replace(chosen, use_case=use_case)
    return replace(chosen, fail_on=fail_on) if fail_on else chosen


def _new(
    path: Path,
    inventory: Inventory,
    selection: object,
    baseline: Path | None,
    diff_base: str | None,
) -> list[Usage]:
    """The usages that are decided on: all, or those that were not there before."""
    from riskctl.discovery.changes import beyond
    from riskctl.discovery.tree import Selection
    from riskctl.gate import baseline as before

    usages = list(inventory.usages)
    if baseline is not None:
        usages = beyond(usages, before.read(baseline))
    if diff_base is not None and isinstance(selection, Selection):
        usages = beyond(usages, before.of_commit(path, diff_base, selection))
    return usages


def _judge(policy: GatePolicy, date: str, inventory: Inventory, usages: list[Usage]) -> GateResult:
    from riskctl.gate.decide import Gate

    return Gate(policy, date).judge(usages, inventory.unread, inventory.left_out_line)


def _with_policy_changes(
    result: GateResult, root: Path, reference: str, chosen: GatePolicy, files: list[Path | None]
) -> GateResult:
    """The result with a finding for each file of the policy that the commit has otherwise."""
    from dataclasses import replace

    from riskctl.gate.policy_changes import config_files, policy_changes
    from riskctl.workspace.config import find_config

    named = [*files, *config_files(find_config())]
    changes = policy_changes(root, reference, chosen, named)
    return replace(result, findings=(*changes, *result.findings))


def _code(result: GateResult) -> int:
    """The exit code: failed before information missing before files not read."""
    outcomes = {finding.outcome for finding in result.failing}
    if outcomes - {"needs-information"}:
        return exit_codes.GATE_FAILED
    if outcomes:
        return exit_codes.NEEDS_INFORMATION
    return exit_codes.STALE_DATA if result.unread else exit_codes.PASSED
