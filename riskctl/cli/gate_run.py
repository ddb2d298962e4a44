"""What ``riskctl gate`` does, apart from reading its options: it is reached with and without the option library."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from riskctl.discovery.scanned import Inventory
    from riskctl.discovery.tree import Selection
    from riskctl.discovery.usage import Usage
    from riskctl.gate.findings import GateResult
    from riskctl.gate.policy import GatePolicy


@dataclass(frozen=True, slots=True)
class GateRequest:
    """The options of the command as they were given."""

    path: Path = Path()
    policy: Path | None = None
    use_case: Path | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    diff_base: str | None = None
    trust_policy: bool = False
    output: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    everything: bool = False
    as_of: str | None = None
    github: bool = False
    bom: tuple[Path, ...] = ()
    ignore_unanswerable: bool = False
    strict: bool = False

    @property
    def selection(self) -> Selection:
        """Which files are read."""
        from riskctl.discovery.tree import Selection

        return Selection(exclude=self.exclude, everything=self.everything)


def run(request: GateRequest) -> int:
    """Decide on every usage, write the outputs, then return the exit code. Raises ``UsageProblem``, ``InputError``."""
    from riskctl.cli import console
    from riskctl.cli.progress import working
    from riskctl.cli.today import day
    from riskctl.gate.writers import as_github, as_text

    _check(request)
    policy = _policy(request)
    date = day(request.as_of)
    with working("reading files"):
        inventory = _inventory(request)
    with working("deciding on each usage"):
        result = _judged(request, policy, date, inventory)
    if request.diff_base is not None and not request.trust_policy:
        result = _with_policy_changes(result, request, policy)
    result = _with_notices(result, request, policy)
    if request.output:
        from riskctl.text.atomic import write_all

        write_all([(target, _bytes(result, target)) for target in request.output])
    github = as_github(result).decode() if request.github else ""
    console.write_text(github + as_text(result))
    for warning in inventory.warnings:
        console.say(warning)
    return _code(result, request.strict)


def _bytes(result: GateResult, target: Path) -> bytes:
    """The result in the format that a file name asks for."""
    import json

    from riskctl.cli.usage_pages import render
    from riskctl.gate.writers import as_json, writer_for

    writer = writer_for(target.name)
    if writer is not None:
        return writer(result)
    from riskctl.reports.pages.usages import gate_report

    return render(gate_report(json.loads(as_json(result))), target)


def _with_notices(result: GateResult, request: GateRequest, policy: GatePolicy) -> GateResult:
    """The result with notes on what the decisions depart from, and on what the options leave out."""
    sentences: tuple[str, ...] = tuple(_asked_otherwise(request, policy))
    if result.standing is not None:
        from riskctl.document.reading import Node
        from riskctl.reports.sections.notices import notices

        sentences += notices(Node(dict(result.standing)))
    return replace(result, notes=(*result.notes, *sentences))


def _asked_otherwise(request: GateRequest, policy: GatePolicy) -> Iterator[str]:
    if "assume-conditions" in policy.switches:
        yield "Conditions count as met, by assume-conditions of the policy"
    if request.baseline is not None:
        yield f"Only usages that {request.baseline.name} does not hold were decided on (--baseline)"
    if request.diff_base is not None:
        yield f"Only usages that {request.diff_base} does not have were decided on (--diff-base)"
    if request.exclude:
        yield f"Not looked into: {', '.join(request.exclude)} (--exclude)"
    if request.ignore_unanswerable:
        yield "What only the operator, or nobody, can answer does not fail (--ignore-unanswerable)"
    if request.trust_policy:
        yield "A policy that differs from the commit compared with is no finding (--trust-policy)"


def _check(request: GateRequest) -> None:
    from riskctl.cli.guard import UsageProblem
    from riskctl.cli.usage_pages import is_page
    from riskctl.document.outcomes import OUTCOMES
    from riskctl.gate.writers import writer_for
    from riskctl.text.display import safe
    from riskctl.text.suggest import hint

    if request.fail_on is not None and request.fail_on not in OUTCOMES:
        given = safe(request.fail_on, 40)
        close = hint(request.fail_on, OUTCOMES)
        raise UsageProblem(f"--fail-on takes one of {', '.join(OUTCOMES)}, not '{given}'{close}")
    if not request.path.exists():
        raise UsageProblem(f"{request.path}:1:1: no such file or folder; name one that exists")
    unknown = [
        str(target)
        for target in request.output
        if writer_for(target.name) is None and not is_page(target)
    ]
    if unknown:
        raise UsageProblem(f"no format is known for {', '.join(unknown)}; see riskctl gate --help")


def _policy(request: GateRequest) -> GatePolicy:
    from riskctl.gate.policy import GatePolicy, read_policy
    from riskctl.workspace.config import find_config, read_table

    file = request.policy or find_config()
    table = read_table(file).get("gate", {}) if file else {}
    chosen = read_policy(table, str(file), file.parent) if file and table else GatePolicy()
    if request.use_case is not None:
        chosen = replace(chosen, use_case=request.use_case)
    return replace(chosen, fail_on=request.fail_on) if request.fail_on else chosen


def _inventory(request: GateRequest) -> Inventory:
    """All usages; none are looked for where no file that could hold one differs from the commit to compare with."""
    from riskctl.cli.discover_run import with_boms
    from riskctl.discovery.scanned import Inventory

    if request.diff_base is not None:
        from riskctl.gate.changed import relevant_change

        if not relevant_change(request.path, request.diff_base, request.selection):
            return with_boms(Inventory(), request.bom)
    from riskctl.discovery.scan import discover

    return with_boms(discover(request.path, request.selection), request.bom)


def _judged(
    request: GateRequest, policy: GatePolicy, date: str, inventory: Inventory
) -> GateResult:
    from riskctl.gate.decide import Gate

    usages = _new(request, inventory)
    gate = Gate(policy, date, request.path, request.ignore_unanswerable)
    return gate.judge(usages, inventory.unread, inventory.left_out_line)


def _new(request: GateRequest, inventory: Inventory) -> list[Usage]:
    """The usages that are decided on: all, or those that were not there before."""
    usages = list(inventory.usages)
    if not usages:
        return usages
    from riskctl.gate import baseline as before

    if request.baseline is not None:
        usages = before.read(request.baseline).without(usages, request.path)
    if request.diff_base is not None and usages:
        old = before.of_commit(request.path, request.diff_base, request.selection)
        usages = old.without(usages, request.path)
    return usages


def _with_policy_changes(
    result: GateResult, request: GateRequest, policy: GatePolicy
) -> GateResult:
    """The result with a finding for each file of the policy that the commit has otherwise."""
    from riskctl.gate.policy_changes import config_files, policy_changes
    from riskctl.workspace.config import find_config

    files = [request.policy, request.baseline, *config_files(find_config())]
    changes = policy_changes(request.path, str(request.diff_base), policy, files)
    return replace(result, findings=(*changes, *result.findings))


def _code(result: GateResult, strict: bool) -> int:
    """The exit code: failed before information missing before files not read, or law past its date where strict."""
    from riskctl.cli import exit_codes

    outcomes = {finding.outcome for finding in result.failing}
    if outcomes - {"needs-information"}:
        return exit_codes.GATE_FAILED
    if outcomes:
        return exit_codes.NEEDS_INFORMATION
    stale = strict and result.standing is not None and bool(result.standing["stale"])
    return exit_codes.STALE_DATA if result.unread or stale else exit_codes.PASSED
