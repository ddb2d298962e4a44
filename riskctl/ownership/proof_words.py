"""A proof in sentences, from the top of the chain down to the target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from riskctl.ownership.result import ProofNode


def sentences(nodes: Iterable[ProofNode]) -> tuple[str, ...]:
    """The parties of a proof in words; ``nodes`` have the target first."""
    return tuple(text for node in reversed([*nodes]) for text in _sentence(node))


def _sentence(node: ProofNode) -> Iterator[str]:
    """One party in words; a holder that nobody who counts holds anything of needs none."""
    if node.role == "top" or (node.role == "target" and not node.stakes):
        yield f"{node.label} counts by itself ({node.because})."
        return
    # Who does not count is drawn in the tree; sentences tell the chain that decides.
    counted = [stake for stake in node.stakes if stake.counts]
    holdings = "; ".join(f"{stake.label} holds {stake.words} of {node.label}" for stake in counted)
    if holdings:
        together = "together " * (len(counted) > 1)
        yield _ENDS[node.role].format(holdings, together, node.because, node.label)
    elif node.basis in _ALONE:
        yield _ALONE[node.basis].format(node.label, node.because)


_ENDS = {
    "target": "{0}: {1}{2}.",
    "passes-on": "{0}: {1}{2}, so {3} counts itself and passes on its whole stake.",
    # What a company does not pass on is not said to be held together.
    "not-counted": "{0}: {2}, so {3} does not pass its stake on.",
}
_ALONE = {"listed-alone": "{0} is not counted ({1}).", "link": "{0} is {1}."}
"""What is said of a party of which nobody who counts holds anything, by its basis."""
