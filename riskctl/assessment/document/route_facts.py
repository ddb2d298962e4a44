"""Where data goes and what the model stands on: facts that a reader wants whether or not a rule asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.document.findings import stated_fact
from riskctl.facts.values import Fact
from riskctl.facts.vocabulary import VOCABULARY

if TYPE_CHECKING:
    from riskctl.document.model.findings import RouteFactRow

SHOWN_FACTS = (
    "data.subject_countries",
    "route.processing_countries",
    "route.storage_countries",
    "route.remote_access_countries",
    "route.subprocessors",
    "route.subprocessor_countries",
    "route.retention_days",
    "route.trains_on_inputs",
    "route.served_on",
    "route.chip_designer_countries",
    "model.trained_on",
    "model.open_weights",
    "model.licence",
    "model.base_models",
    "model.lineage_countries",
)
"""The path of the data from its subjects outwards, then the supply chain from the chips upwards."""


def route_facts_part(judgement: Judgement) -> list[RouteFactRow]:
    """One row a fact, known or not, with where it comes from."""
    facts = judgement.facts.facts
    return [
        {
            **stated_fact(facts.get(path) or Fact(path)),
            "question": VOCABULARY[path].question,
        }
        for path in SHOWN_FACTS
    ]
