"""Files that decide what passes, changed between a commit and the tree under review: such a change must be seen."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from riskctl.discovery.usage import Usage
from riskctl.gate.findings import GateFinding
from riskctl.gate.policy import GatePolicy
from riskctl.text.problems import InputError, Problem
from riskctl.workspace.config import FILE, read_config

_WHY = "what decides the gate differs from {}; have it reviewed, then pass --trust-policy"


def policy_changes(
    root: Path, reference: str, policy: GatePolicy, files: Iterable[Path | None]
) -> list[GateFinding]:
    """A finding for each changed file of policy, waivers, rules, use cases or baseline. Raises :class:`InputError`."""
    folder = root.resolve() if root.is_dir() else root.resolve().parent
    # The top of the repository: what decides may lie outside of the folder that is scanned.
    top = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\r\n"))).resolve()
    named = {name for file in [*files, *_cases(policy)] if file for name in _names(file)}
    inside = [str(name.relative_to(top)) for name in sorted(named) if name.is_relative_to(top)]
    patterns = [f":(top,literal){name}" for name in inside] + [f":(top,glob)**/{FILE}"]
    changed = _changed(top, reference, patterns)
    return [_finding(path, reference) for path in changed if _counts(top, reference, path)]


def config_files(config: Path | None) -> list[Path]:
    """The configuration and the folders and waivers that it names."""
    if config is None:
        return []
    content = read_config(config)
    return [config, *content.data, *content.rules, *filter(None, [content.waivers])]


def _cases(policy: GatePolicy) -> list[Path | None]:
    return [policy.use_case, *(case for _, case in policy.paths)]


def _names(file: Path) -> set[Path]:
    """The file as it is named and as links lead to it."""
    return {file.parent.resolve() / file.name, file.resolve()}


def _changed(top: Path, reference: str, patterns: Sequence[str]) -> list[str]:
    options = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv")
    output = _git(top, "diff", *options, reference, "--", *patterns)
    return sorted(os.fsdecode(name) for name in output.split(b"\0") if name)


def _counts(top: Path, reference: str, path: str) -> bool:
    """Of a ``pyproject.toml`` only the table ``tool.riskctl`` counts."""
    if Path(path).name != "pyproject.toml":
        return True
    try:
        # Compared as data: a new comment or another order decides nothing.
        old = _table(_git(top, "cat-file", "blob", f"{reference}:{path}"))
        return bool(old != _table((top / path).read_bytes()))
    # What cannot be compared counts as changed.
    except (OSError, ValueError, AttributeError, InputError):
        return True


def _table(raw: bytes) -> Any:
    return tomllib.loads(raw.decode()).get("tool", {}).get("riskctl", {})


def _finding(path: str, reference: str) -> GateFinding:
    usage = Usage(path, 1, 1, "policy", Path(path).name)
    return GateFinding(usage, "reject", "policy.changed", (_WHY.format(reference),))


def _git(folder: Path, *words: str) -> bytes:
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(folder), *words]
    try:
        result = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        result = None
    if result is None or result.returncode:
        text = "git does not tell whether the policy has changed; check the commit of --diff-base"
        raise InputError([Problem(str(folder), 1, 1, text)])
    return result.stdout
