"""What the layers above the bundled one add to it or put in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from riskctl.assessment.request import Departure
from riskctl.text.located import Located
from riskctl.workspace.merge import key_of

_WORDS = {
    "rulesets": "ruleset",
    "scenarios": "scenario",
    "scoring": "scoring policy",
    "ownership": "ownership regime",
    "reference": "reference file",
    "watchlists": "list extract",
    "not_assessed": "list of regimes that no rule covers",
    "sources": "register of sources",
}


def departures(
    merged: Mapping[str, Sequence[Located]], above: Collection[str]
) -> tuple[Departure, ...]:
    """Files in force that come from a higher layer; ``above`` are the SHA-256 of the files of those layers.

    Names of folders are left out: the same files on another machine give the same document.
    """
    return tuple(
        sorted(_departures(merged, above), key=lambda departure: (departure.kind, departure.id))
    )


def _departures(
    merged: Mapping[str, Sequence[Located]], above: Collection[str]
) -> Iterator[Departure]:
    for kind, files in merged.items():
        for located in files:
            # By content: after merging nothing else says which layer a file came from.
            if located.sha256 in above:
                change: Literal["replaced", "added"] = "added"
                if "replaces" in located.data:
                    change = "replaced"
                word = _WORDS.get(kind, kind.removesuffix("s"))
                yield Departure(word, key_of(kind, located), change, located.sha256)
