"""A short way to ``discover`` and ``gate``, without the option library, which costs more than a small scan.

Anything unusual (help, an unknown or a misspelt option) goes the long way, which has the words for it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from getopt import GetoptError, gnu_getopt
from pathlib import Path
from typing import TYPE_CHECKING

from riskctl.cli.guard import guarded

if TYPE_CHECKING:
    from riskctl.cli.discover_run import DiscoverRequest
    from riskctl.cli.gate_run import GateRequest

_DISCOVER = ["format=", "output=", "include=", "exclude=", "diff=", "all", "bom="]
_GATE = [
    "policy=",
    "use-case=",
    "fail-on=",
    "baseline=",
    "diff-base=",
    "trust-policy",
    "output=",
    "exclude=",
    "all",
    "as-of=",
    "github",
    "bom=",
    "ignore-unanswerable",
    "strict",
]


def discover(words: Sequence[str]) -> bool:
    """Run the command when its options are plain; False when the long way has to be taken."""
    request = read_discover(words)
    if request is None:
        return False
    from riskctl.cli.discover_run import run

    guarded(lambda: sys.exit(run(request)))
    return True


def gate(words: Sequence[str]) -> bool:
    """As :func:`discover`, for the gate."""
    request = read_gate(words)
    if request is None:
        return False
    from riskctl.cli.gate_run import run

    guarded(lambda: sys.exit(run(request)))
    return True


def read_discover(words: Sequence[str]) -> DiscoverRequest | None:
    """The options as the long way would read them; None for anything unusual."""
    from riskctl.cli.discover_run import DiscoverRequest

    options = _Options.of(words, "f:o:", _DISCOVER, {"-f": "--format", "-o": "--output"})
    if options is None:
        return None
    return DiscoverRequest(
        path=options.path,
        format=options.last.get("--format", "table"),
        output=tuple(Path(value) for value in options.every("--output")),
        include=options.every("--include"),
        exclude=options.every("--exclude"),
        diff=options.file("--diff"),
        everything="--all" in options.last,
        bom=tuple(Path(value) for value in options.every("--bom")),
    )


def read_gate(words: Sequence[str]) -> GateRequest | None:
    """The options as the long way would read them; None for anything unusual."""
    from riskctl.cli.gate_run import GateRequest

    options = _Options.of(words, "u:o:", _GATE, {"-u": "--use-case", "-o": "--output"})
    if options is None:
        return None
    return GateRequest(
        path=options.path,
        policy=options.file("--policy"),
        use_case=options.file("--use-case"),
        fail_on=options.last.get("--fail-on"),
        baseline=options.file("--baseline"),
        diff_base=options.last.get("--diff-base"),
        trust_policy="--trust-policy" in options.last,
        output=tuple(Path(value) for value in options.every("--output")),
        exclude=options.every("--exclude"),
        everything="--all" in options.last,
        as_of=options.last.get("--as-of"),
        github="--github" in options.last,
        ignore_unanswerable="--ignore-unanswerable" in options.last,
        strict="--strict" in options.last,
        bom=tuple(Path(value) for value in options.every("--bom")),
    )


class _Options:
    """Options by their long names, in their order."""

    def __init__(self, pairs: Sequence[tuple[str, str]], places: Sequence[str]) -> None:
        self.pairs = pairs
        self.last = dict(pairs)
        self.path = Path(places[0]) if places else Path()

    @classmethod
    def of(
        cls, words: Sequence[str], short: str, long: Sequence[str], names: Mapping[str, str]
    ) -> _Options | None:
        """None for anything unusual: an unknown option, a shortened one, two paths."""
        plain = {f"--{name.rstrip('=')}" for name in long}
        if any(word[:2] == "--" and word.partition("=")[0] not in plain for word in words):
            return None
        try:
            pairs, places = gnu_getopt(list(words), short, list(long))
        except GetoptError:
            return None
        named = [(names.get(name, name), value) for name, value in pairs]
        return cls(named, places) if len(places) <= 1 else None

    def every(self, name: str) -> tuple[str, ...]:
        """The values of an option that may repeat."""
        return tuple(value for key, value in self.pairs if key == name)

    def file(self, name: str) -> Path | None:
        """The file that an option names; None when it is not given."""
        return Path(self.last[name]) if name in self.last else None
