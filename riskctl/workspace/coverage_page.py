"""The coverage page, made from ``data/coverage.yaml``: the same bytes for the same file and rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from riskctl.rules.ruleset import Rule
from riskctl.workspace.coverage import CoverageFile, CoveragePart, FactEntry

INTRO = """\
# Coverage

Which facts of the collected material became which rules, and why any did not. The mapping is `data/coverage.yaml`; this
page is written by `riskctl coverage -o docs/coverage.md --force`, and a test keeps the two together. Facts go by their
ids in the collection that the rules were first written from; each rule cites its own sources."""


def coverage_page(file: CoverageFile, rules: Sequence[Rule]) -> str:
    """The whole page in Markdown, ending in one line feed."""
    blocks = [
        INTRO,
        _counts(file, rules),
        *(_part(part) for part in file.parts.values()),
        _others(file, rules),
    ]
    return "\n\n".join(blocks) + "\n"


def _counts(file: CoverageFile, rules: Sequence[Rule]) -> str:
    rows = ["| part | facts | with rules | without |", "|---|---|---|---|"]
    for part in file.parts.values():
        carried = sum(bool(entry.rules) for entry in part.facts.values())
        rows.append(
            f"| {part.title} | {len(part.facts)} | {carried} | {len(part.facts) - carried} |"
        )
    places = sorted({rule.jurisdiction for rule in rules if rule.jurisdiction.isupper()})
    return "\n".join(rows) + f"\n\nJurisdictions with rules: {', '.join(places)}."


def _part(part: CoveragePart) -> str:
    rows = [
        f"## {part.title}",
        "",
        "| fact | what it says | carried by | not carried |",
        "|---|---|---|---|",
    ]
    rows += [
        f"| `{fact}` | {_cell(entry.about)} | {_carried(entry)} | {_left(entry)} |"
        for fact, entry in part.facts.items()
    ]
    return "\n".join(rows)


def _carried(entry: FactEntry) -> str:
    rules = [f"`{rule}`" for rule in entry.rules]
    return "<br>".join([*rules, *(f"list `{name}`" for name in entry.lists)])


def _left(entry: FactEntry) -> str:
    return _cell(f"No rule. {entry.why}" if entry.why else entry.left)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _others(file: CoverageFile, rules: Sequence[Rule]) -> str:
    """Rules that no fact of the collection names; they come from sources found later, from profiles and terms."""
    rows = [
        "## Rules from other sources",
        "",
        "Found while confirming the facts, or made from profiles, terms and licences.",
    ]
    return "\n".join([*rows, "", *(f"- `{name}`" for name in _unnamed(file, rules))])


def _unnamed(file: CoverageFile, rules: Sequence[Rule]) -> Iterator[str]:
    named = {
        rule
        for part in file.parts.values()
        for entry in part.facts.values()
        for rule in entry.rules
    }
    yield from sorted(rule.id for rule in rules if rule.id not in named)
