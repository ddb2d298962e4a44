"""Comparisons as blocks, from their JSON documents alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from riskctl.explanations.words import outcome_word
from riskctl.reports.pages.model import Line, PageBlock, PageReport, decimal, listed, whole
from riskctl.reports.pages.standing import notice_blocks

Json = Mapping[str, Any]
AREAS = {
    "outcome": "Outcome",
    "today": "Outcome",
    "score": "Scores",
    "finding": "Findings",
    "condition": "Conditions",
    "question": "Open questions",
    "screening": "List screening",
    "ownership": "Ownership",
    "waiver": "Waivers",
    "alternative": "Other routes",
}
"""Headings by area of a change, in the order of a report."""
SIGNS = {
    "triggered": "!",
    "triggered, not confirmed": "~",
    "unknown": "?",
    "suspended": "s",
    "announced": "a",
    "clear": ".",
}
LEGEND = "! applies, ~ applies but not confirmed, ? not known, s suspended, a announced, w waived, . does not apply"


def changes_report(document: Json) -> PageReport:
    """Two assessments against each other."""
    before, after = document["before"], document["after"]
    title = f"{before['subject']}: what changed"
    if before["subject"] != after["subject"]:
        title = f"{before['subject']} against {after['subject']}"
    blocks = (
        PageBlock(title, tuple(_sides(document)), name="Summary"),
        *notice_blocks(before.get("standing"), "Notices before"),
        *notice_blocks(after.get("standing"), "Notices after"),
        *_changes(document),
    )
    return PageReport(title, after["as_of"], blocks, document)


def _sides(document: Json) -> Iterator[str]:
    before, after = document["before"], document["after"]
    names = {"as_of": "As of", "use_case": "Use case", "scenario": "Scenario", "riskctl": "riskctl"}
    for key, name in names.items():
        if before[key] != after[key]:
            yield f"{name}: {before[key] or 'none'} -> {after[key] or 'none'}"
        elif before[key]:
            yield f"{name}: {after[key]}"
    outcome = document["outcome"]
    if outcome["before"] == outcome["after"]:
        yield f"Outcome: {outcome_word(outcome['after'])}, as before"
    else:
        yield f"Outcome: {outcome_word(outcome['before'])} -> {outcome_word(outcome['after'])}"
    if document["same"]:
        yield "Nothing that the assessments say differs."
    else:
        counts = ", ".join(f"{kind} {count}" for kind, count in document["causes"].items())
        yield f"{len(document['changes'])} changes; causes: {counts}"


def _changes(document: Json) -> Iterator[PageBlock]:
    for heading in dict.fromkeys(AREAS.values()):
        rows = [change for change in document["changes"] if AREAS[change["area"]] == heading]
        if rows:
            table = [("what", "before", "after", "cause")]
            table += [_row(change) for change in rows]
            yield PageBlock(heading, (), tuple(table), name=heading)
    files = [(change["kind"], change["id"], change["change"]) for change in document["inputs"]]
    if files:
        table_of_files = (("kind", "file", "change"), *files)
        yield PageBlock("Files that differ", (), table_of_files, name="Files")


def _row(change: Json) -> tuple[str, str, str, str]:
    certain = [cause for cause in change["causes"] if cause["certain"]]
    texts = [f"{cause['kind']}: {cause['text']}" for cause in certain]
    if not certain:
        # A cause that is only possible is said where no certain one is known, and never beside one.
        texts = [f"{cause['kind']}, possibly: {cause['text']}" for cause in change["causes"]]
    shown = change["id"] if change["area"] in ("finding", "question") else change["title"]
    return shown, change["before"] or "-", change["after"] or "-", "; ".join(texts)


def routes_report(document: Json) -> PageReport:
    """Routes side by side."""
    use_case = document["use_case"] or "no use case"
    title = f"Routes for {use_case}, as of {document['as_of']}"
    blocks = (
        *notice_blocks(document.get("standing")),
        PageBlock(title, (document["verdict"],), tuple(_ranking(document)), name="Ranking"),
        _gaps(document),
        *_contrasts(document),
    )
    return PageReport(title, document["as_of"], blocks, document)


def _ranking(document: Json) -> Iterator[Line]:
    yield ("rank", "route", "likely", "blocks", "possible", "open", "conditions", "outcome")
    for route in document["routes"]:
        score = route["scores"]["overall"]
        # Where no likely score is stated, the worst that is possible stands for it.
        likely = score["high"] if score["likely"] is None else score["likely"]
        counts = (route["blocks"], route["possible_blocks"], len(route["questions"]))
        yield (
            f"{route['rank']}{' *' if route['best'] else ''}",
            route["subject"],
            decimal(likely, 1),
            *map(whole, counts),
            whole(len(route["conditions"])),
            outcome_word(route["outcome"]),
        )


def _gaps(document: Json) -> PageBlock:
    heading = "What separates each from the one before it"
    table: list[Line] = [("route", "falls behind by", "findings it alone has", "findings it lacks")]
    for route in document["routes"]:
        gap = route["separated"]
        if gap is not None:
            sides = (", ".join(gap[key]) for key in ("only_here", "only_there"))
            table.append((route["subject"], gap["text"], *sides))
    if len(table) == 1:
        return PageBlock(heading, listed(()), name="Separations")
    return PageBlock(heading, (), tuple(table), name="Separations")


def _contrasts(document: Json) -> Iterator[PageBlock]:
    subjects = [route["subject"] for route in document["routes"]]
    numbers = tuple(str(number) for number, _ in enumerate(subjects, 1))
    names = tuple(f"{number} {name}" for number, name in zip(numbers, subjects, strict=True))
    if document["findings"]:
        table: list[Line] = [("finding", *numbers)]
        for route in document["findings"]:
            table.append((route["finding"], *(_sign(route["states"][name]) for name in subjects)))
        heading = "Findings in which they differ"
        yield PageBlock(heading, (LEGEND, *names), tuple(table), name="Findings")
    if document["facts"]:
        by_number = dict(zip(subjects, numbers, strict=True))
        rows = [row for fact in document["facts"] for row in _fact(fact, by_number)]
        head = ("fact", "value", "of routes")
        lines = () if document["findings"] else names
        yield PageBlock("Facts in which they differ", lines, (head, *rows), name="Facts")


def _sign(state: str) -> str:
    return "w" if state.endswith("waived") else SIGNS.get(state, state)


def _fact(fact: Json, numbers: Mapping[str, str]) -> Iterator[Line]:
    """Each value of a fact with the numbers of the routes that have it."""
    by_value: dict[str, list[str]] = {}
    for subject, value in fact["values"].items():
        by_value.setdefault(value, []).append(numbers[subject])
    for value, holders in by_value.items():
        yield fact["fact"], value, ", ".join(holders)
