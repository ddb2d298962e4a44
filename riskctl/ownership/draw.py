"""Draw a proof: as a tree of text for a terminal, and as Mermaid text."""

from __future__ import annotations

from collections.abc import Iterator

from riskctl.ownership.result import OwnershipResult, Proof, ProofNode, ProofStake
from riskctl.text.display import safe

DEEPEST = 25
"""Steps of a chain that are drawn below one another; the sentences and the JSON go further."""
_LINES = {True: ("├─ ", "└─ ", "│  "), False: ("|- ", "`- ", "|  ")}
_HTML = {"&": "#amp;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "#": "#35;", "`": "#96;"}
_SHAPE = {"target": "target", "top": "top", "passes-on": "passes", "not-counted": "out"}


def tree(proof: Proof, unicode: bool = True) -> list[str]:
    """The target and below it its holders, each with what it holds. A party drawn before is not drawn out again."""
    if not proof.nodes:
        return []
    branch, last, through = _LINES[unicode]
    nodes = {node.party: node for node in proof.nodes}
    root = proof.nodes[0]
    lines = [f"{safe(root.label)}: {safe(root.because)}"]
    drawn = {root.party}
    # A stack, so that the first holder, and all above it, comes before the second.
    waiting = list(reversed(_below(root, "", branch, last, through)))
    while waiting:
        stake, lead, left, depth = waiting.pop()
        node = nodes.get(stake.holder)
        again = stake.holder in drawn and node is not None and bool(node.stakes)
        lines.append(lead + _line(stake, node, again))
        if node is None or stake.holder in drawn or not stake.counts:
            continue
        drawn.add(stake.holder)
        if depth >= DEEPEST:
            lines.append(f"{left}... more above it")
            continue
        waiting += reversed(_below(node, left, branch, last, through, depth + 1))
    return lines


def _below(
    node: ProofNode, left: str, branch: str, last: str, through: str, depth: int = 1
) -> list[tuple[ProofStake, str, str, int]]:
    end = len(node.stakes) - 1
    return [
        (
            stake,
            left + (last if index == end else branch),
            left + ("   " if index == end else through),
            depth,
        )
        for index, stake in enumerate(node.stakes)
    ]


def _line(stake: ProofStake, node: ProofNode | None, again: bool) -> str:
    text = f"{stake.words}  {stake.label}"
    if again:
        return safe(f"{text} (as drawn above)")
    why = node.because if node and (stake.counts or node.role == "not-counted") else ""
    return safe(f"{text}: {why}" if why else text) if stake.counts else safe(f"{text}: not counted")


def mermaid(result: OwnershipResult) -> str:
    """One flow chart with a group for each regime; labels carry no markup of their own."""
    lines = ["flowchart TD"]
    for number, regime in enumerate(result.regimes):
        title = f"{regime.regime.title}: {regime.verdict.replace('_', ' ')}"
        lines.append(f'  subgraph r{number}["{_label(title)}"]')
        lines += [f"    {line}" for line in _chart(regime.proof, f"r{number}n")]
        lines.append("  end")
    lines += [
        "  classDef target stroke-width:3px",
        "  classDef top stroke-dasharray:0,stroke-width:2px",
        "  classDef out stroke-dasharray:4",
    ]
    return "\n".join(lines) + "\n"


def _chart(proof: Proof, prefix: str) -> Iterator[str]:
    number = {node.party: f"{prefix}{index}" for index, node in enumerate(proof.nodes)}
    for node in proof.nodes:
        # Mermaid needs no class for the ordinary box.
        shape = "" if node.role == "passes-on" else f":::{_SHAPE[node.role]}"
        yield f'{number[node.party]}["{_label(node.label)}<br/>{_label(node.because)}"]{shape}'
    for node in proof.nodes:
        for stake in node.stakes:
            if stake.holder in number:
                arrow = "-->" if stake.counts else "-.->"
                yield f'{number[stake.holder]} {arrow}|"{_label(stake.words)}"| {number[node.party]}'


def _label(text: str) -> str:
    # Names are input: a quote or a bracket would end the label and begin a statement.
    return "".join(_HTML.get(char, char) for char in safe(text, 120))
