"""What must hold of every answer (DESIGN 6a, point 9), on random worlds and over the bundled law."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import worlds
from hypothesis import given
from hypothesis import strategies as st
from making import NO_LISTS, TODAY, catalogue_of

from riskctl.assessment.assessor import Assessor, Judgement, Subject
from riskctl.assessment.candidates import Change
from riskctl.assessment.law import Law
from riskctl.assessment.policy import Policy
from riskctl.assessment.rank import standing
from riskctl.assessment.sensitivity import Search
from riskctl.document.model import Assessment
from riskctl.document.outcomes import OUTCOMES
from riskctl.facts.values import Fact, Known, Provenance, Unknown, Value
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.text.located import load
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root
from riskctl.workspace.session import Conditions, Session

POLICY = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
SUBJECT = Subject("example-one", "example-api")
CATALOGUE = catalogue_of()
NATIONALITIES = ("US", "FR", "CN", "SG", "AE", "KR")
NEAR = 1e-9
HOSTED = ("gpt-5.4@azure-foundry-eu", "mistral-large-3@mistral-api-eu", "kimi-k3@moonshot-intl")


def judge(data: list[dict[str, Any]], facts: dict[str, Fact]) -> Judgement:
    assessor = Assessor(CATALOGUE, Law(worlds.load_rules(data), NO_LISTS, POLICY), TODAY)
    return assessor.judge(SUBJECT, None, facts)


def severity(judgement: Judgement) -> int:
    return OUTCOMES.index(judgement.verdicts.decision)


def official(path: str, value: Value) -> Fact:
    return Fact(path, value, Provenance("test", observed=TODAY, grade="official"))


def possible(path: str, data: list[dict[str, Any]]) -> list[Value]:
    """Every value between which some test of the rules can tell."""
    if path in worlds.BOOLS:
        return [Known(True), Known(False)]
    if path in worlds.SETS:
        sizes = range(len(worlds.COUNTRIES) + 1)
        sets = chain.from_iterable(combinations(worlds.COUNTRIES, size) for size in sizes)
        return [Known(frozenset(members)) for members in sets]
    if path in worlds.NUMBERS:
        limits = {int(text) for text in re.findall(r"'(\d+)'", repr(data))}
        ends = {0, 100} | limits | {limit - 1 for limit in limits} | {limit + 1 for limit in limits}
        return [Known(end) for end in sorted(ends) if 0 <= end <= 100]
    return [Known(text) for text in (worlds.CHOICES if path == worlds.CHOICE else worlds.DATES)]


@st.composite
def adverse(draw: st.DrawFn) -> dict[str, Any]:
    """One test that is met by the adverse values of its fact; for every fact some value is benign in every rule."""
    path = draw(st.sampled_from(worlds.PATHS))
    if path in worlds.SETS:
        return {
            "fact": path,
            "any_of": draw(st.lists(st.sampled_from(worlds.COUNTRIES), min_size=1, unique=True)),
        }
    if path in worlds.NUMBERS:
        return {"fact": path, "at_least": str(draw(st.integers(1, 100)))}
    if path in worlds.EVIDENCE:
        return {"fact": path, "is": "none"}
    if path == worlds.CHOICE:
        return {
            "fact": path,
            "in": draw(st.sampled_from((["hyperscaler"], ["hyperscaler", "first-party-api"]))),
        }
    return {"fact": path, "is": "true"}


conditions = st.recursive(
    adverse(),
    lambda inner: st.builds(
        lambda kind, parts: {kind: parts},
        st.sampled_from(("all", "any")),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=4,
)


@st.composite
def one_sided(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Rules of every effect in a world where no two rules want opposite values of one fact.

    Where one rule forbids a value and another its opposite, every answer is worse than the question.
    """
    data = draw(worlds.rulesets(max_size=4))
    for entry in data:
        entry["when"] = draw(conditions)
        entry.pop("mitigations", None)
        if entry["effect"] == "block":
            _not_knowing(draw, entry)
    return data


def _not_knowing(draw: st.DrawFn, entry: dict[str, Any]) -> None:
    """What the law makes of not knowing, in each of its three ways."""
    entry["when_unknown"] = draw(st.sampled_from(("ask", "knowledge", "settled_by")))
    if entry["when_unknown"] != "ask":
        entry["red_flag"] = draw(conditions)
    if entry["when_unknown"] == "settled_by":
        text = "Before go-live the operator confirms in writing what is open"
        entry["settled_by"] = {"term": "written-statement", "text": text}


def answers(
    data: list[dict[str, Any]], facts: dict[str, Fact], path: str
) -> tuple[Judgement, list[Judgement]]:
    """The judgement while the fact is not known, and those for every value it may take."""
    ignorant = judge(data, facts | {path: official(path, Unknown())})
    known = [judge(data, facts | {path: official(path, value)}) for value in possible(path, data)]
    return ignorant, known


@given(one_sided(), worlds.fact_sets(), st.sampled_from(worlds.PATHS))
def test_not_knowing_is_never_milder_than_the_mildest_value(data, facts, path):
    ignorant, known = answers(data, facts, path)
    assert severity(ignorant) >= min(map(severity, known))


@given(one_sided(), worlds.fact_sets(), st.sampled_from(worlds.PATHS))
def test_a_benign_answer_never_ranks_a_route_lower(data, facts, path):
    ignorant, known = answers(data, facts, path)
    assert min(map(standing, known)) <= standing(ignorant)


@given(one_sided(), worlds.fact_sets(), st.sampled_from(worlds.PATHS))
def test_a_question_never_weighs_more_than_its_worst_answer(data, facts, path):
    ignorant, known = answers(data, facts, path)
    assert ignorant.scores.likely <= max(judged.scores.likely for judged in known) + NEAR
    assert ignorant.scores.high <= max(judged.scores.high for judged in known) + NEAR


@given(one_sided(), worlds.fact_sets(), st.sampled_from(worlds.PATHS))
def test_the_worst_answer_is_inside_of_what_not_knowing_shows(data, facts, path):
    """The high end of a question is at least that of every answer, so nothing hides behind an open fact."""
    ignorant, known = answers(data, facts, path)
    assert max(judged.scores.high for judged in known) <= ignorant.scores.high + NEAR
    assert ignorant.scores.low <= min(judged.scores.low for judged in known) + NEAR


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.open("2026-11-28")


@pytest.mark.parametrize("name", ["german-hospital", "us-defence-contractor"])
def test_no_open_question_of_bundled_law_is_milder_than_both_its_answers(session, name):
    """Where one rule forbids a value and another its opposite this could be: no yes-or-no question is such a one."""
    case = session.use_case(EXAMPLES / f"{name}.yaml")
    request = session.request(case)
    asked = 0
    for subject in session.subjects([*HOSTED, "deepseek-v4-pro@together"]):
        base = request.assessor.judge(subject, case, {})
        search = Search(request.assessor, base, case, {})
        leads: dict[str, list[int]] = {}
        for trial in search.trials:
            if _is_open_question(trial.change, base):
                ((path, _),) = trial.change.facts
                leads.setdefault(path, []).append(OUTCOMES.index(trial.decision))
        for path, severities in leads.items():
            if len(severities) == 2:
                asked += 1
                assert min(severities) <= severity(base), (subject.id, path)
    assert asked > 5


def _is_open_question(change: Change, base: Judgement) -> bool:
    if change.kind != "fact" or len(change.facts) != 1:
        return False
    ((path, _),) = change.facts
    fact = base.facts.facts.get(path)
    is_open = fact is None or not isinstance(fact.value, Known)
    return is_open and VOCABULARY[path].type == "bool"


@pytest.fixture(scope="module")
def documents(session: Session) -> list[Assessment]:
    names = ("german-hospital", "malaysian-bank", "us-defence-contractor")
    subjects = [*HOSTED, "deepseek-v4-pro@deepseek-api", "llama-4-maverick@self-hosted"]
    return [
        document
        for name in names
        for subject in subjects
        for document in session.assess(subject, session.use_case(EXAMPLES / f"{name}.yaml"))
    ]


def test_every_condition_names_the_finding_it_settles(documents):
    conditions = 0
    for document in documents:
        found = {finding["id"] for finding in document["findings"]}
        for condition in document["decision"]["conditions"]:
            conditions += 1
            assert condition["finding"] in found, (document["subject"]["id"], condition)
            assert condition["settles"], condition
    assert conditions > 20


def test_no_citation_or_title_names_a_paper_of_another_company(documents, session):
    """Where a finding rests on an operator's or licensor's paper, no other company's is cited."""
    vendors = session.workspace.catalogue.vendors
    checked = 0
    for document in documents:
        own = {row["party"] for row in document["screening"]}
        foreign = [brand for key in vendors if key not in own for brand in vendors[key].brands]
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, foreign))})\b")
        for finding in document["findings"]:
            if finding["rule"].startswith(("terms.", "licences.")):
                checked += 1
                assert not pattern.search(" ".join(_words(finding))), finding["rule"]
    assert checked > 10


def _words(finding: Any) -> Iterable[str]:
    yield finding["title"]
    for source in finding["sources"]:
        yield source["citation"]
        yield source["title"]


@pytest.mark.parametrize("subject", HOSTED)
def test_the_same_ignorance_weighs_the_same_for_every_nationality(session, subject):
    """A rule that is open for two seats, with no red flag, has the same weight for both."""
    (parsed,) = session.subjects([subject])
    case = session.use_case(EXAMPLES / "singapore-logistics.yaml")
    weights: dict[str, set[tuple[float, float]]] = {}
    for seat in NATIONALITIES:
        settings = [f"operator.country={seat}", f"route.home_law_countries={seat}"]
        judged = session.judge(parsed, session.request(case, Conditions(settings)))
        for row in judged.verdicts.bearings:
            outcome = row.outcome
            if outcome.verdict == "unknown" and not outcome.red_flag and row.weight is not None:
                pair = (round(row.weight.likely, 9), round(row.weight.high, 9))
                weights.setdefault(outcome.rule.id, set()).add(pair)
    assert len(weights) > 5
    assert {rule: pairs for rule, pairs in weights.items() if len(pairs) > 1} == {}
