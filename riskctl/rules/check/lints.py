"""The lints. Each takes a rule under check and yields problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from riskctl.rules.check.subject import RuleUnderCheck, test_facts
from riskctl.rules.conditions import Condition, Junction, Leaf, Not, leaves
from riskctl.rules.evaluate import MAYBE, NO, YES
from riskctl.text.located import Problem

Lint = Callable[[RuleUnderCheck], Iterator[Problem]]
WOULD_TRIGGER = ("triggered", "suspended", "announced")


def tests_pass(case: RuleUnderCheck) -> Iterator[Problem]:
    """Inline tests reach the verdict they expect and ask what they say."""
    for index, test, facts in case.tests():
        outcome = case.outcome(facts, test.as_of)
        if outcome.verdict != test.expect:
            yield case.problem(
                f"test {test.name!r} gave {outcome.verdict}, not {test.expect}", "tests", index
            )
            continue
        asked = {leaf.fact for leaf in outcome.gaps}
        for missing in sorted(set(test.asks) - asked):
            yield case.problem(f"test {test.name!r} does not ask {missing}", "tests", index, "asks")


def has_both_outcomes(case: RuleUnderCheck) -> Iterator[Problem]:
    """Some test sees the rule found, some sees it clear."""
    expected = {test.expect for test in case.rule.entry.tests}
    if not expected & set(WOULD_TRIGGER):
        yield case.problem("no test sees it triggered; add one", "id")
    if "clear" not in expected:
        yield case.problem("no test sees it clear; add one", "id")


def leaves_exercised(case: RuleUnderCheck) -> Iterator[Problem]:
    """Every leaf is true in some test and false in some test."""
    tests = list(case.tests())
    for leaf in leaves(case.rule.condition):
        seen = {case.value(leaf, facts, test.as_of) for _, test, facts in tests}
        for outcome, word in ((YES, "true"), (NO, "false")):
            if outcome not in seen:
                text = f"no test sees `{leaf.fact} {leaf.operator}` {word}; add one"
                yield case.problem(text, "when", *leaf.at, leaf.operator)


def mitigations_clear(case: RuleUnderCheck) -> Iterator[Problem]:
    """Every clearing measure, applied to some triggering test, clears the rule."""
    triggering = [(test, facts) for _, test, facts in case.tests() if test.expect in WOULD_TRIGGER]
    if not triggering:
        return
    for index, mitigation in enumerate(case.rule.mitigations):
        entry = mitigation.entry
        changes = test_facts(entry.clears)
        # A document of a later day than the test's can only clear from its own day on.
        verdicts = {
            case.outcome({**facts, **changes}, max(test.as_of, _latest(entry.clears))).verdict
            for test, facts in triggering
        }
        if changes and "clear" not in verdicts:
            text = f"measure {entry.do!r} clears it in no triggering test"
            yield case.problem(text, "mitigations", index)


def _latest(clears: dict[str, object]) -> str:
    return max((str(value) for value in clears.values() if str(value)[:2] == "20"), default="")


def unknown_on_nothing(case: RuleUnderCheck) -> Iterator[Problem]:
    """With no facts at all the condition is unknown: never clear, never met."""
    day = case.rule.entry.windows[-1].since or "2026-01-01"
    if case.value(case.rule.condition, {}, day) != MAYBE:
        yield case.problem("an empty profile does not leave it unknown", "when")


def first_party_tested(case: RuleUnderCheck) -> Iterator[Problem]:
    """A rule on first-party services tests the deployment; one on a model in any deployment does not."""
    tested = {leaf.fact for leaf in leaves(case.rule.condition)} & {
        "route.first_party",
        "route.deployment",
    }
    reach = case.rule.entry.object
    if "first-party-service" in reach and not tested:
        yield case.problem(
            "object first-party-service needs a test of route.first_party or route.deployment",
            "object",
        )
    if "model-any-deployment" in reach and tested:
        yield case.problem(
            "object model-any-deployment must not depend on the deployment", "object"
        )


def signs_agree(case: RuleUnderCheck) -> Iterator[Problem]:
    """A scoring rule may not negate a fact that another rule of its group uses plainly, lest intervals widen."""
    entry = case.rule.entry
    if entry.strength is None:
        return
    rule = case.rule
    # What the rule uses both ways is its own affair: it cannot be moved out of the way of a sibling.
    negated = set(_signed(rule.condition, False)) - set(_signed(rule.condition, True))
    for sibling in case.siblings:
        if sibling.id == rule.id or sibling.group != rule.group or not sibling.entry.strength:
            continue
        for fact in sorted(negated.intersection(_signed(sibling.condition, True))):
            text = f"negates {fact}, which {sibling.id} of its group uses plainly"
            yield case.problem(text, "when")


def _signed(condition: Condition, plain: bool) -> Iterator[str]:
    """Facts of leaves that stand under an even (plain) or odd number of negations."""
    if isinstance(condition, Leaf):
        if plain:
            yield condition.fact
    elif isinstance(condition, Not):
        yield from _signed(condition.part, not plain)
    else:
        assert isinstance(condition, Junction)
        for part in condition.parts:
            yield from _signed(part, plain)


LINTS: tuple[Lint, ...] = (
    tests_pass,
    has_both_outcomes,
    leaves_exercised,
    mitigations_clear,
    unknown_on_nothing,
    first_party_tested,
    signs_agree,
)
