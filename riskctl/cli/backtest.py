"""``riskctl backtest``: does the exposure score rank the entities that dated events hit above those they spared?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from riskctl.cli.app import new_app
from riskctl.cli.options import DataDirs, open_layers
from riskctl.cli.paper import check_choice, new_paper, show, show_json

app = new_app()

EPILOG = """Examples:

riskctl backtest events.yaml

riskctl backtest events.yaml --format json

The format of the file, the method and its limits are in docs/backtest.md."""
NAMES = {
    "score": "exposure score",
    "country_only": "country only",
    "already_listed": "already listed",
}
"""What the rows of the table are called."""


@app.command(epilog=EPILOG, no_args_is_help=True)
def backtest(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Dated events: who was hit, who was not, known facts.")],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="table for people, json for programs.")
    ] = "table",
    data: DataDirs = None,
) -> None:
    """Measure how well the exposure score of the day before ranks who was hit, against two baselines."""
    from riskctl.backtest.events import read_events
    from riskctl.backtest.features import FeatureFile
    from riskctl.backtest.result import back_test
    from riskctl.text.located import load
    from riskctl.text.schema import validate
    from riskctl.workspace.layers import bundled_root

    check_choice("--format", format_, ("table", "json"))
    events = read_events(load(file))
    strengths = load(bundled_root() / "data" / "backtest.yaml", "data/backtest.yaml")
    result = back_test(events, validate(strengths, FeatureFile), open_layers(data, None).policy)
    if format_ == "json":
        show_json(result)
    else:
        _show(result)


def _show(result: dict[str, Any]) -> None:
    from riskctl.reports.prose.columns import write_rows

    paper, counts = new_paper(), result["counts"]
    paper.say(
        f"Back-test over {counts['events']} events: {counts['hits']} entities hit, {counts['controls']} not hit, "
        "each scored on what was public the day before."
    )
    paper.blank()
    rows = [_shares(name, result) for name in NAMES]
    rows.append(("pairs (events)", *(_pairs(counts, subset) for subset in result["auc"])))
    write_rows(paper, ("RANKED BY", "OVERALL", "SAME SEAT", "CUT-OFFS"), rows)
    paper.blank()
    paper.say(
        "Share of pairs (one hit, one not, same event) in which the hit ranks higher, ties as half: 1 is perfect, 0.5 "
        "is chance. In brackets the middle 95 percent when events are drawn again."
    )
    if result["unscored_facts"]:
        paper.say(f"Facts without a strength, not scored: {', '.join(result['unscored_facts'])}")
    if counts["unknown_facts"]:
        paper.say(f"Unknown facts: {counts['unknown_facts']}; each counts in the high end of a score alone.")
    _misses(paper, result["misses"], counts["hits"])
    show(paper)


def _shares(name: str, result: dict[str, Any]) -> tuple[str, ...]:
    shares = result["auc"] if name == "score" else result["baselines"][name]
    ends = result["intervals"][name]
    return (NAMES[name], *(_share(shares[subset], ends[subset]) for subset in shares))


def _share(share: float | None, ends: list[float] | None) -> str:
    if share is None:
        return "no pairs"
    return f"{share:.3f} ({ends[0]:.2f}-{ends[1]:.2f})" if ends else f"{share:.3f}"


def _pairs(counts: dict[str, Any], subset: str) -> str:
    return f"{counts['pairs'][subset]} ({counts['events_with_pairs'][subset]})"


def _misses(paper: Any, found: list[dict[str, Any]], hits: int) -> None:
    from riskctl.text.display import safe

    if not found:
        paper.head("No hit ranks at or below a control of its event.")
        return
    paper.head(f"Misses: {len(found)} of {hits} hits rank at or below a control of their event")
    for miss in found:
        others = miss["controls_above"] + miss["controls_level"]
        more = f"; {miss['controls_above']} above and {miss['controls_level']} level in all" if others > 1 else ""
        sign = "is below" if miss["controls_above"] else "is level with"
        paper.say(
            f"{safe(miss['event'])}: {safe(miss['entity'])} ({miss['score']:.1f}) {sign} {safe(miss['control'])} "
            f"({miss['control_score']:.1f}){more}",
            2,
            "- ",
        )
