"""``riskctl backtest``: does the exposure score rank the entities that dated events hit above those they spared?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.backtest_steps import show_steps
from riskctl.cli.options import DataDirs, open_layers
from riskctl.cli.paper import check_choice, new_paper, show, show_json

if TYPE_CHECKING:
    from riskctl.explanations.paper import Paper

app = new_app()

EPILOG = """Examples:

riskctl backtest events.yaml

riskctl backtest events.yaml --format json

The format of the file, the method and its limits are in docs/backtest.md."""
NAMES = {
    "score": "exposure score",
    "country_only": "country only",
    "already_listed": "already listed",
    "flag_count": "count of flags",
}
"""What the rows of the table are called."""
SUBSETS = ("OVERALL", "SAME SEAT", "CUT-OFFS")
LONGEST = 60
"""Characters of a name that a line of the table shows."""
Row = tuple[str, ...]


@app.command(epilog=EPILOG, no_args_is_help=True)
def backtest(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Dated events: who was hit, who was not, known facts, known_before.",
        ),
    ],
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="table for people, json for programs."
        ),
    ] = "table",
    data: DataDirs = None,
) -> None:
    """Measure how well the exposure score of the day before ranks who was hit, against three baselines."""
    from riskctl.backtest.events import read_events
    from riskctl.backtest.features import FeatureFile
    from riskctl.backtest.result import back_test
    from riskctl.cli.progress import working
    from riskctl.text.located import load
    from riskctl.text.schema import validate
    from riskctl.workspace.layers import bundled_root

    check_choice("--format", format_, ("table", "json"))
    events = read_events(load(file))
    strengths = load(bundled_root() / "data" / "backtest.yaml", "data/backtest.yaml")
    with working("ranking the entities of each event"):
        result = back_test(events, validate(strengths, FeatureFile), open_layers(data, None).policy)
    if format_ == "json":
        show_json(result)
    else:
        _show(result)


def _show(result: dict[str, Any]) -> None:
    paper, counts = new_paper(), result["counts"]
    paper.say(
        f"Back-test over {counts['events']} events: {counts['hits']} entities hit, {counts['controls']} not hit, "
        "each scored on what was public the day before."
    )
    paper.blank()
    rows = [_shares(name, result) for name in NAMES]
    rows.insert(1, _flags_alone(result["without_run_up"]))
    _grid(
        paper,
        [("RANKED BY", *SUBSETS), *rows, ("pairs (events)", *_pairs(counts, tuple(result["auc"])))],
    )
    paper.blank()
    paper.say(
        "Share of pairs (one hit, one not, same event) in which the hit ranks higher, ties as half: 1 is perfect, 0.5 "
        "is chance. In brackets the middle 95 percent when events are drawn again, where they differ."
    )
    _gain(paper, result["gains"]["flag_count"])
    paper.say(
        "Features alone: the score without who is named before the event in known_before "
        f"({counts['named_before']} of {counts['hits'] + counts['controls']} entities)."
    )
    if result["unscored_facts"]:
        paper.say(f"Facts without a strength, not scored: {', '.join(result['unscored_facts'])}")
    if counts["unknown_facts"]:
        paper.say(
            f"Unknown facts: {counts['unknown_facts']}; each counts in the high end of a score alone."
        )
    _non_events(paper, result["non_events"])
    _misses(paper, result["misses"], counts["hits"])
    show_steps(paper, result)
    show(paper)


def _shares(name: str, result: dict[str, Any]) -> Row:
    shares = result["auc"] if name == "score" else result["baselines"][name]
    ends = result["intervals"][name]
    return (NAMES[name], *(_share(shares[subset], ends[subset]) for subset in shares))


def _flags_alone(parts: dict[str, Any]) -> Row:
    ends = parts["interval"]
    return (
        "features alone",
        *(_share(share, ends[subset]) for subset, share in parts["auc"].items()),
    )


def _share(share: float | None, ends: list[float] | None) -> str:
    if share is None:
        return "no pairs"
    return f"{share:.3f} ({ends[0]:.2f}-{ends[1]:.2f})" if ends else f"{share:.3f}"


def _pairs(counts: dict[str, Any], subsets: Row) -> Row:
    return tuple(
        f"{counts['pairs'][subset]} ({counts['events_with_pairs'][subset]})" for subset in subsets
    )


def _grid(paper: Paper, rows: list[Row]) -> None:
    """Columns where they fit, else a block a row."""
    widths = [max(len(line[index]) for line in rows) for index in range(len(rows[0]))]
    if sum(widths) + 2 * len(widths) - 2 <= paper.width:
        for line in rows:
            paper.lines.append(
                "  ".join(
                    cell.ljust(width) for cell, width in zip(line, widths, strict=True)
                ).rstrip()
            )
        return
    for name, *cells in rows[1:]:
        paper.say(name)
        for subset, cell in zip(SUBSETS, cells, strict=True):
            paper.say(f"{subset.lower()} {cell}", 4)


def _gain(paper: Paper, gains: dict[str, Any]) -> None:
    """The score against the plain count: what the strengths are worth beyond the features."""
    parts = []
    for label, row in zip(SUBSETS, gains.values(), strict=True):
        if row["difference"] is not None:
            ends = row["interval"]
            between = f" ({ends[0]:+.3f} to {ends[1]:+.3f})" if ends else ""
            parts.append(f"{label.lower()} {row['difference']:+.3f}{between}")
    if parts:
        paper.say(f"Score less the count of flags: {', '.join(parts)}.")


def _non_events(paper: Paper, found: list[dict[str, Any]]) -> None:
    from riskctl.text.display import safe

    if not found:
        return
    paper.blank()
    paper.head(f"Non-events: {len(found)}, where nobody was hit; they have no pairs")
    for row in found:
        event, highest = (safe(row[key], LONGEST) for key in ("event", "highest"))
        line = f"{event}: highest {highest} ({row['highest_score']:.1f})"
        if row["at_or_above_hits"] is not None:
            alarms, bar = row["at_or_above_hits"], row["median_hit"]
            line += f"; {alarms} of {row['entities']} score as high as the median hit ({bar:.1f})"
        paper.say(line, 2, "- ")


def _misses(paper: Paper, missed: list[dict[str, Any]], hits: int) -> None:
    from riskctl.text.display import safe

    if not missed:
        paper.head("No hit ranks at or below a control of its event.")
        return
    paper.head(f"Misses: {len(missed)} of {hits} hits rank at or below a control of their event")
    for miss in missed:
        event, entity, control = (
            safe(miss[key], LONGEST) for key in ("event", "entity", "control")
        )
        sign = "is below" if miss["controls_above"] else "is level with"
        line = f"{event}: {entity} ({miss['score']:.1f}) {sign} {control} ({miss['control_score']:.1f}){_others(miss)}"
        paper.say(line, 2, "- ")


def _others(miss: dict[str, Any]) -> str:
    """The controls beside the one named."""
    above, level = miss["controls_above"], miss["controls_level"]
    if above + level == 1:
        return ""
    counts = [f"{count} {word}" for count, word in ((above, "above"), (level, "level")) if count]
    return f"; controls in all: {', '.join(counts)}"
