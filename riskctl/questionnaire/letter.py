"""The letter to an operator: what it alone can state or promise, with why, which law, and what each answer leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from riskctl.assessment.assessor import Judgement
from riskctl.assessment.bearing import Bearing, known_by
from riskctl.assessment.request import Request
from riskctl.assessment.sensitivity import Search
from riskctl.catalogue.catalogue import Catalogue
from riskctl.catalogue.profiles import SELF
from riskctl.explanations.rule import source_on
from riskctl.facts.vocabulary import VOCABULARY
from riskctl.questionnaire.wording import takes
from riskctl.rules.ruleset import Rule
from riskctl.text.folding import fold

GROUPS = {
    "data-residency": "Data: places, access and use",
    "sanctions": "Ownership and sanctions",
    "export-control": "Export control",
    "supply-chain": "Supply and continuity",
}
PROMISES = "Promises and signatures"
_RULES_SHOWN = 3
_PUBLISHED = ("route.", "operator.")


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One question to the operator.

    ``id`` names the profile and the fact, ``routes/ROUTE#retention_days``, or what is to be signed,
    ``evidence/OPERATOR#dpa_signed``. ``law`` are citations, ``leads_to`` outcomes by answer in words.
    """

    id: str
    group: str
    about: str
    question: str
    why: str
    law: str
    leads_to: str
    term: str
    takes: str


@dataclass(frozen=True, slots=True)
class Letter:
    """All questions about several routes, grouped, each asked once, with what the letter is about."""

    as_of: str
    routes: tuple[str, ...]
    rows: tuple[LetterRow, ...]


def letter(requests: Iterable[tuple[Request, Judgement]], as_of: str) -> Letter:
    """The letter about the routes judged; those on the organisation's own machines have no operator to ask."""
    rows: dict[str, LetterRow] = {}
    routes: dict[str, None] = {}
    for request, judgement in requests:
        catalogue = request.assessor.catalogue
        route = catalogue.routes[judgement.subject.route_id]
        if route.operator == SELF:
            continue
        routes[f"{catalogue.models[judgement.subject.model_id].name} via {route.name}"] = None
        for question in _Asking(request, judgement, catalogue).rows():
            rows.setdefault(question.id, question)
    order = [*GROUPS.values(), PROMISES]
    ordered = sorted(rows.values(), key=lambda question: (order.index(question.group), question.id))
    return Letter(as_of, tuple(routes), tuple(ordered))


class _Asking:
    """What is asked about one route."""

    def __init__(self, request: Request, judgement: Judgement, catalogue: Catalogue) -> None:
        self._as_of = request.assessor.as_of
        self._judgement = judgement
        self._facts = judgement.facts.facts
        self._catalogue = catalogue
        self._answers = Search(
            request.assessor, judgement, request.use_case, request.overrides
        ).answers()
        route_id = judgement.subject.route_id
        self._route_id, self._operator = route_id, catalogue.routes[route_id].operator

    def rows(self) -> Iterator[LetterRow]:
        """Open facts of the operator, then what it has to sign."""
        asked: dict[str, list[Bearing]] = {}
        for bearing in self._judgement.verdicts.bearings:
            # Only what is open: nobody has to state again what is published.
            for path in bearing.open_facts:
                if self._is_operators(path):
                    asked.setdefault(path, []).append(bearing)
        for path, bearings in asked.items():
            yield self._fact_row(path, bearings)
        signed: dict[str, list[Rule]] = {}
        for bearing in self._judgement.verdicts.bearings:
            for path in _signatures(bearing):
                signed.setdefault(path, []).append(bearing.outcome.rule)
        for path, rules in signed.items():
            yield self._signature_row(path, rules)

    def _is_operators(self, path: str) -> bool:
        knower = known_by(path, self._facts)
        if VOCABULARY[path].derived or path.startswith("evidence."):
            return False
        return path.startswith(_PUBLISHED) and knower in ("operator", "public")

    def _fact_row(self, path: str, bearings: Sequence[Bearing]) -> LetterRow:
        spec = VOCABULARY[path]
        rules = [bearing.outcome.rule for bearing in bearings]
        if spec.prefix == "route":
            profile, about = f"routes/{self._route_id}", self._catalogue.routes[self._route_id].name
        else:
            profile, about = (
                f"vendors/{self._operator}",
                self._catalogue.vendors[self._operator].name,
            )
        return LetterRow(
            id=f"{profile}#{spec.name}",
            group=GROUPS[spec.dimension],
            about=about,
            question=spec.question,
            why=_why(rules),
            law=self._law(rules),
            leads_to=self._leads_to(path),
            term=_term(rules, spec.question),
            takes=takes(spec),
        )

    def _signature_row(self, path: str, rules: Sequence[Rule]) -> LetterRow:
        measures = [
            mitigation.entry.do
            for rule in rules
            for mitigation in rule.mitigations
            if path in mitigation.entry.clears
        ]
        return LetterRow(
            id=f"evidence/{self._operator}#{path.partition('.')[2]}",
            group=PROMISES,
            about=self._catalogue.vendors[self._operator].name,
            question=f"Will you sign this? {VOCABULARY[path].question}",
            why=_why(rules),
            law=self._law(rules),
            leads_to="yes: a condition of the approval can be met; no: it stays open",
            term=measures[0] if measures else "",
            takes="yes or no",
        )

    def _law(self, rules: Sequence[Rule]) -> str:
        """Citations, those that are papers of companies outside the route left out: they bind nobody here."""
        citations = dict.fromkeys(source_on(rule, self._as_of).citation for rule in rules)
        about = [text for text in citations if not self._names_an_outsider(text)]
        if not about:
            return "the terms of the service"
        more = f"; and {len(about) - _RULES_SHOWN} more" if len(about) > _RULES_SHOWN else ""
        return "; ".join(about[:_RULES_SHOWN]) + more

    def _names_an_outsider(self, citation: str) -> bool:
        parties = {party.vendor for party in self._judgement.facts.parties}
        words = f" {fold(citation)} "
        for key, vendor in self._catalogue.vendors.items():
            names = (vendor.name, *vendor.brands) if key not in parties else ()
            if any(len(name) > 2 and f" {fold(name)} " in words for name in names):
                return True
        return False

    def _leads_to(self, path: str) -> str:
        answers = self._answers.get(path, ())
        # Where every answer leads to the same there is nothing to say.
        if len({answer.decision for answer in answers}) < 2:
            return ""
        return "; ".join(
            f"{answer.shown}: {answer.decision.replace('-', ' ')}" for answer in answers
        )


def _signatures(bearing: Bearing) -> Iterator[str]:
    """Documents of the rule's measures that take the operator's signature."""
    from riskctl.facts.vocabulary.evidence import BY_CONTRACT

    for mitigation in bearing.outcome.rule.mitigations:
        for path in mitigation.entry.clears:
            if path.removeprefix("evidence.") in BY_CONTRACT:
                yield path


def _why(rules: Sequence[Rule]) -> str:
    titles = list(dict.fromkeys(rule.entry.title for rule in rules))
    more = f"; and {len(titles) - _RULES_SHOWN} more" if len(titles) > _RULES_SHOWN else ""
    return "It settles whether: " + "; ".join(titles[:_RULES_SHOWN]) + more


def _term(rules: Sequence[Rule], question: str) -> str:
    written = [rule.entry.settled_by.text for rule in rules if rule.entry.settled_by is not None]
    return written[0] if written else f"A statement in the contract that answers: {question}"
