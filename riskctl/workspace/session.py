"""Data, rules and lists opened once, and asked many times: the one way in for commands, pipelines and notebooks.

from riskctl import Session

session = Session.open("2026-11-28")
bank = session.use_case("bank.yaml")
for assessment in session.assess("deepseek-v4-pro", bank):
    print(assessment["subject"]["id"], assessment["decision"]["outcome"])
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riskctl.assessment.assess import assess, judge_routes
from riskctl.assessment.assessor import Assessor, Judgement, Subject
from riskctl.assessment.joint_scenarios import joined, scenario_ids
from riskctl.assessment.party_screening import PartyScreening
from riskctl.assessment.request import Request
from riskctl.assessment.scenario import NO_SCENARIO, Scenario
from riskctl.catalogue.use_case import UseCase, load_use_case
from riskctl.facts.values import Fact
from riskctl.rules.overlays import Overlay, load_overlays
from riskctl.text.dates import date_hint, is_date
from riskctl.text.display import safe
from riskctl.text.files import MAX_BYTES, read_bytes
from riskctl.text.located import Located, load, parse
from riskctl.watchlists.snapshots import in_force, lists_root
from riskctl.workspace.asking import check_facts, read_settings, read_subjects
from riskctl.workspace.attempts import Attempts
from riskctl.workspace.cache_folder import cache_folder
from riskctl.workspace.config import find_config, read_config
from riskctl.workspace.errors import RequestError
from riskctl.workspace.layers import all_layers
from riskctl.workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from riskctl.document.model import Assessment
    from riskctl.document.model.supposed import SupposedPart
    from riskctl.workspace.screener import OpenLists

Json = dict[str, Any]
_Key = tuple[str | None, Path | None]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what an answer is asked for, beside the use case.

    ``settings`` are what-if facts as ``FACT=VALUE``; ``scenario`` the id of one, or of several that are supposed at
    once, as ``a + b``; ``waivers`` a file of dated waivers,
    by default the one that the configuration names.
    """

    settings: Sequence[str] = ()
    scenario: str | None = None
    waivers: Path | None = None


AS_THINGS_STAND = Conditions()


@dataclass(slots=True)
class Session:
    """One set of data and rules on one day. Opening reads the files; each question afterwards is computed in memory."""

    workspace: Workspace
    as_of: str
    _assessors: dict[_Key, Assessor] = field(default_factory=dict, repr=False)
    _lists: dict[tuple[str, ...], OpenLists] = field(default_factory=dict, repr=False)
    _parties: list[PartyScreening | None] = field(default_factory=list, repr=False)

    @classmethod
    def open(
        cls,
        as_of: str,
        data: Sequence[Path] = (),
        rules: Sequence[Path] = (),
        cached: bool = True,
    ) -> Session:
        """Read all layers: bundled, installed packs, configuration, then the folders given, low to high.

        ``as_of`` is a day, ``YYYY-MM-DD``: nothing that was learnt later counts. Raises :class:`InputError` with
        every problem of every file and :class:`RequestError` for a day that is none.
        """
        if not is_date(as_of):
            raise RequestError(
                f"'{safe(as_of, 40)}' is no day; give it as YYYY-MM-DD{date_hint(as_of)}"
            )
        folder = cache_folder() if cached else None
        return cls(open_workspace(all_layers(data, rules), folder), as_of)

    def use_case(self, source: Path | str) -> UseCase:
        """Read a use case from a file. Raises :class:`InputError` with every problem at its line."""
        # Read once, so that what is parsed and what is kept as source are the same bytes.
        content = read_bytes(Path(source), None, MAX_BYTES)
        return self._checked(parse(content, str(source)), content.decode())

    def use_case_from_text(self, text: str, name: str = "use case") -> UseCase:
        """Read a use case from YAML text; ``name`` is how problems call it."""
        return self._checked(parse(text, name), text)

    def _checked(self, located: Located, source: str) -> UseCase:
        return replace(load_use_case(located, self.workspace.catalogue), source=source)

    def request(
        self, use_case: UseCase | None = None, conditions: Conditions = AS_THINGS_STAND
    ) -> Request:
        """What stays the same over the subjects of one question.

        Raises :class:`RequestError` for what-if facts or a scenario that cannot be, :class:`InputError` for waivers.
        """
        return self.request_with(use_case, self._supposed(conditions), conditions)

    def asked(
        self,
        source: Path | str | None,
        conditions: Conditions,
        names: Iterable[str],
        earlier: Attempts | None = None,
    ) -> tuple[Request, list[Subject]]:
        """The request and the subjects of a question about a use case in a file.

        Raises what :meth:`use_case`, :meth:`request` and :meth:`subjects` raise, the mistakes of all three together,
        with those of ``earlier`` before them.
        """
        attempts = earlier or Attempts()
        use_case = attempts.read(lambda: self.use_case(source) if source else None)
        facts = attempts.read(lambda: self._supposed(conditions))
        # For its mistakes alone: scenario and waivers are told together with the others.
        attempts.read(lambda: self._assessor(conditions))
        subjects = attempts.read(lambda: self.subjects(names))
        attempts.finish()
        return self.request_with(use_case, facts or {}, conditions), subjects or []

    def _supposed(self, conditions: Conditions) -> dict[str, Fact]:
        facts = read_settings(conditions.settings)
        check_facts(facts, self.workspace.catalogue)
        return facts

    def request_with(
        self,
        use_case: UseCase | None,
        facts: dict[str, Fact],
        conditions: Conditions = AS_THINGS_STAND,
    ) -> Request:
        """As :meth:`request`, with what-if facts already read."""
        workspace = self.workspace
        return Request(
            assessor=self._assessor(conditions),
            use_case=use_case,
            rulesets=workspace.rulesets,
            policy_sha256=workspace.policy_sha256,
            watchlists=workspace.watchlists,
            overrides=facts,
            regimes=workspace.regimes,
            departures=workspace.departures,
        )

    def subjects(self, texts: Iterable[str]) -> list[Subject]:
        """The subjects named by ``MODEL@ROUTE`` or, for every route, ``MODEL``. Raises :class:`RequestError`."""
        return read_subjects(texts, self.workspace.catalogue, self.as_of)

    def assess(
        self,
        subject: str,
        use_case: UseCase | None = None,
        conditions: Conditions = AS_THINGS_STAND,
    ) -> list[Assessment]:
        """The assessment document of each subject that the text names; see ``riskctl schema assessment``."""
        request = self.request(use_case, conditions)
        return list(self.documents(request, self.subjects([subject])))

    def compare(
        self,
        subjects: Iterable[str],
        use_case: UseCase | None = None,
        conditions: Conditions = AS_THINGS_STAND,
    ) -> list[Assessment]:
        """The documents of several subjects, without the search for what would change each: much faster."""
        request = self.request(use_case, conditions)
        return list(self.documents(request, self.subjects(subjects), search=False))

    def documents(
        self, request: Request, subjects: Sequence[Subject], search: bool = True
    ) -> Iterator[Assessment]:
        """Documents one by one, so that a long row of subjects is never held at once."""
        # Subjects come model by model; routes of one model are judged once for all of them.
        model_id = ""
        routes: dict[str, Judgement] = {}
        for subject in subjects:
            if subject.model_id != model_id:
                model_id = subject.model_id
                routes = judge_routes(request, model_id)
            yield assess(request, subject, routes, search)

    def judge(self, subject: Subject, request: Request) -> Judgement:
        """Facts, verdicts, scores and decision of one subject, before anything is written down."""
        return request.assessor.judge(subject, request.use_case, request.overrides)

    def supposed(
        self, subject: Subject, request: Request, conditions: Conditions = AS_THINGS_STAND
    ) -> SupposedPart:
        """What each scenario at hand would make of a subject; none are judged on top of one that is supposed already.

        ``conditions`` are those of the request.
        """
        from riskctl.assessment.scenario_outlook import supposed_part

        names = () if conditions.scenario else sorted(self.workspace.scenarios)
        engines = (self._assessor(replace(conditions, scenario=name)) for name in names)
        return supposed_part(self.judge(subject, request), request, engines)

    def screen(self, names: Iterable[str], lists: Collection[str] = ()) -> list[Json]:
        """Look names up in the lists in force on the day, or in those named; one row a name, with its reasons."""
        from riskctl.screening.queries import new_query
        from riskctl.screening.rows import result_row

        opened = self.lists(lists)
        rows = []
        for name in names:
            result = opened.screener.screen(new_query(name, None, "unknown"))
            rows.append(result_row(result, opened.searched, opened.absent))
        return rows

    def lists(self, only: Collection[str] = ()) -> OpenLists:
        """The lists in force on the day, opened once."""
        from riskctl.workspace.screener import open_screener

        key = tuple(sorted(only))
        if key not in self._lists:
            self._lists[key] = open_screener(self.as_of, only)
        return self._lists[key]

    def _assessor(self, conditions: Conditions) -> Assessor:
        """The engine for a scenario and waivers: compiled once, used for every question under them."""
        # Part of the key: another waiver file is another engine.
        waivers = conditions.waivers or read_config(find_config()).waivers
        key = conditions.scenario, waivers
        if key not in self._assessors:
            self._assessors[key] = self._new_assessor(conditions.scenario, waivers)
        return self._assessors[key]

    def _new_assessor(self, scenario_id: str | None, waivers: Path | None) -> Assessor:
        workspace = self.workspace
        overlays: Sequence[Overlay] = ()
        if waivers is not None:
            overlays = load_overlays(load(waivers), workspace.rules)
        today = self._assessors.get((None, waivers))
        return Assessor(
            workspace.catalogue,
            workspace.law(overlays),
            self.as_of,
            scenario=self._scenario(scenario_id),
            screening=self._party_screening(),
            beside=today.book if today else None,
        )

    def _scenario(self, scenario_id: str | None) -> Scenario:
        if scenario_id is None:
            return NO_SCENARIO
        # What names no scenario at all is looked up as it stands, so that the message shows it.
        names = scenario_ids(scenario_id) or (scenario_id,)
        scenarios: list[Scenario] = []
        problems: list[str] = []
        for name in names:
            try:
                scenarios.append(self.workspace.scenario(name))
            except KeyError as error:
                problems.append(str(error.args[0]))
        if problems:
            raise RequestError("\n".join(problems))
        return reduce(joined, scenarios)

    def _party_screening(self) -> PartyScreening | None:
        # A list of one, as "nothing installed" is an answer worth keeping too.
        if not self._parties:
            self._parties.append(_party_screening(self.as_of))
        return self._parties[0]


def _party_screening(as_of: str) -> PartyScreening | None:
    """The matcher is imported only where there are lists to match against."""
    if not in_force(lists_root(), as_of):
        return None
    from riskctl.workspace.party_lists import party_screening

    return party_screening(as_of)
