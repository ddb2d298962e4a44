"""Read a portfolio file against a session: every problem at once, each at its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from riskctl.assessment.assessor import Subject
from riskctl.assessment.joint_scenarios import scenario_ids
from riskctl.catalogue.profiles import SELF
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.portfolio.file import GroupUseCase, PortfolioFile, RouteOffer
from riskctl.portfolio.mistakes import mistakes
from riskctl.portfolio.parts import PortfolioParts, salvaged, whole
from riskctl.portfolio.sections import located_use_case
from riskctl.text.display import safe
from riskctl.text.located import InputError, KeyPath, Located, Problem
from riskctl.text.schema import validate
from riskctl.text.suggest import hint
from riskctl.workspace.errors import RequestError
from riskctl.workspace.session import Session

DEFAULT_NOTICE = "default"
_USE_CASE = (
    "this is one use case, for `riskctl assess --use-case`; a portfolio has `use_cases` and `routes` "
    "(docs/portfolio.md shows the least that it holds)"
)
_OWN_MACHINES = "the price in the catalogue is that of a service; 0 where `fixed_usd` has it all"


@dataclass(frozen=True, slots=True)
class Offer:
    """A route of the portfolio with prices filled in, in US dollars a million tokens."""

    subject: Subject
    entry: RouteOffer
    input_price: float
    output_price: float

    @property
    def id(self) -> str:
        """``MODEL@ROUTE`` as the catalogue names them."""
        return self.subject.id


@dataclass(frozen=True, slots=True)
class Member:
    """A use case of the portfolio: ready to assess, with the ids of its routes in use and of those allowed."""

    entry: GroupUseCase
    case: UseCase
    uses: tuple[str, ...]
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A portfolio ready for stress and plan."""

    file: PortfolioFile
    members: tuple[Member, ...]
    offers: dict[str, Offer]
    scenarios: tuple[str, ...]
    sha256: str

    def notice(self, scenario: str) -> float | None:
        """Hours of warning expected under the scenario; None where the portfolio says nothing.

        Of scenarios at once the shortest counts: who must act on one of them must act.
        """
        hours = self.file.notice_hours
        expected = [hours.get(name, hours.get(DEFAULT_NOTICE)) for name in scenario_ids(scenario)]
        return min((notice for notice in expected if notice is not None), default=None)


def load_portfolio(located: Located, session: Session) -> Portfolio:
    """Read a portfolio; raises :class:`InputError` with every problem at its line."""
    if _is_use_case(located.data):
        raise InputError([located.problem((), _USE_CASE)])
    try:
        file = validate(located, PortfolioFile)
    except InputError as error:
        # What can be read of a broken file is checked too, so that one run tells every mistake.
        reader = _PortfolioReader(located, session, salvaged(located.data))
        reader.read()
        raise InputError(sorted({*error.problems, *reader.problems})) from None
    reader = _PortfolioReader(located, session, whole(file))
    offers, members = reader.read()
    if reader.problems:
        raise InputError(sorted(set(reader.problems)))
    scenarios = file.scenarios or tuple(sorted(session.workspace.scenarios))
    by_id = {offer.id: offer for offer in offers.values()}
    return Portfolio(file, members, by_id, scenarios, located.sha256)


def _is_use_case(data: object) -> bool:
    """Whether somebody gave the file of one use case, as `assess` takes it."""
    return isinstance(data, dict) and {"id", "criticality"} <= set(data) and "routes" not in data


class _PortfolioReader:
    """Resolves names and collects problems."""

    def __init__(self, located: Located, session: Session, parts: PortfolioParts) -> None:
        self.problems: list[Problem] = []
        self._located = located
        self._session = session
        self._parts = parts

    def read(self) -> tuple[dict[str, Offer], tuple[Member, ...]]:
        """Offers by every name they have, and the use cases; what is wrong is among the problems."""
        offers = self._offers()
        members = tuple(self._members(offers))
        self._check_scenarios()
        for at, message in mistakes(self._parts, self._session.workspace.catalogue):
            self._say(at, message)
        return offers, members

    def _say(self, at: KeyPath, message: str) -> None:
        self.problems.append(self._located.problem(at, message))

    def _offers(self) -> dict[str, Offer]:
        """Offers by the text that names them in the file, and by their id."""
        by_name: dict[str, Offer] = {}
        for index, entry in self._parts.routes.items():
            at: KeyPath = ("routes", index, "subject")
            subject = self._subject(entry.subject, at)
            if subject is None:
                continue
            # Two prices for one route: neither may win by its place in the file.
            if subject.id in by_name:
                self._say(at, f"{safe(subject.id)} is offered twice; keep one entry")
            offer = self._priced(subject, entry, at)
            by_name[entry.subject] = by_name[subject.id] = offer
        return by_name

    def _subject(self, text: str, at: KeyPath) -> Subject | None:
        if "@" not in text:
            self._say(at, f"'{safe(text, 80)}' names no route; write MODEL@ROUTE")
            return None
        try:
            return self._session.subjects([text])[0]
        except RequestError as error:
            self._say(at, str(error))
            return None

    def _priced(self, subject: Subject, entry: RouteOffer, at: KeyPath) -> Offer:
        known = self._session.workspace.catalogue.models[subject.model_id].prices
        prices = []
        stated = (entry.input_usd_per_mtok, entry.output_usd_per_mtok)
        for name, price in zip(("input_usd_per_mtok", "output_usd_per_mtok"), stated, strict=True):
            if price is None and self._is_own(subject):
                self._say(at, f"no {name} of own machines is stated; add it ({_OWN_MACHINES})")
            elif price is None and name not in known:
                self._say(at, f"no {name} is known for {subject.model_id}; state it here")
            prices.append(float(known.get(name, 0.0)) if price is None else price)
        return Offer(subject, entry, prices[0], prices[1])

    def _is_own(self, subject: Subject) -> bool:
        return self._session.workspace.catalogue.routes[subject.route_id].operator == SELF

    def _members(self, offers: dict[str, Offer]) -> Iterable[Member]:
        """The use cases, their sections laid over those of the organisation."""
        seen: set[str] = set()
        every = tuple(dict.fromkeys(offer.id for offer in offers.values()))
        for index, entry in self._parts.use_cases.items():
            at: KeyPath = ("use_cases", index)
            if entry.id in seen:
                self._say((*at, "id"), f"use case '{entry.id}' appears twice; rename one")
            seen.add(entry.id)
            case = self._case(index)
            uses = self._named(entry.uses, (*at, "uses"), offers)
            allowed = every
            if entry.allowed is not None:
                allowed = self._named(entry.allowed, (*at, "allowed"), offers)
            if case is not None:
                yield Member(entry, case, uses, allowed)

    def _case(self, index: int) -> UseCase | None:
        part = located_use_case(self._located, index)
        try:
            return load_use_case(part, self._session.workspace.catalogue)
        except InputError as error:
            self.problems += error.problems
            return None

    def _named(
        self, texts: Iterable[str], at: KeyPath, offers: dict[str, Offer]
    ) -> tuple[str, ...]:
        ids = []
        for index, text in enumerate(texts):
            if text in offers:
                ids.append(offers[text].id)
            elif text not in self._parts.offered:  # else it is wrong where it is offered
                message = (
                    f"'{safe(text, 80)}' is not among `routes`{hint(text, offers)}; add it there"
                )
                self._say((*at, index), message)
        if len(set(ids)) < len(ids):
            self._say(at, "the same route is named twice; keep one")
        return tuple(ids)

    def _check_scenarios(self) -> None:
        """Every scenario named is one that the workspace has."""
        known = self._session.workspace.scenarios
        places: list[tuple[str, KeyPath]] = [
            (name, ("scenarios", index)) for index, name in enumerate(self._parts.scenarios)
        ]
        places += [(name, ("notice_hours", name)) for name in self._parts.notices]
        for index, pair in enumerate(self._parts.policy.survive):
            places += [(name, ("policy", "survive", index)) for name in pair]
        for name, at in places:
            if name not in known and name != DEFAULT_NOTICE:
                self._say(at, f"no scenario '{safe(name, 80)}'{hint(name, known)}")
