"""The engine for one day and one scenario: facts, verdicts, scores and decision of any subject."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from riskctl.assessment.bearing import Bearing
from riskctl.assessment.bearings import Bearings
from riskctl.assessment.decide import Decider, Verdicts, weights_of
from riskctl.assessment.law import Law
from riskctl.assessment.party_ownership import PartyOwnership
from riskctl.assessment.party_screening import PartyScreening, with_screening
from riskctl.assessment.regime_windows import follow_rules
from riskctl.assessment.router import NOTE, at_least_open, server_is_open
from riskctl.assessment.scenario import NO_SCENARIO, Scenario
from riskctl.assessment.scenario_effects import (
    apply_to_catalogue,
    apply_to_references,
    apply_to_rules,
    scenario_facts,
)
from riskctl.assessment.score import Scores, Weight
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.derive import FactSet, gather
from riskctl.catalogue.derive.gather import gather_again, kept_facts
from riskctl.catalogue.derive.scope import is_about, signed_with
from riskctl.catalogue.use_case import Evidence, UseCase
from riskctl.document.outcomes import OutcomeName
from riskctl.facts.values import Fact
from riskctl.rules.judge import CompiledBook, Outcome
from riskctl.rules.memory import Memory
from riskctl.rules.overlays import WaiverState, resolve_overlays
from riskctl.rules.ruleset import Rule


@dataclass(frozen=True, slots=True)
class Subject:
    """A model by a route, as the user asked for it, with notes on the id used."""

    model_id: str
    route_id: str
    asked: str = ""
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """``MODEL@ROUTE``."""
        return f"{self.model_id}@{self.route_id}"


@dataclass(frozen=True, slots=True)
class Reached:
    """How far judging has come: the facts of a subject and the outcomes of all rules on them."""

    subject: Subject
    facts: FactSet
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything computed about one subject before it is written down."""

    subject: Subject
    facts: FactSet
    outcomes: tuple[Outcome, ...]
    standings: tuple[WaiverState, ...]
    weights: tuple[Weight, ...]
    scores: Scores
    verdicts: Verdicts

    @property
    def waived(self) -> dict[str, WaiverState]:
        """Applied waivers by rule id."""
        return {
            standing.overlay.rule: standing
            for standing in self.standings
            if standing.state == "applied" and standing.overlay.strength is None
        }


class Assessor:
    """Pure: the same catalogue, rules, policy, day and scenario give the same judgement."""

    def __init__(
        self,
        catalogue: Catalogue,
        law: Law,
        as_of: str,
        scenario: Scenario = NO_SCENARIO,
        screening: PartyScreening | None = None,
        beside: CompiledBook | None = None,
    ) -> None:
        """``beside`` is the book of another engine for the same day, which lends what it has compiled."""
        self.screening = screening
        plain = apply_to_catalogue(catalogue, scenario)
        self.plain = plain  # its vendors have names too, and asking for one screens nobody
        self.catalogue = with_screening(plain, screening)
        self.rules = tuple(apply_to_rules(law.rules, scenario))
        self.regimes = follow_rules(law.regimes, self.rules, scenario)
        self.ownership = PartyOwnership(self.catalogue, plain, screening, as_of, self.regimes)
        self.references = apply_to_references(law.references, scenario)
        self.policy = law.policy
        self.as_of = as_of
        self.scenario = scenario
        self.overlays = tuple(law.overlays)
        self.book = CompiledBook(self.rules, self.references, as_of, beside)
        self.bearings = Bearings(self.book, law.policy)
        self.decider = Decider(law.policy)
        self._contracts: Memory[UseCase] = Memory()

    def criticality(self, use_case: UseCase | None) -> str:
        """The use case's, or the policy's default where there is none."""
        return use_case.criticality if use_case else self.policy.default_criticality

    def facts(
        self, subject: Subject, use_case: UseCase | None, overrides: Mapping[str, Fact]
    ) -> FactSet:
        """Facts of the subject with what-if overrides, and the scenario's where the overrides say nothing."""
        if use_case is not None:
            use_case = self._signed(use_case, subject)
        model, route = (
            self.catalogue.models[subject.model_id],
            self.catalogue.routes[subject.route_id],
        )
        shares = self.ownership.facts({"developer": model.developer, "operator": route.operator})
        pair = subject.model_id, subject.route_id
        gathered = gather(self.catalogue, pair, use_case, self.as_of, overrides, shares)
        # A scenario may suppose something only where a condition holds, so facts are gathered
        # twice.
        patched = scenario_facts(self.scenario, gathered.facts, self.as_of, self.references)
        patched = {path: fact for path, fact in patched.items() if path not in overrides}
        if not patched:
            return gathered
        every = {**patched, **overrides}
        return gather(self.catalogue, pair, use_case, self.as_of, every, shares)

    def facts_again(
        self,
        base: Judgement,
        use_case: UseCase | None,
        overrides: Mapping[str, Fact],
        *changed: str,
    ) -> tuple[FactSet, tuple[str, ...]]:
        """Facts as :meth:`facts` has them, and the paths of those that are not as in the judgement, in their order.

        ``changed`` are the paths at which the overrides are not those of the judgement. A fact that nothing gives
        any longer is among those that differ.
        """
        before = base.facts.facts
        if self.scenario.facts:
            # What a scenario supposes may depend on the change.
            facts = self.facts(base.subject, use_case, overrides)
            differing = {path for path in facts.facts if before.get(path) != facts.facts[path]}
            differing |= before.keys() - facts.facts.keys()
        elif base.facts.read.isdisjoint(changed):
            differing = set(changed)
            every = {**before, **{path: overrides[path] for path in changed}}
            facts = replace(base.facts, facts=every)
        else:
            facts, differing = gather_again(self.catalogue, base.facts, overrides, changed)
        return facts, tuple(sorted(differing))

    def _signed(self, use_case: UseCase, subject: Subject) -> UseCase:
        """The use case with the contracts that count with the operator of the route, the same for all its routes."""
        named = "@" in subject.asked
        operator = self.catalogue.routes[subject.route_id].operator
        read = partial(signed_with, use_case, self.catalogue, subject.route_id, named)
        return self._contracts.result(use_case, (operator, named), read)

    def same(self, fact: Fact) -> Fact:
        """An equal fact met before, so that what follows from it need not be worked out again."""
        return kept_facts(self.catalogue).same(fact)

    def judge(
        self, subject: Subject, use_case: UseCase | None, overrides: Mapping[str, Fact]
    ) -> Judgement:
        """Facts, verdicts, scores and decision of one subject."""
        facts = self.facts(subject, use_case, overrides)
        return self.conclude(subject, use_case, facts, self.outcomes(facts))

    def outcomes(self, facts: FactSet, indices: Sequence[int] | None = None) -> list[Outcome]:
        """Outcomes of all rules, or of some by their place in the book; documents count for the rules they name."""
        chosen = range(len(self.book.rows)) if indices is None else indices
        outcomes = self.book.outcomes_of(chosen, facts.facts)
        for item in facts.scoped:
            path = item.fact.path
            # What was supposed stays supposed, for every rule.
            if facts.facts[path].provenance.hypothetical:
                continue
            with_it = {**facts.facts, path: item.fact}
            for place, index in enumerate(chosen):
                rule = outcomes[place].rule
                if path in self.book.facts_by_rule[rule.id] and _is_about(item, rule):
                    (outcomes[place],) = self.book.outcomes_of([index], with_it)
        return outcomes

    def conclude(
        self,
        subject: Subject,
        use_case: UseCase | None,
        facts: FactSet,
        outcomes: Sequence[Outcome],
    ) -> Judgement:
        """Score and decide on outcomes already reached."""
        found = [
            outcome for outcome in outcomes if outcome.verdict not in ("clear", "not-in-force")
        ]
        live = {one.rule.id for one in found}
        case_id = use_case.id if use_case else ""
        standings = resolve_overlays(
            self.overlays, live, (subject.model_id, subject.route_id), case_id, self.as_of
        )
        counted = _overlaid(found, standings)
        bearings = self.bearings.of(counted, facts.facts)
        return self.conclude_on(
            bearings, Reached(subject, facts, tuple(outcomes)), use_case, standings
        )

    def decision(
        self, bearings: Sequence[Bearing], facts: FactSet, use_case: UseCase | None
    ) -> OutcomeName:
        """The decision alone of what :meth:`conclude_on` concludes, where no waiver counts."""
        criticality = self.criticality(use_case)
        decision = self.decider.once_met(bearings, criticality, facts.facts).decision
        return at_least_open(decision) if server_is_open(facts.facts) else decision

    def conclude_on(
        self,
        bearings: Sequence[Bearing],
        reached: Reached,
        use_case: UseCase | None,
        standings: Sequence[WaiverState] = (),
    ) -> Judgement:
        """Score and decide where it is known already what follows from the outcomes that count."""
        subject, facts = reached.subject, reached.facts
        weights = weights_of(bearings)
        scores = self.decider.scorer.score(weights)
        criticality = self.criticality(use_case)
        verdicts = self.decider.decide(bearings, scores, criticality, facts.facts)
        if (
            any(standing.state == "applied" for standing in standings)
            and verdicts.decision == "approve"
        ):
            verdicts = replace(verdicts, decision="approve-with-conditions")
        if server_is_open(facts.facts):
            decision, today = at_least_open(verdicts.decision), at_least_open(verdicts.today)
            verdicts = replace(verdicts, decision=decision, today=today)
            subject = replace(subject, notes=tuple(dict.fromkeys([*subject.notes, NOTE])))
        return Judgement(
            subject=subject,
            facts=facts,
            outcomes=reached.outcomes,
            standings=tuple(standings),
            weights=tuple(weights),
            scores=scores,
            verdicts=verdicts,
        )


def _is_about(evidence: Evidence, rule: Rule) -> bool:
    citations = tuple(source.citation for source in rule.sources.values())
    return is_about(evidence, (rule.id, rule.ruleset), citations)


def _overlaid(outcomes: Sequence[Outcome], standings: Iterable[WaiverState]) -> list[Outcome]:
    """Outcomes that count: waived ones left out, overridden ones with their new strength."""
    applied = {
        standing.overlay.rule: standing.overlay
        for standing in standings
        if standing.state == "applied"
    }
    counted = []
    for outcome in outcomes:
        overlay = applied.get(outcome.rule.id)
        if overlay is None:
            counted.append(outcome)
        elif overlay.strength is not None:
            entry = outcome.rule.entry.model_copy(update={"strength": overlay.strength})
            counted.append(replace(outcome, rule=replace(outcome.rule, entry=entry)))
    return counted
