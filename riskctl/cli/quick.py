"""A short way to ``discover``: its options are read without the option library, which costs more than a small scan.

Anything unusual (help, an unknown or a misspelt option) goes the long way, which has the words for it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from getopt import GetoptError, gnu_getopt
from pathlib import Path

from riskctl.cli.discover_run import DiscoverRequest, run
from riskctl.cli.guard import guarded

_LONG = ["format=", "output=", "include=", "exclude=", "diff=", "all"]


def discover(words: Sequence[str]) -> bool:
    """Run the command when its options are plain; False when the long way has to be taken."""
    request = read(words)
    if request is None:
        return False
    guarded(lambda: sys.exit(run(request)))
    return True


def read(words: Sequence[str]) -> DiscoverRequest | None:
    """The options as the long way would read them; None for anything unusual."""
    try:
        pairs, places = gnu_getopt(list(words), "f:o:", _LONG)
    except GetoptError:
        return None
    if len(places) > 1 or any(_is_short_for(word) for word in words):
        return None
    values = {"-f": "--format", "-o": "--output"}
    named = [(values.get(name, name), value) for name, value in pairs]
    given = dict(named)
    return DiscoverRequest(
        path=Path(places[0]) if places else Path(),
        format=given.get("--format", "table"),
        output=tuple(Path(value) for name, value in named if name == "--output"),
        include=tuple(value for name, value in named if name == "--include"),
        exclude=tuple(value for name, value in named if name == "--exclude"),
        diff=Path(given["--diff"]) if "--diff" in given else None,
        everything="--all" in given,
    )


def _is_short_for(word: str) -> bool:
    """``--form``: getopt would guess what the option library refuses."""
    name = word.partition("=")[0]
    return name.startswith("--") and name[2:] not in {long.rstrip("=") for long in _LONG}
