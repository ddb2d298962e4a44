"""Screening results for people and spreadsheets, made from the plain rows that the JSON is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
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
)
MOST = 5
"""Matches shown for each name; the JSON holds all."""


def write_results(paper: Paper, rows: Sequence[Json]) -> None:
    """Every result as a block: outcome, the listed parties with their reasons, near misses, what is open."""
    for row in rows:
        paper.blank()
        paper.say(f"{MARKS[row['outcome']]}  {row['name']}{_country(row)}: {_words(row)}")
        for match in row["matches"][:MOST]:
            _match(paper, match)
        if len(row["matches"]) > MOST:
            paper.say(f"and {len(row['matches']) - MOST} more (--format json has them all)", 4)
        for aside in row.get("set_aside", ())[:MOST]:
            paper.say(f"whitelist: {aside['name']} ({aside['list']}): {aside['set_aside']}", 4)
        for near in row["near"][:2] if row["outcome"] in ("clear", "unknown") else ():
            paper.say(
                f"looked at: {near['name']} ({near['list']}), {near['score']:.2f}: {_first(near)}",
                4,
            )
    _foot(paper, rows)


def _words(row: Json) -> str:
    """What the outcome says; of a name that is not found, where it was looked for and where not."""
    if row["outcome"] not in ("clear", "unknown") or row["matches"]:
        return WORDS[row["outcome"]]
    searched = ", ".join(_short(row["lists"])) or "any list"
    aside = len(row.get("set_aside", ()))
    found = f"nothing but {aside} set aside found" if aside else "not found"
    text = f"{found} in {searched}"
    if row["not_looked_up"]:
        return f"{text}; not looked up in {', '.join(row['not_looked_up'])}"
    return f"{text}; not every list is sound" if row["outcome"] == "unknown" else text


def _short(lists: Sequence[str]) -> list[str]:
    """The lists that were searched whole by their ids, and the extracts together; their dates stand at the end."""
    whole = [text.partition(" of ")[0] for text in lists if not text.startswith("extract of ")]
    extracts = [text for text in lists if text.startswith("extract of ")]
    return [*whole, *(["the bundled extracts"] if extracts else [])]


def _country(row: Json) -> str:
    return f" ({row['country']})" if row["country"] else ""


def _match(paper: Paper, match: Json) -> None:
    known = f", listed as {match['entry']}" if match["name"] != match["entry"] else ""
    paper.say(f"{match['outcome']} {match['score']:.2f}  {match['name']}{known}", 4)
    detail = [match["list"], match["entry_id"], ", ".join(match["countries"]), match["citation"]]
    detail += [f"programme {', '.join(match['programmes'])}"] if match["programmes"] else []
    paper.say("; ".join(part for part in detail if part), 8)
    paper.say("; ".join(match["reasons"][:4]), 8)


def _first(match: Json) -> str:
    return str(match["reasons"][0]) if match["reasons"] else ""


def _foot(paper: Paper, rows: Sequence[Json]) -> None:
    paper.blank()
    counts = Counter(row["outcome"] for row in rows)
    said = ", ".join(f"{counts[word]} {word}" for word in WORDS if counts[word])
    paper.say(f"{len(rows)} name{'' if len(rows) == 1 else 's'}: {said}")
    searched = rows[0]["lists"] if rows else []
    paper.say(f"Searched: {', '.join(searched) or 'nothing'}")
    if absent := dict.fromkeys(name for row in rows for name in row["not_looked_up"]):
        paper.say(f"Not looked up: {', '.join(absent)}")
    for reason in dict.fromkeys(reason for row in rows for reason in row["open"]):
        paper.say(reason, 0, "! ")


def to_csv(rows: Sequence[Json]) -> str:
    """One line a match, and one for a name without any. Cells that a spreadsheet would run are kept as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEAD)
    for row in rows:
        # What was set aside stands in lines of its own, so that no trace of it is lost.
        for match in [*row["matches"], *row.get("set_aside", ())] or [None]:
            cells = [row["id"], row["name"], row["outcome"]]
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
                cells += ["", "", "", "", "", "", "; ".join(row["open"])]
            cells += ["; ".join(row["lists"]), "; ".join(row["not_looked_up"])]
            writer.writerow([_text(cell) for cell in cells])
    return out.getvalue()


def _text(cell: object) -> str:
    shown = safe(str(cell))
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@", "\t") else shown
