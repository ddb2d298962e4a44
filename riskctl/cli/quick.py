"""A short way to ``assess``, ``discover`` and ``gate``, without the option library, which costs more than a small scan.

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
    from riskctl.cli.assess_run import AssessRequest
    from riskctl.cli.discover_run import DiscoverRequest
    from riskctl.cli.gate_run import GateRequest

_ASSESS = [
    "use-case=",
    "scenario=",
    "set=",
    "waivers=",
    "format=",
    "output=",
    "fail-on=",
    "strict",
    "jobs=",
    "quiet",
    "no-color",
    "as-of=",
    "data=",
    "rules=",
]
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


def assess(words: Sequence[str]) -> bool:
    """As :func:`discover`, for a decision. How a report looks is read the long way: pages take longer than options."""
    request = read_assess(words)
    if request is None:
        return False
    from riskctl.cli.assess_run import Assessing

    work = Assessing(request)
    guarded(lambda: sys.exit(work.run()))
    return True


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


def read_assess(words: Sequence[str]) -> AssessRequest | None:
    """The options as the long way would read them; None for anything unusual."""
    names = {"-u": "--use-case", "-f": "--format", "-o": "--output", "-q": "--quiet"}
    options = _Options.of(words, "u:f:o:q", _ASSESS, names, most=len(words))
    if options is None or not options.places:
        return None
    jobs = options.last.get("--jobs")
    # A number that the option library would refuse is left to it: it has the words.
    if jobs is not None and not _is_count(jobs):
        return None
    from riskctl.cli.assess_run import AssessRequest

    return AssessRequest(
        subjects=tuple(options.places),
        use_case=options.file("--use-case"),
        scenario=options.every("--scenario") or None,
        settings=options.every("--set") or None,
        waivers=options.file("--waivers"),
        format=options.last.get("--format"),
        files=options.files("--output"),
        fail_on=options.last.get("--fail-on"),
        strict="--strict" in options.last,
        jobs=int(jobs) if jobs is not None else None,
        quiet="--quiet" in options.last,
        no_color="--no-color" in options.last,
        as_of=options.last.get("--as-of"),
        data=options.files("--data") or None,
        rules=options.files("--rules") or None,
    )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[:1] != "0" and len(text) < 10


def read_discover(words: Sequence[str]) -> DiscoverRequest | None:
    """The options as the long way would read them; None for anything unusual."""
    from riskctl.cli.discover_run import DiscoverRequest

    options = _Options.of(words, "f:o:", _DISCOVER, {"-f": "--format", "-o": "--output"})
    if options is None:
        return None
    return DiscoverRequest(
        path=options.path,
        format=options.last.get("--format", "table"),
        output=options.files("--output"),
        include=options.every("--include"),
        exclude=options.every("--exclude"),
        diff=options.file("--diff"),
        everything="--all" in options.last,
        bom=options.files("--bom"),
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
        output=options.files("--output"),
        exclude=options.every("--exclude"),
        everything="--all" in options.last,
        as_of=options.last.get("--as-of"),
        github="--github" in options.last,
        ignore_unanswerable="--ignore-unanswerable" in options.last,
        strict="--strict" in options.last,
        bom=options.files("--bom"),
    )


class _Options:
    """Options by their long names, and what stands beside them, in their order."""

    def __init__(self, pairs: Sequence[tuple[str, str]], places: Sequence[str]) -> None:
        self.pairs = pairs
        self.places = places
        self.last = dict(pairs)
        self.path = Path(places[0]) if places else Path()

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        short: str,
        long: Sequence[str],
        names: Mapping[str, str],
        most: int = 1,
    ) -> _Options | None:
        """None for anything unusual: an unknown option, a shortened one, more than ``most`` words beside options."""
        plain = {f"--{name.rstrip('=')}" for name in long}
        # getopt takes `--out` for `--output`; the long way takes no shortened names.
        if any(word[:2] == "--" and word.partition("=")[0] not in plain for word in words):
            return None
        try:
            pairs, places = gnu_getopt(list(words), short, list(long))
        except GetoptError:
            return None
        # A system may be told to take what follows the first word for words, whatever it looks like.
        if len(places) > most or any(place.startswith("-") for place in places):
            return None
        return cls([(names.get(name, name), value) for name, value in pairs], places)

    def every(self, name: str) -> tuple[str, ...]:
        """The values of an option that may repeat."""
        return tuple(value for key, value in self.pairs if key == name)

    def files(self, name: str) -> tuple[Path, ...]:
        """The files that an option names which may repeat."""
        return tuple(Path(value) for value in self.every(name))

    def file(self, name: str) -> Path | None:
        """The file that an option names; None when it is not given."""
        return Path(self.last[name]) if name in self.last else None
