"""Write a large portfolio file: 50 use cases on 200 routes of the catalogue, under 21 scenarios and nine pairs.

python benchmarks/large_portfolio.py -o large.yaml [--seed N] [--cases N] [--routes N]

Everything but the ids of models and routes is drawn from the seed. The organisation is that of the Malaysian example.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from riskctl.workspace.layers import bundled_root
from riskctl.workspace.session import Session

DAY = "2026-11-28"
CASES, ROUTES, SCENARIOS = 50, 200, 30
CRITICALITIES = ("low", "medium", "high", "critical")
SECTIONS = ("actor", "use", "data", "evidence", "self_hosting")
PUBLIC = {"personal": False, "subjects": 0, "us_persons_financial": 0, "us_persons_identifiers": 0}


def portfolio(session: Session, seed: int, cases: int, routes: int) -> dict[str, Any]:
    """The portfolio as data; the same for the same seed and catalogue."""
    draw = random.Random(seed)
    subjects = _drawn(draw, sorted(_priced(session)), routes)
    names = sorted(session.workspace.scenarios)
    pairs = list(combinations(names, 2))
    draw.shuffle(pairs)
    return {
        "portfolio": "large",
        "title": f"Generated portfolio, {cases} use cases on {len(subjects)} routes",
        "description": f"An invented group, drawn from the seed {seed}.",
        **_organisation(),
        "routes": [_offer(draw, subject) for subject in subjects],
        "use_cases": [_case(draw, number, subjects) for number in range(cases)],
        "policy": {
            "accept": ["approve", "approve-with-conditions"],
            "fallbacks": {"critical": 2, "high": 1, "medium": 1, "low": 0},
            "shares": [{"kind": "seat", "node": node, "at_most": 0.5} for node in ("US", "CN")],
            "max_routes": 24,
            "survive": [list(pair) for pair in pairs[: max(SCENARIOS - len(names), 0)]],
        },
        "notice_hours": {"default": 24, "us-frontier-cutoff": 6},
    }


def _organisation() -> dict[str, Any]:
    text = (bundled_root() / "data/portfolios/malaysian-group.yaml").read_text(encoding="utf-8")
    example = yaml.load(text, Loader=yaml.BaseLoader)
    return {name: _typed(example[name]) for name in SECTIONS}


def _typed(value: Any) -> Any:
    """Truth values and whole numbers; all else is text, as dates and ``no`` are to the tool."""
    if isinstance(value, dict):
        return {key: _typed(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_typed(entry) for entry in value]
    if value in ("true", "false"):
        return value == "true"
    return int(value) if value.isdecimal() else value


def _priced(session: Session) -> Iterator[str]:
    """Every route of every model whose price the catalogue knows."""
    for model, profile in session.workspace.catalogue.models.items():
        if {"input_usd_per_mtok", "output_usd_per_mtok"} <= set(profile.prices):
            yield from (subject.id for subject in session.subjects([model]))


def _drawn(draw: random.Random, subjects: list[str], number: int) -> list[str]:
    if len(subjects) < number:
        raise SystemExit(f"the catalogue has {len(subjects)} routes with prices, not {number}")
    return sorted(draw.sample(subjects, number))


def _offer(draw: random.Random, subject: str) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "subject": subject,
        "fixed_usd": draw.randrange(200, 4000, 50),
        "switch_hours": draw.choice((4, 8, 12, 24, 48)),
        "languages": ["en", *draw.sample(("ms", "zh", "ta"), draw.randrange(4))],
        "tools": draw.random() < 0.8,
    }
    if subject.endswith("@self-hosted"):
        offer |= {"fixed_usd": draw.randrange(4000, 20000, 100)}
        offer |= {"input_usd_per_mtok": 0.02, "output_usd_per_mtok": 0.02}
    return offer


def _case(draw: random.Random, number: int, subjects: Iterable[str]) -> dict[str, Any]:
    case: dict[str, Any] = {
        "id": f"case-{number:02}",
        "title": f"Use case {number}",
        "criticality": draw.choice(CRITICALITIES),
        "volume": {
            "input_mtok": round(draw.lognormvariate(6.0, 1.0), 1),
            "output_mtok": round(draw.lognormvariate(4.5, 1.0), 1),
        },
        "uses": draw.sample(list(subjects), draw.randint(1, 3)),
    }
    if draw.random() < 0.4:
        case["data"] = {**PUBLIC, "classes": ["public"]}  # no list twice: YAML would refer to it
    if draw.random() < 0.3:
        case["needs"] = {"languages": [draw.choice(("ms", "zh"))]}
    return case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=CASES)
    parser.add_argument("--routes", type=int, default=ROUTES)
    chosen = parser.parse_args()
    drawn = portfolio(Session.open(DAY), chosen.seed, chosen.cases, chosen.routes)
    text = yaml.safe_dump(drawn, sort_keys=False, allow_unicode=True, width=110)
    chosen.output.write_text(text, encoding="utf-8")
    print(f"wrote {chosen.output}: {drawn['title']}")


if __name__ == "__main__":
    main()
