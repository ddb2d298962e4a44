"""The operating curve: how many left-out aliases are found at which rate of alerts on clean companies.

``python benchmarks/screening_curve.py [--data DIR] [--clean N | --full] [--misses FILE]
[--peer-python PATH]``

The list is ``DIR/lists/us-prohibited-parties`` without the aliases of ``DIR/matching/alias_left_out*.csv``; the clean
companies are those of ``DIR/matching/clean_companies*.csv``. Every name is asked once, in one process. An alias is
found when the entry it was taken from, or one of the same main name, is among the answers; any answer about a clean
company is an alert. Halves are by hash of the row id: look at the misses of half a, measure on half b.
``--peer-python`` is an interpreter that has nomenklatura, which is then asked the same names of the same list.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from screening_curve_peer import peer_answers, peer_report
from screening_curve_rows import Answer, Asked, calibration, read_asked, recall_at_rate
from screening_peer_run import Peer

from riskctl.screening.index import Index, build
from riskctl.screening.names.known import register
from riskctl.screening.query import Match, Query
from riskctl.screening.screen import Screener
from riskctl.sources.formats import prohibited_parties
from riskctl.sources.reading import SourceFile
from riskctl.watchlists.entry import Entry

SHARED = Path(__file__).resolve().parents[2] / "shared"
RATES = (0.003, 0.005, 0.01, 0.02)
ALERTS = ("match", "review")
SAMPLE = 3_000
"""Clean companies asked in the fast mode."""


def entries_without(folder: Path, aliases: Sequence[Asked]) -> list[Entry]:
    """The entries of all list files, in their order, without the aliases that are asked for."""
    left_out = {(one.id, one.name) for one in aliases}
    entries = []
    for path in sorted((folder / "us-prohibited-parties").glob("*.json")):
        if path.name == "lists.json":
            continue
        list_id = json.loads(path.read_text(encoding="utf-8"))["list_id"]
        for position, entry in enumerate(prohibited_parties.read(SourceFile(list_id, path))):
            key = f"{list_id}-{position}"
            names = tuple(name for name in entry.aliases if (key, name) not in left_out)
            entries.append(replace(entry, id=key, aliases=names))
    return entries


def ask(screener: Screener, asked: Asked) -> Answer:
    """The best answer about a name that counts, with its score (0 when there is none)."""
    result = screener.screen(Query(asked.name, country=asked.iso))
    right = [match for match in (*result.matches, *result.near) if counts(asked, match)]
    best = max(right, key=lambda match: match.score, default=None)
    outcome = next((match.outcome for match in result.matches if counts(asked, match)), "clear")
    return Answer(asked, best.score if best else 0.0, outcome, best)


def counts(asked: Asked, match: Match) -> bool:
    """Whether an answer is one: any about a clean company, the right one about an alias."""
    return not asked.primary or match.entry.id == asked.id or match.entry.name == asked.primary


def outcome_share(answers: Sequence[Answer], outcomes: Sequence[str]) -> float:
    """Share of answers with one of the outcomes."""
    return sum(one.outcome in outcomes for one in answers) / len(answers)


def report(title: str, aliases: Sequence[Answer], clean: Sequence[Answer]) -> Iterator[str]:
    """The lines about one half."""
    yield f"-- {title}: {len(aliases)} aliases, {len(clean)} clean companies"
    for rate in RATES:
        yield f"recall at {100 * rate:.1f} % alerts  {recall_at_rate(aliases, clean, rate):.3f}"
    alerts, matches = outcome_share(clean, ALERTS), outcome_share(clean, ("match",))
    related = outcome_share(clean, ("related",))
    yield f"as decided: alerts {100 * alerts:.2f} %, match {100 * matches:.2f} %, related {100 * related:.2f} %"
    found, sure = outcome_share(aliases, ALERTS), outcome_share(aliases, ("match",))
    yield f"as decided: recall {found:.3f} (match {sure:.3f}, related too "
    yield f"  {found + outcome_share(aliases, ('related',)):.3f})"


def write_misses(path: Path, aliases: Sequence[Answer], clean: Sequence[Answer]) -> None:
    """Half a of the answers for a reader: clean companies from the highest score, aliases from the lowest."""
    with path.open("w", encoding="utf-8") as file:
        for answers, sign in ((clean, -1), (aliases, 1)):
            shown = [one for one in answers if one.asked.half == "a"]
            for one in sorted(shown, key=lambda answer: sign * answer.score):
                file.write(f"{_line(one)}\n")


def _line(answer: Answer) -> str:
    best = answer.best
    listed = f"{best.name} {best.reasons}" if best else answer.asked.primary
    return f"{answer.score:.3f} {answer.outcome:8} {answer.asked.name} ({answer.asked.country}) | {listed}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED, help="folder of larger material")
    parser.add_argument("--clean", type=int, default=SAMPLE, help="clean companies to ask")
    parser.add_argument("--full", action="store_true", help="ask all clean companies")
    parser.add_argument("--misses", type=Path, default=None, help="write half a, row by row")
    parser.add_argument(
        "--peer-python", type=Path, default=None, help="an interpreter that has nomenklatura"
    )
    return parser.parse_args()


def main() -> int:
    options = arguments()
    matching = options.data / "matching"
    aliases = read_asked(matching, "alias_left_out")
    clean = read_asked(matching, "clean_companies")
    if not aliases or not clean:
        print(f"NOT MEASURED: no alias_left_out*.csv and clean_companies*.csv in {matching}")
        return 1
    step = 1 if options.full else max(1, len(clean) // options.clean)
    start = time.process_time()
    entries = entries_without(options.data / "lists", aliases)
    index = Index(memoryview(build(entries)))
    print(f"index of {index.size} names: {time.process_time() - start:.2f} s")
    screener = Screener((index,), register())
    start = time.process_time()
    clean_answers = [ask(screener, one) for one in clean[::step]]
    each = (time.process_time() - start) / len(clean_answers)
    print(f"{1 / each:.0f} clean names a second on one core ({1000 * each:.2f} ms each)")
    alias_answers = [ask(screener, one) for one in aliases]
    for half in ("a", "b", "ab"):
        ours = [one for one in alias_answers if one.asked.half in half]
        others = [one for one in clean_answers if one.asked.half in half]
        print(*report(f"half {half}", ours, others), sep="\n")
    print(*calibration(alias_answers, clean_answers), sep="\n")
    peer = Peer(options.peer_python)
    if answers := peer_answers(peer, entries, [*aliases, *clean[::step]]):
        print(*peer_report(answers, RATES, peer.versions["nomenklatura"]), sep="\n")
    else:
        print("NOT MEASURED: nomenklatura, because no --peer-python is given")
    if options.misses:
        write_misses(options.misses, alias_answers, clean_answers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
