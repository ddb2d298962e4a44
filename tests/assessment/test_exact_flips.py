"""The search for what would change a decision misses nothing: held against trying every set."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
import worlds
from hypothesis import given, settings
from making import NO_LISTS, catalogue_of, facts_of, rule_data
from test_what_would_change import DAY, POLICY, SUBJECT

from riskctl import Conditions, Session
from riskctl.assessment.assessor import Assessor
from riskctl.assessment.candidates import candidates
from riskctl.assessment.flip_search import FlipSearch
from riskctl.assessment.law import Law
from riskctl.assessment.reassess import Reassessment, compatible, supposed_facts
from riskctl.assessment.sensitivity import Search
from riskctl.document.outcomes import severity
from riskctl.document.validate import read_data
from riskctl.reports import terminal
from riskctl.reports.write import render

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"


@dataclass(frozen=True)
class Around:
    """A judgement with its what-if facts, and the changes tried beside it."""

    start: Reassessment
    facts: dict
    changes: list

    @property
    def base(self):
        return self.start.base

    def from_scratch(self, chosen):
        overrides = {**self.facts, **supposed_facts(chosen)}
        start = self.start
        return start.assessor.judge(start.base.subject, start.use_case, overrides)

    def milder(self, decision):
        return severity(decision) < severity(self.base.verdicts.decision)


def tried(around: Around, changes, size: int) -> set[tuple[int, ...]]:
    """Every set up to the size that makes the decision milder with no smaller one inside, each judged from scratch."""
    minimal: set[tuple[int, ...]] = set()
    for count in range(1, size + 1):
        for places in combinations(range(len(changes)), count):
            if any(set(less) <= set(places) for less in minimal):
                continue
            chosen = [changes[place] for place in places]
            if not compatible(chosen):
                continue
            if around.milder(around.from_scratch(chosen).verdicts.decision):
                minimal.add(places)
    return minimal


def searched(around: Around, changes, size: int) -> set[tuple[int, ...]]:
    singles = [around.start.change([change]) for change in changes]
    search = FlipSearch(around.start, changes, singles)
    found = {(place,) for place, each in enumerate(singles) if around.milder(each.decision)}
    for count in range(2, size + 1):
        for places, changed in search.sets(count):
            assert around.milder(changed.decision)
            found.add(places)
    return found


def around(assessor: Assessor, facts, subject=SUBJECT, case=None) -> Around:
    base = assessor.judge(subject, case, facts)
    return Around(Reassessment(assessor, base, case, facts), facts, candidates(assessor, base))


@settings(max_examples=150, deadline=None)
@given(worlds.rulesets(max_size=6), worlds.fact_sets())
def test_every_smallest_set_up_to_three_is_found(data, facts):
    assessor = Assessor(catalogue_of(), Law(worlds.load_rules(data), NO_LISTS, POLICY), DAY)
    place = around(assessor, facts)
    chosen = place.changes[:14]
    assert searched(place, chosen, 3) == tried(place, chosen, 3)


@settings(max_examples=60, deadline=None)
@given(worlds.rulesets(max_size=4), worlds.fact_sets())
def test_a_document_names_the_smallest_sets_there_are(data, facts):
    assessor = Assessor(catalogue_of(), Law(worlds.load_rules(data), NO_LISTS, POLICY), DAY)
    place = around(assessor, facts)
    if len(place.changes) > 14:
        return
    smallest = min((len(places) for places in tried(place, place.changes, 3)), default=0)
    base = place.base
    flips = Search(assessor, base, None, facts).flips()
    better = [flip for flip in flips if severity(flip.decision) < severity(base.verdicts.decision)]
    assert min((len(flip.changes) for flip in better), default=0) == smallest


@pytest.fixture(scope="module")
def session():
    return Session.open("2026-11-28")


SUBJECTS = (
    ("gpt-5.4@openai-api", "malaysian-bank", None),
    ("deepseek-v4-pro@azure-foundry", "german-hospital", None),
    ("deepseek-v4-pro@deepseek-api", "singapore-logistics", None),
    ("mistral-large-3@aws-bedrock", "french-ministry", None),
    ("gpt-oss-120b@self-hosted", "malaysian-bank", None),
    ("gpt-5.4@azure-foundry", "german-hospital", "us-frontier-cutoff"),
)


@pytest.mark.parametrize(("subject", "use", "scenario"), SUBJECTS)
def test_pairs_of_bundled_subjects_are_all_found(session, subject, use, scenario):
    """Every pair of the first changes, and of every seventh: what is judged at once is what judging all again says."""
    case = session.use_case(EXAMPLES / f"{use}.yaml")
    request = session.request(case, Conditions(scenario=scenario))
    (asked,) = session.subjects([subject])
    place = around(request.assessor, {}, asked, case)
    chosen = place.changes[:12] + place.changes[12::7]
    assert searched(place, chosen, 2) == tried(place, chosen, 2)


@pytest.mark.parametrize(("subject", "use", "scenario"), SUBJECTS[:3])
def test_triples_of_bundled_subjects_are_all_found(session, subject, use, scenario):
    case = session.use_case(EXAMPLES / f"{use}.yaml")
    request = session.request(case, Conditions(scenario=scenario))
    (asked,) = session.subjects([subject])
    place = around(request.assessor, {}, asked, case)
    chosen = place.changes[:: max(1, len(place.changes) // 9)]
    assert searched(place, chosen, 3) == tried(place, chosen, 3)


@pytest.mark.parametrize(("subject", "use", "scenario"), SUBJECTS)
def test_changes_judged_together_are_judged_as_from_scratch(session, subject, use, scenario):
    case = session.use_case(EXAMPLES / f"{use}.yaml")
    request = session.request(case, Conditions(scenario=scenario))
    (asked,) = session.subjects([subject])
    place = around(request.assessor, {}, asked, case)
    sets = [[change] for change in place.changes]
    sets += [list(pair) for pair in zip(place.changes, place.changes[5:], strict=False)]
    for chosen in filter(compatible, sets):
        whole = place.from_scratch(chosen)
        changed = place.start.change(chosen)
        quick = place.start.judge(changed)
        assert quick.facts.facts == whole.facts.facts
        assert quick.outcomes == whole.outcomes
        assert quick.verdicts == whole.verdicts
        assert changed.decision == whole.verdicts.decision


def test_a_set_of_weak_changes_is_found_among_many_strong_ones():
    """A strong measure that softens much and flips nothing does not crowd out the two weak ones that do."""
    names = ("data.classified", "data.controlled_technical")
    blocks = [rule_data(name.replace(".", "-"), effect="block",
                        when={"fact": name, "is": "true"}) for name in names]  # fmt: skip
    for block in blocks:
        del block["strength"]
    loud = [
        rule_data(f"loud{index}", strength="negligible", group="g",
                  when={"fact": "data.subjects", "at_least": str(index)})
        for index in range(1, 30)
    ]  # fmt: skip
    facts = facts_of(data__classified="true", data__controlled_technical="true",
                     data__subjects="50")  # fmt: skip
    assessor = Assessor(
        catalogue_of(), Law(worlds.load_rules([*loud, *blocks]), NO_LISTS, POLICY), DAY
    )
    base = assessor.judge(SUBJECT, None, facts)
    flips = Search(assessor, base, None, facts).flips()
    sets = [{path for change in flip.changes for path, _ in change.facts} for flip in flips]
    assert set(names) in sets


def test_a_search_that_gives_up_says_how_far_it_came(session, monkeypatch):
    """The document never lets a search that was cut short pass as exact."""
    case = session.use_case(EXAMPLES / "singapore-logistics.yaml")
    (whole,) = session.assess("gpt-6-astra@aws-bedrock", case)
    assert "sensitivity_searched" not in whole
    monkeypatch.setattr("riskctl.assessment.flip_search.JUDGED", 3)
    (cut,) = session.assess("gpt-6-astra@aws-bedrock", case)
    assert cut["sensitivity_searched"] in (1, 2)
    assert read_data(cut) == cut
    note = "Not searched beyond sets of"
    assert note in terminal.render(cut)
    assert note in render([cut], "markdown").decode()
    assert note in render([cut], "html").decode()
