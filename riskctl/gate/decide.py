"""Each usage assessed and held against the policy: what fails, why, and what was waived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskctl.discovery.usage import Usage
from riskctl.document.outcomes import OUTCOMES, severity
from riskctl.gate.data_age import too_old
from riskctl.gate.findings import GateFinding, GateResult
from riskctl.gate.inline import with_inline_waiver
from riskctl.gate.policy import GatePolicy, UsageWaiver
from riskctl.gate.waiver_findings import waiver_findings
from riskctl.workspace.errors import RequestError

if TYPE_CHECKING:
    from riskctl.catalogue.use_case import UseCase
    from riskctl.document.model import Assessment
    from riskctl.document.model.standing import StandingPart
    from riskctl.workspace.session import Session

DECIDED = ("model", "model_pull", "endpoint")
"""Kinds that name what answers; packages, keys and images come with them and are only held against the policy."""


_MENTIONED = ("comment", "docstring", "label")
"""Places that use nothing; read with ``--all``, they are listed and never decided on."""
_ELSEWHERE = ("operator", "nobody")
_IGNORED = "ignored: neither the organisation nor a public source can answer"


class Gate:
    """Opens nothing until the first usage has to be assessed; each subject is assessed once for each use case."""

    def __init__(
        self,
        policy: GatePolicy,
        as_of: str,
        root: Path = Path(),
        ignore_unanswerable: bool = False,
    ) -> None:
        self.policy = policy
        self.as_of = as_of
        self.root = root
        self.ignore_unanswerable = ignore_unanswerable
        self._unanswerable: set[tuple[str, Path | None]] = set()
        self._session: Session | None = None
        self._cases: dict[Path, UseCase] = {}
        self._answers: dict[tuple[str, Path | None], tuple[str, str]] = {}
        self._documents: list[Assessment] = []

    def judge(
        self, usages: Iterable[Usage], unread: tuple[str, ...] = (), left_out: str = ""
    ) -> GateResult:
        """Decide on every usage; what was left out of the reading is told among the notes."""
        findings = [self._with_remark(self._finding(usage)) for usage in usages]
        attention = list(waiver_findings(self.policy, findings, self.as_of))
        notes = (*(finding.reasons[0] for finding in attention), *filter(None, [left_out]))
        findings += attention
        return GateResult(
            findings=tuple(findings),
            fail_on=self.policy.fail_on,
            as_of=self.as_of,
            policy=self.policy.source,
            notes=notes,
            unread=unread,
            standing=self._standing(),
        )

    def _standing(self) -> StandingPart | None:
        """What the decisions depart from; its types are loaded only where something was decided by law."""
        if not self._documents:
            return None
        from riskctl.document.standing import standing_of

        return standing_of(self._documents)

    def _finding(self, usage: Usage) -> GateFinding:
        if usage.context in _MENTIONED:
            return GateFinding(usage, "approve", "usage.mentioned")
        # A waiver never hides what it covers: the finding is told with it.
        waiver = next((live.id for live in self._live() if live.covers(usage)), "")
        breaches = self.policy.breaches(usage) + self._limits(usage)
        if breaches:
            return GateFinding(usage, "reject", "policy.breach", tuple(breaches), waiver=waiver)
        # After the policy, whose lists are about packages and images too.
        if usage.kind not in DECIDED:
            return GateFinding(usage, "approve", "usage.listed")
        if usage.confidence == "unresolved":
            why = ("it names no single model or host; pin it, or waive it until a day",)
            return GateFinding(usage, "needs-information", "unknown.unresolved", why, waiver=waiver)
        return self._assessed(usage, waiver)

    def _limits(self, usage: Usage) -> list[str]:
        if not self.policy.has_limits:
            return []
        from riskctl.gate.limits import limit_breaches

        catalogue = self._open().workspace.catalogue
        return limit_breaches(self.policy, usage, catalogue, self.as_of)

    def _with_remark(self, finding: GateFinding) -> GateFinding:
        """With what a remark in the code says of a finding that would fail."""
        if not finding.fails(self.policy.fail_on):
            return finding
        permitted = "inline-waivers" in self.policy.switches
        return with_inline_waiver(finding, self.root, permitted)

    def _live(self) -> list[UsageWaiver]:
        return [waiver for waiver in self.policy.waivers if waiver.through >= self.as_of]

    def _assessed(self, usage: Usage, waiver: str) -> GateFinding:
        from riskctl.gate.routes import subjects_of

        texts = subjects_of(usage, self._open().workspace.catalogue, self.as_of)
        if not texts:
            why = (f"no route of the catalogue answers for {usage.operator or usage.literal}",)
            return GateFinding(usage, "needs-information", "unknown.route", why, waiver=waiver)
        case = self.policy.use_case_of(usage.path)
        outcome, why_text, subject = self._worst(texts, case)
        rule = f"outcome.{outcome}"
        if self.ignore_unanswerable and not waiver and (subject, case) in self._unanswerable:
            waiver = _IGNORED
        return GateFinding(usage, outcome, rule, (why_text,), subject, waiver)

    def _worst(self, texts: Iterable[str], case: Path | None) -> tuple[str, str, str]:
        """Outcome, summary and subject of the worst; after a rejection no other is asked for."""
        answers = []
        for text in texts:
            answers.append((*self._answer(text, case), text))
            # Nothing is worse, so that the other subjects need not be judged.
            if answers[-1][0] == OUTCOMES[-1]:
                break
        return max(answers, key=lambda answer: severity(answer[0]))

    def _answer(self, text: str, case: Path | None) -> tuple[str, str]:
        """The worst outcome of the subjects that a text means, and its summary."""
        key = text, case
        if key not in self._answers:
            self._answers[key] = self._ask(text, case)
        return self._answers[key]

    def _ask(self, text: str, case: Path | None) -> tuple[str, str]:
        session = self._open()
        if case is not None and case not in self._cases:
            self._cases[case] = session.use_case(case)
        try:
            documents = _documents(session, text, self._cases.get(case) if case else None)
        except RequestError as error:
            return "needs-information", str(error)
        self._documents += documents
        assumed = "assume-conditions" in self.policy.switches
        document = max(
            documents, key=lambda candidate: severity(outcome_of(candidate["decision"], assumed))
        )
        worst = document["decision"]
        outcome = outcome_of(worst, assumed)
        if outcome == "needs-information" and nobody_here_knows(document):
            self._unanswerable.add((text, case))
        reasons = [reason["text"] for reason in worst.get("reasons", [])[:2]]
        if outcome != worst["outcome"]:
            reasons.append(f"conditions are not met today; with them: {worst['outcome']}")
        outcome, aged = self._aged(documents, outcome)
        return outcome, "; ".join([*aged, *reasons] or [str(worst.get("summary", ""))])

    def _aged(self, documents: list[Assessment], outcome: str) -> tuple[str, list[str]]:
        """The outcome where data must not be older than the policy says: what rests on older data is not known."""
        if not self.policy.max_data_age:
            return outcome, []
        told = [too_old(document, self.as_of, self.policy.max_data_age) for document in documents]
        aged = list(dict.fromkeys(filter(None, told)))
        worst = max(outcome, "needs-information", key=severity) if aged else outcome
        return worst, aged

    def _open(self) -> Session:
        """Data and rules, parsed anew: a cache that a pipeline restores cannot change a decision."""
        from riskctl.workspace.session import Session

        if self._session is None:
            self._session = Session.open(self.as_of, cached=False)
        return self._session


def outcome_of(decision: Mapping[str, Any], assumed: bool) -> str:
    """The outcome as things stand today, or, where the policy assumes the conditions met, the one after them."""
    return str(decision["outcome"] if assumed else decision.get("today", decision["outcome"]))


def nobody_here_knows(document: Mapping[str, Any]) -> bool:
    """Whether all that could still move a decision is known to the operator alone, or to nobody."""
    decisive = [gap for gap in document["gaps"] if gap["could_change_decision"]]
    return bool(decisive) and all(gap["known_by"] in _ELSEWHERE for gap in decisive)


def _documents(session: Session, text: str, use_case: UseCase | None) -> list[Assessment]:
    """The document of each subject that a text means; other routes to the same model are not looked at."""
    from riskctl.assessment.assess import assess

    request = session.request(use_case)
    subjects = session.subjects([text])
    return [assess(request, subject, {}, search=False) for subject in subjects]
