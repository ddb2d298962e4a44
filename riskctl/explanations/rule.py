"""One rule in prose: what it reaches and does, when, under which condition, on what authority, and what clears it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from riskctl.explanations.conditions import LEGEND, Outcome, write_condition
from riskctl.explanations.paper import Paper
from riskctl.explanations.words import label
from riskctl.facts.changes import clearing_words
from riskctl.facts.law import Source, Window
from riskctl.facts.reference import References
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.ruleset import MitigationEntry, Rule, Ruleset

EFFECTS = {
    "block": "while it applies and is confirmed, the answer is reject",
    "approval": "an authority must agree first",
    "filing": "notify or register",
    "condition": "a duty to meet",
    "assessment": "a document to make",
    "exposure": "how likely the route is to be cut off, restricted or reached by another law",
    "watch": "for information; it does not score",
}


def status_on(rule: Rule, as_of: str) -> str:
    """The rule's status on a day in words."""
    window = rule.window(as_of)
    if window is None:
        return "not in force"
    return label(window.status) + (", to verify" if window.verify else "")


def source_on(rule: Rule, as_of: str) -> Source:
    """The source of the window that holds the day, else of the last one."""
    window = rule.window(as_of) or rule.entry.windows[-1]
    return rule.sources[window.source]


def span(since: str | None, through: str | None) -> str:
    """A period in words, both ends inclusive."""
    if since and through:
        return f"{since} to {through}"
    if since:
        return f"from {since}"
    return f"until {through}" if through else "at any time"


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule as it stood on a day, with the ruleset it is of and the lists it refers to."""

    rule: Rule
    ruleset: Ruleset
    references: References
    as_of: str


def write_rule(
    paper: Paper, dated: DatedRule, outcome: Outcome | None = None, measures: bool = True
) -> None:
    """The whole rule; with ``outcome`` the condition is marked with what is met."""
    rule, as_of, references = dated.rule, dated.as_of, dated.references
    write_header(paper, rule, dated.ruleset, as_of)
    write_windows(paper, rule, as_of)
    paper.head("It applies when")
    if outcome is not None:
        paper.say(LEGEND, 2)
    write_condition(paper, rule.condition, references, as_of, outcome)
    paper.head("Why")
    paper.say(rule.entry.because, 2)
    if rule.entry.note:
        paper.say(rule.entry.note, 2)
    if measures and rule.mitigations:
        paper.head("What would clear or lessen it")
        for mitigation in rule.entry.mitigations:
            paper.say(measure_words(mitigation), 2, "- ")
    write_sources(paper, rule)


def write_header(paper: Paper, rule: Rule, ruleset: Ruleset, as_of: str) -> None:
    """Id, title, effect, reach, dimension and ruleset."""
    entry = rule.entry
    paper.say(rule.id)
    paper.say(entry.title)
    paper.blank()
    words = label(entry.effect)
    key = "" if words.casefold() == entry.effect else f" ({entry.effect})"
    paper.pair("Effect", f"{words}{key}: {EFFECTS[entry.effect]}")
    paper.pair("Reaches", "; ".join(label(reach) for reach in entry.object))
    weight = (
        f"strength {entry.strength}, cause {rule.group}" if entry.strength else "does not score"
    )
    paper.pair("Dimension", f"{label(entry.dimension)}; {weight}")
    paper.pair("Jurisdiction", f"{rule.jurisdiction}; ruleset {ruleset.id}, {ruleset.title}")
    stale = " (past: read the sources again)" if ruleset.review_by < as_of else ""
    paper.pair("Review by", ruleset.review_by + stale)
    paper.pair("Related", ", ".join(entry.related))


def write_windows(paper: Paper, rule: Rule, as_of: str) -> None:
    """Every period with its status and source; the one that holds the day is marked."""
    paper.head("In force")
    current = rule.window(as_of)
    for window in rule.entry.windows:
        _window(
            paper,
            window,
            rule.sources[window.source],
            f"<- on {as_of}" if window is current else "",
        )
    if current is None:
        paper.say(f"on {as_of} no period holds: not in force", 2)


def _window(paper: Paper, window: Window, source: Source, here: str) -> None:
    verify = ", date to be verified" if window.verify else ""
    paper.say(f"{span(window.since, window.through)}: {label(window.status)}{verify} {here}", 2)
    paper.say(source.citation, 6)
    if window.note:
        paper.say(window.note, 6)


def write_sources(paper: Paper, rule: Rule) -> None:
    """The cited sources of the rule's windows."""
    paper.head("Sources")
    for key in dict.fromkeys(window.source for window in rule.entry.windows):
        write_source(paper, rule.sources[key].model_dump())


def write_source(paper: Paper, source: dict[str, Any]) -> None:
    """One source: citation, title, address, the day it was read and how good the copy was."""
    paper.say(str(source.get("citation") or source.get("title") or ""), 2, "- ")
    if source.get("title") and source.get("citation"):
        paper.say(str(source["title"]), 4)
    if source.get("url"):
        paper.say(str(source["url"]), 4)
    paper.say(f"retrieved {source.get('retrieved', '')}, grade {source.get('grade', '')}", 4)
    if source.get("note"):
        paper.say(str(source["note"]), 4)


def measure_words(mitigation: MitigationEntry) -> str:
    """A measure, who does it and what it changes."""
    owner = f" ({mitigation.owner})" if mitigation.owner else ""
    if mitigation.reduces is not None:
        return f"{mitigation.do}{owner}: lowers the strength by {mitigation.reduces:.0%}"
    return f"{mitigation.do}{owner}: {cleared_words(mitigation.clears)}"


def cleared_words(clears: dict[str, Any]) -> str:
    """What a measure changes, for a reader: no sample values, no ids where the question is known."""
    parts = [_cleared(path, value) for path, value in clears.items()]
    return f"clears it {'; '.join(parts)}" if parts else "clears it"


def _cleared(path: str, value: Any) -> str:
    spec = VOCABULARY.get(path)
    if spec is None:
        return f"by changing {path}"
    shown = {"true": "yes", "false": "no"}.get(str(value).lower(), str(value))
    return clearing_words(spec, shown)
