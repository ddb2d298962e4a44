"""Every message that the code and the templates can say: literal ones by walking them, tabled ones by their tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import riskctl
from riskctl.explanations import fact_words, sentences, words
from riskctl.explanations.choice_words import CHOICES, PLACES
from riskctl.explanations.role_words import ROLES
from riskctl.facts.countries import COUNTRIES
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.facts.vocabulary.labels import FACT_LABELS
from riskctl.reports import comparison, table
from riskctl.reports.formats import markdown_sides, sheets
from riskctl.reports.sections import (
    brief,
    change_words,
    changes,
    findings,
    flow,
    heatmap,
    method,
    notices,
    ownership,
    parties,
    questions,
    standing,
)

PACKAGE = Path(riskctl.__file__).parent
TEMPLATES = PACKAGE.parent / "templates"
_IN_TEMPLATE = re.compile(r'\b(?:_|w)\("((?:[^"\\]|\\.)+)"')
_SIGNS = (
    *words.OUTCOMES.values(),
    *words.STATES.values(),
    *words.BANDS.values(),
    *ownership.VERDICTS.values(),
    heatmap.NOTHING,
    comparison._CLEAR,
)
_RECORD_GROUPS = ("Rulesets", "Watchlists", "Profiles")


def literal_messages() -> set[str]:
    """Messages that stand in the code and in the templates."""
    found: set[str] = set()
    for path in _speaking_files():
        if "terminal" not in path.parts:
            found.update(_of_code(ast.parse(path.read_text(encoding="utf-8"))))
    for path in (*TEMPLATES.glob("*.j2"), *TEMPLATES.glob("*.typ")):
        texts = _IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))
        found.update(text.replace('\\"', '"') for text in texts)
    return found


def _speaking_files() -> Iterator[Path]:
    """Files that take words from the catalogue; the terminal speaks English."""
    for package in ("reports", "explanations"):
        for path in (PACKAGE / package).rglob("*.py"):
            if "riskctl.messages" in path.read_text(encoding="utf-8"):
                yield path


def _of_code(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _of_call(node.func.id, node)


def _of_call(name: str, node: ast.Call) -> Iterator[str]:
    if name in ("say", "say_all"):
        for argument in node.args:
            yield from _strings(argument)
    if name == "several":
        nouns = [next(_strings(argument), "") for argument in node.args[1:]]
        if nouns and nouns[0]:
            yield f"{{count}} {nouns[1] if len(nouns) > 1 else nouns[0] + 's'}"


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))


def tabled_messages() -> set[str]:
    """Messages that tables hold and the code says by way of them."""
    found = {sign.word for sign in _SIGNS}
    found.update(words.LABELS.values(), standing._KINDS.values(), parties._WORDS.values())
    found.update((*parties.ROLES.values(), *parties.REASONS))
    found.update(change_words.AREAS.values(), change_words._STATES.values())
    found.update(change_words._CAUSES.values(), ["facts"])
    found.update(brief.SIGNERS, changes._INPUTS.values(), changes._KINDS, _RECORD_GROUPS)
    found.update((*flow._LANES.values(), *flow._CHAIN.values(), *flow._TERMS.values()))
    found.update(notices._CHANGES.values(), questions.WHO.values())
    found.update((*method.METHOD, *method.LIMITS, *sheets.RECORD_HEADS, *sentences._ANSWERS))
    found.update((table._NO_USE_CASE, ownership._FROM_ALL, findings._STATED))
    found.add(markdown_sides.LEGEND)
    found.update((*fact_words.REASONS, *ROLES, *sentences.HEDGES))
    found.update(start.strip() for start in sentences._TURNS)
    found.update(FACT_LABELS.values())
    found.update((*CHOICES.values(), *PLACES.values(), *COUNTRIES.values()))
    found.update(f"{{count}} {many}" for many in sentences._COUNTED.values())
    return found


def vocabulary_messages() -> set[str]:
    """Questions of facts; of those about another question, what stands before it."""
    outside = sentences._OUTSIDE
    asked = {spec.question.removeprefix(outside) for spec in VOCABULARY.values()}
    return asked | {outside.strip()}


def all_messages() -> set[str]:
    return {text for text in literal_messages() | tabled_messages() if text.strip()}
