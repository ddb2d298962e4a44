"""What-if patches on facts, listings and windows; overrides win over them."""

from __future__ import annotations

import pytest
from making import VENDOR, catalogue_of, facts_of, rule_data, rules_of

from riskctl.assessment.assessor import Assessor, Subject
from riskctl.assessment.law import Law
from riskctl.assessment.policy import Policy
from riskctl.assessment.scenario import load_scenario
from riskctl.assessment.scenario_effects import apply_to_references
from riskctl.facts.reference import Membership, OfficialList, ReferenceList, References
from riskctl.facts.values import Known
from riskctl.text.located import InputError, load, parse
from riskctl.text.schema import validate
from riskctl.workspace.layers import bundled_root

LISTS = References({}, {"us.sdn": OfficialList(title="SDN", authority="X", jurisdiction="US")})
POLICY = validate(load(bundled_root() / "data" / "scoring.yaml"), Policy)
SUBJECT = Subject("example-one", "example-api")
RULES = rules_of(
    rule_data("listed", when={"fact": "developer.lists", "any_of": ["us.sdn"]}, effect="block"),
    rule_data(
        "later", windows=[{"from": "2027-06-01", "status": "in-force", "source": "official"}]
    ),
)
HEAD = "scenario: what-if\ntitle: What if\ntrigger: A notice\npatches:\n"


def verdicts(patches: str = "", as_of: str = "2026-11-23", overrides=None) -> dict[str, str]:
    book = catalogue_of(LISTS, vendors__example=VENDOR)
    options = {}
    if patches:
        options["scenario"] = load_scenario(parse(HEAD + patches, "s.yaml"), book, RULES, LISTS)
    assessor = Assessor(book, Law(RULES, LISTS, POLICY), as_of, **options)
    judged = assessor.judge(SUBJECT, None, overrides or {})
    return {one.rule.id.rpartition(".")[2]: one.verdict for one in judged.outcomes}


def test_nothing_is_supposed_without_a_scenario():
    assert verdicts() == {"listed": "unknown", "later": "not-in-force"}


def test_a_listing_is_supposed_from_its_day():
    patch = "  - listing: {vendor: example, list: us.sdn, from: 2026-11-23}\n"
    assert verdicts(patch)["listed"] == "triggered"
    assert verdicts(patch, "2026-11-22")["listed"] == "unknown"


def test_a_window_is_supposed_from_its_day():
    patch = "  - window: {rule: xx.test.later, from: 2026-11-23, status: in-force}\n"
    known = facts_of(data__personal="true")
    assert verdicts(patch, overrides=known)["later"] == "triggered"
    assert verdicts(patch, "2026-11-22", known)["later"] == "not-in-force"
    assert verdicts(patch, "2027-07-01", known)["later"] == "triggered"


RULE = """rules:
  - id: scenario.what-if.supposed
    title: A rule that does not exist
    dimension: sanctions
    effect: block
    object: [actor]
    windows:
      - {from: 2026-11-23, status: in-force, source: draft}
    when: {fact: data.personal, is: true}
    because: It is supposed.
"""
SOURCES = "jurisdiction: MY\nsources:\n  draft: {citation: A draft, retrieved: 2026-11-01, grade: third-party}\n"
SUPPOSED = HEAD.replace("patches:\n", "") + SOURCES + RULE


def test_a_rule_is_supposed_from_its_day():
    book = catalogue_of(LISTS, vendors__example=VENDOR)
    scenario = load_scenario(parse(SUPPOSED, "s.yaml"), book, RULES, LISTS)

    def verdict(as_of: str) -> str:
        assessor = Assessor(book, Law(RULES, LISTS, POLICY), as_of, scenario)
        found = assessor.judge(SUBJECT, None, facts_of(data__personal="true")).outcomes
        return next(one.verdict for one in found if one.rule.id == "scenario.what-if.supposed")

    assert verdict("2026-11-23") == "triggered"
    assert verdict("2026-11-22") == "not-in-force"


def test_mistakes_of_a_supposed_rule_are_told_at_their_line():
    wrong = SUPPOSED.replace("data.personal", "data.personnal").replace(
        "source: draft", "source: graft"
    )
    with pytest.raises(InputError) as error:
        load_scenario(parse(wrong, "s.yaml"), catalogue_of(LISTS), RULES, LISTS)
    assert "s.yaml:14:46: source 'graft' is not under `sources`" in str(error.value)
    assert "s.yaml:15:12: unknown fact 'data.personnal'" in str(error.value)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "scenario: s\ntitle: T\ntrigger: x\n",
            "a scenario supposes something; add `patches` or `rules`",
        ),
        (
            SUPPOSED.replace("jurisdiction: MY\n", ""),
            "`rules` need the `jurisdiction` that would make them",
        ),
    ],
)
def test_a_scenario_says_what_it_supposes(text: str, complaint: str):
    with pytest.raises(InputError) as error:
        load_scenario(parse(text, "s.yaml"), catalogue_of(LISTS), RULES, LISTS)
    assert complaint in str(error.value)


GROUP = ReferenceList(
    title="Group", entries=(Membership(id="VN"), Membership(id="KH", through="2025-11-06"))
)


@pytest.mark.parametrize(
    ("patch", "as_of", "members"),
    [
        ("{list: group, id: MY, from: 2026-11-23}", "2026-11-23", {"VN", "MY"}),
        ("{list: group, id: MY, from: 2026-11-23}", "2026-11-22", {"VN"}),
        ("{list: group, id: VN, from: 2026-11-23, leaves: true}", "2026-11-23", set()),
        ("{list: group, id: VN, from: 2026-11-23, leaves: true}", "2026-11-22", {"VN"}),
        ("{list: group, id: KH, from: 2026-11-23, leaves: true}", "2025-11-07", {"VN"}),
        ("{list: group, id: KH, from: 2026-11-23, leaves: true}", "2025-11-06", {"VN", "KH"}),
    ],
)
def test_a_membership_is_supposed_from_its_day(patch: str, as_of: str, members: set[str]):
    lists = References({"group": GROUP}, {})
    scenario = load_scenario(
        parse(HEAD + f"  - member: {patch}\n", "s.yaml"), catalogue_of(lists), RULES, lists
    )
    assert apply_to_references(lists, scenario).members("group", as_of) == members


def test_a_fact_is_supposed_and_marked():
    patch = "  - {fact: data.personal, value: true}\n"
    assert verdicts(patch, "2027-06-01")["later"] == "triggered"


def test_a_fact_is_supposed_only_where_its_condition_holds():
    patch = "  - {fact: data.personal, value: true, where: {fact: operator.id, is: example}}\n"
    assert verdicts(patch, "2027-06-01")["later"] == "triggered"
    other = patch.replace("is: example", "is: somebody-else")
    assert verdicts(other, "2027-06-01")["later"] == "unknown"
    unknown = patch.replace("{fact: operator.id, is: example}", "{fact: data.classified, is: true}")
    assert verdicts(unknown, "2027-06-01")["later"] == "unknown"


def test_a_what_if_fact_wins_over_the_scenario():
    patch = "  - {fact: data.personal, value: true}\n"
    assert verdicts(patch, "2027-06-01", facts_of(data__personal="false"))["later"] == "clear"


def test_supposed_facts_are_hypothetical():
    book = catalogue_of(LISTS)
    scenario = load_scenario(
        parse(HEAD + "  - {fact: data.personal, value: true}\n", "s.yaml"), book, RULES, LISTS
    )
    facts = (
        Assessor(book, Law(RULES, LISTS, POLICY), "2026-11-23", scenario)
        .facts(SUBJECT, None, {})
        .facts
    )
    assert facts["data.personal"].value == Known(True)
    assert facts["data.personal"].provenance.hypothetical


@pytest.mark.parametrize(
    ("patch", "complaint"),
    [
        (
            "{fact: data.personnal, value: true}",
            "s.yaml:5:6: unknown fact 'data.personnal' (did you mean 'data.personal'?)",
        ),
        ("{fact: data.personal, value: perhaps}", "s.yaml:5:27: data.personal takes true or false"),
        (
            "{fact: data.personal, value: true, where: {fact: x, is: y}}",
            "s.yaml:5:48: unknown fact 'x'",
        ),
        (
            "{listing: {vendor: exampel, list: us.sdn, from: 2026-01-01}}",
            "unknown vendor 'exampel' (did you mean 'example'?)",
        ),
        ("{listing: {vendor: example, list: us.sdm, from: 2026-01-01}}", "unknown list 'us.sdm'"),
        (
            "{window: {rule: xx.test.late, from: 2026-01-01, status: in-force}}",
            "unknown rule 'xx.test.late'",
        ),
        ("{member: {list: eu.eea, id: MY, from: 2026-01-01}}", "unknown reference list 'eu.eea'"),
        (
            "{window: {rule: xx.test.later, from: 2026-01-01, status: on}}",
            "takes one of 'in-force', 'suspended'",
        ),
        (
            "{note: nothing}",
            "a patch is one of `fact` with `value`, `listing`, `window` or `member`",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(patch, complaint):
    with pytest.raises(InputError) as error:
        load_scenario(parse(HEAD + f"  - {patch}\n", "s.yaml"), catalogue_of(LISTS), RULES, LISTS)
    assert complaint in str(error.value)
