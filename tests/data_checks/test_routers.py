"""A router picks who serves each request, so an assessment of it can never end in an approval."""

from __future__ import annotations

import pytest
from making import TODAY, assessor_of

from riskctl.assessment.assessor import Assessor, Subject
from riskctl.catalogue.use_case import load_use_case
from riskctl.facts.values import Known
from riskctl.text.located import load
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.session import Session
from riskctl.workspace.workspace import Workspace

CASES = sorted((bundled_root() / "data" / "examples").glob("*.yaml"))
ROUTERS = ("hf-inference-providers", "openrouter", "perplexity-api")


@pytest.fixture(scope="module")
def assessor(bundled: Workspace) -> Assessor:
    return assessor_of(bundled)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open(TODAY)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("route", ROUTERS)
def test_no_model_passes_by_a_router(assessor: Assessor, case, route: str):
    use_case = load_use_case(load(case))
    book = assessor.catalogue
    models = [model for model in book.models if route in book.routes_for(model, TODAY)]
    assert len(models) >= 15
    judged = {model: assessor.judge(Subject(model, route), use_case, {}) for model in models}
    assert all(
        one.facts.facts["route.deployment"].value == Known("aggregator") for one in judged.values()
    )
    passed = [model for model, one in judged.items() if one.verdicts.decision.startswith("approve")]
    assert passed == []


@pytest.mark.parametrize("route", ROUTERS)
def test_places_of_a_router_stay_open(assessor: Assessor, route: str):
    book = assessor.catalogue
    model = next(model for model in sorted(book.models) if route in book.routes_for(model, TODAY))
    facts = assessor.facts(Subject(model, route), None, {}).facts
    assert not isinstance(facts["route.processing_countries"].value, Known)
    assert not isinstance(facts["data.destination_countries"].value, Known)


def test_the_answer_on_a_router_says_what_would_settle_it(session) -> None:
    (document,) = session.compare(["deepseek-v4-pro@openrouter"])
    assert any("pin it to one provider" in note for note in document["subject"]["notes"])
