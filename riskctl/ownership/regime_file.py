"""Read ownership regimes from ``rulesets/ownership/``, with every problem at its line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import Field, model_validator

from riskctl.facts.countries import COUNTRIES
from riskctl.facts.law import Source, Window
from riskctl.ownership.lists import LISTS
from riskctl.ownership.regimes import Caution, Enough, Regime, RegimeWindow, Sure
from riskctl.text.located import Located, Problem
from riskctl.text.model import Id, Replaces, Strict
from riskctl.text.problems import Problems
from riskctl.text.schema import validate
from riskctl.text.suggest import hint

KeyPath = tuple[str | int, ...]


class Counts(Strict):
    """Who counts at the top of a chain; see :class:`~riskctl.ownership.regimes.Regime`."""

    lists: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    perhaps_because: str = ""
    places: str = ""
    countries: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _somebody(self) -> Counts:
        if not (self.lists or self.places or self.countries):
            raise ValueError("somebody must count: give `lists`, `places` or `countries`")
        if bool(self.perhaps) != bool(self.perhaps_because):
            raise ValueError("`perhaps` and `perhaps_because` go together")
        return self


class OwnershipTest(Strict):
    """What counts beside shares, and whether holders are added up."""

    holders_added: Sure
    control: Sure
    votes: Sure
    joint: Sure
    non_voting: Sure
    persons: Sure


class RegimeFile(Strict):
    """One file of ``rulesets/ownership``. Either ``follows`` a rule with ``enough``, or has ``windows`` of its own."""

    regime: Id
    title: str
    jurisdiction: str
    order: int = Field(ge=1)
    """Place in reports; equal ones by id."""
    note: str = ""
    sources: dict[str, Source] = Field(min_length=1)
    follows: str = ""
    enough: Enough | None = None
    windows: tuple[RegimeWindow, ...] = ()
    counts: Counts
    test: OwnershipTest
    red_flags: dict[Caution, str] = {}
    replaces: Replaces | None = None

    @model_validator(mode="after")
    def _one_calendar(self) -> RegimeFile:
        if bool(self.follows) == bool(self.windows):
            raise ValueError("a regime either `follows` a rule or has `windows` of its own")
        if bool(self.follows) != (self.enough is not None):
            raise ValueError("`enough` goes with `follows`; windows carry their own")
        return self


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a regime may name: windows of rules by rule id, and ids of reference lists."""

    rules: Mapping[str, tuple[Window, ...]]
    places: Collection[str]


def load_regimes(files: Iterable[Located], known: KnownNames) -> tuple[Regime, ...]:
    """The regimes in the order of reports. Raises :class:`InputError` with the problems of every file."""
    rows: list[tuple[int, Regime]] = []
    problems = Problems()
    for located in files:
        with problems.caught():
            file = validate(located, RegimeFile)
            Problems(_problems(located, file, known)).raise_all()
            rows.append((file.order, _regime(file, known, located.sha256)))
    problems.raise_all()
    # Not by file name: a regime of a pack stands among the bundled ones.
    rows.sort(key=lambda entry: (entry[0], entry[1].id))
    return tuple(regime for _, regime in rows)


def followed(windows: Iterable[Window], enough: Enough) -> tuple[RegimeWindow, ...]:
    """The windows of a rule as those of the regime that follows it."""
    return tuple(
        # By way of the model, so that a window that is followed is checked like one that is
        # written.
        RegimeWindow.model_validate({**window.model_dump(by_alias=True), "enough": enough})
        for window in windows
    )


def _regime(file: RegimeFile, known: KnownNames, sha256: str) -> Regime:
    windows = file.windows
    if file.follows and file.enough:
        windows = followed(known.rules[file.follows], file.enough)
    return Regime(
        id=file.regime,
        title=file.title,
        jurisdiction=file.jurisdiction,
        windows=windows,
        sources=tuple(file.sources.values()),
        lists=frozenset(file.counts.lists),
        perhaps=frozenset(file.counts.perhaps),
        places=file.counts.places,
        countries=frozenset(file.counts.countries),
        adds=file.test.holders_added,
        control=file.test.control,
        votes=file.test.votes,
        joint=file.test.joint,
        non_voting=file.test.non_voting,
        persons=file.test.persons,
        spares=frozenset(file.counts.spares),
        perhaps_because=file.counts.perhaps_because,
        note=file.note,
        follows=file.follows,
        cautions={flag: file.sources[key] for flag, key in file.red_flags.items()},
        sha256=sha256,
    )


def _problems(located: Located, file: RegimeFile, known: KnownNames) -> Iterator[Problem]:
    for path, kind, value, names in _named(file, known):
        if value not in names:
            yield located.problem(path, f"unknown {kind} {value!r}{hint(value, names)}")
    last = ""
    for index, window in enumerate(file.windows):
        at: KeyPath = ("windows", index)
        if index and (window.since or "") <= last:
            yield located.problem(at, "windows must be in order and not overlap")
        if window.since and window.through and window.through < window.since:
            yield located.problem(at, "the window ends before it begins")
        # An open end reaches further than any date there is.
        last = window.through or "9999-12-31"


def _named(
    file: RegimeFile, known: KnownNames
) -> Iterator[tuple[KeyPath, str, str, Collection[str]]]:
    """What the file names: place, kind, value, and the values there are."""
    groups: tuple[tuple[str, str, Collection[str]], ...] = (
        ("lists", "list", LISTS),
        ("perhaps", "list", LISTS),
        ("countries", "country", COUNTRIES),
        ("spares", "country", COUNTRIES),
    )
    for group, kind, names in groups:
        for index, value in enumerate(getattr(file.counts, group)):
            yield ("counts", group, index), kind, value, names
    if file.counts.places:
        yield ("counts", "places"), "reference list", file.counts.places, known.places
    if file.follows:
        yield ("follows",), "rule", file.follows, known.rules
    for index, window in enumerate(file.windows):
        yield ("windows", index, "source"), "source", window.source, file.sources
    for flag, key in file.red_flags.items():
        yield ("red_flags", flag), "source", key, file.sources
