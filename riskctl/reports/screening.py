"""Screening results for people and spreadsheets, made from the plain rows that the JSON is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from riskctl.explanations.paper import Paper
from riskctl.text.display import safe

Json = dict[str, Any]
MARKS = {
    "match": "✕ MATCH",
    "review": "? REVIEW",
    "related": "~ RELATED",
    "clear": "✓ CLEAR",
    "unknown": "? UNKNOWN",
}
WORDS = {
    "match": "on a list",
    "review": "may be on a list; a person must decide",
    "related": "related to a listed party, not itself found",
    "clear": "not found",
    "unknown": "not found, but not every list could be searched",
}
CSV_HEAD = (
    "id",
    "name",
    "outcome",
    "list",
    "entry",
    "listed_name",
    "match",
    "score",
    "citation",
    "reasons",
    "lists",
    "not_looked_up",
    "state",
)
MOST = 5
"""Matches shown for each name; the JSON holds all."""


def write_results(paper: Paper, rows: Sequence[Json]) -> None:
    """Every result as a block: outcome, the listed parties with their reasons, near misses, what is open."""
    totals = Totals()
    for answer in rows:
        write_result(paper, answer)
        totals.add(answer)
    write_totals(paper, totals)


def write_result(paper: Paper, answer: Json) -> None:
    """One result as a block."""
    paper.blank()
    if answer.get("problem"):
        named = answer["name"] or answer["id"] or "a row"
        paper.say(f"{MARKS['unknown']}  {named}: not screened: {answer['problem']}")
        return
    paper.say(f"{MARKS[answer['outcome']]}  {answer['name']}{_country(answer)}: {_words(answer)}")
    for match in answer["matches"][:MOST]:
        _match(paper, match)
    if len(answer["matches"]) > MOST:
        paper.say(f"and {len(answer['matches']) - MOST} more (--format json has them all)", 4)
    for aside in answer.get("set_aside", ())[:MOST]:
        paper.say(f"whitelist: {aside['name']} ({aside['list']}): {aside['set_aside']}", 4)
    for near in answer["near"][:2] if answer["outcome"] in ("clear", "unknown") else ():
        paper.say(
            f"looked at: {near['name']} ({near['list']}), {near['score']:.2f}: {_first(near)}",
            4,
        )


@dataclass(slots=True)
class Totals:
    """What all rows together say, gathered as they pass."""

    outcomes: Counter[str] = field(default_factory=Counter)
    searched: list[str] = field(default_factory=list)
    absent: dict[str, None] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)

    def add(self, answer: Json) -> None:
        """Count one row."""
        self.outcomes[answer["outcome"]] += 1
        self.searched = self.searched or answer["lists"]
        self.absent |= dict.fromkeys(answer["not_looked_up"])
        if not answer.get("problem"):
            self.reasons |= dict.fromkeys(answer["open"])


def _words(answer: Json) -> str:
    """What the outcome says; of a name that is not found, where it was looked for and where not."""
    if answer["outcome"] not in ("clear", "unknown") or answer["matches"]:
        return WORDS[answer["outcome"]]
    searched = ", ".join(_short(answer["lists"])) or "any list"
    aside = len(answer.get("set_aside", ()))
    outcome = f"nothing but {aside} set aside found" if aside else "not found"
    text = f"{outcome} in {searched}"
    if answer["not_looked_up"]:
        return f"{text}; not looked up in {', '.join(answer['not_looked_up'])}"
    return f"{text}; not every list is sound" if answer["outcome"] == "unknown" else text


def _short(lists: Sequence[str]) -> list[str]:
    """The lists that were searched whole by their ids, and the extracts together; their dates stand at the end."""
    whole = [text.partition(" of ")[0] for text in lists if not text.startswith("extract of ")]
    extracts = [text for text in lists if text.startswith("extract of ")]
    return [*whole, *(["the bundled extracts"] if extracts else [])]


def _country(answer: Json) -> str:
    return f" ({answer['country']})" if answer["country"] else ""


def _match(paper: Paper, match: Json) -> None:
    known = f", listed as {match['entry']}" if match["name"] != match["entry"] else ""
    paper.say(f"{match['outcome']} {match['score']:.2f}  {match['name']}{known}", 4)
    detail = [match["list"], match["entry_id"], ", ".join(match["countries"]), match["citation"]]
    detail += [f"programme {', '.join(match['programmes'])}"] if match["programmes"] else []
    paper.say("; ".join(part for part in detail if part), 8)
    paper.say("; ".join(match["reasons"][:4]), 8)


def _first(match: Json) -> str:
    return str(match["reasons"][0]) if match["reasons"] else ""


def write_totals(paper: Paper, totals: Totals) -> None:
    """How many names of each outcome, what was searched, and what is open."""
    paper.blank()
    counts = totals.outcomes
    number = sum(counts.values())
    counted = ", ".join(f"{counts[word]} {word}" for word in WORDS if counts[word])
    paper.say(f"{number} name{'' if number == 1 else 's'}: {counted}")
    paper.say(f"Searched: {', '.join(totals.searched) or 'nothing'}")
    if totals.absent:
        paper.say(f"Not looked up: {', '.join(totals.absent)}")
    for reason in totals.reasons:
        paper.say(reason, 0, "! ")


def to_csv(rows: Sequence[Json]) -> str:
    """One line a match, and one for a name without any. Cells that a spreadsheet would run are kept as text."""
    return csv_head() + "".join(csv_lines(answer) for answer in rows)


def csv_head() -> str:
    """The header line."""
    return ",".join(CSV_HEAD) + "\n"


def csv_lines(answer: Json) -> str:
    """The lines of one name."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    # What was set aside stands in lines of its own, so that no trace of it is lost.
    for match in [*answer["matches"], *answer.get("set_aside", ())] or [None]:
        cells = [answer["id"], answer["name"], answer["outcome"]]
        if match:
            cells += [
                match["list"],
                match["entry"],
                match["name"],
                "set-aside" if match["set_aside"] else match["outcome"],
                f"{match['score']:.4f}",
            ]
            cells += [match["citation"], "; ".join(match["reasons"])]
        else:
            cells += ["", "", "", "", "", "", "; ".join(answer["open"])]
        cells += ["; ".join(answer["lists"]), "; ".join(answer["not_looked_up"])]
        cells.append(answer.get("state", ""))
        writer.writerow([_text(cell) for cell in cells])
    return out.getvalue()


def _text(cell: object) -> str:
    shown = safe(str(cell))
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@", "\t") else shown
