"""The policy of a gate: the table ``[gate]`` of a named or the user's configuration, never of the tree under review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from riskctl.discovery.hosts import region_grade
from riskctl.discovery.usage import Usage
from riskctl.document.outcomes import OUTCOMES
from riskctl.text.dates import date_hint, is_date
from riskctl.text.display import safe
from riskctl.text.problems import InputError, Problem
from riskctl.text.suggest import hint

LISTS = (
    "allowed-developers",
    "forbidden-developers",
    "allowed-operators",
    "forbidden-operators",
    "allowed-regions",
    "forbidden-regions",
    "allowed-routes",
    "forbidden-routes",
    "allowed-licences",
    "forbidden-licences",
    "allowed-jurisdictions",
    "forbidden-jurisdictions",
    "forbidden-families",
)
_OF_CATALOGUE = ("families", "routes", "licences", "jurisdictions")
SWITCHES = ("pinned", "pinned-models", "forbid-deprecated", "inline-waivers", "assume-conditions")
_WARN_DAYS = 14
KEYS = (
    "fail-on",
    "use-case",
    "paths",
    "warn-days",
    "max-data-age",
    "waivers",
    *SWITCHES,
    *LISTS,
)
WAIVER_KEYS = ("id", "path", "literal", "operator", "reason", "approver", "ticket", "through")


@dataclass(frozen=True, slots=True)
class UsageWaiver:
    """An exception for usages of that path, literal and operator (patterns), until ``through``, that day included."""

    id: str
    reason: str
    approver: str
    through: str
    path: str = "*"
    literal: str = "*"
    operator: str = "*"
    ticket: str = ""

    def covers(self, usage: Usage) -> bool:
        """Whether the waiver speaks of a usage, whatever the day."""
        pairs = (
            (usage.path, self.path),
            (usage.literal, self.literal),
            (usage.operator, self.operator),
        )
        return all(fnmatch(text, pattern) for text, pattern in pairs)


@dataclass(frozen=True, slots=True)
class GatePolicy:
    """What fails, which use case belongs to which paths, and lists of names and places.

    ``max_data_age``: days after which profiles and lists are too old to decide by; 0 sets no limit.
    """

    fail_on: str = "needs-information"
    use_case: Path | None = None
    paths: tuple[tuple[str, Path], ...] = ()
    lists: Mapping[str, tuple[str, ...]] | None = None
    switches: frozenset[str] = frozenset()
    warn_days: int = _WARN_DAYS
    max_data_age: int = 0
    waivers: tuple[UsageWaiver, ...] = ()
    source: str = "built-in defaults"

    def entries(self, key: str) -> tuple[str, ...]:
        """The entries of one list of names; none when the policy has no such list."""
        return (self.lists or {}).get(key, ())

    @property
    def has_limits(self) -> bool:
        """Whether any limit needs the catalogue."""
        listed = any(key.partition("-")[2] in _OF_CATALOGUE for key in self.lists or {})
        return listed or bool({"pinned-models", "forbid-deprecated"} & self.switches)

    def use_case_of(self, path: str) -> Path | None:
        """The use case of a file: the first pattern that fits, else that of the whole tree."""
        return next((case for pattern, case in self.paths if fnmatch(path, pattern)), self.use_case)

    def listed(self, noun: str, name: str) -> list[str]:
        """What speaks against a name by the two lists of a noun."""
        return self.forbidden(noun, name) + self.not_allowed(noun, name)

    def forbidden(self, noun: str, name: str) -> list[str]:
        """That a name is on the list of those forbidden, in whatever case."""
        forbidden = map(str.casefold, self.entries(f"forbidden-{noun}"))
        if name and name.casefold() in forbidden:
            return [f"{name} is among forbidden-{noun}"]
        return []

    def not_allowed(self, noun: str, name: str) -> list[str]:
        """That a name is not on the list of those allowed, where there is one; what is not known is on none."""
        allowed = [entry.casefold() for entry in self.entries(f"allowed-{noun}")]
        if not allowed or name.casefold() in allowed:
            return []
        return [f"{name or 'not known'} is not among allowed-{noun}"]

    def breaches(self, usage: Usage) -> list[str]:
        """Why the policy itself forbids a usage; an empty name is unknown and never on an allowed list."""
        reasons = self.forbidden("developers", usage.developer)
        # Packages, images and keys have no developer of a model, so that only a denied one counts there.
        if usage.kind in ("model", "model_pull"):
            reasons += self.not_allowed("developers", usage.developer)
        reasons += self.listed("operators", usage.operator)
        reasons += self.forbidden("regions", usage.host_region)
        outside = self.not_allowed("regions", usage.host_region)
        reasons += outside
        if self.entries("allowed-regions") and not outside and _is_unverified(usage):
            region = usage.host_region
            reasons.append(f"no source states that {usage.operator} answers in {region}")
        if "pinned" in self.switches and usage.kind == "image" and "@sha256:" not in usage.literal:
            reasons.append("the image is not pinned by its digest")
        return reasons


def _is_unverified(usage: Usage) -> bool:
    return region_grade(usage.operator, usage.host_region) == "unverified"


def read_policy(table: Mapping[str, Any], name: str, base: Path) -> GatePolicy:
    """Check the table ``gate`` of the file ``name``. Raises :class:`InputError` with every problem."""
    problems = list(_problems(table))
    if problems:
        raise InputError([Problem(name, 1, 1, f"[gate]: {text}") for text in problems])
    case = table.get("use-case")
    return GatePolicy(
        fail_on=table.get("fail-on", "needs-information"),
        use_case=base / case if case else None,
        paths=tuple((path["match"], base / path["use-case"]) for path in table.get("paths", [])),
        lists={key: tuple(table[key]) for key in LISTS if key in table},
        switches=frozenset(key for key in SWITCHES if table.get(key)),
        warn_days=table.get("warn-days", _WARN_DAYS),
        max_data_age=table.get("max-data-age", 0),
        waivers=tuple(UsageWaiver(**waiver) for waiver in table.get("waivers", [])),
        source=name,
    )


def _problems(table: Mapping[str, Any]) -> list[str]:
    problems = []
    for key in table:
        if key not in KEYS:
            known = ", ".join(KEYS)
            problems.append(f"unknown key '{safe(key, 40)}'{hint(key, KEYS)}; known here: {known}")
    if table.get("fail-on", OUTCOMES[2]) not in OUTCOMES:
        problems.append(f"fail-on is one of {', '.join(OUTCOMES)}")
    for key in LISTS:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            problems.append(f'{key} takes a list of names, such as ["DeepSeek"]')
    for key in SWITCHES:
        if not isinstance(table.get(key, False), bool):
            problems.append(f"{key} is true or false")
    if not _is_count(table.get("warn-days", _WARN_DAYS), 0):
        problems.append("warn-days is a number of days, 0 or more")
    if not _is_count(table.get("max-data-age", 1), 1):
        problems.append("max-data-age is a number of days, 1 or more")
    for path in table.get("paths", []):
        if not isinstance(path, dict) or set(path) != {"match", "use-case"}:
            problems.append('paths takes tables such as {match = "apps/*", use-case = "bank.yaml"}')
    for path in table.get("waivers", []):
        problems += _waiver_problems(path)
    return problems


def _is_count(value: object, least: int) -> bool:
    # Not isinstance: true is an int to Python.
    return type(value) is int and value >= least


def _waiver_problems(waiver: Any) -> list[str]:
    if not isinstance(waiver, dict):
        return ["waivers takes tables with id, reason, approver and through"]
    problems = [
        f"waiver: unknown key '{safe(key, 40)}'{hint(key, WAIVER_KEYS)}"
        for key in waiver
        if key not in WAIVER_KEYS
    ]
    problems += [
        f"waiver: {key} is missing"
        for key in ("id", "reason", "approver", "through")
        if not waiver.get(key)
    ]
    if waiver.get("through") and not is_date(str(waiver["through"])):
        hint = date_hint(str(waiver["through"]))
        problems.append(f"waiver: through is a day as text, YYYY-MM-DD{hint}")
    if not any(waiver.get(key) for key in ("path", "literal", "operator")):
        problems.append("waiver: say which usages it covers by path, literal or operator")
    return problems
