"""Short ways to make rules, facts and catalogues for tests, always through the loaders users' files go through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.load import load_catalogue
from riskctl.facts.read import read_value
from riskctl.facts.reference import References
from riskctl.facts.values import Fact, Provenance
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.rules.load import load_ruleset
from riskctl.rules.overlays import Overlay
from riskctl.rules.ruleset import Rule
from riskctl.text.located import Located, parse
from riskctl.workspace.workspace import Workspace

TODAY = "2026-11-23"
NO_LISTS = References({}, {})
SOURCES = {
    grade: {"citation": f"Law ({grade})", "retrieved": "2026-11-01", "grade": grade}
    for grade in ("official", "third-party", "vendor", "unverified")
}


def rule_data(name: str = "a", **fields: Any) -> dict[str, Any]:
    """One rule as a YAML file holds it; every field can be replaced."""
    return {
        "id": f"xx.test.{name}",
        "title": f"Rule {name}",
        "dimension": "sanctions",
        "effect": "exposure",
        "strength": "moderate",
        "object": ["operator"],
        "windows": [{"from": "2020-01-01", "status": "in-force", "source": "official"}],
        "when": {"fact": "data.personal", "is": "true"},
        "because": "A test.",
        **fields,
    }


def rules_of(*entries: dict[str, Any], references: References = NO_LISTS) -> tuple[Rule, ...]:
    """Rules read by the loader."""
    data = {
        "ruleset": "xx.test",
        "title": "Test",
        "jurisdiction": "XX",
        "review_by": "2027-06-30",
        "sources": SOURCES,
        "rules": list(entries),
    }
    return load_ruleset(Located("test.yaml", data, {}, "0" * 64), references).rules


def facts_of(grade: str = "official", **raw: Any) -> dict[str, Fact]:
    """Facts by path; a keyword's double underscore stands for the dot."""
    found = {}
    for name, value in raw.items():
        path = name.replace("__", ".")
        found[path] = Fact(
            path, read_value(VOCABULARY[path], value), Provenance("test", grade=grade)
        )
    return found


VENDOR = """
name: Example AI Co., Ltd.
roles: [developer, operator]
"""
MODEL = """
name: Example One
developer: example
"""
ROUTE = """
name: Example API
operator: example
models: [example-one]
"""
CHIP = """
name: Example Chip
designer: example
designer_country: CN
"""


def catalogue_of(references: References = NO_LISTS, **files: str) -> Catalogue:
    """A catalogue of the minimal vendor, model, route and chip; ``vendors__x="..."`` adds or replaces a file."""
    texts = {
        "vendors/example": VENDOR,
        "models/example-one": MODEL,
        "routes/example-api": ROUTE,
        "chips/example-chip": CHIP,
    }
    texts |= {name.replace("__", "/"): text for name, text in files.items()}
    return catalogue_from(texts, references)


def catalogue_from(texts: dict[str, str], references: References = NO_LISTS) -> Catalogue:
    """A catalogue of YAML texts by ``kind/id``."""
    located: dict[str, list[Located]] = {}
    for name, text in sorted(texts.items()):
        located.setdefault(name.partition("/")[0], []).append(parse(text, f"data/{name}.yaml"))
    return load_catalogue(located, None, references)


def assessor_of(
    workspace: Workspace, as_of: str = TODAY, overlays: Sequence[Overlay] = (), **options: Any
) -> Any:
    """An assessor over a workspace."""
    from riskctl.assessment.assessor import Assessor

    return Assessor(workspace.catalogue, workspace.law(overlays), as_of, **options)
