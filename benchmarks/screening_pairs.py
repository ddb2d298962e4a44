"""How well ``compare_names`` tells names of one party from names of two, on the labelled pairs."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from screening_figures import Figure
from screening_metrics import auc, best_f1, f1, recall_at, share
from screening_peer_run import Peer

KINDS = {"Person": "person", "Vessel": "vessel", "Airplane": "aircraft"}
SAME = ("match", "review")
FALSE_ALERTS = 0.05


@dataclass(frozen=True)
class Pair:
    """Two names. ``label`` is yes, no or related; ``peer`` the score of the peer, where it was asked."""

    schema: str
    left: str
    right: str
    label: str
    category: str
    score: float = 0.0
    outcome: str = ""
    peer: float | None = None


@dataclass(frozen=True)
class Columns:
    """How a set writes its pairs."""

    left: str
    right: str
    label: str


LABELS = {"true": "yes", "false": "no"}
NAMES = "name_pairs_nomenklatura"
NEAR = "company_near_misses_cascade"
CJK = "org_pairs_cjk_asean"
SETS = {
    NAMES: Columns("name1", "name2", "is_match"),
    NEAR: Columns("name1", "name2", "label"),
    CJK: Columns("query", "candidate", "match"),
}


def read_pairs(path: Path, columns: Columns) -> list[Pair]:
    """The pairs of one file as they stand. Raises ``KeyError`` for a missing column or an unknown label."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        label = LABELS.get(row[columns.label], row[columns.label])
        if label not in ("yes", "no", "related"):
            raise KeyError(f"{path.name}: label {label!r}")
        category = row["category"] or row.get("case_group") or "none"
        found.append(
            Pair(
                row.get("schema") or "Company",
                row[columns.left],
                row[columns.right],
                label,
                category,
            )
        )
    return found


def compared(pairs: list[Pair], peer: Peer) -> list[Pair]:
    """The pairs with our score and outcome, and the peer's score."""
    from riskctl.screening import compare_names

    theirs = peer.scores([(one.schema, one.left, one.right) for one in pairs])
    found = []
    for number, one in enumerate(pairs):
        score = None if theirs is None else theirs[number]
        ours = compare_names(one.left, one.right, kind=KINDS.get(one.schema, "organisation"))
        values = (
            one.schema,
            one.left,
            one.right,
            one.label,
            one.category,
            ours.score,
            ours.outcome,
            score,
        )
        found.append(Pair(*values))
    return found


def figures(folder: Path, peer: Peer) -> Iterator[Figure]:
    """The figures of every file of a known set; a set that is not there is NOT MEASURED."""
    for prefix, columns in SETS.items():
        paths = sorted(folder.glob(f"{prefix}*.csv"))
        if not paths:
            yield Figure(prefix, "the whole set", None, detail=f"no {prefix}*.csv in the folder")
        for path in paths:
            pairs = compared(read_pairs(path, columns), peer)
            yield from OF_SET[prefix](path.stem, pairs)
            yield from by_category(path.stem, pairs)


def of_names(group: str, pairs: list[Pair]) -> Iterator[Figure]:
    """Companies and organisations (LegalEntity included), people and the rest, and all."""
    companies = [one for one in pairs if KINDS.get(one.schema) is None]
    yield _best(group, "best F1, organisations", companies, 0.93)
    yield _best(group, "best F1, all", pairs, 0.84)
    yield _best(group, "best F1, persons", [one for one in pairs if one.schema == "Person"])
    yield _ranked(group, "AUC, organisations", companies)
    yield _ranked(group, "AUC, all", pairs)
    yield _decided(group, "F1 by outcome, organisations", companies)
    yield _decided(group, "F1 by outcome, all", pairs)


def of_near_misses(group: str, pairs: list[Pair]) -> Iterator[Figure]:
    yield _ranked(group, "AUC", pairs, 0.88)
    yield _of_scores(group, "recall at <= 5 % false alerts", pairs, _recall, 0.75)
    yield _best(group, "best F1", pairs)
    yield _decided(group, "F1 by outcome", pairs)


def of_cjk(group: str, pairs: list[Pair]) -> Iterator[Figure]:
    yield _best(group, "best F1, yes against no", pairs, 0.90)
    yield _decided(group, "F1 by outcome, yes against no", pairs, 0.90)
    yield _ranked(group, "AUC, yes against no", pairs)
    related = [one for one in pairs if one.label == "related"]
    told = Counter(one.outcome for one in related)
    value = share(told["related"], len(related))
    yield Figure(group, "related recognised", value, least=0.80, detail=_counts(told))
    refused = Counter(one.outcome for one in pairs if one.label == "no")
    yield Figure(
        group,
        "no, and told match or review",
        share(sum(map(refused.__getitem__, SAME)), refused.total()),
    )


OF_SET: dict[str, Callable[[str, list[Pair]], Iterator[Figure]]] = {
    NAMES: of_names,
    NEAR: of_near_misses,
    CJK: of_cjk,
}


def by_category(group: str, pairs: list[Pair]) -> Iterator[Figure]:
    """Per category the share of pairs whose outcome is right, the largest first; for a no, clear and related are."""
    sizes = Counter((one.category, one.label) for one in pairs)
    for (category, label), size in sorted(sizes.items(), key=lambda one: (-one[1], one[0])):
        told = Counter(
            one.outcome for one in pairs if (one.category, one.label) == (category, label)
        )
        right = {"yes": told["match"] + told["review"], "related": told["related"]}.get(
            label, told["clear"] + told["related"]
        )
        yield Figure(
            f"{group}, outcomes right",
            f"{category}, {label}",
            share(right, size),
            detail=_counts(told),
        )


def _counts(told: Counter[str]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in sorted(told.items()))


def _sides(
    pairs: list[Pair], score: Callable[[Pair], float | None]
) -> tuple[list[float], list[float]] | None:
    """Scores of the yes and of the no pairs; ``None`` where one has none."""
    sides: dict[str, list[float]] = {"yes": [], "no": [], "related": []}
    for one in pairs:
        value = score(one)
        if value is None:
            return None
        sides[one.label].append(value)
    return sides["yes"], sides["no"]


def _of_scores(
    group: str,
    name: str,
    pairs: list[Pair],
    measure: Callable[[list[float], list[float]], float],
    least: float | None = None,
) -> Figure:
    ours, theirs = _sides(pairs, lambda one: one.score), _sides(pairs, lambda one: one.peer)
    assert ours is not None
    detail = f"{len(ours[0])} yes, {len(ours[1])} no"
    peer = None if theirs is None else measure(*theirs)
    return Figure(group, name, measure(*ours), least=least, peer=peer, detail=detail)


def _best(group: str, name: str, pairs: list[Pair], least: float | None = None) -> Figure:
    return _of_scores(group, name, pairs, lambda yes, no: best_f1(yes, no)[0], least)


def _ranked(group: str, name: str, pairs: list[Pair], least: float | None = None) -> Figure:
    return _of_scores(group, name, pairs, auc, least)


def _recall(yes: list[float], no: list[float]) -> float:
    return recall_at(yes, no, FALSE_ALERTS)


def _decided(group: str, name: str, pairs: list[Pair], least: float | None = None) -> Figure:
    """F1 of the outcomes as they are given: match and review are "the same", related and clear are not."""
    told = Counter((one.label, one.outcome in SAME) for one in pairs)
    value = f1(told["yes", True], told["no", True], told["yes", False])
    detail = f"{told['yes', True]} hits, {told['no', True]} false, {told['yes', False]} missed"
    return Figure(group, name, value, least=least, detail=detail)
