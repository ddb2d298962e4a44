"""Every model by every route that offers it, for every example use case: no error, and no approval on missing facts.

``python benchmarks/all_pairs.py [--as-of D] [--documents] [--data DIR]``. Prints seconds and outcomes by use case.
Exits 1 when an approval rests on an open block, an aggregator passes, an id of the shared facts is not found, or it
takes more than a minute. ``--documents`` also builds each document (without the search for what would change it), for
which no goal is set.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Assessor, Judgement, Subject
from riskctl.assessment.request import Request
from riskctl.catalogue.use_case import load_use_case
from riskctl.document.outcomes import OUTCOMES
from riskctl.facts.values import Known
from riskctl.text.located import load
from riskctl.workspace.layers import bundled_layer, bundled_root
from riskctl.workspace.workspace import Workspace, open_workspace

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOAL = 60.0
PASSES = OUTCOMES[:2]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", default="2026-11-23", help="assessment date")
    parser.add_argument(
        "--documents",
        action="store_true",
        help="also build each document, for which no goal is set",
    )
    parser.add_argument(
        "--data", type=Path, default=SHARED, help="folder of larger material (default ../shared)"
    )
    return parser.parse_args()


def missing_names(workspace: Workspace, as_of: str, shared: Path) -> Iterator[str]:
    """Ids that the shared facts name and the catalogue does not know."""
    facts = shared / "facts"
    kinds = {"vendors": "vendors", "hosting": "routes", "chips": "chips"}
    for name, kind in kinds.items():
        for row in load(facts / f"{name}.yaml").data[kind]:
            if row["id"] not in getattr(workspace.catalogue, kind):
                yield f"{kind}/{row['id']}"
    for row in load(facts / "models.yaml").data["models"]:
        for text in (row["id"], *(row.get("api_ids") or ()), *filter(None, [row.get("hf_repo")])):
            bare = text.partition(" (")[0] if not text.startswith("(") else text.partition(") ")[2]
            if workspace.catalogue.aliases.find(bare, as_of) is None:
                yield f"models/{text}"


def wrong_approval(judgement: Judgement) -> str:
    """Why this judgement must not pass, or nothing."""
    if judgement.verdicts.decision not in PASSES:
        return ""
    open_blocks = [one.rule.id for one in judgement.verdicts.possible_blocks]
    if open_blocks or judgement.verdicts.blocks:
        return f"passes with {', '.join(open_blocks) or 'a block'}"
    if judgement.facts.facts["route.deployment"].value == Known("aggregator"):
        return "an aggregator passes, though it is open who serves the request"
    return ""


def run(request: Request, documents: bool) -> tuple[Counter[str], list[str]]:
    """Outcomes and complaints of one use case over all pairs."""
    outcomes: Counter[str] = Counter()
    complaints = []
    for model in sorted(request.assessor.catalogue.models):
        routes = judge_routes(request, model)
        for route, judgement in routes.items():
            outcomes[judgement.verdicts.decision] += 1
            if wrong := wrong_approval(judgement):
                complaints.append(f"{model}@{route}: {wrong}")
            if documents:
                assess(request, Subject(model, route), routes, search=False)
    return outcomes, complaints


def main() -> int:
    options = arguments()
    workspace = open_workspace([bundled_layer()])
    assessor = Assessor(workspace.catalogue, workspace.law(), options.as_of)
    complaints: list[str] = []
    begun = time.perf_counter()
    for path in sorted((bundled_root() / "data" / "examples").glob("*.yaml")):
        start = time.perf_counter()
        case = load_use_case(load(path))
        request = Request(
            assessor, case, workspace.rulesets, workspace.policy_sha256, workspace.watchlists
        )
        outcomes, wrong = run(request, options.documents)
        complaints += [f"{case.id}: {one}" for one in wrong]
        shown = ", ".join(f"{name} {outcomes[name]}" for name in OUTCOMES if outcomes[name])
        print(
            f"{case.id:<24}{sum(outcomes.values()):5} pairs {time.perf_counter() - start:6.1f} s  {shown}",
            flush=True,
        )
    seconds = time.perf_counter() - begun
    if (options.data / "facts").is_dir():
        complaints += [
            f"not found: {name}" for name in missing_names(workspace, options.as_of, options.data)
        ]
    else:
        print(
            f"NOT CHECKED: ids of the shared facts, because {options.data}/facts is not there (see --data)"
        )
    late = seconds > GOAL and not options.documents
    goal = "" if options.documents else f", goal {GOAL:g} s {'MISSED' if late else 'met'}"
    print(f"all {seconds:.1f} s{goal}")
    print("\n".join(complaints) or "nothing approved on missing facts; every id found")
    return 1 if complaints or late else 0


if __name__ == "__main__":
    sys.exit(main())
